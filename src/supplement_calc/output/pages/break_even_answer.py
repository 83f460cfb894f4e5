"""The break-even in sentences: the answer that survives costing again, the answer by the budgeted cost of a post next
to it, and what agency cover does to both."""

from __future__ import annotations

from decimal import Decimal

from ...costing.agency.cost import fte_as_worked_out
from ...costing.agency.cover import is_lost_at, keeps_break_even
from ...costing.break_even import Basis
from ...costing.costed_again import BUDGETED, MEAN, MIX, leading
from ...costing.costing import Costing
from ...ledger import POUND, Figure, in_place_of_value, why_none, without_value
from ..amounts import Shown, fte, percent, price

_NAMES = {MIX: "in today's mix of vacant posts", MEAN: "at the mean cost of all posts"}


def break_even_sentences(costing: Costing, shown: Shown) -> list[str]:
    """The answer on today's mix of vacant posts with its range, the budgeted cost of a post next to it, and agency cover."""
    excess = costing.break_even.excess
    if excess.value is None:
        return [f"Break-even: {without_value(excess)}."]
    lead = leading(costing.break_even)
    answer = _headroom(costing, lead, shown) if excess.value < 0 else _answer(costing, lead, shown)
    return [answer, *_agency_cover(costing)]


def _answer(costing: Costing, lead: Basis, shown: Shown) -> str:
    needed, vacant = lead.vacant_fte.value, costing.break_even.vacant.value
    if needed is None:
        return f"Break-even: {in_place_of_value(lead.vacant_fte)}, because {no_answer(lead)}."
    rate = costing.figure(f"break_even.rate.{lead.id}").value
    share = "" if rate is None else f" ({percent(rate, 1)} of posts)"
    needs = f"Break-even with no agency staff: {fte(needed)} FTE vacant{share} {_NAMES[lead.id]}"
    if vacant is not None and needed > vacant:
        return f"{needs}. It cannot be reached: {only_vacant(vacant)}. {_budgeted(costing)}"
    unknown = " How many posts are vacant is not given." if vacant is None else ""
    return f"{needs}{_range(costing)}.{unknown} {_budgeted(costing)}{_costed_again(costing, shown)}"


def _range(costing: Costing) -> str:
    """The least and the most, by which of the vacant posts stay so."""
    ends = [costing.break_even.basis(id).vacant_fte.value for id in ("dearest_first", "cheapest_first")]
    low, high = (None if end is None else fte(end) for end in ends)
    if low is None or high is None or low == high:
        return ""
    return f", or {low} to {high} by which posts stay vacant"


def _budgeted(costing: Costing) -> str:
    """The answer by the budgeted cost of a post, and what that leaves out."""
    budgeted = costing.break_even.basis(BUDGETED)
    each, needed = budgeted.saving, budgeted.vacant_fte
    if needed.value is None or each is None or each.value is None:
        return f"Dividing by the budgeted cost of a post gives no answer, because {why_none(needed)}."
    answer = f"Dividing by the budgeted cost of a post, {price(POUND(each.value))}, gives {fte(needed.value)}"
    if not costing.figure("supplement_cost.total").value:
        return f"{answer}."
    return f"{answer}: it leaves out the supplement that a vacancy also saves."


def _costed_again(costing: Costing, shown: Shown) -> str:
    """What leaving as many of today's mix vacant comes to, or that there are not so many."""
    budgeted, vacant = costing.break_even.basis(BUDGETED).vacant_fte.value, costing.break_even.vacant.value
    over = costing.figure(f"break_even.costed_again_over_budget.{BUDGETED}").value
    if budgeted is None or over is None:
        return ""
    if vacant is not None and budgeted > vacant:
        return f" Of these {only_vacant(vacant)}." if vacant else " No post is vacant."
    of = "of today's mix " if vacant is not None else ""
    return f" Leaving that many {of}vacant comes out {_against(over, shown)}."


def _against(over: Decimal, shown: Shown) -> str:
    if not over:
        return "exactly at the budget"
    return f"{shown.money(abs(over))} {'over' if over > 0 else 'under'} the budget"


def only_vacant(vacant: Decimal) -> str:
    """How many posts are vacant, where that is fewer than it takes."""
    return f"only {fte(vacant)} FTE {'is' if vacant == 1 else 'are'} vacant" if vacant else "no post is vacant"


