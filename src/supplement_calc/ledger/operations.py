"""The closed set of operations that figures are made by.

Each takes the values of its operands in order and gives a value, or None where there is no answer (a share of nothing,
a vacancy level that cannot be reached). Callers run them in the `EXACT` context.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from operator import itemgetter, mul, sub

from .rounding import QUOTIENT

Function = Callable[..., Decimal | None]

_divide = QUOTIENT.divide
_ZERO = Decimal(0)
_HUNDREDTH = Decimal("0.01")
_HUNDRED = Decimal(100)


def share(rate: Decimal, amount: Decimal) -> Decimal:
    """A percentage of an amount."""
    return rate * amount * _HUNDREDTH


def total(*values: Decimal) -> Decimal:
    """The sum of all."""
    return sum(values, _ZERO)


def ratio(first: Decimal, second: Decimal) -> Decimal | None:
    """The first divided by the second; None by nil."""
    return _divide(first, second) if second else None


def percentage(first: Decimal, second: Decimal) -> Decimal | None:
    """The first as a percentage of the second; None of nil."""
    return _divide(first * _HUNDRED, second) if second else None


def mean(*values: Decimal) -> Decimal | None:
    """The weighted mean: weight, value, weight, value, …; None where the weights add to nil."""
    weight = sum(values[::2], _ZERO)
    return QUOTIENT.divide(sum(map(mul, values[::2], values[1::2]), _ZERO), weight) if weight else None


def greater_of(*values: Decimal) -> Decimal:
    """The greatest."""
    return max(values)


def lesser_of(*values: Decimal) -> Decimal:
    """The least."""
    return min(values)


def middle_of(*values: Decimal) -> Decimal | None:
    """The median: the middle value, or the mean of the middle two."""
    if not values:
        return None
    ordered = sorted(values)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def quartile(which: int, *values: Decimal) -> Decimal | None:
    """A quartile by linear interpolation between the values in order, both ends counted: the place of quartile q among n
    values is 1 + (n − 1) × q ÷ 4. The method of QUARTILE.INC in spreadsheets."""
    if not values:
        return None
    ordered = sorted(values)
    whole, fourths = divmod((len(ordered) - 1) * which, 4)
    if not fourths:
        return ordered[whole]
    return ordered[whole] + (ordered[whole + 1] - ordered[whole]) * fourths / 4


def rank(value: Decimal | None, *others: Decimal) -> Decimal | None:
    """The place of a value among others, the highest first: one more than how many are above it."""
    return None if value is None else Decimal(1 + sum(other > value for other in others))


def least_not_below(target: Decimal, *values: Decimal) -> Decimal | None:
    """The least of the values that is not below the target; None where all are."""
    return min((value for value in values if value >= target), default=None)


def first_not_above(target: Decimal, *values: Decimal) -> Decimal | None:
    """The place, from 1, of the first value that is not above the target; None where all are."""
    return next((Decimal(place) for place, value in enumerate(values, 1) if value <= target), None)


def in_order_until(part: int | None, dearest: bool, target: Decimal | None, *values: Decimal) -> Decimal | None:
    """How many are taken, cheapest or dearest first, until what they come to meets a target.

    Values: quantity and price of each kind. `part` is the kind whose taken quantity is wanted (from 0), None for all
    together. None where all there is does not reach the target; a negative target takes a negative quantity of the kind
    that comes first.
    """
    taken = None if target is None or None in values else _taken(target, values, dearest)
    if taken is None:
        return None
    return sum(taken.values(), _ZERO) if part is None else taken.get(part, _ZERO)


def _taken(left: Decimal, values: Sequence[Decimal], dearest: bool) -> dict[int, Decimal] | None:
    taken: dict[int, Decimal] = {}
    for kind, quantity, price in _ordered(values, dearest):
        worth = quantity * price
        if left <= worth:
            taken[kind] = QUOTIENT.divide(left, price)
            return taken
        taken[kind] = quantity
        left -= worth
    return None if left else taken


def _ordered(values: Sequence[Decimal], dearest: bool) -> list[tuple[int, Decimal, Decimal]]:
    """Kinds that there are any of and that are worth anything, in order of price, ties as given."""
    kinds = [(n, q, p) for n, (q, p) in enumerate(zip(values[::2], values[1::2], strict=True)) if q > 0 and p > 0]
    kinds.sort(key=itemgetter(2), reverse=dearest)
    return kinds


_PLAIN: dict[str, Function] = {
    "product": mul,
    "share": share,
    "sum": total,
    "difference": sub,
    "ratio": ratio,
    "percentage": percentage,
    "mean": mean,
    "greater of": greater_of,
    "lesser of": lesser_of,
    "middle of": middle_of,
    "lower quartile of": partial(quartile, 1),
    "upper quartile of": partial(quartile, 3),
    "rank among": rank,
    "least not below": least_not_below,
    "first not above": first_not_above,
}
_ORDERS = {"cheapest first until": False, "dearest first until": True}
NAMES = (*_PLAIN, *_ORDERS)


def function_of(name: str, part: int | None = None) -> Function:
    """The operation by its name; `part` is for the two that take things in order."""
    if name in _ORDERS:
        return partial(in_order_until, part, _ORDERS[name])
    return _PLAIN[name]
