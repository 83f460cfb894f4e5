"""Slips of the pen in an input: a figure worked from an input of the case with two digits transposed or one changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ....ledger import Figure, Input
from ....ledger.rounding import EXACT, QUOTIENT
from ..mismatch import Candidate, Mismatch
from ..revaluation import Revaluation

# A figure that rests on more inputs is matched by some digit of some of them.
_MOST = 60
# A line rounded on the way may be so many units off what a straight line says.
_ROUNDED_ON_THE_WAY = 4

Variants = Callable[[str], Iterator[str]]


def input_digits_transposed(mismatch: Mismatch) -> Iterator[Candidate]:
    """Worked from an input with two neighbouring digits transposed."""
    yield from _with_variants(mismatch, _transposed)


def input_digit_changed(mismatch: Mismatch) -> Iterator[Candidate]:
    """Worked from an input with one digit read as another."""
    yield from _with_variants(mismatch, _changed)


def _transposed(digits: str) -> Iterator[str]:
    for place in range(len(digits) - 1):
        one, other = digits[place], digits[place + 1]
        if one != other and (place or other != "0"):
            yield f"{digits[:place]}{other}{one}{digits[place + 2 :]}"


def _changed(digits: str) -> Iterator[str]:
    for place, now in enumerate(digits):
        for other in "0123456789":
            if other != now and (place or other != "0"):
                yield f"{digits[:place]}{other}{digits[place + 1 :]}"


def _with_variants(mismatch: Mismatch, variants: Variants) -> Iterator[Candidate]:
    """Each input's variants within reach, counted along the straight line that the figure is of it; those on the printed
    figure worked out again."""
    for again in mismatch.versions:
        inputs = [] if again.alone else [one for one in again.precedents if one is not again.figure and _is_of_the_case(one)]
        for one in inputs if len(inputs) <= _MOST else ():
            yield from _of_input(mismatch, again, one, variants)


def _is_of_the_case(figure: Figure) -> bool:
    return isinstance(figure.origin, Input) and figure.origin.span is not None and bool(figure.value)


def _of_input(mismatch: Mismatch, again: Revaluation, one: Figure, variants: Variants) -> Iterator[Candidate]:
    value, given = again.figure.value, abs(one.known)
    exponent = given.as_tuple().exponent
    assert isinstance(exponent, int)
    digits = f"{given.scaleb(-exponent):f}"
    numbers = [Decimal(variant).scaleb(exponent).copy_sign(one.known) for variant in variants(digits)]
    each = None if value is None or not numbers else _slope(again, one, value)
    if value is None or not each:
        return
    claim = mismatch.claim
    near = Decimal(0)
    off = EXACT.subtract(claim.printed.value, value)
    slack = EXACT.multiply(max(claim.step, Decimal(1) if claim.figure.unit == "GBP" else claim.step), _ROUNDED_ON_THE_WAY)
    for number in numbers:
        moved = EXACT.multiply(EXACT.subtract(number, one.known), each)
        near += abs(moved) <= mismatch.reach
        if abs(moved - off) <= max(slack, abs(off) / 4):
            says = f"{one.label} read as {number:,f}, and not {one.known:,f}"
            yield Candidate(again.value({one.id: number}), says)
            near -= abs(moved) <= mismatch.reach
    yield Candidate(None, "", alike=near)


def _slope(again: Revaluation, one: Figure, value: Decimal) -> Decimal | None:
    """How far the figure moves for each 1 of an input, measured over a hundredth of it."""
    step = EXACT.multiply(one.known, Decimal("0.01"))
    moved = again.value({one.id: EXACT.add(one.known, step)})
    return None if moved is None else QUOTIENT.divide(EXACT.subtract(moved, value), step)
