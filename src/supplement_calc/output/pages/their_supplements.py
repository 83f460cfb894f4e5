"""Supplements that other employers pay on top of the pay that is compared: which there are, and whether they are counted."""

from __future__ import annotations

from ...diagnostics.names import listed
from ...evidence.market import GradeMarket, MarketEvidence
from ...ledger import Figure
from ..amounts import Shown, shows_figure

_NAMED = 3  # names in a sentence; the tables or the case file have them all


def supplements_note(evidence: MarketEvidence, grade: GradeMarket, shown: Shown) -> str:
    """Which are counted at a grade and why, or which are not and what that means; nothing where none is given."""
    theirs = grade.with_supplements
    if not theirs:
        return ""
    said = [f"{one.name} {_amount(one.supplement, shown)}" for one in theirs if one.supplement is not None]
    named = listed(said if len(said) <= _NAMED else [*said[: _NAMED - 1], f"{len(said) - _NAMED + 1} more"])
    whose = f"{grade.name}: other employers’ own supplements are"
    if evidence.counts_supplements:
        return f"{whose} added to their pay, since the case compares pay with supplements: {named}."
    left_out = "The market figure, the gap and our rank leave them out"
    ours = ", so our pay with the supplement ranks against theirs without" if "rank_after" in grade.figures else ""
    return f"{whose} not counted: {named}. {left_out}{ours}."


@shows_figure
def _amount(figure: Figure, shown: Shown) -> str:
    return f"£{shown.exact(figure.known)}{shown.heading[1:]}"
