"""A cost that goes on for some time, by financial year: what falls in each, and the movement on the base budget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from ..diagnostics import Span
from ..ledger import Figure, Ledger
from ..reference.calendar import FinancialYear, FinancialYears, next_month, share_of_month

Months = Mapping[FinancialYear, Fraction]
ByYear = dict[FinancialYear, Figure]


@lru_cache  # the measures of a package run over the same years
def months_by_year(years: FinancialYears, first: date, last: date) -> Months:
    """The months from one day to another, both in, that fall in each financial year; a part month by its days."""
    months: dict[FinancialYear, Fraction] = {}
    start = first.replace(day=1)
    while start <= last:
        year = years.of(start)
        months[year] = months.get(year, Fraction(0)) + share_of_month(start, first, last)
        start = next_month(start)
    return months


def by_year(ledger: Ledger, id: str, label: str, yearly: Figure, months: Months, place: Span) -> ByYear:
    """The figures `{id}.2019_20` …: a year's cost × the months that fall in each financial year ÷ 12, each rounded."""
    years: ByYear = {}
    for year, share in months.items():
        name, title = f"{id}.{year.id}", f"{label} in {year.name}"
        paid = _parts(ledger, id, year, share, place)
        part = part_of_month(share)
        in_parts, said_as = Decimal(12 * share.denominator), f"12 × {share.denominator}"
        full = ledger.constant(f"period.year_in_{share.denominator}", f"A year, in {part}", in_parts, "count", said_as)
        by_months = ledger.work(
            f"{id}.by_months.{year.id}", f"{title}: cost of a year times {part}", "GBP", "product", (yearly, paid)
        )
        years[year] = ledger.work(name, title, "GBP", "ratio", (by_months, full), ledger.rounding)
    return years


def _parts(ledger: Ledger, id: str, year: FinancialYear, months: Fraction, place: Span) -> Figure:
    """The months of a year in whole parts of a month, so that the one division comes last and half a pound is half a pound."""
    part = part_of_month(months)
    text = f"{months.numerator} {part} of {year.name}"
    return ledger.constant(
        f"{id}.parts.{year.id}", f"Paid in {year.name}, in {part}", Decimal(months.numerator), "count", text, place
    )


def part_of_month(months: Fraction) -> str:
    """What a number of months is counted in, so that it is a whole number: `months`, `30ths of a month`."""
    return "months" if months.denominator == 1 else f"{months.denominator}ths of a month"


def movement(ledger: Ledger, id: str, label: str, costs: ByYear) -> ByYear:
    """The figures `{id}.2019_20` …: each year's cost less that of the year before, and one year on."""
    zero = ledger.zero("GBP")
    years: ByYear = {}
    before = zero
    for year, cost in [*costs.items(), (max(costs).next, zero)]:
        title = f"{label} in {year.name}"
        years[year] = ledger.work(f"{id}.{year.id}", title, "GBP", "difference", (cost, before))
        before = cost
    return years
