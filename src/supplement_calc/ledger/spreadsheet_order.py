"""How a spreadsheet takes kinds in order of their price until a target is met: a run of lines for each step of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from .rounding import QUOTIENT
from .spreadsheet import NIL, NONE, TOLERANCE, Cached, Form, Operand, Working, added_up, run_of, sum_of, times

_ZERO = Decimal(0)


class _Kind(NamedTuple):
    """One kind: its quantity and price, and what it is worth, nil of what is not there to be taken."""

    quantity: Operand
    price: Operand
    worth: Decimal | None

    @property
    def cost(self) -> Decimal:
        """Its price, where it has one."""
        return self.price.value or _ZERO


class _Taken(NamedTuple):
    """The lines that say what is taken of each kind, and the line that says whether the target is met."""

    refs: list[str]
    values: list[Cached]
    is_met: str


def in_order(*, dearest: bool) -> Form:
    """How much is taken, cheapest or dearest first: of one kind, or of all together."""

    def form(working: Working, operands: Sequence[Operand], part: int | None) -> str:
        key = (dearest, *(one.ref for one in operands))
        taken = working.once(key, lambda: _taken(working, operands, dearest=dearest))
        if part is not None:
            return f"IF({taken.is_met},{taken.refs[part]},{NONE})"
        values = [one if isinstance(one, Decimal) else None for one in taken.values]
        together = sum_of(working, [Operand(ref, value) for ref, value in zip(taken.refs, values, strict=True)])
        return f"IF({taken.is_met},{together},{NONE})"

    return form


def _taken(working: Working, operands: Sequence[Operand], *, dearest: bool) -> _Taken:
    target, *rest = operands
    kinds = [_kind(quantity, price) for quantity, price in zip(rest[::2], rest[1::2], strict=True)]
    prices = working.lines("price", [one.price.ref for one in kinds], [one.price.value for one in kinds])
    worths = working.lines("worth, where there are any", [_worth(one) for one in kinds], [one.worth for one in kinds])
    whole = [Operand(ref, one.worth) for ref, one in zip(worths, kinds, strict=True)]
    together = added_up(whole)
    total = working.lines("worth of all", [sum_of(working, whole)], [together])[0]
    before = [_before(kinds, number, dearest) for number in range(len(kinds))]
    formulas = [_ahead(prices, worths, number, dearest) for number in range(len(kinds))]
    ahead = working.lines("worth of what is taken before", formulas, before)
    left = [None if target.value is None or one is None else target.value - one for one in before]
    lefts = working.lines("left of the target", [f"{target.ref}-{ref}" for ref in ahead], left)
    values = [_amount(one, some, is_left) for one, some, is_left in zip(kinds, before, left, strict=True)]
    formulas = [_take(one, worths[n], ahead[n], lefts[n]) for n, one in enumerate(kinds)]
    refs = working.lines("taken", formulas, values)
    is_met = f"AND({target.ref}-{total}<={TOLERANCE},OR({total}>{TOLERANCE},ABS({target.ref})<={TOLERANCE}))"
    met = None if target.value is None or together is None else _is_met(target.value, together)
    return _Taken(refs, list(values), working.lines("whether the target is met", [is_met], [met])[0])


def _kind(quantity: Operand, price: Operand) -> _Kind:
    is_there = all(one.value is None or one.value > 0 for one in (quantity, price))
    return _Kind(quantity, price, times(quantity.value, price.value) if is_there else _ZERO)


def _worth(kind: _Kind) -> str:
    quantity, price = kind.quantity.ref, kind.price.ref
    return f"{quantity}*{price}*({quantity}>{TOLERANCE})*({price}>{TOLERANCE})"


def _ahead(prices: Sequence[str], worths: Sequence[str], number: int, dearest: bool) -> str:
    """What comes before a kind: those of a better price, and those of the same above it."""
    own, every = prices[number], run_of(prices)
    better = f"{every}-{own}>{TOLERANCE}" if dearest else f"{own}-{every}>{TOLERANCE}"
    formula = f"SUMPRODUCT(({better})*{run_of(worths)})"
    if not number:
        return formula
    above = run_of(prices[:number])
    same = f"({above}-{own}<={TOLERANCE})*({own}-{above}<={TOLERANCE})"
    return f"{formula}+SUMPRODUCT({same}*{run_of(worths[:number])})"


def _before(kinds: Sequence[_Kind], number: int, dearest: bool) -> Decimal | None:
    own = kinds[number].cost
    first = [
        one
        for place, one in enumerate(kinds)
        if (one.cost > own if dearest else one.cost < own) or (one.cost == own and place < number)
    ]
    return added_up([Operand("", one.worth) for one in first])


def _take(kind: _Kind, worth: str, ahead: str, left: str) -> str:
    """All of it, or what is left of the target at its price; less than nothing of the first alone."""
    some = f"MIN({'--' * kind.quantity.is_input}{kind.quantity.ref},{left}/{kind.price.ref})"
    return f"IF({worth}>{TOLERANCE},IF({ahead}>{TOLERANCE},MAX({NIL},{some}),{some}),{NIL})"


def _amount(kind: _Kind, before: Decimal | None, left: Decimal | None) -> Decimal | None:
    if before is None or left is None or kind.worth is None or kind.quantity.value is None:
        return None
    if not kind.worth:
        return _ZERO
    some = min(kind.quantity.value, QUOTIENT.divide(left, kind.cost))
    return max(_ZERO, some) if before else some


def _is_met(target: Decimal, together: Decimal) -> bool:
    return target <= together and (bool(together) or not target)
