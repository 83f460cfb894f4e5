"""What a figure may be, where its inputs are stated to so many digits: worked out again at the ends of what they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ...case.case import Case
from ...evidence.stated_intervals import StatedInputs
from ...ledger import Figure, Interval
from ...ledger.operations import QUOTIENTS
from ...ledger.rounding import EXACT
from .revaluation import Revaluation

if TYPE_CHECKING:
    from ...costing.ledgers import CaseLedgers

_UNKNOWN = Interval(None, None)
# Inputs that are tried one by one once more at the other end, to be sure of the outermost values; of more than these, each
# alone says which way it moves the figure.
_MOST_TRIED_AGAIN = 40
_ROUNDS = 4

Ends = tuple[Figure, Decimal, Decimal]


class PossibleValues:
    """The intervals of a case's figures, by the ledger's own arithmetic.

    A sum, a rate, a mean or a change moves one way with each of its inputs, whatever the others are. So its outermost values
    are where every input is at one end or the other, and an input that it rests on twice is at the same end both times.
    """

    def __init__(self, case: Case) -> None:
        self._stated = StatedInputs(case)
        self._inputs: dict[int, tuple[Figure, Interval | None]] = {}
        self._known: dict[int, tuple[Figure, Interval]] = {}

    def of(self, figure: Figure) -> Interval:
        """What a figure that has a value may be; no ends where something that it is divided by may be nil."""
        if id(figure) not in self._known:
            self._known[id(figure)] = (figure, self._worked_out(figure))
        return self._known[id(figure)][1]

    def _worked_out(self, figure: Figure) -> Interval:
        assert figure.value is not None, figure.id
        again = Revaluation(figure)
        stated = [(one, interval) for one in again.precedents if one.is_input and (interval := self._of_input(one)) is not None]
        ends = [(one, i.low, i.high) for one, i in stated if i.low is not None and i.high is not None]
        if not ends:
            return Interval.point(figure.value)
        return _UNKNOWN if self._may_divide_by_nothing(again) else _between(again, ends)

    def _may_divide_by_nothing(self, again: Revaluation) -> bool:
        """Whether something that it is divided by may be 0, on either side of which it is anything."""
        for node, (_, below, *_rest) in again.worked_by(*QUOTIENTS):
            may_be = Interval.point(Decimal(0)) if node.value is None or below.value is None else self.of(below)
            if may_be.meets(Interval.point(Decimal(0))):
                return True
        return False

    def _of_input(self, figure: Figure) -> Interval | None:
        if id(figure) not in self._inputs:
            self._inputs[id(figure)] = (figure, self._stated.interval(figure))
        return self._inputs[id(figure)][1]


def possible_values(ledgers: CaseLedgers) -> PossibleValues:
    """The intervals of the figures of a case, kept for all that ask."""
    return PossibleValues(ledgers.case)


def tolerance_of(case: Case, figure: Figure) -> Decimal:
    """The most that a figure may be off its value."""
    interval = PossibleValues(case).of(figure)
    if interval.low is None or interval.high is None or figure.value is None:
        return Decimal(0)
    return max(EXACT.subtract(figure.value, interval.low), EXACT.subtract(interval.high, figure.value))


def _between(again: Revaluation, ends: Sequence[Ends]) -> Interval:
    highest: dict[str, Decimal] = {}
    lowest: dict[str, Decimal] = {}
    for one, low, high in ends:
        at_low, at_high = again.value({one.id: low}), again.value({one.id: high})
        if at_low is None or at_high is None:
            return _UNKNOWN
        rises = at_high >= at_low
        highest[one.id], lowest[one.id] = (high, low) if rises else (low, high)
    bottom, top = _outermost(again, lowest, ends, -1), _outermost(again, highest, ends, 1)
    return _UNKNOWN if bottom is None or top is None else Interval(bottom, top)


def _outermost(again: Revaluation, start: Mapping[str, Decimal], ends: Sequence[Ends], way: int) -> Decimal | None:
    """The outermost value one way: from where each input alone says, as long as one at its other end goes further."""
    now = dict(start)
    best = again.value(now)
    for _ in range(_ROUNDS if len(ends) <= _MOST_TRIED_AGAIN else 0):
        moved = False
        for one, low, high in ends:
            other = low if now[one.id] == high else high
            value = again.value(now | {one.id: other})
            if value is None or best is None:
                return None
            if (value - best) * way > 0:
                now[one.id], best, moved = other, value, True
        if not moved:
            break
    return best
