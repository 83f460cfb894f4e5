"""Figures in the format that the paper prints its own in: `£11.318m`, `33.19%`, `27.75 fte`."""

from __future__ import annotations

import re
from decimal import Decimal

from ...case.models.published import Printed
from ...ledger import POUND, Figure
from .claim import Claim

_SUFFIX = re.compile(r"(?<=\d)(\s?)(bn|billions?|mn?|mln|millions?|k|thousands?)\b", re.IGNORECASE)
_SCALES = {"b": 9, "m": 6, "k": 3, "t": 3}  # by the first letter
NONE = "none"


def as_printed(claim: Claim, value: Decimal | None) -> str:
    """A value as the paper would print it; `none` for no value."""
    return NONE if value is None else _as_printed(claim.printed, claim.figure, claim.shown(value))


def in_full(claim: Claim, computed: Decimal) -> str:
    """What the case gives, to the pound where the paper hedges a round figure."""
    pounds = _to_the_pound(claim)
    return as_printed(claim, computed) if pounds is None else f"{'-' if pounds < 0 else ''}£{abs(pounds):,f}"


def distance(claim: Claim, value: Decimal) -> str:
    """How far a value is from the published figure, and which way: `£26,000 lower`; to the pound where `in_full` is."""
    pounds = _to_the_pound(claim)
    off = claim.printed.value - (claim.shown(value) if pounds is None else pounds)
    way = "lower" if off > 0 else "higher"
    if pounds is not None:
        return f"£{abs(off).normalize():,f} {way}"
    if claim.figure.unit == "percent":
        digits = _digits(claim.printed, abs(off))
        return f"{digits} point{'' if abs(off) == 1 else 's'} {way}"
    return f"{_as_printed(claim.printed, claim.figure, abs(off))} {way}"


def _to_the_pound(claim: Claim) -> Decimal | None:
    """Ours in whole pounds; None where the paper's own figure is not a hedged amount."""
    value = claim.figure.value
    return POUND(value) if claim.is_hedged and claim.figure.unit == "GBP" and value is not None else None


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
    suffix = _suffix(printed).strip().lower()
    scale = _SCALES[suffix[0]] if suffix else 0
    places = max(scale - printed.precision, 0)
    return f"{value.scaleb(-scale):,.{places}f}"


def _suffix(printed: Printed) -> str:
    """The scale as the paper writes it: `m`, ` million`."""
    suffix = _SUFFIX.search(printed.text) if printed.unit in ("GBP", None) else None
    return "" if suffix is None else suffix[0]
