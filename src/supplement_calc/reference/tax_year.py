"""Tax years: 6 April to 5 April."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


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


def month_end(day: date) -> date:
    """The last day of its month: the pay day of monthly staff."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_on(day: date, months: int) -> date:
    """The first day of the month so many months after the day's own."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def day_before_next_year(day: date) -> date:
    """The last day of the twelve months that start on a day; from 29 February, the last of that month's in the next year."""
    try:
        return day.replace(year=day.year + 1) - timedelta(days=1)
    except ValueError:
        return date(day.year + 1, 2, 28)
