"""Day one: the supplement paid to the staff in post, nobody recruited yet, agency staff unchanged."""

from __future__ import annotations

from ..case_file.case import Case
from ..ledger import Ledger, Table
from .lines import on_costs


def day_one(case: Case, ledger: Ledger) -> Table:
    """Current spend plus the supplement to staff in post with its on-costs; and how far that is over the budget."""
    table = ledger.table("day_one", "Day one")
    figures = ledger.figures
    current = table.show(figures["current_spend.total"])
    existing = table.show(figures["supplement_cost.existing"], label="Supplement to staff in post")
    on_top = on_costs(table, case.on_costs, existing)
    supplements = table.total("supplements", "Supplement with on-costs", [existing, on_top], "subtotal")
    total = table.total("total", "Total on day one", [current, supplements])
    table.difference("over_budget", "Day one over budget", total, figures["budget_position.budget"])
    return table
