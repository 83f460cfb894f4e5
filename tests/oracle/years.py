"""Financial years in plain fractions: a day at a time, sharing nothing with the engine."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from oracle.costing import Number, rounded
from oracle.term import shares

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
    for pay_day, share in shares(first, last):
        found[year_of(pay_day)] += share
    return dict(found)


def costs(yearly: Fraction, first: date, last: date, unit: Number) -> Years:
    """Each year's months ÷ 12 of a year's cost without on-costs, rounded."""
    return {year: rounded(yearly * months / 12, unit) for year, months in months_of(first, last).items()}


def movements(by_year: Years) -> Years:
    """What each year adds to the base budget of the year before, one year on after the end."""
    nil = Fraction(0)
    return {year: by_year.get(year, nil) - by_year.get(year - 1, nil) for year in range(min(by_year), max(by_year) + 2)}
