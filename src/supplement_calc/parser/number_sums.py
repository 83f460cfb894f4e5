"""What to write for a text of several numbers that say something of each other, or of people for a rate."""

from __future__ import annotations

import re
from decimal import Decimal

from ..ledger.rounding import EXACT
from .number_shapes import WANTED, Kind, Number, read_shaped

_NUMBER = r"£?\d[\d,]*(?:\.\d+)?\s?[km%]?"
_SUM = re.compile(rf"(?P<first>{_NUMBER})[^\d+£]*\+[^\d+£]*(?P<second>{_NUMBER})(?P<rest>[^\d+]*)", re.IGNORECASE)
_OF = re.compile(r"(?P<part>\d[\d,.]*)\s*(?:in|of|out of)\s+(?P<all>\d[\d,.]*)(?:\s+[a-z]+)*", re.IGNORECASE)
_PEOPLE = re.compile(r"(?P<n>\d[\d,.]*)\s+(?:leavers?|people|staff|posts?|fte|wte|left|starters?)\b.*", re.IGNORECASE)
_SPINE = re.compile(
    r"(?:scp|spine|points?|spinal column points?)s?\.?\s*(?P<points>\d{1,3}\s*(?:-|–|—|to)\s*\d{1,3})", re.IGNORECASE
)


def of_several(text: str, kind: Kind) -> str:
    """What to write; nothing for any other text."""
    if spine := _SPINE.fullmatch(text) if kind == "money" else None:
        return f"write `points: {spine['points']}` in place of it, or what it comes to in pounds"
    if kind == "percent" and (people := _PEOPLE.fullmatch(text)):
        return f"write what {people['n']} are as a percentage, {people['n']} ÷ all of them × 100, with a % sign"
    if kind in ("percent", "fte") and (found := _OF.fullmatch(text)):
        return _part_of(found["part"], found["all"], kind)
    if sum_ := _SUM.search(text):
        return _added(sum_["first"].strip(), sum_["second"].strip(), kind)
    return ""


def _part_of(part: str, whole: str, kind: Kind) -> str:
    one, all_ = read_shaped(part, "count"), read_shaped(whole, "count")
    if not isinstance(one, Number) or not isinstance(all_, Number) or not all_.value:
        return ""
    if kind == "fte":
        return f"write {part}, if that is {WANTED[kind]}"
    percent = EXACT.divide(EXACT.multiply(one.value, Decimal(100)), all_.value).quantize(Decimal("0.01")).normalize()
    return f"write {percent:f}%"


def _added(first: str, second: str, kind: Kind) -> str:
    """The sum of two of one kind, or the first alone."""
    one, other = read_shaped(first, kind), read_shaped(second, kind)
    if not isinstance(one, Number) or not isinstance(other, Number) or ("£" in first) != ("£" in second):
        return ""
    total = EXACT.add(one.value, other.value).normalize()
    written = f"{'£' if '£' in first else ''}{total:,f}{'%' if one.is_percent else ''}"
    return f"write one number, {written} for both together, or {first}"
