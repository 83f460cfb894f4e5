"""The search for what gives a published figure: each known slip tried, and how likely it is to match by chance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from ...ledger.rounding import EXACT, QUOTIENT
from .causes.registry import CAUSES, NEAR_BY_NATURE
from .claim import Claim
from .mismatch import Candidate, Mismatch

# A slip that would match more than every other figure no farther off says nothing; where a simpler one gives the figure, one
# that would match more than a fifth of them adds nothing. Those near by nature are held to the first alone.
HIGHEST_CHANCE = Decimal("0.5")
HIGHEST_CHANCE_AFTER_SIMPLER = Decimal("0.2")


class LikelyCause(NamedTuple):
    """A slip that gives the published figure: its name, what it is in words, and the chance that a figure no farther off
    would be matched by it."""

    name: str
    says: str
    chance: Decimal


def causes_of(mismatch: Mismatch) -> list[LikelyCause]:
    """Every known slip that gives the published figure and is not as good as a coincidence, the simplest first."""
    likely: list[LikelyCause] = []
    allowance = mismatch.allowance
    allowance.start_figure()
    with localcontext(EXACT):
        for name, cause in CAUSES.items():
            allowance.start_cause()
            candidates = [one for one in allowance.within(cause(mismatch)) if one.value is not None]
            matching = [candidate for candidate in candidates if _matches(mismatch, candidate)]
            limit = HIGHEST_CHANCE_AFTER_SIMPLER if likely and name not in NEAR_BY_NATURE else HIGHEST_CHANCE
            if matching and (chance := _chance(mismatch, _tried(candidates, matching))) <= limit:
                likely.append(LikelyCause(name, _in_words(matching), chance))
    return likely


def _tried(candidates: list[Candidate], matching: list[Candidate]) -> list[Candidate]:
    """What was tried until it matched: where the figure itself shows the slip, nothing in its precedents."""
    if all(candidate.in_precedent for candidate in matching):
        return candidates
    return [candidate for candidate in candidates if not candidate.in_precedent]


def _matches(mismatch: Mismatch, candidate: Candidate) -> bool:
    claim = mismatch.claim
    value = abs(candidate.value or Decimal(0)) if claim.unsigned else candidate.value or Decimal(0)
    off = abs(value - claim.printed.value)
    if off <= candidate.tolerance:
        return True
    return off <= claim.step and claim.is_given_by(candidate.value)  # nearly all are farther off, and need no rounding


def _in_words(matching: Sequence[Candidate]) -> str:
    """The first in words, and how many others of its kind give the same."""
    first, *others = dict.fromkeys(candidate.says for candidate in matching)
    return (
        f"{first} (or {others[0]})" if len(others) == 1 else f"{first} (or {len(others)} others like it)" if others else first
    )


def _chance(mismatch: Mismatch, candidates: Sequence[Candidate]) -> Decimal:
    """Of all printed values no farther from the right one than the published one is, the share that the slip would match."""
    claim = mismatch.claim
    values = {claim.shown(candidate.value) for candidate in candidates if candidate.value is not None}
    if claim.figure.value is None:
        return _share(len(values), _spread(claim) / claim.step)
    right = claim.shown(claim.figure.value)
    rights = {claim.shown(one.figure.value) for one in mismatch.versions if one.figure.value is not None}
    off = abs(claim.printed.value - right)
    near = Decimal(sum(abs(value - right) <= off for value in values - rights))
    within_tolerance = max((candidate.tolerance for candidate in candidates), default=Decimal(0)) * 2 / claim.step
    return _share(max(near, within_tolerance), 2 * off / claim.step)


def _spread(claim: Claim) -> Decimal:
    """How far apart the cells of a column are: where its whole would be, if nothing else is known of it."""
    values = [value for column in (claim.column.columns if claim.column else ()) for value in column]
    return max(values) - min(values) if values else Decimal(0)


def _share(of: Decimal | int, all_: Decimal) -> Decimal:
    return min(Decimal(1), QUOTIENT.divide(Decimal(of), all_)) if all_ > 0 else Decimal(1)
