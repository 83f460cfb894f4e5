"""The break-even that survives costing again, and what becomes of those that leave the supplement out.

Dividing by the budgeted cost of a post is how papers do it. A vacancy saves its supplement as well, so leaving that many posts
vacant comes out under the budget: by how much is worked out here.
"""

from __future__ import annotations

from ..ledger import Figure, Ledger
from .break_even import Basis, BreakEven, rate
from .full_establishment import full_cost

BUDGETED, MIX, MEAN = "budgeted", "vacant_mix_with_supplements", "mean_with_supplements"


def leading(answer: BreakEven) -> Basis:
    """The basis that a headline leads with: today's mix of vacant posts; the mean of all posts where no post is vacant."""
    mix = answer.basis(MIX)
    return mix if mix.saving is not None and mix.saving.value is not None else answer.basis(MEAN)


def costed_again(ledger: Ledger, answer: BreakEven, *, by_grade: bool = True) -> None:
    """The figures `break_even.costed_again.*` of the bases that leave the supplement out, pounds, those `by_grade` where asked.

    Of the budgeted basis how far that is over the budget too (negative when under); of the bases that a headline may lead with
    the share of all posts.
    """
    mix = answer.basis(MIX)
    other = mix if mix.posts else answer.basis(MEAN)
    counted = {(one.title, one.grade): one for one in reversed(answer.bases) if one.counts_supplement}
    for basis in answer.bases:
        if not basis.counts_supplement and (
            by_grade or basis.grade is None
        ):  # of the budgeted one today's mix of vacant posts, or the mean of all posts, counts it
            _again(ledger, basis, counted.get((basis.title, basis.grade), other))
    operands = (ledger.figures[f"break_even.costed_again.{BUDGETED}"], ledger.figures["budget_position.budget"])
    label = "Budgeted cost of a post, costed again: over / (under) budget"
    ledger.work(f"break_even.costed_again_over_budget.{BUDGETED}", label, "GBP", "difference", operands)
    for id in (MIX, MEAN):
        rate(ledger, answer, answer.basis(id))


def _again(ledger: Ledger, basis: Basis, counted: Basis) -> None:
    """The full cost less FTE × what those posts save with their supplement."""
    assert counted.saving is not None
    id, label = f"break_even.costed_again.{basis.id}", f"{basis.label}, costed again"
    saved_id, operands = f"break_even.costed_again_saved.{basis.id}", (basis.vacant_fte, counted.saving)
    saved = ledger.work(saved_id, f"{label}: saved, supplements with them", "GBP", "product", operands)
    full: Figure = full_cost(ledger)
    ledger.work(id, f"{label}: full cost less that", "GBP", "difference", (full, saved), ledger.rounding)
