"""The budget, and how far each position is over it (negative when under)."""

from __future__ import annotations

from decimal import Decimal

from ..case.case import Case
from ..case.models.budget import BudgetAmount, BudgetByYear, BudgetedPosts
from ..ledger import Figure, Ledger, Table
from ..ledger.ledger import is_absent, is_answered
from ..reference.calendar import FinancialYear


def open_budget(case: Case, ledger: Ledger) -> Table:
    """The table with its first line: the budget of a full year, rounded; posts × cost are one line.

    Of a budget by financial year it is that of the year in which the supplement starts, whose pay the case is in.
    """
    table = ledger.table("budget_position", "Budget position")
    match case.budget:
        case None:
            apart = (
                "" if case.spend is None or case.spend.budget is None else f"; that under spend is of {case.spend.year.name}"
            )
            table.unanswered("budget", "Budget", f"the case gives no budget{apart}")
        case BudgetedPosts(posts=posts, cost_per_post=cost):
            table.product("budget", "Budget", _less_vacant(ledger, case, posts), cost)
        case BudgetByYear(by_year=amounts):
            year = budget_year(case)
            if year in amounts:
                table.rounded("budget", f"Budget {year.name}", amounts[year])
            else:
                table.unanswered("budget", "Budget", f"the case gives no budget for {year.name}, when the supplement starts")
        case BudgetAmount(amount=amount):
            table.rounded("budget", "Budget", amount)
        case amount:
            table.rounded("budget", "Budget", amount)
    return table


def budget_year(case: Case) -> FinancialYear:
    """The year whose budget the full-year tables are held against: the one the supplement starts in, else the first given."""
    assert isinstance(case.budget, BudgetByYear)
    return case.years.of(case.period.starts) if case.period is not None else min(case.budget.by_year)


def vacancy_factor(case: Case) -> Figure | None:
    """The share of posts that the budget takes to be vacant, where the case says."""
    return case.budget.vacancy_factor if isinstance(case.budget, BudgetedPosts | BudgetAmount | BudgetByYear) else None


def funded_fte(case: Case, ledger: Ledger, established: Figure) -> Figure:
    """The posts that a budget in pounds pays for: all of them, less its vacancy factor."""
    return _less_vacant(ledger, case, established)


def _less_vacant(ledger: Ledger, case: Case, posts: Figure) -> Figure:
    factor = vacancy_factor(case)
    if factor is None:
        return posts
    whole = ledger.constant("all_posts", "All posts", Decimal(100), "percent", "100%")
    rest = ledger.work(
        "budget_position.funded_share", "Share of posts that is funded", "percent", "difference", (whole, factor)
    )
    return ledger.work("budget_position.funded_fte", "Posts that the budget pays for", "FTE", "share", (rest, posts))


def over_budget(table: Table, current: Figure, full: Figure, *, with_payments: bool) -> Figure:
    """How far the current spend and the full establishment are over the budget, and how far apart; gives the second. `full` has
    all that is proposed, `with_payments` besides supplements where the case has any."""
    budget = table.ledger.figures["budget_position.budget"]
    now = table.over_budget("current_over_budget", "Current spend", current, budget)
    whole = "with supplements and other payments" if with_payments else "with supplements"
    then = table.over_budget("full_over_budget", f"All posts filled, {whole}, no agency staff", full, budget)
    table.difference("difference", "All posts filled costs more / (less) than current spend", then, now)
    return then


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
        id, name = f"{ID}.{year.id}", year.name
        budget = ledger.relabelled(f"{id}.budget", f"Budget {name}", amount, ledger.rounding)
        supplement = _supplement(case, ledger, year)
        payments = _payments(case, ledger, id, year)
        costs = [figure for figure in (without, supplement, *payments) if not is_absent(figure)] or [without]
        with_it = "supplement and other payments" if payments else "supplement"
        proposal = ledger.work(f"{id}.proposal", f"All posts filled and {with_it}, {name}", "GBP", "sum", costs)
        for figure in (budget, supplement, *payments, proposal):
            table.show(figure)
        label = f"Needed on top of the budget, {name}"
        table.show(ledger.work(f"{id}.needed", label, "GBP", "difference", (proposal, budget)), "subtotal")


def _payments(case: Case, ledger: Ledger, id: str, year: FinancialYear) -> list[Figure]:
    """Further payments of a year, where the case has any."""
    if not case.payments:
        return []
    from .payments.in_a_year import payments_in

    return [payments_in(case, ledger, f"{id}.payments", year)]


def _supplement(case: Case, ledger: Ledger, year: FinancialYear) -> Figure:
    """The supplement in a year: a full year's where the case has no period, nothing before it starts or once it has ended."""
    id, label = f"{ID}.{year.id}.supplement", f"Supplement in {year.name}"
    yearly = ledger.figures["supplement_cost.total"]
    if case.period is None or not is_answered(yearly):
        return ledger.relabelled(id, label, yearly)
    starts = case.years.of(case.period.starts)
    own = ledger.figures.get(f"supplement_by_year.{year.id}")
    if own is not None:
        return ledger.relabelled(id, label, own)
    times = Decimal(int(case.period.ends is None and year > starts))
    count = ledger.constant(f"{ID}.{year.id}.times", f"Whether it is paid in {year.name}", times, "count", str(times))
    return ledger.work(id, label, "GBP", "product", (count, yearly))
