"""Days and years as they may be written: what the readers take, narrowed to months, days and years that there are."""

from __future__ import annotations

import re

from ...diagnostics.look_alikes import DASHES
from ...reference.calendar import EARLIEST, LATEST, MONTHS
from ..models.fields import dates
from ..models.fields import year_start as starts
from .patterns import either, in_editors, numbers_between

_YEAR = in_editors(numbers_between(EARLIEST.year, LATEST.year), alike=True)
_DAY, _MONTH = in_editors("0?[1-9]|[12][0-9]|3[01]", alike=True), in_editors("0?[1-9]|1[0-2]", alike=True)
_AFTER_TWELVE = in_editors("1[3-9]|2[0-9]|3[01]", alike=True)


def _month_name(name: str) -> str:
    """A month's name, whole or cut short after three letters or more."""
    ending = ""
    for letter in reversed(name[3:]):
        ending = f"(?:{letter}{ending})?"
    return f"{name[:3]}{ending}"


_NAME = in_editors(re.compile("|".join(map(_month_name, MONTHS)), re.IGNORECASE))
_NAME_BUT_JANUARY = in_editors(re.compile("|".join(map(_month_name, MONTHS[1:])), re.IGNORECASE))


def day() -> str:
    """A day in digits or in words. In digits alone it is read where the first two are alike, or only one can be the day."""
    parts = {"year": _YEAR, "month": _MONTH, "day": _DAY, "name": "<name>"}
    # a group for the two that are alike, the only one of the whole pattern that is counted
    same = in_editors(dates.NUMERIC, {"year": _YEAR, "first": "<first>", "second": r"\1"}, alike=True, runs=True)
    after_twelve = in_editors(dates.NUMERIC, {"year": _YEAR, "first": _AFTER_TWELVE, "second": _MONTH}, alike=True, runs=True)
    named = [in_editors(one, parts, alike=True, runs=True) for one in (dates.YEAR_FIRST, dates.IN_WORDS, dates.MONTH_FIRST)]
    made = either(*named, same.replace("(?:<first>)", f"({_MONTH})"), after_twelve)
    return made.replace("<name>", _NAME)


def year_start() -> str:
    """The first day of a month, by its name: `1 August`."""
    parts = {"name": "<name>"}
    forms = (starts.DAY_FIRST, starts.MONTH_FIRST)
    return either(*(in_editors(one, parts, alike=True, runs=True) for one in forms)).replace("<name>", _NAME_BUT_JANUARY)


def financial_year() -> str:
    """A year and the next, `2021/22`."""
    between = f" ?[-/{DASHES}] ?"
    return f"(?={numbers_between(EARLIEST.year, LATEST.year - 1)})[0-9]{{2}}{_and_the_next(between, 1)}"


def financial_years() -> str:
    """From one to another: `2026/27 to 2028/29`."""
    one, other = financial_year(), financial_year().replace("([0-9])", "([0-9])")
    return one + rf"\s+(?:[Tt][Oo]|[Uu][Nn][Tt][Ii][Ll]|[-{DASHES}])\s+" + other.replace(r"\1", r"\2")


def tax_year() -> str:
    """The same, the next in two digits or four: `2019-20`, `2019/2020`."""
    between = rf"\s?[-/{DASHES}]\s?"
    years = f"(?={numbers_between(EARLIEST.year, 2099)})"
    next_century = f"1999{between}2000"
    return f"{years}(?:(19|20){_and_the_next(between, 2, again=_FIRST_AGAIN)}|{next_century})"


_FIRST_AGAIN = r"(?:\1)?"


def _and_the_next(between: str, group: int, *, again: str = "") -> str:
    """The last two digits of a year, what is between, and those of the next, after its first two where they are `again`. The
    first of the two is a group, by its number."""
    units = "|".join(rf"{one}{between}{again}\{group}[{one + 1}]" for one in range(9))
    tens = "|".join(f"{ten}9{between}{again}{ten + 1}0" for ten in range(9))
    return f"(?:([0-9])(?:{units})|{tens}|99{between}00)"
