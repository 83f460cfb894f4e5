"""Figures that rest on a statistic of comparators some of which cannot be read."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from ...costing.ledgers import CaseLedgers
from ...ledger import Figure


class Unread(NamedTuple):
    """A statistic, and the comparators that it would count if they could be read."""

    statistic: Figure
    names: list[str]


class UnreadComparators:
    """Of every figure of a case the first such statistic that it rests on, each figure looked at once for all claims."""

    def __init__(self, ledgers: CaseLedgers) -> None:
        self._ledgers = ledgers
        self._first: dict[int, tuple[int, Figure] | None] = {}  # by the identity of a figure: the grade's place, the statistic

    @cached_property
    def _grades(self) -> list[tuple[str, list[str]]]:
        """The id of each grade's statistic, with the comparators that cannot be read there."""
        if not self._ledgers.case.comparators:
            return []
        grades = self._ledgers.market.grades
        unread = ((grade.statistic.id, [one.name for one in grade.compared if one.figure is None]) for grade in grades)
        return [(id, names) for id, names in unread if names]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: place for place, (id, _) in enumerate(self._grades)}

    def under(self, figure: Figure) -> Unread | None:
        """The first in the order of the grades that a figure rests on; None where it rests on none."""
        if not self._grades:
            return None
        waiting = [figure]
        while waiting:
            one = waiting[-1]
            below = [operand for operand in one.operands if id(operand) not in self._first]
            if below and id(one) not in self._first:
                waiting += below
                continue
            waiting.pop()
            firsts = [first for operand in one.operands if (first := self._first[id(operand)]) is not None]
            if one.id in self._places:
                firsts.append((self._places[one.id], one))
            self._first[id(one)] = min(firsts, key=lambda first: first[0], default=None)
        first = self._first[id(figure)]
        return None if first is None else Unread(first[1], self._grades[first[0]][1])
