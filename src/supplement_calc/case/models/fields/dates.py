"""Days, financial years and tax years, as people write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, NoReturn

from pydantic import PlainValidator

from ....diagnostics.look_alikes import DASHES, plainly
from ....parser.tree import Scalar
from ....reference.calendar import EARLIEST, LATEST, FinancialYear, TaxYear, months_named
from ...labels import phrase
from .base import InSchema, leaf, reject

_FINANCIAL_YEAR = re.compile(rf"([1-9][0-9]{{3}}) ?[-/{DASHES}] ?([0-9]{{2}})")
_TAX_YEAR = re.compile(rf"((?:19|20)[0-9]{{2}})\s?[-/{DASHES}]\s?((?:19|20)?[0-9]{{2}})")


def _beyond(scalar: Scalar) -> NoReturn:
    """Refuse a day or year that no case can mean."""
    reject(
        "date-out-of-range",
        f"{phrase(scalar.path)} is {scalar.shown}, which is not between {EARLIEST.year} and {LATEST.year}",
        "leave `ends` out where there is no end, which payroll systems write as 9999-12-31"
        if scalar.path[-1:] == ("ends",)
        else f"give a year from {EARLIEST.year} to {LATEST.year}, or leave the line out",
    )


YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?")
IN_WORDS = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[ -](?P<name>[A-Za-z]+)\.?,?[ -](?P<year>[0-9]{4})", re.IGNORECASE
)
MONTH_FIRST = re.compile(r"(?P<name>[A-Za-z]+)\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})", re.IGNORECASE)
NUMERIC = re.compile(r"(?P<first>[0-9]{1,2})[-/. ](?P<second>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})")


def _day(text: str) -> date | None:
    """The day that a text means; None for one that is no date, or two. Raises `ValueError` for a day that does not exist."""
    if year_first := YEAR_FIRST.fullmatch(text):
        return date(*map(int, year_first.groups()))
    if in_words := IN_WORDS.fullmatch(text):
        day, name, year = in_words.groups()
    elif month_first := MONTH_FIRST.fullmatch(text):
        name, day, year = month_first.groups()
    elif (numeric := NUMERIC.fullmatch(text)) and (numeric[1] == numeric[2] or 12 < int(numeric[1]) <= 31):
        return date(int(numeric[3]), int(numeric[2]), int(numeric[1]))  # the one way that it can be read
    else:
        return None
    return next((date(int(year), month, int(day)) for month in months_named(name)), None)


def day(node: object) -> date:
    """A day in digits or in words."""
    scalar = leaf(node, "a date")
    text = " ".join(plainly(scalar).split())
    try:
        read = _day(text)
    except ValueError:
        headline = f"{phrase(scalar.path)} is {scalar.shown}, a day that does not exist"
        reject("no-such-date", headline, _put_right(text))
    if read is not None:
        return read if EARLIEST <= read <= LATEST else _beyond(scalar)
    if numeric := NUMERIC.fullmatch(text):
        day, month_number, year = numeric.groups()
        if not (1 <= int(day) <= 31 and 1 <= int(month_number) <= 31 and min(int(day), int(month_number)) <= 12):
            reject("no-such-date", f"{phrase(scalar.path)} is {scalar.shown}, a day that does not exist", _put_right(text))
        reject(
            "ambiguous-date",
            f"{phrase(scalar.path)} is {scalar.shown}, which is read day first or month first",
            _either_way(int(year), int(day), int(month_number)),
        )
    no_end = "write the last day, YYYY-MM-DD, or leave the line out where there is no end"
    return reject(
        "not-a-date",
        f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a date",
        no_end if scalar.path[-1:] == ("ends",) and not re.search("[0-9]", text) else _put_right(text),
    )


def _put_right(text: str) -> str:
    from .dates_put_right import put_right  # most files need none of it

    return put_right(text)


def _either_way(year: int, first: int, second: int) -> str:
    """What to write for a numeric date, by the parts that can be a month: as papers here have it first."""
    from .dates_put_right import either_way

    return either_way(f"{year}", first, second)


Date = Annotated[date, PlainValidator(day), InSchema("date")]
"""A day: `2019-07-01` or `1 July 2019`."""


def _in_years(scalar: Scalar, days: str) -> str:
    """What to write for a text that is no year of two calendar years, from the years in it; `days` says which days it is of."""
    from .dates_put_right import years_in

    first = years_in(scalar)
    if first is None:
        return f"write the two calendar years, as in YYYY/YY, in place of `{scalar.shown}`"
    return f"write {first}/{(first + 1) % 100:02} for {days.format(first=first, next=first + 1)}"


def financial_year(node: object) -> FinancialYear:
    """A year and the next."""
    scalar = leaf(node, "a financial year")
    shape = _FINANCIAL_YEAR.fullmatch(scalar.strip())
    if shape is None:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which does not name a financial year"
        reject("not-a-financial-year", headline, _in_years(scalar, "the financial year that starts in {first}"))
    first = int(shape[1])
    year = FinancialYear(first)
    if int(shape[2]) != (first + 1) % 100:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a year and the next"
        reject("not-a-financial-year", headline, f"write {year.name} for the financial year that starts in {first}")
    if not EARLIEST.year <= first < LATEST.year:
        _beyond(scalar)
    return year


Year = Annotated[
    FinancialYear,
    PlainValidator(financial_year),
    InSchema("financial_year"),
]
"""A financial year: `2021/22`."""


_TO = re.compile(rf"\s+(?:to|until|-|[{DASHES}])\s+", re.IGNORECASE)


def financial_years(node: object) -> tuple[FinancialYear, FinancialYear]:
    """From one financial year to another, both in: `2026/27 to 2028/29`."""
    scalar = leaf(node, "financial years, such as 2026/27 to 2028/29")
    parts = _TO.split(scalar.strip())
    if len(parts) != 2 or not all(_FINANCIAL_YEAR.fullmatch(part) for part in parts):
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which does not name two financial years"
        reject("not-a-financial-year", headline, "write the first and the last, as in 2026/27 to 2028/29; one alone is `year`")
    first, last = (financial_year(Scalar.at(part, scalar.span, scalar.path)) for part in parts)
    if last < first:
        headline = f"{phrase(scalar.path)} is {scalar.shown}, and the second year is before the first"
        reject("period-backwards", headline, f"write {last.name} to {first.name}")
    return first, last


Years = Annotated[tuple[FinancialYear, FinancialYear], PlainValidator(financial_years), InSchema("financial_years")]
"""Several financial years: `2026/27 to 2028/29`."""


def tax_year(node: object) -> TaxYear:
    """A year and the next, from 6 April."""
    scalar = leaf(node, "a tax year")
    shape = _TAX_YEAR.fullmatch(scalar.strip())
    if shape is None:
        help = _in_years(scalar, "6 April {first} to 5 April {next}")
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


TaxYearField = Annotated[TaxYear, PlainValidator(tax_year), InSchema("tax_year")]
"""A tax year: `2019-20` or `2019/20`."""
