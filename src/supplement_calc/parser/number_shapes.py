"""The shapes that numbers are read in, and those of a unit that is not wanted."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from ..ledger.rounding import EXACT

Kind = Literal["money", "fte", "percent", "count"]

MINUS = "-−‑–"
"""The characters that make a number less than zero."""
UNITS: dict[Kind, str] = {
    "money": "[kK]|[mM]|bn|thousand|millions?|billions?",
    "fte": "[fF][tT][eE]s?|[wW][tT][eE]s?",
    "percent": "%|per cent|percent",
    "count": "months?|weeks?|hours?|hrs?|days?",
}
"""What may stand after a number of each kind, as a pattern."""
_SHAPE = re.compile(
    rf"(?P<sign>[{MINUS}+]?£?|£[{MINUS}])\s?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:_[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?"
    rf"(?:\s?(?P<suffix>{'|'.join(UNITS.values())}))?"
)
_TIMES = {
    "k": Decimal(1000),
    "K": Decimal(1000),
    "m": Decimal(1_000_000),
    "M": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
    "thousand": Decimal(1000),
    "million": Decimal(1_000_000),
    "millions": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "billions": Decimal(1_000_000_000),
}
_PERCENT = ("%", "per cent", "percent")
MOST_WHOLE, MOST_PART = 15, 10


class Misread(NamedTuple):
    """Why a text is not the number wanted: a problem's code, the reason as a sentence goes on to say it, and what to write."""

    code: str
    reason: str
    help: str


class Number(NamedTuple):
    """A number read: its value in pounds, FTE or the number before the percent sign, and the power of ten of its last
    written digit (0 for `25,064`, 3 for `£10.335m`)."""

    value: Decimal
    precision: int
    is_percent: bool = False


TOO_LONG = Misread(
    "too-long", "has more digits than any budget", f"write at most {MOST_WHOLE} before the point and {MOST_PART} after"
)


def read_shaped(text: str, kind: Kind) -> Number | Misread | None:
    """The number that a text of a number's shape gives, or why it gives none; None for any other text."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    part, suffix = shape["part"] or "", shape["suffix"] or ""
    digits = shape["whole"].replace(",", "").replace("_", "")
    if len(digits) > MOST_WHOLE or len(part) - 1 > MOST_PART:
        return TOO_LONG
    if len(digits) > 1 and digits.startswith("0"):
        without_zeros = text.replace(shape["whole"], digits.lstrip("0") or "0", 1)
        return Misread("ambiguous-number", "starts with 0, which some programs read as octal", f"write {without_zeros}")
    minus = "-" if set(MINUS) & set(shape["sign"]) else ""
    if (misread := _wrong_unit(shape, kind, f"{minus}{digits}{part}")) is not None:
        return misread
    value = Decimal(minus + digits + part)
    scale = _TIMES.get(suffix, Decimal(1))
    precision = scale.adjusted() - max(len(part) - 1, 0)
    return Number(EXACT.multiply(value, scale), precision, suffix in _PERCENT)


def _wrong_unit(shape: re.Match[str], kind: Kind, bare: str) -> Misread | None:
    suffix = shape["suffix"] or ""
    pounds, percent = "£" in shape["sign"], suffix in _PERCENT
    help = f"write {bare} if it is {WANTED[kind]}"
    if kind == "percent":
        if pounds and not percent:
            help = f"write what {shape[0]} is as a percentage, {bare} ÷ the amount that it is of × 100, with a % sign"
            return Misread("wrong-unit", "is an amount of money", help)
        if not percent:
            return Misread("missing-percent", "has no % sign", f"write {as_per_cent(bare)}")
        return Misread("wrong-unit", "is both pounds and a percentage", f"write {bare}%") if pounds else None
    if percent:
        if kind == "fte":
            help = f"write what {shape[0]} of them comes to as {WANTED[kind]}, or {bare} if it is that"
        return Misread("wrong-unit", "is a percentage", help)
    if kind != "money" and (pounds or suffix in _TIMES):
        if kind == "count" and not pounds:
            help = f"write {EXACT.multiply(Decimal(bare), _TIMES[suffix]).normalize():,f} if it is {WANTED[kind]}"
        return Misread("wrong-unit", "is an amount of money", help)
    if suffix and not re.fullmatch(UNITS[kind], suffix):
        if re.fullmatch(UNITS["count"], suffix):  # hours are no FTE, nor weeks pounds, without what they are of
            help = f"write what {shape[0]} comes to as {WANTED[kind]}"
        return Misread("wrong-unit", f"is in {suffix}", help)
    return None


_ALL, _ONE = Decimal(100), Decimal(1)
_PLACES_LOST = (2, 1)  # 24.33 without its point is 2433, and 24.3 is 243


def as_per_cent(bare: str, bounds: tuple[Decimal, Decimal] | None = None) -> str:
    """A number with the sign that it lacks, in each meaning that it may have: one under 1 may be what a spreadsheet keeps for a
    percentage a hundred times it, and a great one may lack its point. `bounds` are what such a rate is at least and at most."""
    value, (least, most) = Decimal(bare), bounds or (Decimal(0), _ALL)

    def can_be(rate: Decimal) -> bool:
        return least <= abs(rate) <= most

    meant = []
    if 0 < abs(value) < _ONE and can_be(whole := EXACT.multiply(value, _ALL)):
        meant.append(f"{_plain(whole)}%, which a spreadsheet keeps as {bare}")
    if abs(value) > most and value == value.to_integral_value():
        pointed = [one for places in _PLACES_LOST if can_be(one := EXACT.scaleb(value, -places))]
        meant += [f"{_plain(one)}%, if its point is lost" for one in pointed]
    if not meant or bounds is None or can_be(value) or _ONE <= abs(value) <= _ALL:
        meant.append(f"{bare}% for {bare} per cent")
    return ", or ".join(meant)


def bare_number(text: str) -> str:
    """The digits of a text of a number's shape, with its point and minus; `` of any other text."""
    shape = _SHAPE.fullmatch(text.strip())
    if shape is None:
        return ""
    minus = "-" if set(MINUS) & set(shape["sign"]) else ""
    return f"{minus}{shape['whole'].replace(',', '').replace('_', '')}{shape['part'] or ''}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize(EXACT):f}"


WANTED: dict[Kind, str] = {
    "money": "an amount in pounds",
    "fte": "full-time equivalents",
    "percent": "a percentage with its % sign",
    "count": "a number",
}
