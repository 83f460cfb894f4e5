"""Day one: the supplement paid to the staff in post, nobody recruited yet, agency staff unchanged."""

from __future__ import annotations

from ..case.case import Case
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger, Table
from ..ledger.ledger import is_answered
from .on_costs.base import OnCosts
from .posts import Staffing
from .supplement_cost import extras
from .supplement_now import less_what_is_paid_now


def day_one(case: Case, ledger: Ledger, staff: Staffing, on_costs: OnCosts) -> Table:
    """Current spend plus the supplement to staff in post with its on-costs, less what of it is paid already; with the further
    payments to staff in post, where the case has any; and how far that is over the budget."""
    figures = ledger.figures
    supplemented = figures["supplement_cost.existing"].value is not None or not case.payments
    added = "the supplement" if supplemented else "other payments"
    table = ledger.table("day_one", f"Current spend plus {added} to staff in post (full year)")
    current = table.show(figures["current_spend.total"])
    supplements = supplement_in_post(table, staff, on_costs)
    total = table.whole(
        "total",
        "Total with the supplement to staff in post" if supplemented else "Total without other payments",
        [current, *less_what_is_paid_now(table), supplements],
    )
    paid = [
        figures[f"payments.{fold(payment.what)}.total"] for payment in case.payments.values() if payment.goes_to != "starters"
    ]
    if case.payments:
        label = "Other payments to staff in post"
        on_day_one = ledger.work(f"{table.id}.payments", label, "GBP", "sum", paid or [ledger.zero("GBP")])
        table.show(on_day_one)
        added = "the supplement and other payments" if supplemented else added
        total = table.whole("with_payments", f"Total with {added} to staff in post", [total, on_day_one])
    table.over_budget("over_budget", f"Current spend plus {added} to staff in post", total, figures["budget_position.budget"])
    return table


def supplement_in_post(table: Table, staff: Staffing, on_costs: OnCosts) -> Figure:
    """The figure `day_one.supplements`: a full year of the supplement to staff in post, with its on-costs."""
    ledger = table.ledger
    existing = table.show(ledger.figures["supplement_cost.existing"], label="Supplement to staff in post")
    on_top = on_costs.on_extras(table, existing, extras(ledger.tables["supplement_cost"], staff, "existing"))
    label = "Supplement with on-costs" if is_answered(on_top) else "Supplement before on-costs"
    return table.total("supplements", label, [existing, on_top], "subtotal")
