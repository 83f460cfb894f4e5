"""Numbers as people write them, read exactly, and the ambiguous ones turned away with what to write instead."""

from __future__ import annotations

import re
from decimal import Decimal

from .number_shapes import TOO_LONG, WANTED, Kind, Misread, Number, read_shaped

__all__ = ["Kind", "Misread", "Number", "read_number"]

# Digits, in threes or together, as most numbers of a case file are: they mean the same here, and take a third of the time.
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.([0-9]{1,10}))?")
# No number that is read, nor one that is refused with what to write, is nearly as long.
_LONGEST = 100
_DIGITS_AND_SIGNS = frozenset("0123456789,._ \u00a0\u202f£%+-−:eE")


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
    from .thousands_beside import with_scale

    if kind == "money" and (scaled := with_scale(text)) and isinstance(read := read_shaped(scaled, kind), Number):
        return read

    return misshapen(text, kind)


def _past_reading(text: str, kind: Kind) -> Misread:
    """A text too long to be a number: too many digits, or something else altogether."""
    if _DIGITS_AND_SIGNS.issuperset(text[:_LONGEST]):
        return TOO_LONG
    return Misread("not-a-number", "is not a number", f"write {WANTED[kind]} alone in place of `{text[:40]}…`")
