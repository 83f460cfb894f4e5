"""What each line of the proposal costs more than the same line of doing nothing, by financial year and over the whole term."""

from __future__ import annotations

from typing import NamedTuple

from ...ledger import Figure, Ledger
from ...reference.calendar import FinancialYear
from .month_costs import LABELS
from .projection import Projection, YearCost

ID = "forecast.extra"
TOTAL = f"{ID}.total"

ByLine = dict[str, Figure]


class ExtraByLine(NamedTuple):
    """Pounds by the line's name; below 0 where the proposal costs less. The lines of a year add up to its net cost."""

    years: dict[FinancialYear, ByLine]
    total: ByLine

    @property
    def figures(self) -> list[Figure]:
        """All of them, year by year, those of the whole term last."""
        return [figure for lines in (*self.years.values(), self.total) for figure in lines.values()]


def extra_by_line(ledger: Ledger, nothing: Projection, proposal: Projection) -> ExtraByLine:
    """The figures `forecast.extra.YEAR.LINE` and `forecast.extra.total.LINE`."""
    years = {
        year: _lines(ledger, f"{ID}.{year.id}", f" in {year.name}", nothing.years[year], cost)
        for year, cost in proposal.years.items()
    }
    return ExtraByLine(years, _lines(ledger, TOTAL, " of all years", nothing.total, proposal.total))


def _lines(ledger: Ledger, id: str, when: str, nothing: YearCost, proposal: YearCost) -> ByLine:
    """Each line of either; one that a course does not have costs nothing in it."""
    zero, extra = ledger.zero("GBP"), {}
    for name in LABELS:
        if name in nothing.lines or name in proposal.lines:
            both = (proposal.lines.get(name, zero), nothing.lines.get(name, zero))
            extra[name] = ledger.work(f"{id}.{name}", f"Extra cost{when}: {_lower(LABELS[name])}", "GBP", "difference", both)
    return extra


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"
