"""How much more an agency worker costs than an employed one."""

from __future__ import annotations

from ...case.models.agency import Agency
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Table
from ..break_even import Basis, BreakEven
from ..costed_again import BUDGETED
from ..posts import Staffing
from .cost import cost_of_grade, cost_per_fte

OWN_GRADES = "own_grades_with_supplements"
"""The grades that the agency staff are of, by how many of them there are."""


def agency_premium(ledger: Ledger, agency: Agency | None, staff: Staffing, answer: BreakEven) -> None:
    """The figures `agency_premium.*`: agency cost less the cost of an employed post, on-costs included, per FTE a year.

    The basis is named: staff in post, the mean of all posts and the vacant mix (each without and with supplements), each grade.
    """
    if agency is None:
        return
    table = ledger.table("agency_premium", "Extra / (lower) cost of an agency FTE a year")
    cost = cost_per_fte(ledger, agency)
    in_post = [f for p in staff.posts if p.in_post is not None for f in (p.in_post, answer.savings.without[p.id])]
    if in_post:
        employed = ledger.work(
            "agency_premium.employed.in_post", "Cost of an employed FTE in post", "GBP", "mean", in_post,
            why_undefined="no staff are in post",
        )  # fmt: skip
        table.show(
            table.work(
                "in_post", "Compared with an employee in post, without the supplement", "GBP", "difference", cost, employed
            )
        )
    if agency.by_grade is not None:
        _own_grades(table, agency, staff, answer)
    for basis in answer.bases:
        if basis.saving is not None and basis.id != BUDGETED:
            label = f"Compared with {_within(basis)}"
            own = agency_cost_on(ledger, agency, basis)
            table.show(table.work(basis.id, label, "GBP", "difference", own, basis.saving))


def _own_grades(table: Table, agency: Agency, staff: Staffing, answer: BreakEven) -> None:
    """Of the agency staff's own grades, by how many are of each: over staff in post, and over a post with its supplement."""
    assert agency.by_grade is not None
    ledger, posts = table.ledger, {grade.id: grade.posts for grade in staff.grades}
    in_post: list[tuple[Figure, Figure, Figure]] = []
    vacant: list[tuple[Figure, Figure, Figure]] = []
    for grade, one in agency.by_grade.items():
        own, cost = fold(grade), cost_of_grade(ledger, agency, grade)
        employed = [f for p in posts.get(own, ()) if p.in_post is not None for f in (p.in_post, answer.savings.without[p.id])]
        if employed:
            id, label = f"agency_premium.employed_of.{own}", f"Cost of an employed FTE in post, {grade}"
            in_post.append((one.fte, cost, ledger.work(id, label, "GBP", "mean", employed)))
        for basis in answer.bases:
            if basis.grade == grade and basis.counts_supplement and basis.saving is not None:
                vacant.append((one.fte, cost, basis.saving))
    _over(table, in_post, "own_grades_in_post", "Compared with employees in post of its own grades, without the supplement")
    _over(table, vacant, OWN_GRADES, "Compared with posts of its own grades, with supplements")


def _over(table: Table, weighted: list[tuple[Figure, Figure, Figure]], name: str, label: str) -> None:
    """Mean cost of agency staff less the mean cost of as many employed in the same grades."""
    if not weighted:
        return
    agency = table.work(
        f"agency.{name}", "Agency cost per FTE", "GBP", "mean", *(f for fte, cost, _ in weighted for f in (fte, cost))
    )
    employed = table.work(
        f"employed.{name}", "Cost of an employed FTE", "GBP", "mean", *(f for fte, _, post in weighted for f in (fte, post))
    )
    table.show(table.work(name, label, "GBP", "difference", agency, employed))


def agency_cost_on(ledger: Ledger, agency: Agency, basis: Basis) -> Figure:
    """What an agency FTE costs on a basis: a grade's own where the case gives agency staff by grade, else one of all."""
    return cost_per_fte(ledger, agency) if basis.grade is None else cost_of_grade(ledger, agency, basis.grade)


def _within(basis: Basis) -> str:
    """A basis's label within a sentence: a grade keeps the capital of its name."""
    return basis.label if basis.grade is not None else f"{basis.label[0].lower()}{basis.label[1:]}"
