"""Whether sums that are shown, taken together, give away a small count of people that is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from ..ledger import Computed, Figure, Operation

Terms = dict[str, Fraction]
_SIGNS: dict[Operation, tuple[int, int]] = {"sum": (1, 1), "difference": (1, -1)}  # of the first operand, and of the others
HOW: dict[Operation, Literal["adds", "chooses", "otherwise"]] = {
    "sum": "adds",
    "difference": "adds",
    "greater of": "chooses",
    "lesser of": "chooses",
    "product": "otherwise",
    "share": "otherwise",
    "ratio": "otherwise",
    "percentage": "otherwise",
    "mean": "otherwise",
    "middle of": "otherwise",
    "lower quartile of": "otherwise",
    "upper quartile of": "otherwise",
    "rank among": "otherwise",
    "whether above": "otherwise",
    "least not below": "otherwise",
    "first not above": "otherwise",
    "not above from": "otherwise",
    "above again from": "otherwise",
    "cheapest first until": "otherwise",
    "dearest first until": "otherwise",
}
"""What every operation makes of counts: it adds or subtracts them, is one of them, or is neither, so that no equation in the
counts follows and a sum of hidden ones worked out so is not shown."""


def possible_sums(total: Fraction, small: int, others: int, most: int) -> list[int]:
    """What counts from 1 to `most` may come to together, where with the others, each more than `most` since none is hidden for
    being zero, they make the total."""
    return [
        together
        for together in range(small, most * small + 1)
        if (total == together if others == 0 else total - together >= others * (most + 1))
    ]


def is_one_possibility(total: Fraction, small: int, others: int, most: int) -> bool:
    """Whether their total leaves one possibility for each of them."""
    possible = possible_sums(total, small, others, most)
    return len(possible) < 2 and all(small == 1 or together in (small, most * small) for together in possible)


class ShownSums:
    """The sums shown so far, each an equation in the counts that are hidden, solved as far as they go.

    `hidden` says by id what stands in place of a figure, `small` for those known to be from 1 to `most`. Each equation has a
    count of its own that is in no other, so that one that follows from them is an equation with nothing else in it.
    """

    def __init__(self, figures: Iterable[Figure], hidden: Mapping[str, str], small: str, most: int) -> None:
        self._hidden = hidden
        self._small = small
        self._most = most
        self._equations: dict[str, Terms] = {}  # by its own count
        self._values: dict[str, Fraction] = {}
        self._terms: dict[str, Terms | None] = {}
        for figure in figures:
            if self._is_small(figure) and _is_difference(figure):  # staff in post: posts less vacancies
                self._terms[figure.operands[-1].id] = {figure.id: Fraction(-1)}
                self._values[figure.id] = Fraction(figure.known)

    def may_show(self, figure: Figure) -> bool:
        """Whether a sum gives no small count away together with those shown before it; it is then one of them."""
        terms = self._terms_of(figure)
        if terms is None:
            return False
        rest = _added(terms, {})
        for own in [one for one in rest if one in self._equations]:
            rest = _added(rest, self._equations[own], -rest[own])
        if not rest:
            return True  # it follows from what is shown
        own = next(iter(rest))
        new = {one: times / rest[own] for one, times in rest.items()}
        changed = {other: _added(terms, new, -terms[own]) for other, terms in self._equations.items() if own in terms}
        if any(self._gives_away(terms) for terms in (new, *changed.values())):
            return False
        self._equations |= changed | {own: new}
        return True

    def _gives_away(self, terms: Terms) -> bool:
        """Whether an equation has a small count alone, or only one possibility for those in it."""
        small = [one for one in terms if self._hidden.get(one) == self._small]
        if not small:
            return False
        total = sum((times * self._values[one] for one, times in terms.items()), Fraction(0))
        if set(terms.values()) == {1}:
            counts = (total, len(small), len(terms) - len(small), self._most)
            possible = possible_sums(*counts)  # one of at most four is a small count itself: all of the women, say
            return is_one_possibility(*counts) or (len(possible) == 1 and possible[0] <= self._most)
        return len(terms) == 1 or total in (self._end(terms, lowest=True), self._end(terms, lowest=False))

    def _end(self, terms: Terms, *, lowest: bool) -> Fraction | None:
        """The least or most that the counts can come to; None where there is no end to it."""
        end = Fraction(0)
        for one, times in terms.items():
            is_small, at_least = self._hidden.get(one) == self._small, (times > 0) == lowest
            if not is_small and not at_least:
                return None
            end += times * ((1 if is_small else 0) if at_least else self._most)
        return end

    def _is_small(self, figure: Figure) -> bool:
        return self._hidden.get(figure.id) == self._small

    def _terms_of(self, figure: Figure) -> Terms | None:
        """How many times each hidden count is in a figure; None where it is no sum of them."""
        if figure.id not in self._terms:
            self._terms[figure.id] = self._worked_out(figure)
        return self._terms[figure.id]

    def _worked_out(self, figure: Figure) -> Terms | None:
        origin = figure.origin
        if not isinstance(origin, Computed) or (self._is_small(figure) and _is_difference(figure)):
            if figure.id not in self._hidden:
                return {}
            self._values[figure.id] = Fraction(figure.value or Decimal(0))
            return {figure.id: Fraction(1)}
        match HOW[origin.operation]:
            case "adds":
                return self._of_sum(origin)
            case "chooses":
                return next((self._terms_of(one) for one in origin.operands if one.value == figure.value), {})
        return None if any(self._terms_of(one) != {} for one in origin.operands) else {}

    def _of_sum(self, origin: Computed) -> Terms | None:
        terms: Terms = {}
        first, others = _SIGNS[origin.operation]
        for number, operand in enumerate(origin.operands):
            own = self._terms_of(operand)
            if own is None:
                return None
            _add(terms, own, Fraction(others if number else first))
        return terms


def _is_difference(figure: Figure) -> bool:
    return isinstance(figure.origin, Computed) and figure.origin.operation == "difference"


def _add(terms: Terms, others: Terms, times: Fraction) -> None:
    for one, own in others.items():
        if together := terms.get(one, Fraction(0)) + own * times:
            terms[one] = together
        else:
            terms.pop(one, None)


def _added(terms: Terms, others: Terms, times: Fraction = Fraction(1)) -> Terms:
    """Terms and others so many times, without those that come to nothing."""
    together = dict(terms)
    _add(together, others, times)
    return together
