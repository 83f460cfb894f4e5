"""Bands of service as papers name them, in months: `Up to 1 year`, `1 to 2 years`, `25 years+`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .workforce import Band

_UNIT = r"(?: ?(?P<{0}>months?|years?))?"
_LOWEST = re.compile(rf"(?:up to|less than|under|below) (?P<to>\d+){_UNIT.format('unit')}", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?P<from>\d+){_UNIT.format('first')} ?(?:to|-|–) ?(?P<to>\d+){_UNIT.format('unit')}", re.IGNORECASE)


class Spanned(NamedTuple):
    """A band with the months of service from which and to which it runs; its place among the bands counts from 1."""

    band: Band
    number: int
    from_: int
    to: int


def spanned(number: int, band: Band) -> Spanned | None:
    """A band that has two ends; None for one without, such as `25 years+`, or one whose name says no lengths."""
    text = band.band.strip()
    if (found := _LOWEST.fullmatch(text)) is not None:
        return Spanned(band, number, 0, int(found["to"]) * _months(found["unit"]))
    if (found := _BETWEEN.fullmatch(text)) is None:
        return None
    last = _months(found["unit"])
    first = last if found["first"] is None else _months(found["first"])
    start, end = int(found["from"]) * first, int(found["to"]) * last
    return Spanned(band, number, start, end) if start < end else None


def _months(unit: str | None) -> int:
    return 1 if unit is not None and unit.lower().startswith("month") else 12


def band_reaching(bands: Sequence[Band], months: int) -> Spanned | None:
    """The band whose staff are on their way to a landmark: above its start and not above its end."""
    for number, band in enumerate(bands, 1):
        found = spanned(number, band)
        if found is not None and found.from_ < months <= found.to:
            return found
    return None
