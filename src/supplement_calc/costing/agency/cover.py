"""Break-even where agency staff cover some of the vacancies.

With a share c of vacancies covered at A a year, a vacancy saves S − cA: from c = S ÷ A on there is no break-even, and each
vacancy adds to the cost. The agency FTE a budget can bear at V vacancies is (V × S − excess) ÷ A. Where the case states what
filling a vacancy releases, r FTE, a vacancy saves S − rA.
"""

from __future__ import annotations

from typing import NamedTuple

from ...case.case import Case
from ...ledger import Computed, Figure, Ledger, Table, Unit
from ...ledger.operations import ROWS
from ..break_even import Basis, BreakEven
from ..costed_again import BUDGETED, MIX
from ..posts import Staffing
from .cost import cost_per_fte
from .release import Pool, pools, vacant_by_grade

BASES = (BUDGETED, MIX)
_ALL = 100
_NO_VACANCY = "there are no vacant posts"
_RELEASE = "Agency FTE that goes for each FTE more in post"


class AgencyCover(NamedTuple):
    """Agency staff by the one rule. Of all vacancies together: who cover one; what that cover costs for a vacancy; and what
    filling one releases, in pounds, the same in proportion."""

    pools: list[Pool]
    covering: Figure
    cost_per_vacancy: Figure
    released_per_vacancy: Figure

    @property
    def in_proportion(self) -> bool:
        """Whether every FTE more in post releases what covers an average vacancy today."""
        return all(pool.release is None for pool in self.pools)

    def of(self, grade: str) -> Pool | None:
        """The agency staff of one grade, where they are given by grade."""
        return next((pool for pool in self.pools if pool.grade == grade), None)


def agency_cover(case: Case, ledger: Ledger, answer: BreakEven, staff: Staffing) -> AgencyCover | None:
    """The figures `agency_cover.*`, where the case has agency staff."""
    if case.agency is None:
        return None
    table = ledger.table("agency_cover", "Agency cover of vacancies")
    cost, vacant = cost_per_fte(ledger, case.agency), answer.vacant
    found = pools(ledger, case.agency, f"{table.id}.", vacant, vacant_by_grade(ledger, staff))
    covering = _all(table, found, "counted", "Agency staff who cover a vacancy", [pool.covering for pool in found])
    _all(table, found, "beyond", "Agency staff beyond vacancies today", [pool.beyond for pool in found])
    _shares(table, found, covering, vacant)
    parts = [
        table.work(pool.at("spend"), pool.called("What that cover costs"), "GBP", "product", pool.covering, pool.cost)
        for pool in found
    ]
    spend = _all(table, found, "spend", "What that cover costs", parts, unit="GBP")
    each = table.work(
        "cost_per_vacancy", "Agency cost of a vacancy at that cover", "GBP", "ratio", spend, vacant, why_undefined=_NO_VACANCY
    )
    cover = AgencyCover(found, covering, each, each)
    freed = spend if cover.in_proportion else _freed(table, cover, parts)
    if freed is not spend:
        label = "Agency cost that filling a vacancy releases"
        released = table.work("released_per_vacancy", label, "GBP", "ratio", freed, vacant, why_undefined=_NO_VACANCY)
        cover = cover._replace(released_per_vacancy=released)
    for id in BASES:
        _one(table, answer, answer.basis(id), cost, spend, freed)
    return cover


def keeps_break_even(limit: Figure | None) -> bool:
    """Whether a limit of cover is beyond all vacancies: agency staff cost less than a vacancy saves, so none takes it away."""
    return limit is not None and limit.value is not None and limit.value > _ALL


def is_lost_at(limit: Figure, share: Figure) -> bool:
    """Whether there is no break-even at a cover: it is the limit or beyond it."""
    return limit.known <= share.known


def _all(table: Table, found: list[Pool], name: str, label: str, parts: list[Figure], unit: Unit = "FTE") -> Figure:
    """Of all agency staff: the sum of the grades', or the one there is."""
    return table.work(name, label, unit, "sum", *parts) if found[0].grade is not None else parts[0]


def _shares(table: Table, found: list[Pool], covering: Figure, vacant: Figure) -> None:
    """The cover of vacancies, and the agency FTE that goes for each FTE more in post: of all, and of each grade."""
    label = "Agency cover of vacancies"
    table.show(table.work("share", label, "percent", "percentage", covering, vacant, why_undefined=_NO_VACANCY))
    released = []
    for pool in found:
        if pool.grade is not None:
            operands = (pool.covering, pool.vacant)
            table.work(pool.at("share"), pool.called(label), "percent", "percentage", *operands, why_undefined=_NO_VACANCY)
        if pool.release is None:
            released.append(pool.covering)
            figures = (pool.covering, pool.vacant)
            table.work(pool.at("release"), pool.called(_RELEASE), "FTE", "ratio", *figures, why_undefined=_NO_VACANCY)
        else:
            title = pool.called("Agency staff that would go if all vacancies were filled at that")
            released.append(table.work(pool.at("released"), title, "FTE", "product", pool.release, pool.vacant))
            table.work(pool.at("release"), pool.called(_RELEASE), "FTE", "sum", pool.release)
    if found[0].grade is not None:
        label = "Agency staff that would go if all vacancies were filled"
        every = table.work("released", label, "FTE", "sum", *released)
        table.work("release", _RELEASE, "FTE", "ratio", every, vacant, why_undefined=_NO_VACANCY)


