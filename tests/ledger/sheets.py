"""Small ledgers to test with."""

from __future__ import annotations

from decimal import Decimal

from supplement_calc.ledger import POUND, Figure, Input, Ledger, Rounding, Unit


def an_input(id: str, value: str | int | Decimal, unit: Unit = "GBP", label: str = "") -> Figure:
    """A figure as a case file gives it."""
    return Figure(id, label or id.capitalize(), Decimal(value), unit, Input(str(value)))


def a_ledger(rounding: Rounding = POUND) -> Ledger:
    """An empty ledger."""
    return Ledger(rounding)
