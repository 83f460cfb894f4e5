"""Financial years in plain fractions: a day at a time, sharing nothing with the engine."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from oracle.costing import Number, rounded

Years = dict[int, Fraction]
"""By the calendar year that a financial year starts in."""


def year_of(day: date) -> int:
    """The financial year that a day falls in: it starts on 1 April."""
    return day.year - (day < date(day.year, 4, 1))


def named(year: int) -> str:
    """2019 → 2019_20, as ids have it."""
    return f"{year}_{str(year + 1)[-2:]}"


def months_of(first: date, last: date) -> Years:
    """The months that fall in each financial year; each day is one part of its own month."""
    found: Years = defaultdict(Fraction)
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        found[year_of(day)] += Fraction(1, monthrange(day.year, day.month)[1])
    return dict(found)


def costs(yearly: Fraction, first: date, last: date, unit: Number) -> Years:
    """Each year's months ÷ 12 of a year's cost, rounded; the last year is what is left of the whole, rounded once."""
    months = months_of(first, last)
    *earlier, end = sorted(months)
    found = {year: rounded(yearly * months[year] / 12, unit) for year in earlier}
    found[end] = rounded(yearly * sum(months.values()) / 12, unit) - sum(found.values(), Fraction(0))
    return found


def movements(by_year: Years) -> Years:
    """What each year adds to the base budget of the year before, one year on after the end."""
    nil = Fraction(0)
    return {year: by_year.get(year, nil) - by_year.get(year - 1, nil) for year in range(min(by_year), max(by_year) + 2)}
