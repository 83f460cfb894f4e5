"""The operations again, in fractions and from the words of the design alone: shares nothing with the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor
from typing import Any

_DIGITS = 28


def assert_adds_up(steps: Sequence[dict[str, Any]]) -> None:
    """Each step's value is its operation on the values of steps before it, after its rounding."""
    values: dict[str, Fraction | None] = {}
    for step in steps:
        said = None if step["value"] is None else Fraction(step["value"])
        if "operation" in step:
            again = recount(step, [values[operand] for operand in step["operands"]])
            assert again == said or is_near(again, said), step
        assert step["id"] not in values, step
        values[step["id"]] = said


def is_near(again: Fraction | None, said: Fraction | None) -> bool:
    """Whether they are one to a part in 10^18: what a quotient leaves off by less than that is said as what it stands for."""
    return again is not None and said is not None and abs(again - said) <= max(abs(said), Fraction(1, 1000)) / 10**18


def recount(step: dict[str, Any], operands: Sequence[Fraction | None]) -> Fraction | None:
    """What a step of an explanation comes to, worked from the values of its operands."""
    values = [value for value in operands if value is not None]
    if len(values) < len(operands):
        return None
    value = _worked(step["operation"], values, step.get("part"))
    return value if value is None or "rounded_to" not in step else _to_unit(value, Fraction(step["rounded_to"]))


def _worked(operation: str, values: list[Fraction], part: int | None) -> Fraction | None:
    first, *rest = values
    if operation in ("cheapest first until", "dearest first until"):
        return _in_order(first, _pairs(rest), operation.startswith("dearest"), part)
    assert operation in _PLAIN, f"tests/support/recount.py does not work out {operation!r}"
    return _PLAIN[operation](values)


def _mean(values: list[Fraction]) -> Fraction | None:
    """Weighted: weight, value, weight, value."""
    return _quotient(_sum([weight * value for weight, value in _pairs(values)]), _sum(values[::2]))


def _pairs(values: list[Fraction]) -> list[tuple[Fraction, Fraction]]:
    return list(zip(values[::2], values[1::2], strict=True))


def _sum(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _in_order(left: Fraction, kinds: list[tuple[Fraction, Fraction]], dearest: bool, part: int | None) -> Fraction | None:
    """Take kinds in order of price until what they come to meets the target; `part` counts kinds from 1."""
    taken = [Fraction(0)] * len(kinds)
    sold = [n for n in range(len(kinds)) if kinds[n][0] > 0 and kinds[n][1] > 0]
    for place in sorted(sold, key=lambda n: -kinds[n][1] if dearest else kinds[n][1]):
        quantity, price = kinds[place]
        if left <= quantity * price:
            last = _quotient(left, price)
            assert last is not None
            taken[place] = last
            return sum(taken, Fraction(0)) if part is None else taken[part - 1]
        taken[place] = quantity
        left -= quantity * price
    return None if left else sum(taken, Fraction(0)) if part is None else taken[part - 1]


def _quotient(first: Fraction, second: Fraction) -> Fraction | None:
    """A quotient to 28 significant digits, halves away from zero; nothing divided by nil."""
    if not second:
        return None
    quotient = first / second
    if not quotient:
        return quotient
    places = _DIGITS - len(str(floor(abs(quotient)))) if abs(quotient) >= 1 else _DIGITS + _leading_zeros(abs(quotient))
    return _to_unit(quotient, Fraction(1, 10**places) if places >= 0 else Fraction(10**-places))


def _quartile(ordered: list[Fraction], which: int) -> Fraction:
    """The value a quarter, or three, of the way from the first to the last, between the two that it falls among."""
    place = Fraction(which * (len(ordered) - 1), 4)
    below = ordered[floor(place)]
    return below + (ordered[min(floor(place) + 1, len(ordered) - 1)] - below) * (place - floor(place))


def _leading_zeros(value: Fraction) -> int:
    """Zeros between the point and the first digit."""
    zeros = 0
    while value * 10 < 1:
        value *= 10
        zeros += 1
    return zeros


def _to_unit(value: Fraction, unit: Fraction) -> Fraction:
    """Halves away from zero."""
    units = floor(abs(value) / unit + Fraction(1, 2))
    return units * unit if value >= 0 else -units * unit


# Those whose operands all count alike; the design names no others.
_PLAIN: dict[str, Callable[[list[Fraction]], Fraction | None]] = {
    "sum": _sum,
    "difference": lambda values: values[0] - values[1],
    "product": lambda values: values[0] * values[1],
    "share": lambda values: values[0] * values[1] / 100,
    "ratio": lambda values: _quotient(values[0], values[1]),
    "percentage": lambda values: _quotient(100 * values[0], values[1]),
    "mean": _mean,
    "greater of": max,
    "lesser of": min,
    "middle of": lambda values: _sum(sorted(values)[(len(values) - 1) // 2 : len(values) // 2 + 1]) / (2 - len(values) % 2),
    "lower quartile of": lambda values: _quartile(sorted(values), 1),
    "upper quartile of": lambda values: _quartile(sorted(values), 3),
    "least not below": lambda values: min((value for value in values[1:] if value >= values[0]), default=None),
    "rank among": lambda values: Fraction(1 + sum(other > values[0] for other in values[1:])),
    "whether above": lambda values: Fraction(values[0] > values[1]),
    "first not above": lambda values: next(
        (Fraction(place) for place, one in enumerate(values[1:], 1) if one <= values[0]), None
    ),
    "not above from": lambda values: _not_above_from(values[0], values[1:]),
    "above again from": lambda values: next(
        (
            Fraction(place)
            for place in range(2, len(values))
            if values[place] > values[0] and any(one <= values[0] for one in values[1:place])
        ),
        None,
    ),
}


def _not_above_from(target: Fraction, values: list[Fraction]) -> Fraction | None:
    """Walked from the end, for as long as nothing is above."""
    place = None
    for number in range(len(values), 0, -1):
        if values[number - 1] > target:
            break
        place = Fraction(number)
    return place