def _headroom(costing: Costing, lead: Basis, shown: Shown) -> str:
    """Under the budget already: for how many more posts it would pay, at what a post costs with its supplement."""
    excess, budgeted = costing.break_even.excess.value, costing.break_even.basis(BUDGETED)
    assert excess is not None
    under = f"Break-even: not needed. All posts filled, with supplements, costs {shown.money(abs(excess))} less than the budget"
    each, more, of_budget = lead.saving, lead.vacant_fte.value, budgeted.vacant_fte.value
    if each is None or each.value is None or more is None:
        return f"{under}."
    mean = "the mean cost of a post" if lead.id == MEAN else f"the cost of a post {_NAMES[lead.id]}"
    by_budget = "" if of_budget is None else f" At the budgeted cost of a post it would pay for {fte(-of_budget)}."
    pays = f"It would pay for {fte(-more)} FTE more at {price(POUND(each.value))}, {mean} with its supplement."
    return f"{under}. {pays}{by_budget}"


def reach(basis: Basis) -> str | None:
    """Whether the answer can be had: headroom, more posts than there are, or nothing to add."""
    needed, limit = basis.vacant_fte.value, basis.limit.value
    vacant = None if basis.own_vacant is None else basis.own_vacant.value
    if needed is None:
        return f"{in_place_of_value(basis.vacant_fte)}, because {no_answer(basis)}"
    if needed < 0:
        return f"under budget already: it would pay for {fte(-needed)} FTE more"
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
        return f"keeping every vacant post vacant does not save enough, and {only_vacant(basis.limit.value)}"
    return why_none(basis.vacant_fte)


def _agency_cover(costing: Costing) -> list[str]:
    """The cover at which there is no break-even, on the basis of each answer, and what the budget can bear."""
    figures = costing.ledger.figures
    share, limit, saving, bearable = (
        figures.get(f"agency_cover.{name}") for name in ("share", f"limit.{MIX}", f"saving.{MIX}", f"bearable_fte.{MIX}")
    )
    if not (share and limit and saving and bearable) or None in (share.value, limit.value, saving.value, bearable.value):
        return []
    return [_cover(share, limit, saving, figures.get(f"agency_cover.limit.{BUDGETED}")), _bearable(costing, bearable)]


def _cover(share: Figure, limit: Figure, saving: Figure, budgeted: Figure | None) -> str:
    assert saving.value is not None
    effect = f"each vacancy {'adds' if saving.value < 0 else 'saves'} {price(POUND(abs(saving.value)))} a year"
    cover = f"Agency staff cover {percent(share.known, 1)} of vacancies"
    today = f"{cover}. At that cover {effect} in today's mix of vacant posts, with the supplement."
    return f"{today} {_limit(limit, share, budgeted)}"


def _limit(limit: Figure, share: Figure, budgeted: Figure | None) -> str:
    """From which cover there is no break-even; where an agency worker costs less than a vacancy saves, none takes it away."""
    if keeps_break_even(limit):
        return "Every agency cover has a break-even: a vacancy that agency staff cover saves money too."
    given = None if keeps_break_even(budgeted) or budgeted is None else budgeted.value
    by_budget = "" if given is None else f" ({percent(given, 1)} at the budgeted cost of a post)"
    today = ", so no number of vacancies meets the budget today" if is_lost_at(limit, share) else ""
    return f"Break-even needs cover below {percent(limit.known, 1)}{by_budget}{today}."


def _bearable(costing: Costing, bearable: Figure) -> str:
    vacant, agency = costing.break_even.vacant.value, costing.case.agency
    assert vacant is not None and agency is not None and bearable.value is not None
    in_use = fte_as_worked_out(costing.ledger, agency)
    assert in_use is not None
    used = fte(in_use.known)
    if bearable.value < 0:
        return f"With today's {fte(vacant)} FTE vacant the budget covers no agency staff. {used} FTE are in use."
    covers = f"the budget covers {fte(bearable.value)} FTE of agency staff"
    mix = "in today's mix of vacant posts, with the supplement"
    return f"With today's {fte(vacant)} FTE vacant, {covers} ({mix}). {used} FTE are in use."
