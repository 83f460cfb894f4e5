"""The budget, and how far each position is over it (negative when under)."""

from __future__ import annotations

from decimal import Decimal

from ..case_file.case import Case
from ..case_file.financial_year import FinancialYear
from ..case_file.money import BudgetAmount, BudgetByYear, BudgetedPosts
from ..ledger import Figure, Ledger, Table


def open_budget(case: Case, ledger: Ledger) -> Table:
    """The table with its first line: the budget of a full year, rounded; posts × cost are one line.

    Of a budget by financial year it is that of the year in which the supplement starts, whose pay the case is in.
    """
    table = ledger.table("budget_position", "Budget position")
    match case.budget:
        case None:
            table.unanswered("budget", "Budget", "the case gives no budget")
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
    return FinancialYear.of(case.period.starts) if case.period is not None else min(case.budget.by_year)


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


def over_budget(table: Table, current: Figure, full: Figure) -> Figure:
    """How far the current spend and the full establishment are over the budget, and how far apart; gives the second."""
    budget = table.ledger.figures["budget_position.budget"]
    now = table.difference("current_over_budget", "Current spend over budget", current, budget)
    then = table.difference("full_over_budget", "Full establishment with supplements over budget", full, budget)
    table.difference("difference", "Difference between the two", then, now)
    return then
