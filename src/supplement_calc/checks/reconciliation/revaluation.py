"""A figure worked out again with some of its precedents changed: what a slip would have given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, getcontext, setcontext
from functools import cached_property
from heapq import heappop, heappush

from ...ledger import Computed, Figure, Operation
from ...ledger.figure import precedents
from ...ledger.ledger import evaluate
from ...ledger.rounding import EXACT
from .allowance import Allowance

Changes = Mapping[str, Decimal]


class Revaluation:
    """A figure with all that it rests on, ready to be worked out with other values for some of that.

    Only what lies between a changed figure and this one is worked out again, and a sum moves by what its operands move. Each
    figure that is looked at or worked out takes a step of the `allowance`. With `alone` nothing that the figure rests on is
    looked at: its own value and the values of all its operands are all that can be changed.
    """

    def __init__(self, figure: Figure, allowance: Allowance | None = None, *, alone: bool = False) -> None:
        self.figure = figure
        self.alone = alone
        self._allowance = allowance or Allowance()

    @cached_property
    def precedents(self) -> list[Figure]:
        """The figure and all that it rests on, each once, nearest first."""
        found = [self.figure] if self.alone else list(precedents(self.figure))
        self._allowance.take(len(found))
        return found

    @cached_property
    def _by_operation(self) -> dict[Operation, list[tuple[int, Figure]]]:
        """Those that have a value, by the operation that gives it, each with its place among the precedents."""
        by: dict[Operation, list[tuple[int, Figure]]] = {}
        for place, one in enumerate(self.precedents):
            if isinstance(one.origin, Computed) and one.value is not None:
                by.setdefault(one.origin.operation, []).append((place, one))
        return by

    def worked_by(self, *operations: Operation) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
        """The figure and those of its precedents that are worked by one of the operations, each with its operands."""
        worked = [pair for operation in operations for pair in self._by_operation.get(operation, ())]
        for _, one in sorted(worked, key=lambda pair: pair[0]) if len(operations) > 1 else worked:
            yield one, one.operands

    @cached_property
    def _order(self) -> list[Figure]:
        """The precedents and the figure, operands before what uses them."""
        order: list[Figure] = []
        seen = {self.figure.id}
        waiting = [(self.figure, iter(self.figure.operands))]
        while waiting:
            one, operands = waiting[-1]
            for operand in operands:
                if operand.id not in seen:
                    seen.add(operand.id)
                    waiting.append((operand, iter(operand.operands)))
                    break
            else:
                order.append(one)
                waiting.pop()
        return order

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self._order)}

    @cached_property
    def _users(self) -> list[list[int]]:
        """By place, the places of what uses a figure: once for each operand that it is."""
        users: list[list[int]] = [[] for _ in self._order]
        places = self._places
        for place, one in enumerate(self._order):
            for operand in one.operands:
                users[places[operand.id]].append(place)
        return users

    def value(self, changes: Changes) -> Decimal | None:
        """The figure's value with other values for some of its precedents, by id."""
        if self.figure.id in changes:
            return changes[self.figure.id]
        outside = getcontext()
        setcontext(EXACT)  # itself, where `localcontext` would copy it for every candidate
        try:
            return self._from_operands(changes) if self.alone else self._propagated(changes)
        finally:
            setcontext(outside)

    def _from_operands(self, changes: Changes) -> Decimal | None:
        """The figure worked out from its operands alone; None where one of them is not given."""
        origin = self.figure.origin
        if not isinstance(origin, Computed) or any(operand.id not in changes for operand in origin.operands):
            return None
        self._allowance.take(len(origin.operands))
        return evaluate(origin, [changes[operand.id] for operand in origin.operands])

    def _propagated(self, changes: Changes) -> Decimal | None:
        places, users, order = self._places, self._users, self._order
        now: dict[int, Decimal | None] = {places[id]: value for id, value in changes.items() if id in places}
        fixed = frozenset(now)
        moved: dict[int, list[int]] = {}  # by place, those of its operands that have another value
        waiting: list[int] = []

        def push(place: int) -> None:
            for user in users[place]:
                if user in fixed:
                    continue
                if user not in moved:
                    moved[user] = []
                    heappush(waiting, user)
                moved[user].append(place)

        for place in fixed:
            push(place)
        while waiting:
            place = heappop(waiting)
            now[place] = self._again(order[place], moved[place], now)
            push(place)
        return now.get(len(order) - 1, self.figure.value)

    def _again(self, one: Figure, moved: list[int], now: Mapping[int, Decimal | None]) -> Decimal | None:
        """One figure worked out with what its moved operands are now."""
        assert isinstance(one.origin, Computed)
        if one.origin.operation == "sum" and one.origin.rounding is None and one.value is not None:
            self._allowance.take(len(moved))
            value: Decimal = one.value
            for place in moved:
                before, after = self._order[place].value, now[place]
                if before is None or after is None:
                    return None
                value += after - before
            return value
        places, operands = self._places, one.origin.operands
        self._allowance.take(len(operands))
        return evaluate(one.origin, [now.get(places[operand.id], operand.value) for operand in operands])
