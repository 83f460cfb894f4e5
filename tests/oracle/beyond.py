"""Agency staff given as beyond the vacancies of all grades together, by grade."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

NIL = Fraction(0)


def beyond_of(given: Fraction, grades: Sequence[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """What each grade has, by its agency staff and its vacant posts, of those given as beyond the vacancies of all: first who
    are above the vacant posts, all alike where they are more; then a like share of the others."""
    above = [max(fte - vacant, NIL) for fte, vacant in grades]
    others = [min(fte, vacant) for fte, vacant in grades]
    if given <= sum(above, NIL):
        return [given * one / sum(above) if given else NIL for one in above]
    share = (given - sum(above)) / sum(others)
    return [one + share * other for one, other in zip(above, others, strict=True)]
