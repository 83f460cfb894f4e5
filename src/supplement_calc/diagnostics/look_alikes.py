"""Characters that word processors and spreadsheets put in place of those on a keyboard: how they are named and put right."""

from __future__ import annotations

import re
from functools import cache

from .characters import named, unsafe_at

# Spaces of a fixed width and those that do not break, which a keyboard's space bar does not give.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and minus signs other than the one of the keyboard, for use in a class of characters."""
_SINGLE_QUOTES = "\u2018\u2019\u201b\u2032\u2039\u203a\u00b4\u0060"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_COLONS, _COMMAS = "\uff1a\ua789\u2236", "\uff0c\u201a"
_OTHERS = {
    "\uff05": "%",
    "\uffe1": "£",
    "\u20a4": "£",
    "\u2044": "/",
    "\u2215": "/",
    "\uff0e": ".",
    "\u2024": ".",
    "\u00b7": ".",
}
_LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_PLAIN = str.maketrans(
    {
        **_LIGATURES,
        **{chr(code): " " for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)},
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_COLONS, ":"),
        **dict.fromkeys(_COMMAS, ","),
        **_OTHERS,
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
_ODD = re.compile("[^\n\r\t -~£€]")
_QUOTES = "\"' "


def plainly(text: str) -> str:
    """The text as a keyboard types it: look-alikes as the characters they stand for, and nothing that has no width."""
    if text.isascii():
        return text
    without = set(unsafe_at(text.replace("\n", " ").replace("\t", " ")))
    return "".join("" if place in without else one for place, one in enumerate(text)).translate(_PLAIN)


@cache
def of_each(character: str) -> str:
    """A character of the keyboard with all those that look like it."""
    return character + "".join(chr(code) for code, plain in _PLAIN.items() if plain == character)


def unquoted(text: str) -> str:
    """The text as a keyboard types it, without the quotes around it."""
    return plainly(text).strip(_QUOTES)


def look_alikes(text: str) -> list[int]:
    """The places of characters that look like others, or like nothing."""
    if text.isascii():
        return []
    hidden = set(unsafe_at(text.replace("\n", " ").replace("\t", " ")))
    return [one.start() for one in _ODD.finditer(text) if one.start() in hidden or ord(one[0]) in _PLAIN]


def told(text: str, first_column: int = 1, most: int = 2) -> str:
    """The first look-alikes of a text: `column 8 is U+00A0, no-break space`; nothing where it has none."""
    seen: dict[str, int] = {}
    for place in look_alikes(text):
        seen.setdefault(text[place], first_column + place)
    said = [f"column {column} is {named(character)}" for character, column in list(seen.items())[:most]]
    return " and ".join(said)
