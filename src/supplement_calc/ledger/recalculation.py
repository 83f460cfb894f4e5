"""Recalculation: other values for some inputs, and only what depends on them worked out again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException, localcontext
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from .columns import ALWAYS, Kernel, kernel_of
from .figure import Computed, Figure
from .ledger import Ledger
from .operations import Function, function_of
from .rounding import EXACT
from .working_order import WorkingOrder

Value = Decimal | None
Column = Sequence[Value]
"""The values of one figure, a row each."""

_AT_ONCE = 256  # rows: few enough for the columns of a forecast to stay in the processor's cache
_FEW = 4


class _Step(NamedTuple):
    """One figure to work out again, by its place in the ledger. Most have two operands, which are taken directly;
    for others `gather` takes them all."""

    place: int
    function: Function
    first: int
    second: int
    gather: Callable[[Mapping[int, Value]], Any] | None
    rounding: Callable[[Decimal], Decimal] | None


class _ColumnStep(NamedTuple):
    """The same for many rows: what works a column out at once, or None; its operands' places, whether it always has a value
    where they have, and the places of columns that nothing needs after it."""

    place: int
    function: Function
    kernel: Kernel | None
    operands: tuple[int, ...]
    rounding: Callable[[Decimal], Decimal] | None
    always: bool
    done_with: tuple[int, ...]


class Recalculation:
    """The figures that depend on some inputs, ready to be worked out for any values of those inputs.

    With `wanted`, only what those figures need; or an `order` that has been found of them, for whoever varies many inputs. One
    pass is enough, operands first, and no value is remembered from one run to the next. Of a sum, what stays as it is is added
    up beforehand. `changed` has the places of the inputs, `fixed` what else the figures that move are worked out from, and
    `operands` the places that each of those is worked out from, in order.
    """

    def __init__(
        self,
        ledger: Ledger,
        changed: Iterable[Figure],
        wanted: Iterable[Figure] | None = None,
        order: WorkingOrder | None = None,
    ) -> None:
        self._order = WorkingOrder(ledger, wanted) if order is None else order
        self._places = self._order.places
        self.fixed: dict[int, Value] = {}
        self.changed = tuple(self._places[figure.id] for figure in changed)
        moved = self._order.moved(self.changed) or []
        moving = {*moved, *self.changed}
        self.operands: dict[int, tuple[int, ...]] = {place: self._operands(place, moving) for place in moved}
        for operands in self.operands.values():
            self.fixed |= {one: self.value(one) for one in operands if one not in moving and one not in self.fixed}
        self._steps = [_step(place, operands, self.worked(place)) for place, operands in self.operands.items()]
        self._prepared: dict[tuple[str, ...], list[_ColumnStep]] = {}

    def value(self, place: int) -> Value:
        """What stands at a place, all being as it is."""
        return self.fixed[place] if place in self.fixed else self._order.values[place]

    def place(self, id: str) -> int:
        """Where a figure stands."""
        return self._places[id]

    def worked(self, place: int) -> Computed:
        """The arithmetic of a figure that moves."""
        origin = self._order.figures[place].origin
        assert isinstance(origin, Computed)
        return origin

    def _operands(self, place: int, moving: Collection[int]) -> tuple[int, ...]:
        """The places of its operands; those of a sum that stay as they are in one."""
        operands = self._order.operands(place)
        if len(operands) < _FEW or self.worked(place).operation != "sum":
            return operands
        move = [operand for operand in operands if operand in moving]
        whole, parts = self._order.total(place), [self._order.values[operand] for operand in move]
        if len(operands) - len(move) < 2 or whole is None or None in parts:
            return operands
        for part in parts:
            whole = EXACT.subtract(whole, part)  # type: ignore[arg-type]  # none is None
        rest = -1 - len(self.fixed)  # no place of the ledger's
        self.fixed[rest] = whole
        return (*move, rest)

    def run(self, values: Sequence[Decimal]) -> Recalculated:
        """The ledger's values with these for the changed inputs, in the order they were named."""
        now = self.fixed.copy()
        for place, value in zip(self.changed, values, strict=True):
            now[place] = value
        with localcontext(EXACT):
            for place, function, first, second, gather, rounding in self._steps:
                try:
                    result = function(*gather(now)) if gather else function(now[first], now[second])
                    now[place] = result if rounding is None or result is None else rounding(result)
                except TypeError:
                    if all(now[operand] is not None for operand in self.operands[place]):
                        raise
                    now[place] = None
        return Recalculated(self._order, now)

    def columns(self, values: Sequence[Sequence[Decimal]], wanted: Sequence[str], rows: int) -> dict[str, list[Value]]:
        """What `run` gives for each of so many rows, figure by figure in place of row by row: a column of values for each
        changed input, in their order, and a column for each wanted figure."""
        steps = self._prepared.get(tuple(wanted))
        if steps is None:
            steps = self._prepared[tuple(wanted)] = self._column_steps(wanted)
        found: dict[str, list[Value]] = {id: [] for id in wanted}
        with localcontext(EXACT):
            for start in range(0, rows, _AT_ONCE):
                stop = min(start + _AT_ONCE, rows)
                now: dict[int, Column] = {place: column[start:stop] for place, column in zip(self.changed, values, strict=True)}
                for step in steps:
                    now[step.place] = self._column(step, now)
                    for place in step.done_with:
                        now.pop(place, None)
                for id, column in found.items():
                    place = self._places[id]
                    column += now[place] if place in now else [self.value(place)] * (stop - start)
        return found

    def _column(self, step: _ColumnStep, now: Mapping[int, Column]) -> list[Value]:
        operands = [now[place] if place in now else repeat(self.fixed[place]) for place in step.operands]
        rounding = step.rounding
        try:
            made = map(step.function, *operands) if step.kernel is None else step.kernel(*operands)
            if rounding is None:
                return list(made)
            return list(map(rounding, made) if step.always else (None if one is None else rounding(one) for one in made))
        except (TypeError, DecimalException):  # a row of the column has no value for an operand, or divides by zero
            return [_one(step, row) for row in zip(*operands, strict=False)]

    def _column_steps(self, wanted: Sequence[str]) -> list[_ColumnStep]:
        last = {operand: place for place, operands in self.operands.items() for operand in operands}
        kept = {self._places[id] for id in wanted}
        done: dict[int, list[int]] = {}
        for place, at in last.items():
            if place not in kept:
                done.setdefault(at, []).append(place)
        steps = []
        for place, function, *_, rounding in self._steps:
            operands, operation = self.operands[place], self.worked(place).operation
            kernel, always = kernel_of(operation, len(operands)), operation in ALWAYS
            steps.append(_ColumnStep(place, function, kernel, operands, rounding, always, tuple(done.get(place, ()))))
        return steps


def _one(step: _ColumnStep, row: Sequence[Value]) -> Value:
    """One row of a column, as `run` works it out."""
    try:
        result: Value = step.function(*row)
    except TypeError:
        if None not in row:
            raise
        return None
    return result if step.rounding is None or result is None else step.rounding(result)


class Recalculated(Mapping[str, Value]):
    """Figure id to value after a recalculation."""

    def __init__(self, order: WorkingOrder, now: Mapping[int, Value]) -> None:
        self._order = order
        self._now = now

    def __getitem__(self, id: str) -> Value:
        place = self._order.places[id]
        return self._now[place] if place in self._now else self._order.values[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._order.places)

    def __len__(self) -> int:
        return len(self._order.places)


def _step(place: int, operands: tuple[int, ...], worked: Computed) -> _Step:
    rounding = worked.rounding.function if worked.rounding and worked.rounding.unit else None
    function = function_of(worked.operation, worked.part)
    if len(operands) == 2:
        return _Step(place, function, *operands, None, rounding)
    return _Step(place, function, 0, 0, itemgetter(*operands) if operands[1:] else _the_one(operands[0]), rounding)


def _the_one(place: int) -> Callable[[Mapping[int, Value]], tuple[Value]]:
    return lambda now: (now[place],)
