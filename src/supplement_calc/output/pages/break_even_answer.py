"""The break-even in sentences: the answer that survives costing again, the paper's own way next to it, and what agency cover
does to both."""

from __future__ import annotations

from decimal import Decimal

from ...costing.break_even import Basis
from ...costing.costed_again import MEAN, MIX
from ...costing.costing import Costing
from ...ledger import POUND, Figure, why_none
from ..amounts import Shown, fte, percent, price

_ALL = Decimal(100)
_NAMES = {MIX: "today's mix of vacant posts", MEAN: "the mean of all posts"}


def break_even_sentences(costing: Costing, shown: Shown) -> list[str]:
    """The answer on today's mix of vacant posts with its range, the budgeted cost of a post next to it, and agency cover."""
    excess = costing.break_even.excess
    if excess.value is None:
        return [f"Break-even: none, because {why_none(excess)}."]
    lead = lead_basis(costing)
    answer = _headroom(costing, lead, shown) if excess.value < 0 else _answer(costing, lead, shown)
    return [answer, *_agency_cover(costing)]


def lead_basis(costing: Costing) -> Basis:
    """Today's mix of vacant posts; the mean of all posts where no post is vacant."""
    mix = costing.break_even.basis(MIX)
    return mix if mix.saving is not None and mix.saving.value is not None else costing.break_even.basis(MEAN)


def _answer(costing: Costing, lead: Basis, shown: Shown) -> str:
    needed, vacant = lead.vacant_fte.value, costing.break_even.vacant.value
    if needed is None:
        return f"Break-even: none, because {no_answer(lead)}."
    rate = costing.figure(f"break_even.rate.{lead.id}").value
    share = "" if rate is None else f" ({percent(rate, 1)} of posts)"
    needs = f"{fte(needed)} FTE vacant on {_NAMES[lead.id]} and no agency staff{share}"
    if vacant is not None and needed > vacant:
        return f"Break-even: {needs}, which cannot be reached: {only_vacant(vacant)}. {_as_papers_do(costing)}."
    unknown = " How many posts are vacant is not given." if vacant is None else ""
    return f"Break-even: {needs}{_range(costing)}.{unknown} {_as_papers_do(costing)}{_costed_again(costing, shown)}."


def _range(costing: Costing) -> str:
    """The least and the most, by which of the vacant posts stay so."""
    ends = [costing.break_even.basis(id).vacant_fte.value for id in ("dearest_first", "cheapest_first")]
    low, high = (None if end is None else fte(end) for end in ends)
    if low is None or high is None or low == high:
        return ""
    return f", {low} to {high} by which posts stay vacant"


def _as_papers_do(costing: Costing) -> str:
    budgeted = costing.break_even.basis("budgeted")
    each, needed = budgeted.saving, budgeted.vacant_fte
    if needed.value is None or each is None or each.value is None:
        return f"Divided by the budgeted cost of a post, as papers do: none, because {why_none(needed)}"
    return f"Divided by the budgeted cost of a post ({price(each.value)}), as papers do: {fte(needed.value)}"


def _costed_again(costing: Costing, shown: Shown) -> str:
    """What leaving as many of today's mix vacant comes to, or that there are not so many."""
    budgeted, vacant = costing.break_even.basis("budgeted").vacant_fte.value, costing.break_even.vacant.value
    over = costing.figure("break_even.costed_again_over_budget.budgeted").value
    if budgeted is None or over is None:
        return ""
    if vacant is not None and budgeted > vacant:
        return f"; {only_vacant(vacant)}"
    of = "of today's mix " if vacant is not None else ""
    return f"; leaving that many {of}vacant comes out {_against(over, shown)}"


def _against(over: Decimal, shown: Shown) -> str:
    if not over:
        return "exactly at the budget"
    return f"{shown.money(abs(over))} {'over' if over > 0 else 'under'} the budget"


def only_vacant(vacant: Decimal) -> str:
    """How many posts are vacant, where that is fewer than it takes."""
    return f"only {fte(vacant)} FTE {'is' if vacant == 1 else 'are'} vacant" if vacant else "no post is vacant"


