"""One figure of a ledger for other values of some it rests on, time after time, each touching only what depends on those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from heapq import heappop, heappush
from typing import cast

from .figure import Computed, Figure, precedents
from .ledger import Ledger, evaluate
from .rounding import EXACT

Value = Decimal | None


class Dependents:
    """What depends on each figure that a wanted one rests on, by its place in the ledger, which has operands first.

    A sum is not added up again: it gains what its changed operands have gained, which comes to the same since sums are exact.
    So a run takes as long as what depends on its changes, however large the case is. Figures that are `fixed` stay as they
    are, whatever they rest on becomes.
    """

    def __init__(self, ledger: Ledger, wanted: Figure, fixed: Iterable[Figure] = ()) -> None:
        places = {id: place for place, id in enumerate(ledger.figures)}
        self._wanted = wanted
        self._figures = {places[figure.id]: figure for figure in precedents(wanted, fixed)}
        self._of: dict[Figure, list[int]] = {}
        for place, figure in self._figures.items():
            for operand in figure.operands:  # once for each time that it is an operand
                self._of.setdefault(operand, []).append(place)

    def value(self, changes: Mapping[Figure, Value]) -> Value:
        """The wanted figure with these values for others."""
        now = dict(changes)
        moved: dict[int, list[Figure]] = {}
        waiting: list[int] = []
        for figure in changes:
            self._move(figure, moved, waiting)
        with localcontext(EXACT):
            while waiting:
                place = heappop(waiting)
                figure = self._figures[place]
                if figure not in changes:
                    now[figure] = _again(figure, moved[place], now)
                    self._move(figure, moved, waiting)
        return now.get(self._wanted, self._wanted.value)

    def _move(self, figure: Figure, moved: dict[int, list[Figure]], waiting: list[int]) -> None:
        for place in self._of.get(figure, ()):
            if place not in moved:
                moved[place] = []
                heappush(waiting, place)
            moved[place].append(figure)


def _again(figure: Figure, moved: Sequence[Figure], now: Mapping[Figure, Value]) -> Value:
    worked = figure.origin
    assert isinstance(worked, Computed), figure.id
    if worked.operation == "sum" and worked.rounding is None and figure.value is not None:
        gained = [_gain(operand, now[operand]) for operand in moved]
        if None not in gained:
            return sum(cast("list[Decimal]", gained), figure.value)
    return evaluate(worked, [now.get(operand, operand.value) for operand in worked.operands])


def _gain(figure: Figure, value: Value) -> Value:
    return None if value is None or figure.value is None else value - figure.value
