"""Each course against the budget: so many twelfths of a year's budget as the financial year has months here.

A budget by financial year is each year's own; of a year that it leaves out nothing is known, and it is never another year's.
One budget is that of the first financial year, and rises with `budget_inflation` where the case gives that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.budget import BudgetByYear
from ...ledger import Figure, Ledger
from ...reference.calendar import FinancialYear
from ..budget import open_budget
from ..constants import months_of_a_year
from .assumed.inflation import Inflation
from .calendar import Month, years_of
from .projection import Projection


class AgainstBudget(NamedTuple):
    """The budget by financial year and in all, and by course how far its cost is over that (negative when under)."""

    years: dict[FinancialYear, Figure]
    total: Figure
    over: dict[str, dict[FinancialYear, Figure]]
    over_in_all: dict[str, Figure]


def against_budget(case: Case, ledger: Ledger, courses: Sequence[Projection], months: Sequence[Month]) -> AgainstBudget | None:
    """None where the case gives no budget."""
    if case.budget is None:
        return None
    open_budget(case, ledger)
    within = years_of(months)
    whole = _of_years(case, ledger, list(within))
    years = {year: _of_months(ledger, whole[year], year, len(of)) for year, of in within.items()}
    total = ledger.work("forecast.budget.total", "Budget of all its months", "GBP", "sum", list(years.values()))
    over: dict[str, dict[FinancialYear, Figure]] = {one.id: {} for one in courses}
    in_all = {}
    for one in courses:
        for year, budget in years.items():
            id, label = f"{one.id}.{year.id}.over_budget", f"{one.title}: over / (under) budget, {year.name}"
            over[one.id][year] = ledger.work(id, label, "GBP", "difference", (one.years[year].total, budget))
        id, label = f"{one.id}.over_budget", f"{one.title}: over / (under) budget, all years"
        in_all[one.id] = ledger.work(id, label, "GBP", "difference", (one.total.total, total))
    return AgainstBudget(years, total, over, in_all)


def _of_years(case: Case, ledger: Ledger, years: Sequence[FinancialYear]) -> dict[FinancialYear, Figure]:
    """The budget of each whole year."""
    assert case.forecast is not None
    if not isinstance(case.budget, BudgetByYear):
        rising = Inflation(ledger, "budget", case.forecast.budget_inflation, years[0])
        return {year: rising.of(ledger.figures["budget_position.budget"], year) for year in years}
    return {year: _own(ledger, case.budget.by_year.get(year), year) for year in years}


def _own(ledger: Ledger, amount: Figure | None, year: FinancialYear) -> Figure:
    id, label = f"forecast.budget.{year.id}.whole", f"Budget of {year.name}"
    if amount is None:
        return ledger.unanswered(id, label, "GBP", f"the case gives no budget for {year.name}")
    return ledger.relabelled(id, label, amount, ledger.rounding)


def _of_months(ledger: Ledger, budget: Figure, year: FinancialYear, months: int) -> Figure:
    """The budget × the months ÷ 12, rounded once."""
    id, label = f"forecast.budget.{year.id}", f"Budget for {months} months of {year.name}"
    count = ledger.count(f"{id}.months", f"Months of {year.name}", months)
    times = ledger.work(f"{id}.by_months", f"{label}, before the division by 12", "GBP", "product", (budget, count))
    twelve = months_of_a_year(ledger)
    return ledger.work(id, label, "GBP", "ratio", (times, twelve), ledger.rounding)
