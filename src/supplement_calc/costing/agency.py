"""What agency staff cost, and how much more an agency worker costs than an employed one.

The charge of an agency includes holiday pay, so 52 weeks at a charge rate overstates the hours billed: hours and weeks are
inputs, and the working says them.
"""

from __future__ import annotations

from ..case_file.money import Agency
from ..ledger import Figure, Ledger, Table
from .break_even import Basis, BreakEven
from .posts import Staffing


def agency_line(table: Table, agency: Agency | None) -> Figure:
    """The line of current spend: FTE × annual cost, or weekly spend × weeks."""
    if agency is None:
        return table.unanswered("agency", "Agency", "the case gives no agency staff")
    if agency.weekly_spend is not None and agency.weeks_a_year is not None:
        return table.product("agency", "Agency, weekly spend", agency.weeks_a_year, agency.weekly_spend)
    return table.product("agency", "Agency", agency.fte, cost_per_fte(table.ledger, agency))


def cost_per_fte(ledger: Ledger, agency: Agency) -> Figure:
    """What one agency FTE costs a year: as given, charge rate × hours × weeks, or the weekly spend shared out."""
    if agency.cost_per_fte is not None:
        return agency.cost_per_fte
    assert agency.weeks_a_year is not None
    label = "Agency cost per FTE"
    if agency.charge_rate is not None and agency.hours_a_week is not None:
        week = ledger.work("agency_cost.week", f"{label} a week", "GBP", "product", (agency.charge_rate, agency.hours_a_week))
        return ledger.work("agency_cost.per_fte", label, "GBP", "product", (week, agency.weeks_a_year))
    assert agency.weekly_spend is not None
    year = ledger.work("agency_cost.year", "Agency cost a year", "GBP", "product", (agency.weekly_spend, agency.weeks_a_year))
    return ledger.work("agency_cost.per_fte", label, "GBP", "ratio", (year, agency.fte))


def agency_premium(ledger: Ledger, agency: Agency | None, staff: Staffing, answer: BreakEven) -> None:
    """The figures `agency_premium.*`: agency cost less the cost of an employed post, on-costs included, per FTE a year.

    The basis is named: staff in post, the mean of all posts and the vacant mix (each without and with supplements), each grade.
    """
    if agency is None:
        return
    table = ledger.table("agency_premium", "Agency premium, per FTE a year")
    names = tuple(grade.label for grade in staff.grades)
    cost = cost_per_fte(ledger, agency)
    in_post = [f for p in staff.posts if p.in_post is not None for f in (p.in_post, answer.savings.without[p.id])]
    if in_post:
        employed = ledger.work("agency_premium.employed.in_post", "Cost of an employed FTE in post", "GBP", "mean", in_post)
        table.show(table.work("in_post", "Over staff in post", "GBP", "difference", cost, employed))
    for basis in answer.bases:
        if basis.saving is not None and basis.id != "budgeted":
            label = f"Over {_within(basis, names)}"
            table.show(table.work(basis.id, label, "GBP", "difference", cost, basis.saving))


def _within(basis: Basis, grades: tuple[str, ...]) -> str:
    """A basis's label within a sentence: a grade keeps the capital of its name."""
    return basis.label if basis.label.startswith(grades) else f"{basis.label[0].lower()}{basis.label[1:]}"
