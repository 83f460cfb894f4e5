"""The search for what gives a published figure: each known slip tried, and how likely it is to match by chance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from ...ledger.rounding import EXACT, QUOTIENT
from .causes.registry import CAUSES, SLIPS_OF_THE_PEN
from .claim import Claim
from .mismatch import Candidate, Mismatch

# A slip that would match one in twenty of the figures that a wrong one may be by chance, or more, is a guess and is not named.
RARE = Decimal("0.05")
# One that would match as many as one in fifty comes after those that would not, however simple; and a slip of the
# pen that would adds nothing to one of arithmetic.
LESS_RARE = Decimal("0.02")
_FARTHEST = 2  # steps of depth that count against a cause: each puts it behind the next cause's own


class LikelyCause(NamedTuple):
    """A slip that gives the published figure: its name, what it is in words, and the chance that a figure that is wrong for
    another reason would be matched by it. `order` is its place among the causes, the simplest first, further on where it was
    found further down."""

    name: str
    says: str
    chance: Decimal
    order: int = 0


def causes_of(mismatch: Mismatch) -> list[LikelyCause]:
    """Every known slip that gives the published figure and is rarely matched by chance, the likeliest first."""
    likely: list[LikelyCause] = []
    allowance = mismatch.allowance
    allowance.start_figure()
    with localcontext(EXACT):
        for place, (name, cause) in enumerate(CAUSES.items()):
            allowance.start_cause()
            candidates = list(allowance.within(cause(mismatch)))
            matching = [candidate for candidate in candidates if candidate.value is not None and _matches(mismatch, candidate)]
            if matching:
                depth = min(candidate.depth for candidate in matching)
                nearest = [candidate for candidate in matching if candidate.depth == depth]
                chance = _chance(mismatch, [candidate for candidate in candidates if candidate.depth <= depth])
                if chance < RARE:
                    further = 0 if name in SLIPS_OF_THE_PEN else min(depth, _FARTHEST)  # no digit is simpler than another
                    likely.append(LikelyCause(name, _in_words(nearest), chance, 2 * place + 3 * further))
    likely.sort(key=_rank)
    is_arithmetic = bool(likely) and likely[0].name not in SLIPS_OF_THE_PEN
    return [one for one in likely if not (is_arithmetic and one.name in SLIPS_OF_THE_PEN and one.chance >= LESS_RARE)]


def _rank(cause: LikelyCause) -> tuple[bool, bool, int]:
    """Slips of the pen last; before them the rare ones first; among those the simplest first."""
    return cause.name in SLIPS_OF_THE_PEN, cause.chance >= LESS_RARE, cause.order


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


def _chance(mismatch: Mismatch, tried: Sequence[Candidate]) -> Decimal:
    """Of all printed values within reach of the right one, the share that a slip of this kind gives."""
    claim = mismatch.claim
    values = {claim.shown(candidate.value) for candidate in tried if candidate.value is not None}
    alike = sum((candidate.alike for candidate in tried), Decimal(0))
    if claim.figure.value is None:
        return _share(len(values) + alike, _spread(claim) / claim.step)
    rights = {claim.shown(one.figure.value) for one in mismatch.versions if one.figure.value is not None}
    right, reach = claim.shown(claim.figure.value), mismatch.reach
    near = sum(abs(value - right) <= reach for value in values - rights) + alike
    within_tolerance = (
        max((one.tolerance for one in tried if _is_near(claim, one, right, reach)), default=Decimal(0)) * 2 / claim.step
    )
    return _share(max(near, within_tolerance), 2 * reach / claim.step)


def _is_near(claim: Claim, candidate: Candidate, right: Decimal, reach: Decimal) -> bool:
    """Whether some value that a slip may give is no farther from the right one than the printed one is."""
    return candidate.value is not None and abs(claim.shown(candidate.value) - right) <= reach + candidate.tolerance


def _spread(claim: Claim) -> Decimal:
    """How far apart the cells of a column are: where its whole would be, if nothing else is known of it."""
    values = [value for column in (claim.column.columns if claim.column else ()) for value in column]
    return max(values) - min(values) if values else Decimal(0)


def _share(of: Decimal, all_: Decimal) -> Decimal:
    return min(Decimal(1), QUOTIENT.divide(of, all_)) if all_ > 0 else Decimal(1)
