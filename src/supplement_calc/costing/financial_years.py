"""A cost that goes on for some time, by financial year: what falls in each, and the movement on the base budget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..case.case import Case
from ..diagnostics import Span
from ..ledger import Figure, Ledger
from ..ledger.ledger import is_answered
from ..reference.calendar import FinancialYear, months_between

Months = Mapping[FinancialYear, Fraction]
ByYear = dict[FinancialYear, Figure]


@lru_cache  # the measures of a package run over the same years
def months_by_year(first: date, last: date) -> Months:
    """The months from one day to another, both in, that fall in each financial year; a part month by its days."""
    starts, ends = FinancialYear.of(first), FinancialYear.of(last)
    return {
        year: months_between(
            first if year == starts else year.starts,
            last if year == ends else year.next.starts - timedelta(1),
        )
        for year in starts.to(ends)
    }


def by_year(
    ledger: Ledger, id: str, label: str, yearly: Figure, months: Months, place: Span, whole: Figure | None = None
) -> ByYear:
    """The figures `{id}.2019_20` …: a year's cost × the months that fall in each financial year ÷ 12, each rounded.

    With the figure for the whole time, the last year is what the others leave of it, so that the years add to it exactly.
    """
    years: ByYear = {}
    *_, last = months
    for year, share in months.items():
        name, title = f"{id}.{year.id}", f"{label} in {year.name}"
        paid = _parts(ledger, id, year, share, place)
        if year == last and whole is not None:
            years[year] = _rest(ledger, id, name, title, whole, list(years.values()))
            continue
        part = _words(share)
        in_parts, said_as = Decimal(12 * share.denominator), f"12 × {share.denominator}"
        full = ledger.constant(f"period.year_in_{share.denominator}", f"A year, in {part}", in_parts, "count", said_as)
        by_months = ledger.work(
            f"{id}.by_months.{year.id}", f"{title}: a year's cost times {part}", "GBP", "product", (yearly, paid)
        )
        years[year] = ledger.work(name, title, "GBP", "ratio", (by_months, full), ledger.rounding)
    return years


def _rest(ledger: Ledger, id: str, name: str, label: str, whole: Figure, others: list[Figure]) -> Figure:
    if not others:
        return ledger.relabelled(name, label, whole)
    before = ledger.work(f"{id}.before_last", "The years before the last", "GBP", "sum", others)
    return ledger.work(name, label, "GBP", "difference", (whole, before))


def _parts(ledger: Ledger, id: str, year: FinancialYear, months: Fraction, place: Span) -> Figure:
    """The months of a year in whole parts of a month, so that the one division comes last and half a pound is half a pound."""
    part = _words(months)
    text = f"{months.numerator} {part} of {year.name}"
    return ledger.constant(
        f"{id}.parts.{year.id}", f"Paid in {year.name}, in {part}", Decimal(months.numerator), "count", text, place
    )


def _words(months: Fraction) -> str:
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


class SupplementYear(NamedTuple):
    """A financial year of a supplement that ends: its months and its cost (None of the year after the last), and the movement
    on the base budget of the year before."""

    year: FinancialYear
    months: Figure | None
    cost: Figure | None
    movement: Figure


def supplement_by_year(case: Case, ledger: Ledger) -> tuple[SupplementYear, ...]:
    """The tables `supplement_by_year` and `supplement_movement`, where a supplement is paid over a period that ends.

    A financial year has its months ÷ 12 of a full year's cost, and the movement is what a medium-term financial plan adds to
    the base budget of the year before.
    """
    whole = ledger.figures["supplement_cost.period_total"]
    if case.period is None or case.period.ends is None or not is_answered(whole):
        return ()
    months = months_by_year(case.period.starts, case.period.ends)
    table = ledger.table("supplement_by_year", "Supplement by financial year")
    yearly = ledger.figures["supplement_cost.total"]
    costs = by_year(ledger, table.id, "Supplement", yearly, months, case.place("period"), whole)
    paid_in = {}
    for year, figure in costs.items():
        table.show(figure, label=year.name)
        month = Decimal(months[year].denominator)
        one = ledger.constant(f"period.month_in_{month}", "A month, in the same", month, "count", str(month))
        paid = ledger.figures[f"{table.id}.parts.{year.id}"]
        label = f"Months the supplement is paid in {year.name}"
        paid_in[year] = ledger.work(f"{table.id}.months.{year.id}", label, "months", "ratio", (paid, one))
    table.total("total", "The years together", list(costs.values()))
    moved = ledger.table("supplement_movement", "Movement on the base budget")
    movements = movement(ledger, moved.id, "Movement on the base budget", costs)
    for year, figure in movements.items():
        moved.show(figure, label=year.name)
    return tuple(SupplementYear(year, paid_in.get(year), costs.get(year), one) for year, one in movements.items())
