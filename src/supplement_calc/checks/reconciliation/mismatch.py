"""A claim that does not reproduce, with what the causes ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from ...ledger import POUND, Figure, Ledger, Rounding
from ...ledger.rounding import QUOTIENT
from .allowance import Allowance
from .claim import Claim
from .figure_index import FigureIndex
from .revaluation import Revaluation

if TYPE_CHECKING:
    from ...costing.ledgers import CaseLedgers

Made = TypeVar("Made")
_LEAST_REACH = 50  # of the last printed digit: a misprint of unknown cause is taken to fall anywhere among two digits' worth


class Candidate(NamedTuple):
    """What a slip would have given, and the slip in words. `tolerance` is how far off it may be because the figures it is
    worked from are printed to fewer places. `depth` is how far it is looked for: 0 in the figure itself, 1 in what it rests on
    or among finer numbers, and so on. `alike` is how many other values the same kind of slip gives within reach of the right
    figure, where they are counted and not listed; a candidate without a value stands for those alone."""

    value: Decimal | None
    says: str
    tolerance: Decimal = Decimal(0)
    depth: int = 0
    alike: Decimal = Decimal(0)


Cause = Callable[["Mismatch"], Iterator[Candidate]]


class Search:
    """What the searches of one run share: what the paper prints of `others`, figures that differ too, by id; the figures of
    each ledger, indexed once; and how far they may go together."""

    def __init__(self, others: Mapping[str, Decimal], allowance: Allowance | None = None) -> None:
        self.others = others
        self.allowance = allowance or Allowance()
        self._indexes: dict[int, tuple[Ledger, FigureIndex]] = {}
        self._made: dict[Callable[[CaseLedgers], object], object] = {}

    def index(self, ledger: Ledger) -> FigureIndex:
        """The index of a ledger's figures."""
        if id(ledger) not in self._indexes:
            self._indexes[id(ledger)] = (ledger, FigureIndex(ledger))
        return self._indexes[id(ledger)][1]

    def once(self, make: Callable[[CaseLedgers], Made], ledgers: CaseLedgers) -> Made:
        """What a function makes of the case, made once for all figures that differ."""
        if make not in self._made:
            self._made[make] = make(ledgers)
        return cast("Made", self._made[make])


class Mismatch:
    """A claim and the versions of its figure that a paper may have started from."""

    def __init__(self, claim: Claim, search: Search) -> None:
        self.claim = claim
        self.allowance = search.allowance
        # what the paper prints of other figures, where they differ too: a slip may be carried on from one
        self.others = search.others
        self._search = search

    @property
    def is_cut(self) -> bool:
        """Whether something was not tried: what the figure rests on, or the last of many candidates."""
        return self.allowance.is_cut or any(one.alone and one.figure.operands for one in self.versions)

    @cached_property
    def reach(self) -> Decimal:
        """How far from the right figure a wrong one may be by chance: as far as the printed one is, and 50 of its last digit at
        the least, but for a small figure no more than its own size."""
        claim, right = self.claim, self.claim.figure.value
        if right is None:
            return Decimal(0)
        shown = claim.shown(right)
        return max(abs(claim.printed.value - shown), min(_LEAST_REACH * claim.step, abs(shown)))

    def every(self, apart: Decimal) -> Decimal:
        """How many printed values lie within reach where a slip gives one every so far apart."""
        return QUOTIENT.divide(2 * self.reach, max(abs(apart), self.claim.step)) if apart else Decimal(0)

    def blurred(self, value: Decimal, says: str, tolerance: Decimal, depth: int) -> Candidate:
        """What a slip gives where the cells that it is worked from are printed to fewer places: all that lies within the
        tolerance counts against it, where that is within reach."""
        claim = self.claim
        right = claim.shown(claim.figure.known)
        near = abs(claim.shown(value) - right) <= self.reach
        alike = QUOTIENT.divide(2 * tolerance, claim.step) if near else Decimal(0)
        return Candidate(value, says, tolerance, depth, alike)

    @cached_property
    def versions(self) -> list[Revaluation]:
        """The figure at £1, and at the unit it is printed to where that is a unit that lines are rounded to."""
        versions = [self.claim.figure]
        if self.claim.figure.unit == "GBP":
            other = self.claim.ledgers.figure(self.claim.figure.id, at_most_a_thousand(self.claim.unit))
            if other is not None and other.value is not None and other.value != self.claim.figure.value:
                versions.append(other)
        alone = self.allowance.is_spent
        return [Revaluation(figure, self.allowance, alone=alone) for figure in versions]

    def once(self, make: Callable[[CaseLedgers], Made]) -> Made:
        """What a function makes of the case, made once for all figures that differ."""
        return self._search.once(make, self.claim.ledgers)

    def sibling(self, id: str) -> Figure | None:
        """Another figure of the case, at £1."""
        return self.claim.ledgers.figure(id, POUND)

    def siblings(self, prefix: str) -> Iterator[Figure]:
        """The figures whose ids start alike, this one left out, as far as the search may go."""
        for index in self.indexes(prefix):
            yield from (one for one in self.allowance.within(index.under(prefix)) if one.id != self.claim.figure.id)

    def indexes(self, id: str = "") -> list[FigureIndex]:
        """The figures of the ledgers that may hold an id, or this figure where none is named."""
        return [self._search.index(ledger) for ledger in self.claim.ledgers.holding(id or self.claim.figure.id, POUND)]


def counted_in(figure: Figure) -> str:
    """The unit of a figure, a bare number of posts being read as FTE."""
    return "FTE" if figure.unit == "count" else figure.unit


def at_most_a_thousand(unit: Rounding) -> Rounding:
    """The unit that lines would be rounded to in a paper that prints to this one: £1,000 at most."""
    thousand = Decimal(1000)
    return Rounding(thousand) if unit.unit is None or unit.unit > thousand else unit
