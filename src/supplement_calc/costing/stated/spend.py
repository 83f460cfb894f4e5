"""A year's staffing budget and spend as a paper prints them: the net position, and what the proposal takes it to.

They are stated totals. Nothing of them is worked out from posts; where the case has posts too, the two are compared.
"""

from __future__ import annotations

from ...case.case import Case
from ...case.models.stated.spend import Spend
from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import is_answered
from ..agency.cost import cost_per_fte
from .proposal_year import proposal_year

ID = "spend"


def spend(case: Case, ledger: Ledger) -> None:
    """The figures `spend.*`; none where the case gives no totals."""
    given = case.spend
    if given is None:
        return
    table, year = ledger.table(ID, f"Staffing budget and spend of {given.year.name}, as stated"), given.year.name
    budget = _line(table, "stated.budget", "Budget", given.budget, f"the case gives no budget of {year}'s spend")
    employed = _line(table, "stated.employed", "Employees", given.employed, "the case gives no spend on employees")
    agency = _line(table, "stated.agency", "Agency staff", given.agency, "the case gives no spend on agency staff")
    outturn = _outturn(table, given, employed, agency)
    table.difference("over_budget", "Outturn: over / (under) budget", outturn, budget)
    proposal = proposal_year(case, table)
    then = ledger.work(f"{ID}.with_proposal", "Outturn plus the proposal", "GBP", "sum", (outturn, proposal))
    table.show(then, "total")
    table.difference("with_proposal_over_budget", "Outturn plus the proposal: over / (under) budget", then, budget)
    _agency(case, table, given, budget, employed, agency, proposal)
    current = ledger.figures["current_spend.total"]
    if is_answered(current):
        table.difference(
            "costed_difference", "Current spend costed from posts more / (less) than the outturn", current, outturn
        )


def _line(table: Table, name: str, label: str, given: Figure | None, why: str) -> Figure:
    return table.unanswered(name, label, why) if given is None else table.rounded(name, label, given)


def _outturn(table: Table, given: Spend, employed: Figure, agency: Figure) -> Figure:
    """As stated, with how far it is from the two together; or the two together."""
    both = is_answered(employed) and is_answered(agency)
    if given.outturn is None:
        if not both:
            why = "the case gives no outturn, nor spend on both employees and agency staff"
            return table.unanswered("spent", "Outturn", why)
        label = "Outturn: employees and agency staff"
        return table.show(table.ledger.work(f"{ID}.spent", label, "GBP", "sum", (employed, agency)), "subtotal")
    if not both:
        return table.rounded("spent", "Outturn", given.outturn)
    staff = table.total("staff", "Employees and agency staff", [employed, agency], "subtotal")
    outturn = table.rounded("spent", "Outturn", given.outturn)
    table.difference("other", "Outturn more / (less) than employees and agency staff", outturn, staff)
    return outturn


def _agency(case: Case, table: Table, given: Spend, budget: Figure, employed: Figure, agency: Figure, proposal: Figure) -> None:
    """Agency staff in FTE and as a share of their spend: what is in use, what the budget not spent on employees pays for,
    and what must go for the proposal to cost nothing more."""
    saving = table.work("saving", "Budget not spent on employees", "GBP", "difference", budget, employed)
    table.work("agency_share_to_go", "Proposal as a share of agency spend", "percent", "percentage", proposal, agency)
    cost = _cost_of_one(case, table, given)
    for name, label, pounds in (
        ("agency_fte", "Agency staff that the agency spend is of", agency),
        ("agency_fte_paid_for", "Agency staff that the budget not spent on employees pays for", saving),
        ("agency_fte_to_go", "Agency staff whose cost is the proposal's", proposal),
    ):
        table.work(name, label, "FTE", "ratio", pounds, cost, why_undefined="an agency FTE costs nothing")


def _cost_of_one(case: Case, table: Table, given: Spend) -> Figure:
    if given.agency_cost_per_fte is not None:
        return given.agency_cost_per_fte
    if case.agency is not None:
        return cost_per_fte(table.ledger, case.agency)
    return table.unanswered("agency_cost_per_fte", "Agency cost per FTE", "the case gives no cost of an agency FTE")
