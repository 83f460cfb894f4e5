"""Text on lines of a terminal's width: broken at spaces, never within a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics.text import safe, width

# A number is not parted from its unit at the end of a line.
_UNITS = re.compile(r"(?:(?<=[0-9])|(?<=\bper)) (?=(?:FTE|months|points)\b)")


def wrap(text: str, columns: int | None, later: str = "") -> list[str]:
    """The text on lines no wider than the columns, broken at spaces; `later` starts every line but the first.

    Text in wide characters, which has no spaces, is broken between any two. A number or id is never broken.
    """
    text = safe(text)
    if columns is None or width(text) <= columns:
        return [text]
    lines: list[str] = []
    for word in _UNITS.sub("\u00a0", text).split(" "):
        lead = later if lines else ""
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
        elif width(lead) + width(word) <= columns or not _is_wide(word):
            lines.append(lead + word)
        else:
            lines += _broken(word, columns, later, first=not lines)
    return [line.replace("\u00a0", " ") for line in lines]


def _is_wide(word: str) -> bool:
    return width(word) > len(word)


def _broken(word: str, columns: int, later: str, *, first: bool) -> Iterator[str]:
    line = "" if first else later
    for character in word:
        if width(line) + width(character) > columns:
            yield line
            line = later
        line += character
    yield line