def _freed(table: Table, cover: AgencyCover, spend: list[Figure]) -> Figure:
    """What agency staff cost who would go if every vacancy were filled at the stated release, none but those covering."""
    parts = []
    for pool, covering in zip(cover.pools, spend, strict=True):
        if pool.release is None:
            parts.append(covering)
        else:
            released = table.ledger.figures[f"{table.id}.{pool.at('released')}"]
            label = pool.called("Cost of agency staff released")
            parts.append(table.work(pool.at("released_cost"), label, "GBP", "product", released, pool.cost))
    return _all(table, cover.pools, "released_cost", "Cost of agency staff released", parts, unit="GBP")


def _one(table: Table, answer: BreakEven, basis: Basis, cost: Figure, spend: Figure, freed: Figure) -> None:
    """One basis. What all vacancies save is taken before it is shared out, so that cover that costs just that saves nothing."""
    assert basis.saving is not None
    name, label = basis.id, basis.label
    limit = table.work(
        f"limit.{name}", f"{label}: break-even needs agency cover below", "percent", "percentage", basis.saving, cost
    )
    saved = _saved(table, answer, basis)
    net = table.work(f"net.{name}", f"{label}: what they save less what the cover costs", "GBP", "difference", saved, freed)
    each = table.work(
        f"saving.{name}", f"{label}: what a vacancy saves at today's agency cover", "GBP", "ratio", net, answer.vacant
    )
    zero, title = table.ledger.zero("GBP"), f"{label}: what a vacancy saves at that cover, if anything"
    worth = table.work(f"worth.{name}", title, "GBP", "greater of", each, zero)
    vacant = _vacant(table, answer, basis, worth, spend, freed)
    left = table.work(f"left.{name}", f"{label}: what is left for agency staff", "GBP", "difference", saved, answer.excess)
    bearable = table.work(f"bearable_fte.{name}", f"{label}: agency FTE that the budget covers", "FTE", "ratio", left, cost)
    for figure in (limit, each, vacant, bearable):
        table.show(figure)


def _vacant(table: Table, answer: BreakEven, basis: Basis, worth: Figure, spend: Figure, freed: Figure) -> Figure:
    """Vacancies at break-even: the excess ÷ what each saves; where the release is stated, with today's cover to start from, and
    no fewer than without any agency staff."""
    id, label = f"vacant_fte.{basis.id}", f"{basis.label}: vacant FTE at that cover"
    why = "at today's agency cover a vacancy saves nothing"
    if freed is spend:
        return table.work(id, label, "FTE", "ratio", answer.excess, worth, why_undefined=why)
    title = f"{basis.label}: overspend with today's cover"
    with_cover = table.work(f"excess_with_cover.{basis.id}", title, "GBP", "sum", answer.excess, spend)
    beyond = table.work(f"to_meet.{basis.id}", f"{title}, less what is released", "GBP", "difference", with_cover, freed)
    at_cover = table.work(f"vacant_with_cover.{basis.id}", label, "FTE", "ratio", beyond, worth, why_undefined=why)
    return table.work(id, label, "FTE", "greater of", at_cover, basis.vacant_fte, why_undefined=why)


def _saved(table: Table, answer: BreakEven, basis: Basis) -> Figure:
    """What all vacancies save without cover: each kind of post by itself where the basis is of particular posts."""
    id, label = f"saved.{basis.id}", f"{basis.label}: what the vacancies save without cover"
    if basis.emptied != "mix":
        return _saved_on_average(table, answer.vacant, basis, id, label)
    each = answer.savings.with_supplements
    parts = [
        table.work(f"{id}.{p.id}", f"{p.label}: what its vacancies save", "GBP", "product", p.vacant, each[p.id])
        for p in basis.posts
        if p.vacant is not None
    ]
    if not parts:
        return table.ledger.unanswered_as(f"{table.id}.{id}", label, "GBP", answer.vacant)
    return table.work(id, label, "GBP", "sum", *parts)


def _saved_on_average(table: Table, vacant: Figure, basis: Basis, id: str, label: str) -> Figure:
    """Vacancies × what one saves; where that is itself a budget ÷ posts, vacancies × budget ÷ posts, divided last."""
    assert basis.saving is not None
    origin = basis.saving.origin
    if not isinstance(origin, Computed) or ROWS[origin.operation].quotient_times != 1:
        return table.work(id, label, "GBP", "product", vacant, basis.saving)
    budget, posts = origin.operands
    together = table.work(f"{id}.together", f"{label}, for all posts", "GBP", "product", vacant, budget)
    return table.work(id, label, "GBP", "ratio", together, posts, why_undefined=origin.why_undefined)
