"""Months, tax years (6 April to 5 April) and financial years (1 April to 31 March)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

EARLIEST, LATEST = date(1948, 1, 1), date(2199, 12, 31)
"""The days that a case file may speak of: from the year in which National Insurance began, and so far only that no sum of
days, months and years made here (twenty years of a forecast, a policy's longest limit) comes near the calendar's own end. A
day beyond is a slip, or stands for "no end"."""


class TaxYear(NamedTuple):
    """A tax year, by the calendar year it starts in."""

    starts_in: int

    @property
    def first(self) -> date:
        """6 April."""
        return date(self.starts_in, 4, 6)

    @property
    def last(self) -> date:
        """5 April of the next year."""
        return date(self.starts_in + 1, 4, 5)

    @property
    def name(self) -> str:
        """`2019-20`."""
        return f"{self.starts_in}-{(self.starts_in + 1) % 100:02}"


def tax_year_of(day: date) -> TaxYear:
    """The tax year that a day falls in."""
    return TaxYear(day.year if (day.month, day.day) >= (4, 6) else day.year - 1)


def day_in_words(day: date) -> str:
    """A day as papers print it: `1 July 2019`."""
    return f"{day.day} {day:%B %Y}"


def month_end(day: date) -> date:
    """The last day of its month: the pay day of monthly staff."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def first_of_month_after(day: date, months: int) -> date:
    """The first day of the month so many months after the day's own."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the last of the month where that month has no such day, and the calendar's own last
    day where it has no such year."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def day_before_next_year(day: date) -> date:
    """The last day of the twelve months that start on a day; from 29 February, the last of that month's in the next year."""
    try:
        return day.replace(year=day.year + 1) - timedelta(days=1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def months_between(first: date, last: date) -> Fraction:
    """Calendar months from one day to another, both in. A month that is not whole counts the share of its days."""
    months = Fraction(0)
    start = first.replace(day=1)
    while start <= last:
        next_month = (start + timedelta(days=31)).replace(day=1)
        length = (next_month - start).days
        days = (min(last + timedelta(days=1), next_month) - max(first, start)).days
        months += Fraction(days, length)
        start = next_month
    return months


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first.replace(day=1) + timedelta(days=31)).replace(day=1)


_APRIL = 4


class FinancialYear(NamedTuple):
    """A financial year by the calendar year that it starts in."""

    starts_in: int

    @classmethod
    def of(cls, day: date) -> FinancialYear:
        """The year that a day falls in."""
        return cls(day.year if day.month >= _APRIL else day.year - 1)

    @property
    def name(self) -> str:
        """`2019/20`."""
        return f"{self.starts_in}/{(self.starts_in + 1) % 100:02}"

    @property
    def id(self) -> str:
        """The name in an id: `2019_20`."""
        return self.name.replace("/", "_")

    @property
    def next(self) -> FinancialYear:
        """The year after."""
        return FinancialYear(self.starts_in + 1)

    @property
    def starts(self) -> date:
        """Its first day."""
        return date(self.starts_in, _APRIL, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.starts_in + 1, _APRIL - 1, 31)

    def to(self, last: FinancialYear) -> list[FinancialYear]:
        """The years from this one to another, both in."""
        return [FinancialYear(year) for year in range(self.starts_in, last.starts_in + 1)]
