"""Figures in the format that the paper prints its own in: `£11.318m`, `33.19%`, `27.75 fte`."""

from __future__ import annotations

import re
from decimal import Decimal

from ...case.models.published import Printed
from ...ledger import Figure
from .claim import Claim

_SUFFIX = re.compile(r"(bn|m|k)$", re.IGNORECASE)
_SCALES = {"bn": 9, "m": 6, "k": 3}
NONE = "none"


def as_printed(claim: Claim, value: Decimal | None) -> str:
    """A value as the paper would print it; `none` for no value."""
    return NONE if value is None else _as_printed(claim.printed, claim.figure, claim.shown(value))


def distance(claim: Claim, value: Decimal) -> str:
    """How far a value is from the published figure, and which way: `£26,000 lower`."""
    off = claim.printed.value - claim.shown(value)
    way = "lower" if off > 0 else "higher"
    if claim.figure.unit == "percent":
        digits = _digits(claim.printed, abs(off))
        return f"{digits} point{'' if abs(off) == 1 else 's'} {way}"
    return f"{_as_printed(claim.printed, claim.figure, abs(off))} {way}"


def _as_printed(printed: Printed, figure: Figure, value: Decimal) -> str:
    sign, digits = "-" if value < 0 else "", _digits(printed, abs(value))
    suffix = _suffix(printed)
    if printed.unit == "percent" or figure.unit == "percent":
        return f"{sign}{digits}%"
    if printed.unit == "GBP" or figure.unit == "GBP":
        return f"{sign}£{digits}{suffix}"
    return f"{sign}{digits} FTE" if figure.unit == "FTE" else f"{sign}{digits}"


def _digits(printed: Printed, value: Decimal) -> str:
    """The digits at the scale and to the place that the paper prints."""
    scale = _SCALES.get(_suffix(printed).lower(), 0)
    places = max(scale - printed.precision, 0)
    return f"{value.scaleb(-scale):,.{places}f}"


def _suffix(printed: Printed) -> str:
    suffix = _SUFFIX.search(printed.text.strip())
    return suffix[1] if suffix and printed.unit != "FTE" else ""
