"""What stands in a cell of a workbook, before any library writes it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ...ledger import Figure

Value = Decimal | bool | str | None


class Look(NamedTuple):
    """How a cell looks: the kind of its number, whether it is an input, or set off as a total, subtotal or heading, and whether
    its text is folded into its column."""

    number: str = ""
    kind: str = ""
    is_folded: bool = False


TEXT = Look()
_NUMBERS = {"FTE": "0.00", "percent": "0.00", "months": "general", "count": "general"}
_UNITS = {"GBP": "£", "FTE": "FTE", "percent": "per cent", "months": "months", "count": "number"}


class Formula(NamedTuple):
    """A formula without its equals sign, and the exact value that it comes to."""

    text: str
    value: Value
    look: Look = TEXT


class Number(NamedTuple):
    """A number that is given."""

    value: Decimal
    look: Look = TEXT


class Text(NamedTuple):
    """Words, whatever they look like."""

    text: str
    look: Look = TEXT


class Link(NamedTuple):
    """Words that lead to a sheet of this workbook."""

    text: str
    sheet: str


Cell = Formula | Number | Text | Link


def number_of(figure: Figure) -> str:
    """The kind of number that a figure is shown as."""
    if figure.unit != "GBP":
        return _NUMBERS[figure.unit]
    is_whole = figure.value is not None and figure.value == figure.value.to_integral_value()
    return "0" if is_whole and not figure.is_input else "0.00"


def unit_of(figure: Figure) -> str:
    """A figure's unit in words."""
    return _UNITS[figure.unit]
