"""Recalculation: other values for some inputs, and only what depends on them worked out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from operator import itemgetter
from typing import Any, NamedTuple

from .figure import Computed, Figure
from .ledger import Ledger
from .operations import Function, function_of
from .rounding import EXACT

Value = Decimal | None


class _Step(NamedTuple):
    """One figure to work out again, by its place in the ledger. Most have two operands, which are taken directly;
    for others `gather` takes them all."""

    place: int
    function: Function
    first: int
    second: int
    gather: Callable[[Sequence[Value]], Any] | None
    rounding: Callable[[Decimal], Decimal] | None


class Recalculation:
    """The figures that depend on some inputs, ready to be worked out for any values of those inputs.

    With `wanted`, only what those figures need. The order is the ledger's, operands first, so one pass is enough; nothing is
    remembered from one run to the next.
    """

    def __init__(self, ledger: Ledger, changed: Iterable[Figure], wanted: Iterable[Figure] | None = None) -> None:
        self._places = {id: place for place, id in enumerate(ledger.figures)}
        self._values: list[Value] = [figure.value for figure in ledger.figures.values()]
        self._changed = tuple(self._places[figure.id] for figure in changed)
        figures = list(ledger.figures.values())
        needed = None if wanted is None else self._needed(wanted)
        moved = set(self._changed)
        self._steps: list[_Step] = []
        self._operands: dict[int, tuple[int, ...]] = {}
        for place, figure in enumerate(figures):
            operands = tuple(self._places[operand.id] for operand in figure.operands)
            if place in moved or moved.isdisjoint(operands):
                continue
            moved.add(place)
            if needed is None or place in needed:
                assert isinstance(figure.origin, Computed)
                self._operands[place] = operands
                self._steps.append(_step(place, operands, figure.origin))

    def _needed(self, wanted: Iterable[Figure]) -> set[int]:
        needed: set[int] = set()
        waiting = list(wanted)
        while waiting:
            figure = waiting.pop()
            if (place := self._places[figure.id]) not in needed:
                needed.add(place)
                waiting.extend(figure.operands)
        return needed

    def run(self, values: Sequence[Decimal]) -> Recalculated:
        """The ledger's values with these for the changed inputs, in the order they were named."""
        now = self._values.copy()
        for place, value in zip(self._changed, values, strict=True):
            now[place] = value
        with localcontext(EXACT):
            for place, function, first, second, gather, rounding in self._steps:
                try:
                    result = function(*gather(now)) if gather else function(now[first], now[second])
                    now[place] = result if rounding is None or result is None else rounding(result)
                except TypeError:
                    if all(now[operand] is not None for operand in self._operands[place]):
                        raise
                    now[place] = None
        return Recalculated(self._places, now)


class Recalculated(Mapping[str, Value]):
    """Figure id to value after a recalculation."""

    def __init__(self, places: Mapping[str, int], values: Sequence[Value]) -> None:
        self._places = places
        self._values = values

    def __getitem__(self, id: str) -> Value:
        return self._values[self._places[id]]

    def __iter__(self) -> Any:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _step(place: int, operands: tuple[int, ...], worked: Computed) -> _Step:
    rounding = worked.rounding.function if worked.rounding and worked.rounding.unit else None
    function = function_of(worked.operation, worked.part)
    if len(operands) == 2:
        return _Step(place, function, *operands, None, rounding)
    # a slice, so that one operand is a sequence of one
    gather = itemgetter(*operands) if operands[1:] else itemgetter(slice(operands[0], operands[0] + 1))
    return _Step(place, function, 0, 0, gather, rounding)
