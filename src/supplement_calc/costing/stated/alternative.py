"""What a paper says that another course costs, or that the proposal saves, next to what the proposal costs.

The sum is stated, and not worked out: the proposal pays for itself if so much of it is avoided.
"""

from __future__ import annotations

from ...case.case import Case
from ...case.models.stated.alternative import Alternative
from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import is_answered
from ..constants import months_of_a_year
from .proposal_year import proposal_year

ID = "alternative"


def alternative(case: Case, ledger: Ledger) -> None:
    """The figures `alternative.*`; none where the paper states no such sum."""
    given = case.alternative
    if given is None:
        return
    table = ledger.table(ID, f"{given.what}: {_noun(given)} as stated")
    year = _year(case, table, given)
    proposal = proposal_year(case, table)
    table.difference("more", "Stated sum more / (less) than the proposal, a year", year, proposal)
    table.work("share", "Proposal as a share of the stated sum", "percent", "percentage", proposal, year)
    _payback(case, table, year, proposal)


def _noun(given: Alternative) -> str:
    return "cost" if given.saving is None else "saving"


def _year(case: Case, table: Table, given: Alternative) -> Figure:
    """The sum of a full year; of one for the whole term, twelve of its months."""
    stated = given.cost if given.saving is None else given.saving
    assert stated is not None  # a rule has seen to it
    label = f"Stated {_noun(given)} a year"
    if given.per == "year":
        return table.rounded("year", label, stated)
    term = table.rounded("term", f"Stated {_noun(given)} over the term", stated)
    months = table.ledger.figures.get("period.months")
    if months is None:
        why = "the case gives no period" if case.period is None else "the case gives no day on which the supplement ends"
        return table.ledger.unanswered(f"{ID}.year", label, "GBP", why)
    ledger = table.ledger
    by_year = ledger.work(f"{ID}.year.times", f"{label}, times its months", "GBP", "product", (term, months_of_a_year(ledger)))
    return table.show(ledger.work(f"{ID}.year", label, "GBP", "ratio", (by_year, months), ledger.rounding))


def term_of(case: Case, ledger: Ledger) -> Figure | None:
    """The whole term's cost of the proposal to staff in post; None where it has no end, or the supplement is not all of it."""
    term = ledger.figures.get("supplement_cost.period_in_post")
    whole = not case.payments and "supplement_now.total" not in ledger.figures
    return term if whole and term is not None and is_answered(term) else None


def _payback(case: Case, table: Table, year: Figure, proposal: Figure) -> None:
    """Months of the stated sum that come to what the proposal costs: over its whole term, where that has an end and the
    supplement is all of the proposal; else in a full year."""
    ledger, term = table.ledger, term_of(case, table.ledger)
    cost, of = (proposal, "a year's") if term is None else (term, "the whole term's")
    by_year = ledger.work(
        f"{ID}.payback.times", f"Proposal, {of} cost, times 12", "GBP", "product", (cost, months_of_a_year(ledger))
    )
    label = f"Months of the stated sum that come to {of} cost of the proposal"
    ledger.work(f"{ID}.payback", label, "months", "ratio", (by_year, year))
