"""What a paper states in totals, as the pages show it: a year's spend, and another course or a saving, next to the proposal."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.case import Case
from ...costing.costing import Costing
from ...ledger import Figure, why_none
from ...ledger.ledger import is_answered
from ..amounts import Shown, fte_column, percent
from ..document import KeyNote
from ..followed.kept import kept


@kept
def stated_notes(costing: Costing, shown: Shown) -> Iterator[KeyNote]:
    """The notes of the key figures: nothing of a case that gives no totals."""
    if costing.case.spend is not None:
        yield _spend(costing, shown)
    if costing.case.alternative is not None:
        yield _alternative(costing, shown)


def stated_sentences(costing: Costing) -> list[str]:
    """What the tables of totals are."""
    return list(notes_by_table(costing.case).values())


def notes_by_table(case: Case) -> dict[str, str]:
    """The same by the table's id."""
    notes = {}
    if (spend := case.spend) is not None:
        where = f" ({spend.where})" if spend.where else ""
        notes["spend"] = (
            f"The budget and spend of {spend.year.name} are the paper's own totals{where}, not worked out from posts. Agency "
            "staff that go are counted at their cost alone: employees who take their place are paid too."
        )
    if (given := case.alternative) is not None:
        where = f" ({given.where})" if given.where else ""
        noun = "cost" if given.saving is None else "saving"
        notes["alternative"] = (
            f"The {noun} of “{given.what}” is stated by the paper{where}, and not worked out. Payback is against "
            "that sum alone."
        )
    return notes


def not_in_forecast(case: Case) -> list[str]:
    """That months and options do not count what a paper states in totals."""
    given = []
    if case.spend is not None:
        given.append(f"the spend stated of {case.spend.year.name}")
    if case.alternative is not None:
        given.append(f"“{case.alternative.what}” as the paper states it")
    if not given:
        return []
    words = " and ".join(given)
    return [f"Not counted here: {words}. Doing nothing is as the case's own staff and agency staff have it."]


def _spend(costing: Costing, shown: Shown) -> KeyNote:
    """The net position, and what must go of agency staff for the proposal to cost nothing more."""
    given, figures = costing.case.spend, costing.ledger.figures
    assert given is not None
    budget, over, then = (figures[f"spend.{name}"] for name in ("stated.budget", "over_budget", "with_proposal_over_budget"))
    used: list[Figure] = []
    if over.value is None or budget.value is None:
        text = f"{given.year.name}: over or under budget not worked out: {why_none(over)}."
    else:
        used += [over, budget]
        text = f"{given.year.name}: {_over(over, shown)} the budget of {shown.money(budget.value)}"
        if then.value is not None:
            used.append(then)
            text += f"; with the proposal to staff in post, {_over(then, shown)} it"
        text += "."
    paid_for, left = _paid_for(costing, shown)
    to_go, words = _to_go(costing)
    return KeyNote("Spend", text + left + words, (*used, *paid_for, *to_go))


def _paid_for(costing: Costing, shown: Shown) -> tuple[list[Figure], str]:
    """`What employees leave of the budget, £1,100,000, pays for 16.92 FTE of agency staff`, and what the spend is of."""
    saving, paid_for, in_use = (
        costing.ledger.figures[f"spend.{name}"] for name in ("saving", "agency_fte_paid_for", "agency_fte")
    )
    if saving.value is None or saving.value <= 0 or paid_for.value is None:
        return [], ""
    of = "" if in_use.value is None else f"; the agency spend is of about {fte_column(in_use.value)}"
    used = [saving, paid_for, *([] if in_use.value is None else [in_use])]
    left = f" What employees leave of the budget, {shown.money(saving.value)}, pays for"
    return used, f"{left} {fte_column(paid_for.value)} FTE of agency staff{of}."


def _over(figure: Figure, shown: Shown) -> str:
    value = figure.known
    return f"{shown.money(abs(value))} {'over' if value > 0 else 'under'}" if value else "exactly on"


def _to_go(costing: Costing) -> tuple[list[Figure], str]:
    """`The proposal pays for itself if agency falls by 0.58 FTE (2.3% of the agency spend)`."""
    figures = costing.ledger.figures
    proposal, share, fall = (figures[f"spend.{name}"] for name in ("proposal", "agency_share_to_go", "agency_fte_to_go"))
    if proposal.value is None or proposal.value <= 0 or (share.value is None and fall.value is None):
        return [], ""
    by, used = [], []
    if fall.value is not None:
        by.append(f"{fte_column(fall.value)} FTE")
        used.append(fall)
    if share.value is not None:
        used.append(share)
        by.append(f"{'(' if by else ''}{percent(share.value, 1)} of the agency spend{')' if by else ''}")
    if share.value is not None and share.value > 100:
        return used, f" All agency spend would not pay for the proposal: it takes {percent(share.value, 1)} of it."
    return used, f" The proposal pays for itself if agency falls by {' '.join(by)}, before the pay of any who replace them."


def _alternative(costing: Costing, shown: Shown) -> KeyNote:
    """What the paper states, the proposal as a share of it, and payback against it."""
    from ...costing.stated.alternative import term_of  # of use to a case that states one alone

    given, figures = costing.case.alternative, costing.ledger.figures
    assert given is not None
    year, share, payback = (figures[f"alternative.{name}"] for name in ("year", "share", "payback"))
    noun = "costs" if given.saving is None else "saves"
    stated = given.cost if given.saving is None else given.saving
    assert stated is not None
    per = "a year" if given.per == "year" else "over the term"
    text = f"{given.what} {noun} {shown.money(stated.known)} {per}, as the paper states, not worked out."
    if share.value is None:
        what = why_none(share) if not is_answered(share) else "the sum is 0"
        return KeyNote("Alternative", f"{text} What share the proposal is of it is not worked out: {what}.", (year,))
    if share.value > 100:
        return KeyNote("Alternative", f"{text} The proposal costs more: {percent(share.value, 1)} of it.", (year, share))
    if share.value <= 0:
        return KeyNote("Alternative", f"{text} The proposal costs nothing more than is paid now.", (year, share))
    avoided = "avoided" if given.saving is None else "made"
    text += f" The proposal to staff in post pays for itself if {percent(share.value, 1)} of it is {avoided}."
    used = [year, share]
    if payback.value is not None:
        used.append(payback)
        of_what = "for each year" if term_of(costing.case, costing.ledger) is None else "for the whole term"
        text += f" Payback against that sum: {fte_column(payback.value)} months of it pay {of_what}."
    return KeyNote("Alternative", text, tuple(used))
