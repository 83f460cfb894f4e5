"""Slips of rounding: lines rounded before they are added, digits cut off, a figure rounded twice or too soon."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN

from ....ledger import Rounding
from ....ledger.rounding import EXACT
from ..mismatch import Candidate, Mismatch


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
                    in_precedent=node is not again.figure,
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
    """Rounded to a digit or two fewer, and zeros written after it."""
    for again in mismatch.versions:
        for places in (1, 2):
            if again.figure.value is not None:
                short = Rounding(mismatch.claim.step.scaleb(places))(again.figure.value)
                fewer = "a digit" if places == 1 else f"{places} digits"
                yield Candidate(short, f"rounded to {fewer} fewer than it is printed to")
