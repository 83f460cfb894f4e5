"""Sums of quotients, brought back to what they are before they are rounded.

A twelfth is carried to 28 digits, so three of them may come to a hair less than a half pound, which would then be rounded down.
To a billionth of a pound they are the half pound again.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...ledger import Figure, Ledger, Operation, Rounding

BILLIONTH = Rounding(Decimal("0.000000001"))


def rounded_sum(ledger: Ledger, id: str, label: str, operation: Operation, operands: Sequence[Figure]) -> Figure:
    """Pounds worked out to a billionth, then rounded as a line is."""
    exact = ledger.work(f"{id}.exact", f"{label}, before it is rounded", "GBP", operation, operands, BILLIONTH)
    return ledger.relabelled(id, label, exact, ledger.rounding)
