"""How much more an agency worker costs than an employed one."""

from __future__ import annotations

from ...case.models.agency import Agency
from ...ledger import Figure, Ledger
from ..break_even import Basis, BreakEven
from ..posts import Staffing
from .cost import cost_of_grade, cost_per_fte


def agency_premium(ledger: Ledger, agency: Agency | None, staff: Staffing, answer: BreakEven) -> None:
    """The figures `agency_premium.*`: agency cost less the cost of an employed post, on-costs included, per FTE a year.

    The basis is named: staff in post, the mean of all posts and the vacant mix (each without and with supplements), each grade.
    """
    if agency is None:
        return
    table = ledger.table("agency_premium", "Agency premium, per FTE a year")
    cost = cost_per_fte(ledger, agency)
    in_post = [f for p in staff.posts if p.in_post is not None for f in (p.in_post, answer.savings.without[p.id])]
    if in_post:
        employed = ledger.work(
            "agency_premium.employed.in_post", "Cost of an employed FTE in post", "GBP", "mean", in_post,
            why_undefined="no staff are in post",
        )  # fmt: skip
        table.show(table.work("in_post", "Over staff in post", "GBP", "difference", cost, employed))
    for basis in answer.bases:
        if basis.saving is not None and basis.id != "budgeted":
            label = f"Over {_within(basis)}"
            own = agency_cost_on(ledger, agency, basis)
            table.show(table.work(basis.id, label, "GBP", "difference", own, basis.saving))


def agency_cost_on(ledger: Ledger, agency: Agency, basis: Basis) -> Figure:
    """What an agency FTE costs on a basis: a grade's own where the case gives agency staff by grade, else one of all."""
    return cost_per_fte(ledger, agency) if basis.grade is None else cost_of_grade(ledger, agency, basis.grade)


def _within(basis: Basis) -> str:
    """A basis's label within a sentence: a grade keeps the capital of its name."""
    return basis.label if basis.grade is not None else f"{basis.label[0].lower()}{basis.label[1:]}"
