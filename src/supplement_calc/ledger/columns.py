"""Operations on whole columns of values, a row each: the same arithmetic as one by one, without a step of Python for each row.

An operation that is not here is worked out row by row. Each raises what its arithmetic raises (`TypeError` of a row without a
value, decimal's own of a division by zero), and the rows are then worked out one by one, by the operation itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import repeat
from operator import add, gt, mul, pos, sub
from typing import Any

from .operations import Operation
from .rounding import QUOTIENT

Kernel = Callable[..., Iterable[Any]]
"""A column for each operand, of which at least one ends, to the column of results."""

_HUNDREDTH, _HALF, _HUNDRED = Decimal("0.01"), Decimal("0.5"), Decimal(100)


def _share(rate: Iterable[Decimal], amount: Iterable[Decimal]) -> Iterator[Decimal]:
    return map(mul, map(mul, rate, repeat(_HUNDREDTH)), amount)


def _total(first: Iterable[Decimal], *others: Iterable[Decimal]) -> Iterable[Decimal]:
    first = first if others else map(pos, first)  # of a row without a value that raises too
    for other in others:
        first = map(add, first, other)
    return first


def _ratio(first: Iterable[Decimal], second: Iterable[Decimal]) -> Iterator[Decimal]:
    return map(QUOTIENT.divide, first, second)


def _percentage(first: Iterable[Decimal], second: Iterable[Decimal]) -> Iterator[Decimal]:
    return map(QUOTIENT.divide, map(mul, first, repeat(_HUNDRED)), second)


def _greatest(*columns: Iterable[Decimal]) -> Iterator[Decimal]:
    return map(max, *columns)


def _least(*columns: Iterable[Decimal]) -> Iterator[Decimal]:
    return map(min, *columns)


def _middle(*columns: Iterable[Decimal]) -> Iterator[Decimal]:
    if len(columns) == 2:
        return map(mul, map(add, *columns), repeat(_HALF))
    return map(_of_three, *columns)


def _of_three(one: Decimal, two: Decimal, three: Decimal) -> Decimal:
    if one > two:
        one, two = two, one
    return one if three <= one else min(two, three)


def _whether_above(value: Iterable[Decimal], limit: Iterable[Decimal]) -> Iterator[Decimal]:
    return map(Decimal, map(gt, value, limit))


_KERNELS: dict[Operation, Kernel] = {
    "product": lambda first, second: map(mul, first, second),
    "share": _share,
    "sum": _total,
    "difference": lambda first, second: map(sub, first, second),
    "ratio": _ratio,
    "percentage": _percentage,
    "greater of": _greatest,
    "lesser of": _least,
    "middle of": _middle,
    "whether above": _whether_above,
}
ALWAYS: frozenset[Operation] = frozenset(("product", "share", "sum", "difference"))
"""Operations that have a value wherever their operands have."""


def kernel_of(name: Operation, operands: int) -> Kernel | None:
    """What works a column out at once; None where rows are worked out one by one."""
    at_least, at_most = 1 if name == "sum" else 2, 3 if name == "middle of" else operands
    if not at_least <= operands <= at_most:
        return None
    return _KERNELS.get(name)
