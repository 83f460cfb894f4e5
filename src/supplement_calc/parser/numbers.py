"""Numbers as people write them, read exactly, and the ambiguous ones turned away with what to write instead."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from ..ledger.rounding import EXACT

Kind = Literal["money", "fte", "percent", "count"]

_SHAPE = re.compile(
    r"(?P<sign>[-−+]?£?|£[-−])\s?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:_[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?"
    r"(?:\s?(?P<suffix>%|per cent|percent|[kK]|[mM]|bn|fte|FTE|months?|weeks?|hours?))?"
)
# Digits, in threes or together, as most numbers of a case file are: they mean the same here, and take a third of the time.
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,10}))?")
_TIMES = {
    "k": Decimal(1000),
    "K": Decimal(1000),
    "m": Decimal(1_000_000),
    "M": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
}
_PERCENT = ("%", "per cent", "percent")
_MOST_WHOLE, _MOST_PART = 15, 10
# No number that is read, nor one that is refused with what to write, is nearly as long.
_LONGEST = 100
_DIGITS_AND_SIGNS = frozenset("0123456789,._ \u00a0\u202f£%+-−:eE")

EXAMPLE: dict[Kind, str] = {"money": "25,064", "fte": "61.03", "percent": "24.33%", "count": "24"}


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
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return _misshapen(text, kind)
    part, suffix = shape["part"] or "", shape["suffix"] or ""
    digits = shape["whole"].replace(",", "").replace("_", "")
    if len(digits) > _MOST_WHOLE or len(part) - 1 > _MOST_PART:
        return _TOO_LONG
    if len(digits) > 1 and digits.startswith("0"):
        without_zeros = text.replace(shape["whole"], digits.lstrip("0") or "0", 1)
        return Misread("ambiguous-number", "starts with 0, which some programs read as octal", f"write {without_zeros}")
    minus = "-" if "-" in shape["sign"] or "−" in shape["sign"] else ""
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
    return Misread("not-a-number", "is not a number", f"write {_WANTED[kind]}, for example {EXAMPLE[kind]}")


def _wrong_unit(shape: re.Match[str], kind: Kind, bare: str) -> Misread | None:
    suffix = shape["suffix"] or ""
    pounds, percent = "£" in shape["sign"], suffix in _PERCENT
    example = f"write {_WANTED[kind]}, for example {EXAMPLE[kind]}"
    if kind == "percent":
        if not percent:
            return Misread("missing-percent", "has no % sign", f"write {bare}% for {bare} per cent")
        return Misread("wrong-unit", "is both pounds and a percentage", f"write {bare}%") if pounds else None
    if percent:
        return Misread("wrong-unit", "is a percentage", example)
    if kind != "money" and (pounds or suffix in _TIMES):
        return Misread("wrong-unit", "is an amount of money", example)
    if suffix and suffix not in _SUFFIXES[kind]:
        return Misread("wrong-unit", f"is in {suffix}", example)
    return None


# The units a number of each kind may be written with.
_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "money": tuple(_TIMES),
    "fte": ("fte", "FTE"),
    "percent": _PERCENT,
    "count": ("month", "months", "week", "weeks", "hour", "hours"),
}
_WANTED: dict[Kind, str] = {
    "money": "an amount in pounds",
    "fte": "full-time equivalents",
    "percent": "a percentage with its % sign",
    "count": "a number",
}

# Compiled when first needed: most files need none of them.
_EXPONENT = r"[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+"
_COMMA = r"([-−+]?£?)([0-9]+),([0-9]+)(%?)"
_BASE = r"0[xob][0-9a-fA-F_]+"
_GROUPED_BY_SPACE = r"£?\d{1,3}([ \u00a0\u202f]\d{3})+(\.\d+)?"
_FRACTION = r"[-−+]?£?\.\d+(%?)|[-−+]?£?\d+\."


def _misshapen(text: str, kind: Kind) -> Misread:
    """Texts that some people or programs would read as a number, each with what to write."""
    example = f"write {_WANTED[kind]}, for example {EXAMPLE[kind]}"
    if not text:
        return Misread("no-value", "has no value", f"{example}, or leave the line out")
    if re.fullmatch(_EXPONENT, text):
        return Misread("ambiguous-number", "is in powers of ten", f"write the number out, for example {EXAMPLE[kind]}")
    if re.fullmatch(r"\d+(:\d+)+", text):
        return Misread("ambiguous-number", "reads as a time or a ratio", example)
    if re.fullmatch(r"[-+]?\.?(nan|inf)", text, re.IGNORECASE):
        return Misread("not-a-number", "is not a number", example)
    if re.fullmatch(_BASE, text):
        return Misread("ambiguous-number", "is not in tens", example)
    if comma := re.fullmatch(_COMMA, text):
        sign, before, after, percent = comma.groups()
        percent = "%" if kind == "percent" else percent
        point, thousands = f"{sign}{before}.{after}{percent}", f"{sign}{int(before + after):,}{percent}"
        help = f"write {point} for a decimal point, or {thousands} for thousands"
        return Misread("ambiguous-number", "has a comma that does not mark thousands", help)
    if re.fullmatch(_GROUPED_BY_SPACE, text):
        return Misread("ambiguous-number", "marks thousands by spaces", f"write {re.sub(r'[^0-9.£]', ',', text)}")
    if re.fullmatch(_FRACTION, text):
        return Misread("ambiguous-number", "has no digit on one side of its point", example)
    return Misread("not-a-number", "is not a number", example)
