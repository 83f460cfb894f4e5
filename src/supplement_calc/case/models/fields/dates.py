"""Days, financial years and tax years, as people write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, NoReturn

from pydantic import PlainValidator, WithJsonSchema

from ....parser.tree import Scalar
from ....reference.calendar import EARLIEST, LATEST, FinancialYear, TaxYear
from ...labels import phrase
from .base import leaf, reject

_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip
_FINANCIAL_YEAR = re.compile(r"([1-9][0-9]{3}) ?[/–-] ?([0-9]{2})")
_TAX_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s?[-–/]\s?((?:19|20)?[0-9]{2})")


def _beyond(scalar: Scalar) -> NoReturn:
    """Refuse a day or year that no case can mean."""
    reject(
        "date-out-of-range",
        f"{phrase(scalar.path)} is {scalar.shown}, which is not between {EARLIEST.year} and {LATEST.year}",
        "leave `ends` out where there is no end, which payroll systems write as 9999-12-31"
        if scalar.path[-1:] == ("ends",)
        else f"give a year from {EARLIEST.year} to {LATEST.year}, or leave the line out",
    )


def _day(text: str) -> date | None:
    """The day that a text means; None for one that is no date. Raises `ValueError` for a day that does not exist."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return date.fromisoformat(text)
    if as_printed := re.fullmatch(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})", text):
        name = as_printed[2].lower()
        month = next((n for n, full in enumerate(_MONTHS, 1) if name in (full.lower(), full[:3].lower())), None)
        return None if month is None else date(int(as_printed[3]), month, int(as_printed[1]))
    return None


def _date(node: object) -> date:
    scalar = leaf(node, "a date")
    text = scalar.strip()
    try:
        read = _day(text)
    except ValueError:
        reject(
            "no-such-date",
            f"{phrase(scalar.path)} is {scalar.shown}, a day that does not exist",
            "write year-month-day, for example 2019-07-01",
        )
    if read is not None:
        return read if EARLIEST <= read <= LATEST else _beyond(scalar)
    if numeric := re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})", text):
        day, month_number, year = numeric.groups()
        reject(
            "ambiguous-date",
            f"{phrase(scalar.path)} is {scalar.shown}, which is read day first or month first",
            _either_way(int(year), int(day), int(month_number)),
        )
    return reject(
        "not-a-date",
        f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a date",
        "write year-month-day, for example 2019-07-01",
    )


def _either_way(year: int, first: int, second: int) -> str:
    """What to write for a numeric date, by the parts that can be a month."""
    if second <= 12:
        return f"write {year}-{second:02}-{first:02} if the day comes first"
    if first <= 12:
        return f"write {year}-{first:02}-{second:02} if the month comes first"
    return "write year-month-day, for example 2019-07-01"


Date = Annotated[date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date", "examples": ["2019-07-01"]})]
"""A day: `2019-07-01` or `1 July 2019`."""


def _financial_year(node: object) -> FinancialYear:
    scalar = leaf(node, "a financial year")
    shape = _FINANCIAL_YEAR.fullmatch(scalar.strip())
    if shape is None:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which does not name a financial year"
        reject("not-a-financial-year", headline, "write 2021/22 for 1 April 2021 to 31 March 2022")
    first = int(shape[1])
    year = FinancialYear(first)
    if int(shape[2]) != (first + 1) % 100:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a year and the next"
        reject("not-a-financial-year", headline, f"write {year.name} for 1 April {first} to 31 March {first + 1}")
    if not EARLIEST.year <= first < LATEST.year:
        _beyond(scalar)
    return year


Year = Annotated[
    FinancialYear,
    PlainValidator(_financial_year),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9][0-9]{3} ?[/–-] ?[0-9]{2}$"}),
]
"""A financial year: `2021/22`."""


def _tax_year(node: object) -> TaxYear:
    scalar = leaf(node, "a tax year")
    shape = _TAX_YEAR.fullmatch(scalar.strip())
    help = "write the two years, for example 2019-20"
    if shape is None:
        reject("not-a-tax-year", f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a tax year", help)
    first, second = int(shape[1]), shape[2]
    following = str(first + 1)
    if second not in (following, following[2:]):
        year = TaxYear(first)
        headline = f"{phrase(scalar.path)} is {scalar.shown}, which is more or less than one year"
        reject("not-a-tax-year", headline, f"write {year.name} for the year from 6 April {first}")
    if not EARLIEST.year <= first < LATEST.year:
        _beyond(scalar)
    return TaxYear(first)


TaxYearField = Annotated[TaxYear, PlainValidator(_tax_year), WithJsonSchema({"type": "string", "examples": ["2019-20"]})]
"""A tax year: `2019-20` or `2019/20`."""
