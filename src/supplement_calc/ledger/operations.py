"""The closed set of operations that figures are made by, one row each in `ROWS`.

Each takes the values of its operands in order and gives a value, or None where there is no answer (a share of nothing,
a vacancy level that cannot be reached). Callers run them in the `EXACT` context.

A new operation is its name in `Operation` and its row in `ROWS`; mypy checks every name at every call. What else an operation
turns out to need (its form in a spreadsheet, say) is one more field of `OperationRow`, without a default, so that every row has
to give it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from operator import itemgetter, mul, sub
from typing import Literal, NamedTuple, cast

from .rounding import QUOTIENT

Operation = Literal[
    "product",
    "share",
    "sum",
    "difference",
    "ratio",
    "percentage",
    "mean",
    "greater of",
    "lesser of",
    "middle of",
    "lower quartile of",
    "upper quartile of",
    "rank among",
    "whether above",
    "least not below",
    "first not above",
    "not above from",
    "above again from",
    "cheapest first until",
    "dearest first until",
]
Function = Callable[..., Decimal | None]
Phrase = Callable[[Sequence[str]], str]
"""Words made from one text for each operand."""


class OperationRow(NamedTuple):
    """All that is known of one operation.

    `phrase` is how `explain` recites it, from the operands as they are printed. `why_undefined` says why it has no value, from
    the labels of the operands, as the end of "none, because …"; None where it always has one. `takes_part` where the function
    asks first for the kind wanted of those it takes in order. `quotient_times` is what a quotient of two operands is multiplied
    by (1, or 100 of a percentage); `operands_each` how many operands belong to each of the things that a statistic is taken of.
    `quantity_at` and `rate_at` are the places of the operands that a table shows next to the figure: 4 FTE @ £30,000, 24.33%.
    `each_part` gives the parts of every kind at once.
    """

    name: Operation
    function: Function
    phrase: Phrase
    why_undefined: Phrase | None
    takes_part: bool = False
    each_part: Callable[..., list[Decimal | None]] | None = None
    quotient_times: int | None = None
    operands_each: int | None = None
    quantity_at: int | None = None
    rate_at: int | None = None


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
    """The first divided by the second; None by zero."""
    return _divide(first, second) if second else None


def percentage(first: Decimal, second: Decimal) -> Decimal | None:
    """The first as a percentage of the second; None of zero."""
    return _divide(first * _HUNDRED, second) if second else None


def mean(*values: Decimal) -> Decimal | None:
    """The weighted mean: weight, value, weight, value, …; None where the weights add to zero."""
    weighted = sum((weight * value for weight, value in zip(values[::2], values[1::2], strict=True)), _ZERO)
    weight = sum(values[::2], _ZERO)
    return _divide(weighted, weight) if weight else None


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


def whether_above(value: Decimal, limit: Decimal) -> Decimal:
    """1 where the first is above the second, else 0."""
    return Decimal(value > limit)


def least_not_below(target: Decimal, *values: Decimal) -> Decimal | None:
    """The least of the values that is not below the target; None where all are."""
    return min((value for value in values if value >= target), default=None)


def first_not_above(target: Decimal, *values: Decimal) -> Decimal | None:
    """The place, from 1, of the first value that is not above the target; None where all are."""
    return next((Decimal(place) for place, value in enumerate(values, 1) if value <= target), None)


def not_above_from(target: Decimal, *values: Decimal) -> Decimal | None:
    """The place, from 1, from which on no value is above the target; None where the last is, or there is none."""
    above = max((place for place, value in enumerate(values, 1) if value > target), default=0)
    return Decimal(above + 1) if above < len(values) else None


def above_again_from(target: Decimal, *values: Decimal) -> Decimal | None:
    """The place, from 1, of the first value above the target after one that is not; None where there is none."""
    first = first_not_above(target, *values)
    return next((Decimal(place) for place, value in enumerate(values, 1) if first and place > first and value > target), None)


def in_order_until(dearest: bool, part: int | None, target: Decimal | None, *values: Decimal) -> Decimal | None:
    """How many are taken, cheapest or dearest first, until what they come to meets a target.

    Values: quantity and price of each kind. `part` is the kind whose taken quantity is wanted (from 0), None for all
    together. None where all there is does not reach the target; a negative target takes a negative quantity of the kind
    that comes first.
    """
    taken = None if target is None or None in values else _taken(target, values, dearest)
    if taken is None:
        return None
    return sum(taken.values(), _ZERO) if part is None else taken.get(part, _ZERO)


def each_in_order(dearest: bool, target: Decimal | None, *values: Decimal | None) -> list[Decimal | None]:
    """What is taken of each kind in turn: the same as each `part` by itself, in one pass."""
    taken = None if target is None or None in values else _taken(target, cast("Sequence[Decimal]", values), dearest)
    return [None if taken is None else taken.get(kind, _ZERO) for kind in range(len(values) // 2)]


def _taken(left: Decimal, values: Sequence[Decimal], dearest: bool) -> dict[int, Decimal] | None:
    taken: dict[int, Decimal] = {}
    for kind, quantity, price in _ordered(values, dearest):
        worth = quantity * price
        if left <= worth:
            taken[kind] = _divide(left, price)
            return taken
        taken[kind] = quantity
        left -= worth
    return None if left else taken


def _ordered(values: Sequence[Decimal], dearest: bool) -> list[tuple[int, Decimal, Decimal]]:
    """Kinds that there are any of and that are worth anything, in order of price, ties as given."""
    kinds = [(n, q, p) for n, (q, p) in enumerate(zip(values[::2], values[1::2], strict=True)) if q > 0 and p > 0]
    kinds.sort(key=itemgetter(2), reverse=dearest)
    return kinds


def _joined(sign: str) -> Phrase:
    return f" {sign} ".join


def _named(name: str) -> Phrase:
    return lambda values: f"the {name} {', '.join(values)}"


def _pairs(values: Sequence[str]) -> str:
    """Quantity and price of each kind: `4 FTE @ £30,000, 2 FTE @ £35,000`."""
    return ", ".join(f"{quantity} @ {price}" for quantity, price in zip(values[::2], values[1::2], strict=True))


def _in_order(cost: str) -> Phrase:
    return lambda values: f"{cost}-cost first until {values[0]} is met, of {_pairs(values[1:])}"


def _divisor_is_zero(labels: Sequence[str]) -> str:
    return f"{labels[1]} is 0"


def _out_of_reach(labels: Sequence[str]) -> str:
    return f"the total does not reach {labels[0]}"


def _nothing_to_take(what: str) -> Phrase:
    return lambda labels: f"there are no figures to work out {what} from"


def _row_of_order(name: Operation, *, dearest: bool) -> OperationRow:
    function, each = partial(in_order_until, dearest), partial(each_in_order, dearest)
    return OperationRow(
        name, function, _in_order("highest" if dearest else "lowest"), _out_of_reach, takes_part=True, each_part=each
    )


def _row_of_quartile(name: Operation, which: int) -> OperationRow:
    return OperationRow(name, partial(quartile, which), _named(name), _nothing_to_take("a quartile"), operands_each=1)


ROWS: dict[Operation, OperationRow] = {
    row.name: row
    for row in (
        OperationRow("product", mul, _joined("×"), None, quantity_at=0, rate_at=1),
        OperationRow("share", share, lambda values: f"{values[0]} of {values[1]}", None, rate_at=0),
        OperationRow("sum", total, _joined("+"), None),
        OperationRow("difference", sub, _joined("−"), None),
        OperationRow("ratio", ratio, _joined("÷"), _divisor_is_zero, quotient_times=1),
        OperationRow(
            "percentage",
            percentage,
            lambda values: f"{values[0]} ÷ {values[1]}, as a percentage",
            _divisor_is_zero,
            quotient_times=100,
        ),
        OperationRow("mean", mean, lambda values: f"mean of {_pairs(values)}", _nothing_to_take("a mean"), operands_each=2),
        OperationRow("greater of", greater_of, _named("greater of"), None),
        OperationRow("lesser of", lesser_of, _named("lesser of"), None),
        OperationRow("middle of", middle_of, _named("middle of"), _nothing_to_take("a middle"), operands_each=1),
        _row_of_quartile("lower quartile of", 1),
        _row_of_quartile("upper quartile of", 3),
        OperationRow(
            "rank among", rank, lambda values: f"the place of {values[0]} among {', '.join(values)}, the highest first", None
        ),
        OperationRow("whether above", whether_above, lambda values: f"1 where {values[0]} is above {values[1]}, else 0", None),
        OperationRow(
            "least not below",
            least_not_below,
            lambda values: f"the least of {', '.join(values[1:])} that is not below {values[0]}",
            _out_of_reach,
        ),
        OperationRow(
            "first not above",
            first_not_above,
            lambda values: f"the place of the first of {', '.join(values[1:])} that is not above {values[0]}",
            lambda labels: f"all there are stay above {labels[0]}",
        ),
        OperationRow(
            "not above from",
            not_above_from,
            lambda values: f"the place from which on none of {', '.join(values[1:])} is above {values[0]}",
            lambda labels: f"the last is above {labels[0]}",
        ),
        OperationRow(
            "above again from",
            above_again_from,
            lambda values: f"the place of the first of {', '.join(values[1:])} above {values[0]} after one that is not",
            lambda labels: f"none is above {labels[0]} after one that is not",
        ),
        _row_of_order("cheapest first until", dearest=False),
        _row_of_order("dearest first until", dearest=True),
    )
}
QUOTIENTS = tuple(name for name, row in ROWS.items() if row.quotient_times is not None)
STATISTICS = tuple(name for name, row in ROWS.items() if row.operands_each is not None)


def function_of(name: Operation, part: int | None = None) -> Function:
    """The operation by its name; `part` is the kind wanted of one that takes kinds in order, all together where it is None."""
    row = ROWS[name]
    assert part is None or row.takes_part, f"{name} takes no kinds in order"
    return partial(row.function, part) if row.takes_part else row.function
