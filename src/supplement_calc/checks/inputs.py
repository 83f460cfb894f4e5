"""Inputs as checks read them: the text they are written as, their places and products, and amounts and days in messages."""

from __future__ import annotations

import re
from decimal import Decimal

from ..diagnostics import Span
from ..ledger import Figure, Input
from ..ledger.rounding import EXACT

ZERO = Decimal(0)


def times(one: Decimal, other: Decimal) -> Decimal:
    """The exact product of input values."""
    return EXACT.multiply(one, other)


def place_of_figure(figure: Figure) -> Span | None:
    """The place of an input; None of a figure that is computed."""
    return figure.origin.span if isinstance(figure.origin, Input) else None


def text_of(figure: Figure) -> str:
    """An input as it is written; pay by the hour with what it comes to in a year."""
    if isinstance(figure.origin, Input):
        return figure.origin.text.strip()
    rate = next((one for one in figure.operands if isinstance(one.origin, Input)), None)
    if rate is None or figure.unit != "GBP":
        return f"{figure.value}"
    return f"{text_of(rate)}, which is {pounds(figure.known)} a year"


def half_unit(figure: Figure) -> Decimal:
    """Half of one in the last digit that an input is written with: what rounding may have taken."""
    digits = re.search(r"\.(\d+)", text_of(figure))
    return Decimal(5).scaleb(-(len(digits[1]) if digits else 0) - 1)


def is_hedged(figure: Figure) -> bool:
    """Whether the text says that the number is not exact: about, over, under."""
    return re.match(r"[£\d+-]", text_of(figure)) is None


def is_fraction(figure: Figure) -> bool:
    """Whether a figure is above zero and below one, as a percentage is that was written as a fraction."""
    return 0 < figure.known < 1


def pounds(value: Decimal) -> str:
    """`£26,890` or `£26,890.50`, with no digit dropped."""
    return f"£{_plain(value):,}"


def plain(value: Decimal) -> str:
    """A number without spare zeros: `65.5`."""
    return f"{_plain(value):,f}"


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
