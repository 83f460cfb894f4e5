"""The months of a forecast, and what holds in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ...case.case import Case
from ...case.dates import forecast_dates
from ...reference.calendar import FinancialYear, next_month, share_of_month


class Month(NamedTuple):
    """A month by its first day; `number` counts from 1, `paid` is the share of it that the supplement is paid for, and `year`
    the financial year that it falls in."""

    first: date
    number: int
    paid: Fraction
    year: FinancialYear

    @property
    def id(self) -> str:
        """The month in an id: `2019_07`."""
        return _texts(self.first)[0]

    @property
    def name(self) -> str:
        """`July 2019`."""
        return _texts(self.first)[1]

    @property
    def pay_day(self) -> date:
        """Its last day."""
        return next_month(self.first) - timedelta(days=1)


@lru_cache  # every figure of a month has both in it, and formatting a date takes longer than working out the figure
def _texts(first: date) -> tuple[str, str]:
    return f"{first:%Y_%m}", f"{first:%B %Y}"


def months_of(case: Case, years: int | None = None) -> tuple[Month, ...]:
    """The months that a forecast runs through, the first and the last whole."""
    dates = forecast_dates(case, years)
    assert dates is not None
    return tuple(_months(case, dates.first, dates.last))


def _months(case: Case, first: date, last: date) -> Iterator[Month]:
    number = 1
    while first <= last:
        yield Month(first, number, share_paid_for(case, first), case.years.of(first))
        first, number = next_month(first), number + 1


def share_paid_for(case: Case, first: date) -> Fraction:
    """The share of a month, by its first day, that lies in the supplement's period."""
    if case.period is None:
        return Fraction(1)
    return share_of_month(first, case.period.starts, case.period.ends)


def months_before(first: date, count: int) -> date:
    """The first day of the month so many months before."""
    months = 12 * first.year + first.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def months_after_last(case: Case, last: Month, count: int) -> Iterator[Month]:
    """The months that follow a forecast's last, in which nothing new is promised."""
    first = last.first
    for number in range(last.number + 1, last.number + count + 1):
        first = next_month(first)
        yield Month(first, number, Fraction(0), case.years.of(first))


def years_of(months: Sequence[Month]) -> dict[FinancialYear, list[Month]]:
    """The months of each financial year, in order."""
    years: dict[FinancialYear, list[Month]] = {}
    for month in months:
        years.setdefault(month.year, []).append(month)
    return years
