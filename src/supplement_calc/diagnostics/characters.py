"""Characters that steer a terminal or hide text: where a text has them, and how they are shown by their codes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# More marks than this on one character reach over the lines above and below. Vietnamese has two and Hebrew four.
MOST_MARKS = 8

# Controls, the soft hyphen, direction marks, spaces and fillers without width, tags, halves of characters, non-characters.
_NEVER = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# Joiners and variation selectors, which have no width either; scripts and emoji need them in their places.
_IN_PLACE = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_EMOJI = "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINED = "\u0620-\u06ff\u0750-\u077f\u0860-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17d3\u2190-\u2bff\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PLACES = (
    f"(?<=[{_JOINED}])[\u200c\u200d](?=[{_JOINED}])",
    f"(?<=[{_EMOJI}]\ufe0f)\u200d(?=[{_JOINED}])",
    f"(?<=[{_EMOJI}])[\ufe0e\ufe0f]",
    "(?<=[0-9#*])\ufe0f(?=\u20e3)",
    f"(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",
    # the flags of England, Scotland and Wales
    *(f"\U0001f3f4{''.join(chr(0xE0000 + ord(c)) for c in f'gb{nation}')}\U000e007f" for nation in ("eng", "sct", "wls")),
)
# Nearly every text is of these alone, and of none of those above; the larger patterns are made for the first that is not.
_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
# What a CI runner takes for a command: GitHub `::` where a line begins and `##[` anywhere, Azure `##vso[` and TeamCity alike.
_COMMANDS = re.compile(r":(:)|(#)#(?=\w*\[)")


def unsafe_at(text: str) -> list[int]:
    """The positions of all characters that could steer a terminal, turn or hide text, or pile up beyond their line."""
    if _PLAIN.fullmatch(text):
        return []
    places = [found.start() for found in _unsafe().finditer(text) if found.lastgroup is None]
    return sorted({*places, *_piled(text)})


@cache
def _unsafe() -> re.Pattern[str]:
    """The characters that are unsafe, and as `in_place` those that are not where they are."""
    return re.compile(f"(?P<in_place>{'|'.join(_PLACES)})|[{_NEVER}{_IN_PLACE}]")


def commands_at(text: str) -> list[int]:
    """The positions of the characters to show otherwise, so that no CI runner takes a line with the text for a command."""
    if "::" not in text and "##" not in text:
        return []
    return [found.start(found.lastindex or 0) for found in _COMMANDS.finditer(text)]


def _piled(text: str) -> list[int]:
    """The positions of marks after the most that one character may have."""
    places, run = [], 0
    for place, character in enumerate(text):
        run = run + 1 if character > "\u02ff" and unicodedata.category(character) in ("Mn", "Me", "Cf") else 0
        if run > MOST_MARKS:
            places.append(place)
    return places


def code_of(character: str) -> str:
    """The character by its code, as Python and (up to U+FFFF) JSON write it: `\\u202e`, `\\U000e0041`."""
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"


def named(character: str) -> str:
    """The character as a person can look it up: `U+00AD, soft hyphen`."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}{f', {name}' if name else ''}"


def in_json(text: str) -> str:
    """JSON with every such character within its strings as an escape: the values are the same and nothing is steered."""
    places = [*unsafe_at(text.replace("\n", " ")), *(place for place in commands_at(text) if text[place] == "#")]
    if not places:
        return text
    shown = list(text)
    for place in places:
        shown[place] = _json_code(text[place])
    return "".join(shown)


def _json_code(character: str) -> str:
    if character <= "\uffff":
        return code_of(character)
    high, low = divmod(ord(character) - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
