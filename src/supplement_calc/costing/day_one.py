"""Day one: the supplement paid to the staff in post, nobody recruited yet, agency staff unchanged."""

from __future__ import annotations

from ..ledger import Ledger, Table
from .on_costs.base import OnCosts
from .posts import Staffing
from .supplement_cost import extras
from .supplement_now import less_what_is_paid_now


def day_one(ledger: Ledger, staff: Staffing, on_costs: OnCosts) -> Table:
    """Current spend plus the supplement to staff in post with its on-costs; less what of it is paid already;
    and how far that is over the budget."""
    table = ledger.table("day_one", "Day one")
    figures = ledger.figures
    current = table.show(figures["current_spend.total"])
    existing = table.show(figures["supplement_cost.existing"], label="Supplement to staff in post")
    on_top = on_costs.on_extras(table, existing, extras(ledger.tables["supplement_cost"], staff, "existing"))
    supplements = table.total("supplements", "Supplement with on-costs", [existing, on_top], "subtotal")
    total = table.total("total", "Total on day one", [current, *less_what_is_paid_now(table), supplements])
    table.over_budget("over_budget", "Day one", total, figures["budget_position.budget"])
    return table
