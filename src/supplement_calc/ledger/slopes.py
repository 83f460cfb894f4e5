"""How fast a figure changes with each that it rests on, in one pass back through the ledger: to rank inputs, not to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, DecimalException, localcontext
from itertools import chain

from .figure import Computed, Figure
from .operations import Operation
from .rounding import QUOTIENT
from .working_order import WorkingOrder

_ONE, _HUNDRED, _NOTHING = Decimal(1), Decimal(100), Decimal(0)
Slopes = Sequence[Decimal]


def slopes(order: WorkingOrder, wanted: Figure) -> dict[str, Decimal]:
    """By how much the wanted figure changes for each 1 that a figure changes, by id, of those it depends on; rounding left out.

    0 where an operation goes by an order of values: which comes first does not change at once.
    """
    found: dict[int, Decimal] = {order.places[wanted.id]: _ONE}
    with localcontext(QUOTIENT):
        for place in reversed(order.needed):
            slope, figure = found.get(place), order.figures[place]
            if not slope or not isinstance(figure.origin, Computed):
                continue
            for operand, its in zip(order.operands(place), _of(figure.origin, figure.value), strict=False):
                if its:
                    found[operand] = found.get(operand, _NOTHING) + slope * its
    return {order.figures[place].id: slope for place, slope in found.items()}


def _of(worked: Computed, result: Decimal | None) -> Slopes:
    """The slopes by each operand in turn."""
    rule, values = _RULES.get(worked.operation), [operand.value for operand in worked.operands]
    if rule is None or result is None or None in values:
        return ()
    try:
        return rule(result, *values)
    except DecimalException:
        return ()


def _chosen(result: Decimal, *values: Decimal) -> Slopes:
    """Of the operands that are the result, shared among them; of a middle between two half each."""
    same = [value == result for value in values]
    if not any(same) and len(values) == 2:
        return (_ONE / 2, _ONE / 2)
    return [_ONE / sum(same) if one else _NOTHING for one in same]


def _mean(result: Decimal, *values: Decimal) -> Slopes:
    whole = sum(values[::2], _NOTHING)
    pairs = zip(values[::2], values[1::2], strict=True)
    return list(chain.from_iterable(((value - result) / whole, weight / whole) for weight, value in pairs))


_RULES: dict[Operation, Callable[..., Slopes]] = {
    "product": lambda _, first, second: (second, first),
    "share": lambda _, rate, amount: (amount / _HUNDRED, rate / _HUNDRED),
    "sum": lambda _, *values: (_ONE,) * len(values),
    "difference": lambda *_: (_ONE, -_ONE),
    "ratio": lambda result, _, second: (_ONE / second, -result / second),
    "percentage": lambda result, _, second: (_HUNDRED / second, -result / second),
    "mean": _mean,
    "greater of": _chosen,
    "lesser of": _chosen,
    "middle of": _chosen,
}