def _headroom(costing: Costing, lead: Basis, shown: Shown) -> str:
    """Under the budget already: for how many more posts it would pay, at what a post costs with its supplement."""
    excess, budgeted = costing.break_even.excess.value, costing.break_even.basis("budgeted")
    assert excess is not None
    under = f"Break-even: not needed. The full establishment with supplements is {shown.money(abs(excess))} under the budget"
    each, more, of_budget = lead.saving, lead.vacant_fte.value, budgeted.vacant_fte.value
    if each is None or each.value is None or more is None:
        return f"{under}."
    mean = "the mean cost of a post" if lead.id == MEAN else f"the cost of a post in {_NAMES[lead.id]}"
    by_budget = "" if of_budget is None else f"; {fte(-of_budget)} at the budgeted cost of a post"
    return f"{under}: headroom for {fte(-more)} FTE more at {price(POUND(each.value))}, {mean} with its supplement{by_budget}."


def reach(basis: Basis) -> str | None:
    """Whether the answer can be had: headroom, more posts than there are, or nothing to add."""
    needed, limit = basis.vacant_fte.value, basis.limit.value
    vacant = None if basis.own_vacant is None else basis.own_vacant.value
    if needed is None:
        return f"none, because {no_answer(basis)}"
    if needed < 0:
        return f"under budget already: headroom for {fte(-needed)} FTE more"
    if limit is not None and needed > limit:
        return f"cannot be reached that way: {_only(basis, limit)}"
    if vacant is not None and needed > vacant:
        return f"{_only_own(basis, vacant)}: staff in post would have to leave"
    if vacant is None and needed and basis.grade is not None:
        return "its vacant posts are not given"
    return None


def _only(basis: Basis, limit: Decimal) -> str:
    of_all = basis.emptied == "average" or basis.grade is not None
    return f"there are {fte(limit)} posts" if of_all else only_vacant(limit)


def _only_own(basis: Basis, vacant: Decimal) -> str:
    """`more than its 22 vacant posts`, of a grade; of the whole case `only 1 FTE is vacant`."""
    if basis.grade is None:
        return only_vacant(vacant)
    return f"more than its {fte(vacant)} vacant posts" if vacant else "it has no vacant posts"


def no_answer(basis: Basis) -> str:
    """Why a basis has no break-even."""
    if basis.emptied == "order" and basis.limit.value is not None:
        if not basis.limit.value:
            return "no post is vacant"
        return f"leaving every vacant post empty does not save enough, and {only_vacant(basis.limit.value)}"
    return why_none(basis.vacant_fte)


def _agency_cover(costing: Costing) -> list[str]:
    """The cover at which there is no break-even, on the basis of each answer, and what the budget can bear."""
    figures = costing.ledger.figures
    share, limit, saving, bearable = (
        figures.get(f"agency_cover.{name}") for name in ("share", f"limit.{MIX}", f"saving.{MIX}", f"bearable_fte.{MIX}")
    )
    if not (share and limit and saving and bearable) or None in (share.value, limit.value, saving.value, bearable.value):
        return []
    return [_cover(share, limit, saving, figures.get("agency_cover.limit.budgeted")), _bearable(costing, bearable)]


def _cover(share: Figure, limit: Figure, saving: Figure, budgeted: Figure | None) -> str:
    assert share.value is not None and limit.value is not None and saving.value is not None
    effect = f"each vacancy {'adds' if saving.value < 0 else 'saves'} {price(POUND(abs(saving.value)))} a year"
    today = f"Agency staff cover {percent(share.value, 1)} of vacancies, at which {effect} on today's mix of vacant posts."
    return f"{today} {_limit(limit.value, share.value, None if budgeted is None else budgeted.value)}"


def _limit(limit: Decimal, share: Decimal, budgeted: Decimal | None) -> str:
    """From which cover there is no break-even; where an agency worker costs less than a vacancy saves, none takes it away."""
    if limit > _ALL:
        return "At no agency cover is the break-even lost: a vacancy that agency staff cover saves money too."
    by_budget = "" if budgeted is None or budgeted > _ALL else f" ({percent(budgeted, 1)} at the budgeted cost of a post)"
    today = ", so there is none today" if share >= limit else ""
    return f"From a cover of {percent(limit, 1)} there is no break-even{by_budget}{today}."


def _bearable(costing: Costing, bearable: Figure) -> str:
    vacant, agency = costing.break_even.vacant.value, costing.case.agency
    assert vacant is not None and agency is not None and bearable.value is not None
    in_use = costing.ledger.figures.get("agency_cost.fte", agency.fte)
    assert in_use is not None
    used = fte(in_use.known)
    if bearable.value < 0:
        return f"With {fte(vacant)} FTE vacant the budget can bear no agency staff; {used} FTE are in use."
    return f"With {fte(vacant)} FTE vacant the budget can bear {fte(bearable.value)} FTE of agency staff; {used} are in use."
