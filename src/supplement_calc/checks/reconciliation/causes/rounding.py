"""Slips of rounding: lines rounded before they are added, digits cut off, a figure rounded twice or too soon."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from ....ledger import Rounding
from ....ledger.rounding import EXACT
from ..mismatch import Candidate, Mismatch

_FEWER = (1, 2, 3, 4, 5)  # digits left out; of a figure in millions to the pound as many as make it £0.1m


def rounded_lines(mismatch: Mismatch) -> Iterator[Candidate]:
    """The sum, or the difference, of figures that were rounded first."""
    unit = mismatch.claim.unit
    for again in mismatch.versions:
        for node, operands in again.worked_by("sum", "difference"):
            if len(operands) > 1:
                rounded = {one.id: unit(one.value) for one in operands if one.value is not None}
                of = "" if node is again.figure else f", for {node.label}"
                yield Candidate(
                    again.value(rounded),
                    f"worked from figures that were rounded first{of}",
                    depth=int(node is not again.figure),
                )


def truncated(mismatch: Mismatch) -> Iterator[Candidate]:
    """The digits after the last printed one cut off."""
    step = mismatch.claim.step
    for again in mismatch.versions:
        if again.figure.value is not None:
            steps = EXACT.divide(again.figure.value, step).to_integral_value(ROUND_DOWN)
            yield Candidate(EXACT.multiply(steps, step), "digits cut off where they should be rounded")


def rounded_twice(mismatch: Mismatch) -> Iterator[Candidate]:
    """Rounded to a digit or two more, and then again. What two digits more give one more gives too: 44.495 by 44.50 or 44.5."""
    for again in mismatch.versions:
        if again.figure.value is not None:
            first = Rounding(mismatch.claim.step.scaleb(-1))(again.figure.value)
            yield Candidate(mismatch.claim.unit(first), f"rounded twice, by way of {first.normalize():f}")


def rounded_sooner(mismatch: Mismatch) -> Iterator[Candidate]:
    """Rounded to fewer digits than it is printed to, and zeros written after them."""
    for again in mismatch.versions:
        for places in _FEWER:
            if again.figure.value is not None:
                short = Rounding(mismatch.claim.step.scaleb(places))(again.figure.value)
                fewer = "a digit" if places == 1 else f"{places} digits"
                yield Candidate(short or None, f"rounded to {fewer} fewer than it is printed to", depth=places)


def cut_to_zeros(mismatch: Mismatch) -> Iterator[Candidate]:
    """Digits cut off before the last printed one, and zeros written for them: £57,000 for £57,640."""
    for again in mismatch.versions:
        for places in _FEWER[1:]:  # one zero at the end is what a digit changed gives as well
            if again.figure.value is not None:
                unit = mismatch.claim.step.scaleb(places)
                cut = EXACT.multiply(EXACT.divide(again.figure.value, unit).to_integral_value(ROUND_DOWN), unit)
                yield Candidate(cut or None, f"cut to {_place(unit)}, zeros written after it", depth=places)


def _place(unit: Decimal) -> str:
    """The place of a digit in words: the thousand, the tenth."""
    words = {
        -2: "the hundredth", -1: "the tenth", 0: "the whole number", 1: "the ten", 2: "the hundred", 3: "the thousand",
        4: "the ten thousand", 5: "the hundred thousand", 6: "the million",
    }  # fmt: skip
    return words.get(unit.adjusted(), f"{unit:,f}")
