"""What the proposal adds in a full year for staff in post: what a paper's own totals are held against."""

from __future__ import annotations

from ...case.case import Case
from ...ledger import Figure, Table
from ...ledger.ledger import is_absent


def proposal_year(case: Case, table: Table) -> Figure:
    """The supplement to staff in post, with other payments where the case has any, less what of it is paid already: under the
    table's id, as its next row."""
    ledger, figures = table.ledger, table.ledger.figures
    now = figures.get("supplement_now.total")
    given = (figures["day_one.supplements"], figures.get("day_one.payments"))
    paid = [figure for figure in given if figure is not None and not is_absent(figure)]
    id, label = f"{table.id}.proposal", f"Proposal to staff in post, full year {case.with_on_costs}"
    if not paid and now is None:
        return ledger.unanswered_as(id, label, "GBP", figures["day_one.supplements"])
    if now is None:
        return table.show(ledger.work(id, label, "GBP", "sum", paid))
    whole = ledger.work(f"{id}.whole", "Proposal to staff in post, the whole", "GBP", "sum", paid or [ledger.zero("GBP")])
    return table.show(ledger.work(id, f"{label}, less what is paid now", "GBP", "difference", (whole, now)))
