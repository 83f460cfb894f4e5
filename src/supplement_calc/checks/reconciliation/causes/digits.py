"""Slips of the pen: two digits transposed, or one digit changed. They explain little where the figure is off by little."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....ledger.rounding import EXACT
from ..mismatch import Candidate, Mismatch


def digits_transposed(mismatch: Mismatch) -> Iterator[Candidate]:
    """Two neighbouring digits of the right figure transposed."""
    for digits, value in _right(mismatch):
        for place in range(len(digits) - 1):
            if digits[place] != digits[place + 1]:
                swapped = f"{digits[:place]}{digits[place + 1]}{digits[place]}{digits[place + 2 :]}"
                says = f"{digits[place : place + 2]} printed as {swapped[place : place + 2]}"
                yield _candidate(mismatch, swapped, value, says, place)


def digit_changed(mismatch: Mismatch) -> Iterator[Candidate]:
    """One digit of the right figure printed as another."""
    for digits, value in _right(mismatch):
        for place, right in enumerate(digits):
            for other in "0123456789":
                if other != right and (other != "0" or place):
                    changed = f"{digits[:place]}{other}{digits[place + 1 :]}"
                    yield _candidate(mismatch, changed, value, f"a digit {right} printed as {other}", place)


def _right(mismatch: Mismatch) -> Iterator[tuple[str, Decimal]]:
    """The right figure's digits as it would be printed, and its value."""
    for again in mismatch.versions:
        if again.figure.value is not None:
            value = mismatch.claim.shown(again.figure.value)
            steps = EXACT.divide(abs(value), mismatch.claim.step).to_integral_value()
            yield f"{steps:f}", value


def _candidate(mismatch: Mismatch, digits: str, value: Decimal, says: str, place: int) -> Candidate:
    """The further left, the fewer figures differ there alone."""
    return Candidate(EXACT.multiply(Decimal(digits), mismatch.claim.step).copy_sign(value), says, depth=place)
