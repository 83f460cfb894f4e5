"""Slips of the pen: two digits changed about, or one digit another. They say little where the figure is off by little."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....ledger.rounding import EXACT
from ..mismatch import Candidate, Mismatch


def digits_transposed(wrong: Mismatch) -> Iterator[Candidate]:
    """Two neighbouring digits of the right figure changed about."""
    for digits, value in _right(wrong):
        for place in range(len(digits) - 1):
            if digits[place] != digits[place + 1]:
                swapped = f"{digits[:place]}{digits[place + 1]}{digits[place]}{digits[place + 2 :]}"
                yield _candidate(wrong, swapped, value, f"{digits[place : place + 2]} printed as {swapped[place : place + 2]}")


def digit_changed(wrong: Mismatch) -> Iterator[Candidate]:
    """One digit of the right figure printed as another."""
    for digits, value in _right(wrong):
        for place, right in enumerate(digits):
            for other in "0123456789":
                if other != right and (other != "0" or place):
                    changed = f"{digits[:place]}{other}{digits[place + 1 :]}"
                    yield _candidate(wrong, changed, value, f"a digit {right} printed as {other}")


def _right(wrong: Mismatch) -> Iterator[tuple[str, Decimal]]:
    """The right figure's digits as it would be printed, and its value."""
    for figure in wrong.versions:
        if figure.value is not None:
            value = wrong.claim.shown(figure.value)
            steps = EXACT.divide(abs(value), wrong.claim.step).to_integral_value()
            yield f"{steps:f}", value


def _candidate(wrong: Mismatch, digits: str, value: Decimal, said: str) -> Candidate:
    return Candidate(EXACT.multiply(Decimal(digits), wrong.claim.step).copy_sign(value), said)
