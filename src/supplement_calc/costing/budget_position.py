"""The budget, and how far each position is over it (negative when under)."""

from __future__ import annotations

from ..case_file.case import Case
from ..case_file.money import BudgetedPosts
from ..ledger import Figure, Ledger, Table


def open_budget(case: Case, ledger: Ledger) -> Table:
    """The table with its first line: the budget of a full year, rounded; posts × cost are one line."""
    table = ledger.table("budget_position", "Budget position")
    match case.budget:
        case None:
            table.unanswered("budget", "Budget", "the case gives no budget")
        case BudgetedPosts(posts=posts, cost_per_post=cost):
            table.product("budget", "Budget", posts, cost)
        case amount:
            table.rounded("budget", "Budget", amount)
    return table


def over_budget(table: Table, current: Figure, full: Figure) -> Figure:
    """How far the current spend and the full establishment are over the budget, and how far apart; gives the second."""
    budget = table.ledger.figures["budget_position.budget"]
    now = table.difference("current_over_budget", "Current spend over budget", current, budget)
    then = table.difference("full_over_budget", "Full establishment with supplements over budget", full, budget)
    table.difference("difference", "Difference between the two", then, now)
    return then
