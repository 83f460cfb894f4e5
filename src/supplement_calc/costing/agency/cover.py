"""Break-even where agency staff cover some of the vacancies.

With a share c of vacancies covered at A a year, a vacancy saves S − cA: from c = S ÷ A on there is no break-even, and each
vacancy adds to the cost. The agency FTE a budget can bear at V vacancies is (V × S − excess) ÷ A.
"""

from __future__ import annotations

from ...case.case import Case
from ...ledger import Computed, Figure, Ledger, Table
from ...ledger.operations import ROWS
from ..break_even import Basis, BreakEven
from .cost import cost_per_fte, fte_in_use

_BASES = ("budgeted", "vacant_mix_with_supplements")


def agency_cover(case: Case, ledger: Ledger, answer: BreakEven) -> None:
    """The figures `agency_cover.*`, where the case has agency staff."""
    if case.agency is None:
        return
    table = ledger.table("agency_cover", "Agency cover of vacancies")
    fte, cost = fte_in_use(ledger, case.agency), cost_per_fte(ledger, case.agency)
    table.show(
        table.work(
            "share",
            "Agency staff as a share of vacancies",
            "percent",
            "percentage",
            fte,
            answer.vacant,
            why_undefined="there are no vacant posts",
        )
    )
    spend = table.work("spend", "What that cover costs", "GBP", "product", fte, cost)
    table.work(
        "cost_per_vacancy",
        "Agency cost of a vacancy at that cover",
        "GBP",
        "ratio",
        spend,
        answer.vacant,
        why_undefined="there are no vacant posts",
    )
    for id in _BASES:
        _one(table, answer, answer.basis(id), cost, spend)


def _one(table: Table, answer: BreakEven, basis: Basis, cost: Figure, spend: Figure) -> None:
    """One basis. What all vacancies save is taken before it is shared out, so that cover that costs just that saves nothing."""
    assert basis.saving is not None
    name, label = basis.id, basis.label
    limit = table.work(
        f"limit.{name}", f"{label}: cover from which there is no break-even", "percent", "percentage", basis.saving, cost
    )
    saved = _saved(table, answer, basis)
    net = table.work(f"net.{name}", f"{label}: what they save less what the cover costs", "GBP", "difference", saved, spend)
    each = table.work(
        f"saving.{name}", f"{label}: what a vacancy saves at the cover in use", "GBP", "ratio", net, answer.vacant
    )
    zero, title = table.ledger.zero("GBP"), f"{label}: what a vacancy saves at that cover, if anything"
    worth = table.work(f"worth.{name}", title, "GBP", "greater of", each, zero)
    vacant = table.work(
        f"vacant_fte.{name}",
        f"{label}: vacant FTE at that cover",
        "FTE",
        "ratio",
        answer.excess,
        worth,
        why_undefined="at the cover in use a vacancy saves nothing",
    )
    left = table.work(f"left.{name}", f"{label}: what is left for agency staff", "GBP", "difference", saved, answer.excess)
    bearable = table.work(f"bearable_fte.{name}", f"{label}: agency FTE the budget can bear", "FTE", "ratio", left, cost)
    for figure in (limit, each, vacant, bearable):
        table.show(figure)


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
