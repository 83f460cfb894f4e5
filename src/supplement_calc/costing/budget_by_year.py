"""A budget by financial year, and what the proposal needs on top of it in each."""

from __future__ import annotations

from decimal import Decimal

from ..case_file.case import Case
from ..case_file.financial_year import FinancialYear
from ..case_file.money import BudgetByYear
from ..ledger import Figure, Ledger
from ..ledger.ledger import is_answered
from .financial_years import by_year, months_by_year

ID = "budget_by_year"


def budget_by_year(case: Case, ledger: Ledger) -> None:
    """The figures `budget_by_year.2019_20.…`, where the budget is given by financial year.

    What the proposal needs on top of a year's budget is the full establishment without supplements, and the supplement that
    falls in the year, less the budget (negative where the budget bears it). At the case's own pay: no pay award is added.
    """
    if not isinstance(case.budget, BudgetByYear):
        return
    table = ledger.table(ID, "Budget by financial year")
    without = ledger.figures["full_establishment.without_supplements"]
    for year, amount in sorted(case.budget.by_year.items()):
        id, said = f"{ID}.{year.id}", year.name
        budget = ledger.work(f"{id}.budget", f"Budget {said}", "GBP", "sum", [amount], ledger.rounding)
        supplement = _supplement(case, ledger, year)
        costs = [figure for figure in (without, supplement) if is_answered(figure)] or [without]
        proposal = ledger.work(f"{id}.proposal", f"Full establishment and supplement, {said}", "GBP", "sum", costs)
        for figure in (budget, supplement, proposal):
            table.show(figure)
        label = f"Needed on top of the budget, {said}"
        table.show(ledger.work(f"{id}.needed", label, "GBP", "difference", (proposal, budget)), "subtotal")


def _supplement(case: Case, ledger: Ledger, year: FinancialYear) -> Figure:
    """The supplement in a year: a full year's where the case has no period, nothing before it starts or once it has ended."""
    id, label = f"{ID}.{year.id}.supplement", f"Supplement in {year.name}"
    yearly = ledger.figures["supplement_cost.total"]
    if case.period is None or not is_answered(yearly):
        return ledger.work(id, label, "GBP", "sum", [yearly])
    starts = FinancialYear.of(case.period.starts)
    own = ledger.figures.get(f"supplement_by_year.{year.id}")
    if own is not None:
        return ledger.work(id, label, "GBP", "sum", [own])
    if case.period.ends is None and year == starts:
        months = months_by_year(case.period.starts, year.last)
        part = by_year(ledger, f"{ID}.part_year", "Supplement", yearly, months, case.place("period"))[year]
        return ledger.work(id, label, "GBP", "sum", [part])
    times = Decimal(int(case.period.ends is None and year > starts))
    count = ledger.constant(f"{ID}.{year.id}.times", f"Whether it is paid in {year.name}", times, "count", str(times))
    return ledger.work(id, label, "GBP", "product", (count, yearly))
