"""What stands in a cell of a workbook, before any library writes it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ...case.schema import description
from ...ledger import Figure, Input

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


_EVERY = re.compile(r"(?<!, )\ban? (?:hour|day|week|month|year)\b")
_COUNTED = re.compile(r"(Hours|Days|Weeks) ")


def unit_of(figure: Figure) -> str:
    """A figure's unit in words; of an input also for how long it is paid, by its text or by what its key says it is."""
    unit, origin = _UNITS[figure.unit], figure.origin
    if not isinstance(origin, Input) or not origin.path or figure.unit not in ("GBP", "count"):
        return unit
    about = description(origin.path)
    if figure.unit == "count":
        counted = _COUNTED.match(about)
        return counted[1].lower() if counted else unit
    first = re.split(r"[:;(]| in place| where", about)[0]
    said = _EVERY.findall(origin.text)[:1] or _EVERY.findall(first)[:1] or ["a year"] * ("annual" in first.lower())
    said = said or [*dict.fromkeys(_EVERY.findall(about))]
    return f"{unit}{' per FTE' if 'per FTE' in first else ''} {said[0]}" if len(said) == 1 else unit
