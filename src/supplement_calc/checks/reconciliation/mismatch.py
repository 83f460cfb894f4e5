"""A claim that does not reproduce, with what the causes ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ...ledger import POUND, Figure, Rounding
from .claim import Claim


class Candidate(NamedTuple):
    """What a slip would have given, and the slip in words. `tolerance` is how far off it may be because the figures it is
    worked from are printed to fewer places; `in_precedent` where the slip is in a figure that this one rests on."""

    value: Decimal | None
    says: str
    tolerance: Decimal = Decimal(0)
    in_precedent: bool = False


Cause = Callable[["Mismatch"], Iterator[Candidate]]


class Mismatch:
    """A claim and the versions of its figure that a paper may have started from."""

    def __init__(self, claim: Claim, others: dict[str, Decimal]) -> None:
        self.claim = claim
        # what the paper prints of other figures, where they differ too: a slip may be carried on from one
        self.others = others

    @cached_property
    def versions(self) -> list[Figure]:
        """The figure at £1, and at the unit it is printed to where that is a unit that lines are rounded to."""
        versions = [self.claim.figure]
        if self.claim.figure.unit == "GBP":
            other = self.claim.ledgers.figure(self.claim.figure.id, at_most_a_thousand(self.claim.unit))
            if other is not None and other.value is not None and other.value != self.claim.figure.value:
                versions.append(other)
        return versions

    def sibling(self, id: str) -> Figure | None:
        """Another figure of the case, at £1."""
        return self.claim.ledgers.figure(id, POUND)

    def siblings(self, prefix: str) -> list[Figure]:
        """The figures whose ids start alike, this one left out."""
        return [
            figure
            for ledger in self.claim.ledgers.holding(prefix or self.claim.figure.id, POUND)
            for id, figure in ledger.figures.items()
            if id.startswith(prefix) and id != self.claim.figure.id
        ]


def counted_in(figure: Figure) -> str:
    """The unit of a figure, a bare number of posts being read as FTE."""
    return "FTE" if figure.unit == "count" else figure.unit


def at_most_a_thousand(unit: Rounding) -> Rounding:
    """The unit that lines would be rounded to in a paper that prints to this one: £1,000 at most."""
    thousand = Decimal(1000)
    return Rounding(thousand) if unit.unit is None or unit.unit > thousand else unit
