"""The first day of an employer's financial year, as people write it: `1 August`."""

from __future__ import annotations

import re
from typing import Annotated, NoReturn

from pydantic import PlainValidator

from ....diagnostics.look_alikes import plainly
from ....parser.tree import Scalar
from ....reference.calendar import FinancialYears, months_named
from ...labels import phrase
from .base import InSchema, leaf, reject

DAY_FIRST = re.compile(r"(?P<day>0?1)(?:st)?(?: of)?[ -](?P<name>[A-Za-z]+)\.?", re.IGNORECASE)
MONTH_FIRST = re.compile(r"(?P<name>[A-Za-z]+)\.? (?P<day>0?1)(?:st)?", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z]{3,}")
_NUMERIC = re.compile(r"[0-9]{4}-([0-9]{1,2})-([0-9]{1,2})")
_JANUARY = 1
_WANTED = "the first day of a month, such as 1 August"


def year_start(node: object) -> FinancialYears:
    """The first day of a month by its name, `1 August`."""
    scalar = leaf(node, _WANTED, _put_right)
    text = " ".join(plainly(scalar).split())
    found = DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    months = months_named(found["name"]) if found else ()
    if len(months) != 1:
        _not_a_start(scalar, f"is `{scalar.shown}`, which is not the first day of a month", _put_right(text))
    if months == (_JANUARY,):
        why = "years from then are calendar years, and a case names financial years by two, such as 2026/27"
        _not_a_start(scalar, f"is {scalar.shown}: {why}", "leave the line out, and cost by full years and the whole term")
    return FinancialYears(months[0])


def _not_a_start(scalar: Scalar, says: str, help: str) -> NoReturn:
    reject("not-a-year-start", f"{phrase(scalar.path)} {says}", help)


def _put_right(text: str) -> str:
    """What to write for it: the first of the month that it names, or of the month after where it names the last day of one."""
    named = next((found for name in _NAMED.findall(text) if len(found := months_named(name)) == 1), ())
    days = [int(one) for one in re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text)]
    if numeric := _NUMERIC.fullmatch(text):
        named, days = tuple(int(one) for one in numeric.groups()[:1] if 1 <= int(one) <= 12), [int(numeric[2])]
    if not named:
        return f"write {_WANTED}"
    ends = bool(days) and days[0] in (28, 29, 30, 31)
    month = named[0] % 12 + 1 if ends else named[0]
    if month == _JANUARY:
        return f"write {_WANTED}"
    return f"write {FinancialYears(month).first_in_words}{', the day after' if ends else ''}"


YearStart = Annotated[FinancialYears, PlainValidator(year_start), InSchema("year_start")]
"""The first day of a financial year: `1 August`."""
