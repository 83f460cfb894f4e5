"""A change shared out among what it is owed to: the Shapley value, and Owen's where causes are taken in groups.

Each cause is given what it adds, averaged over every order in which the causes could be changed; so the shares add to the whole
change exactly, and no order is preferred. L. S. Shapley, A value for n-person games (1953); G. Owen, Values of games with a
priori unions (1977).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
Worth = Callable[[frozenset[T]], Fraction]
"""What the figure comes to with these causes changed and the others as they were."""

PENNY = Decimal("0.01")
_EXACT = Context(prec=200)


def shapley(causes: Sequence[T], worth: Worth[T]) -> dict[T, Fraction]:
    """Each cause's share of the change from none changed to all, over every order."""
    return {cause: _share(cause, [one for one in causes if one != cause], worth) for cause in causes}


def owen(groups: Sequence[Sequence[T]], worth: Worth[T]) -> dict[T, Fraction]:
    """The same over the orders in which the causes of a group come one after another."""
    shares: dict[T, Fraction] = {}
    for group in groups:
        others = [frozenset(one) for one in groups if one is not group]
        for cause in group:
            mates = [one for one in group if one != cause]
            shares[cause] = Fraction(0)
            for chosen in _subsets(others):
                before: frozenset[T] = frozenset().union(*chosen)
                shares[cause] += _weight(len(chosen), len(others)) * _share(cause, mates, worth, before)
    return shares


def _share(cause: T, others: Sequence[T], worth: Worth[T], first: frozenset[T] = frozenset()) -> Fraction:
    """What a cause adds, over every order of it and the others, after those that come first."""
    total = Fraction(0)
    for chosen in _subsets(others):
        before = first | frozenset(chosen)
        total += _weight(len(chosen), len(others)) * (worth(before | {cause}) - worth(before))
    return total


def _weight(before: int, others: int) -> Fraction:
    """How often just so many of the others come first."""
    return Fraction(factorial(before) * factorial(others - before), factorial(others + 1))


def _subsets(of: Sequence[T]) -> Iterable[tuple[T, ...]]:
    for size in range(len(of) + 1):
        yield from combinations(of, size)


def to_pennies(shares: Mapping[T, Fraction], change: Decimal, unit: Decimal = PENNY) -> dict[T, Decimal]:
    """The shares rounded so that they add to the change exactly: what rounding leaves over goes, a penny each, to those that it
    took most from. The opposite change has the opposite shares. A change of finer digits than the unit is shared in those."""
    exponent = change.normalize(_EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    if Fraction(change) % Fraction(unit):
        unit = Decimal(1).scaleb(exponent)
    pence = {cause: _nearest(share / Fraction(unit)) for cause, share in shares.items()}
    left = int(Fraction(change) / Fraction(unit)) - sum(pence.values())
    lost = {cause: share / Fraction(unit) - pence[cause] for cause, share in shares.items()}
    towards = 1 if left > 0 else -1
    order = sorted(shares, key=lambda cause: -towards * lost[cause])  # stable: equals in the order of the causes
    for cause in order[: abs(left)]:
        pence[cause] += towards
    return {cause: _EXACT.multiply(Decimal(number), unit) for cause, number in pence.items()}


def _nearest(value: Fraction) -> int:
    """The whole number nearest, halves away from zero."""
    size = int(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size
