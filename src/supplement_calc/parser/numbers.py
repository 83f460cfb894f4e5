"""Numbers as people write them, read exactly, and the ambiguous ones turned away with what to write instead."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from ..ledger.rounding import EXACT

Kind = Literal["money", "fte", "percent", "count"]

_SHAPE = re.compile(
    r"(?P<sign>[-−‑–+]?£?|£[-−‑–])\s?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:_[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?"
    r"(?:\s?(?P<suffix>%|per cent|percent|[kK]|[mM]|bn|thousand|millions?|billions?|[fF][tT][eE]s?|[wW][tT][eE]s?"
    r"|months?|weeks?|hours?|hrs?|days?))?"
)
# Digits, in threes or together, as most numbers of a case file are: they mean the same here, and take a third of the time.
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,10}))?")
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
_MOST_WHOLE, _MOST_PART = 15, 10
# No number that is read, nor one that is refused with what to write, is nearly as long.
_LONGEST = 100
_DIGITS_AND_SIGNS = frozenset("0123456789,._ \u00a0\u202f£%+-−:eE")


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


_TOO_LONG = Misread(
    "too-long", "has more digits than any budget", f"write at most {_MOST_WHOLE} before the point and {_MOST_PART} after"
)


def read_number(text: str, kind: Kind) -> Number | Misread:
    """The number that a text gives, or why it gives none. Never a float on the way."""
    text = text.strip()
    if (plain := _PLAIN.fullmatch(text)) and kind != "percent":
        return Number(Decimal(text.replace(",", "")), -len(plain[1] or ""))
    if len(text) > _LONGEST:
        return _past_reading(text, kind)
    if (read := read_shaped(text, kind)) is not None:
        return read
    from .number_help import misshapen  # most files need none of it

    return misshapen(text, kind)


def read_shaped(text: str, kind: Kind) -> Number | Misread | None:
    """The same for a text that has the shape of a number; None for any other."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    part, suffix = shape["part"] or "", shape["suffix"] or ""
    digits = shape["whole"].replace(",", "").replace("_", "")
    if len(digits) > _MOST_WHOLE or len(part) - 1 > _MOST_PART:
        return _TOO_LONG
    if len(digits) > 1 and digits.startswith("0"):
        without_zeros = text.replace(shape["whole"], digits.lstrip("0") or "0", 1)
        return Misread("ambiguous-number", "starts with 0, which some programs read as octal", f"write {without_zeros}")
    minus = "-" if set("-−‑–") & set(shape["sign"]) else ""
    if (misread := _wrong_unit(shape, kind, f"{minus}{digits}{part}")) is not None:
        return misread
    value = Decimal(minus + digits + part)
    scale = _TIMES.get(suffix, Decimal(1))
    precision = scale.adjusted() - max(len(part) - 1, 0)
    return Number(EXACT.multiply(value, scale), precision, suffix in _PERCENT)


def _past_reading(text: str, kind: Kind) -> Misread:
    """A text too long to be a number: too many digits, or something else altogether."""
    if _DIGITS_AND_SIGNS.issuperset(text[:_LONGEST]):
        return _TOO_LONG
    return Misread("not-a-number", "is not a number", f"write {WANTED[kind]} alone in place of `{text[:40]}…`")


def _wrong_unit(shape: re.Match[str], kind: Kind, bare: str) -> Misread | None:
    suffix = shape["suffix"] or ""
    pounds, percent = "£" in shape["sign"], suffix in _PERCENT
    help = f"write {bare} if it is {WANTED[kind]}"
    if kind == "percent":
        if pounds and not percent:
            help = f"write what {shape[0]} is as a percentage, {bare} ÷ the amount that it is of × 100, with a % sign"
            return Misread("wrong-unit", "is an amount of money", help)
        if not percent:
            return Misread("missing-percent", "has no % sign", f"write {bare}% for {bare} per cent")
        return Misread("wrong-unit", "is both pounds and a percentage", f"write {bare}%") if pounds else None
    if percent:
        return Misread("wrong-unit", "is a percentage", help)
    if kind != "money" and (pounds or suffix in _TIMES):
        return Misread("wrong-unit", "is an amount of money", help)
    if suffix and suffix.lower() not in _SUFFIXES[kind]:
        return Misread("wrong-unit", f"is in {suffix}", help)
    return None


# The units a number of each kind may be written with.
_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "money": tuple(one.lower() for one in _TIMES),
    "fte": ("fte", "ftes", "wte", "wtes"),
    "percent": _PERCENT,
    "count": ("month", "months", "week", "weeks", "hour", "hours", "hr", "hrs", "day", "days"),
}
WANTED: dict[Kind, str] = {
    "money": "an amount in pounds",
    "fte": "full-time equivalents",
    "percent": "a percentage with its % sign",
    "count": "a number",
}
