"""The order in which a ledger is worked out again: which figures depend on others, found once for all inputs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal, localcontext

from .figure import Figure
from .ledger import Ledger
from .rounding import EXACT


class WorkingOrder:
    """A ledger's figures by their place in it, operands first, and what takes each as an operand.

    With `wanted`, only among what those figures rest on: the places that are `needed`, in order. To find what moves with an
    input takes as long as there is of it, however large the ledger is.
    """

    def __init__(self, ledger: Ledger, wanted: Iterable[Figure] | None = None) -> None:
        self.figures = list(ledger.figures.values())
        self.places = {id: place for place, id in enumerate(ledger.figures)}
        self.values = [figure.value for figure in self.figures]
        self.needed: Sequence[int]
        self._taken_by: dict[int, list[int]] = {}
        self._operands: dict[int, tuple[int, ...]] = {}
        self._totals: dict[int, Decimal | None] = {}
        self.needed = range(len(self.figures)) if wanted is None else sorted(self._needed(wanted))
        for place in self.needed:
            for operand in self.operands(place):
                self._taken_by.setdefault(operand, []).append(place)

    def operands(self, place: int) -> tuple[int, ...]:
        """The places of what a figure was worked out from."""
        found = self._operands.get(place)
        if found is None:
            found = self._operands[place] = tuple([self.places[operand.id] for operand in self.figures[place].operands])
        return found

    def moved(self, changed: Collection[int], most: int | None = None) -> list[int] | None:
        """The places of all that depends on figures at these places, in order; those themselves stand as they are changed.
        None of more than `most`."""
        found: set[int] = set()
        waiting = list(changed)
        while waiting:
            for place in self._taken_by.get(waiting.pop(), ()):
                if place not in found:
                    found.add(place)
                    waiting.append(place)
            if most is not None and len(found) > most:
                return None
        return sorted(found.difference(changed))

    def total(self, place: int) -> Decimal | None:
        """The sum of a figure's operands, before any rounding; None where one has no value."""
        if place not in self._totals:
            values = [operand.value for operand in self.figures[place].operands]
            with localcontext(EXACT):
                self._totals[place] = None if None in values else sum(filter(None, values), Decimal(0))
        return self._totals[place]

    def _needed(self, wanted: Iterable[Figure]) -> set[int]:
        waiting = [self.places[figure.id] for figure in wanted]
        needed = set(waiting)
        while waiting:
            for operand in self.operands(waiting.pop()):
                if operand not in needed:
                    needed.add(operand)
                    waiting.append(operand)
        return needed
