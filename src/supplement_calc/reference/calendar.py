"""Months, tax years (6 April to 5 April) and financial years (1 April to 31 March, where an employer has no others)."""

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


MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip


def months_named(name: str) -> tuple[int, ...]:
    """The months that a name may mean, whole or cut short after three letters or more; none of a name that is no month's."""
    name = name.lower()
    return tuple(number for number, full in enumerate(MONTHS, 1) if len(name) > 2 and full.lower().startswith(name))


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


def share_of_month(first: date, starts: date, ends: date | None) -> Fraction:
    """The share of a month, by its first day, that lies between two days, both in: by its days.

    Of a whole number of months that starts inside one, the last month has what the first leaves, so that twelve months are
    twelve whatever February has.
    """
    length = monthrange(first.year, first.month)[1]
    last = first.replace(day=length)
    if starts > last or (ends is not None and ends < first):
        return Fraction(0)
    if ends is not None and ends <= last and _is_whole(starts, ends):
        own = monthrange(starts.year, starts.month)[1]
        return Fraction(starts.day - 1, own)
    from_day = starts.day if starts > first else 1
    to_day = length if ends is None or ends > last else ends.day
    return Fraction(to_day - from_day + 1, length)


def _is_whole(starts: date, ends: date) -> bool:
    """Whether two days, not in one month, are a whole number of months apart, both in."""
    months = 12 * (ends.year - starts.year) + ends.month - starts.month
    if months < 1 or starts.day == 1:
        return False
    leap_day = (starts.month, starts.day, ends.month, ends.day) == (2, 29, 2, 28)
    return leap_day or months_after(starts, months) == ends + timedelta(days=1)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first.replace(day=1) + timedelta(days=31)).replace(day=1)


class FinancialYear(NamedTuple):
    """A financial year by the calendar year that it starts in; which days are in it is for `FinancialYears` to say."""

    starts_in: int

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

    def to(self, last: FinancialYear) -> list[FinancialYear]:
        """The years from this one to another, both in."""
        return [FinancialYear(year) for year in range(self.starts_in, last.starts_in + 1)]


class FinancialYears(NamedTuple):
    """An employer's financial years, by the month on whose first day they start: April for councils and the NHS."""

    month: int = 4

    def of(self, day: date) -> FinancialYear:
        """The year that a day falls in."""
        return FinancialYear(day.year if day.month >= self.month else day.year - 1)

    def first_day(self, year: FinancialYear) -> date:
        """The first day of a year."""
        return date(year.starts_in, self.month, 1)

    def last_day(self, year: FinancialYear) -> date:
        """The last day of a year."""
        return self.first_day(year.next) - timedelta(days=1)

    @property
    def month_name(self) -> str:
        """`August`."""
        return MONTHS[self.month - 1]

    @property
    def first_in_words(self) -> str:
        """`1 August`."""
        return f"1 {self.month_name}"

    @property
    def in_words(self) -> str:
        """`1 August to 31 July`."""
        last = self.last_day(FinancialYear(2001))
        return f"{self.first_in_words} to {last.day} {MONTHS[last.month - 1]}"


FROM_APRIL = FinancialYears()
"""The financial years of an employer that says nothing of its own."""
