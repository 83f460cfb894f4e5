"""The room that a text takes: how many lines it is folded into, and how high a row is then."""

from __future__ import annotations

LINE = 17  # points
_HIGHEST = 408


def lines_of(text: str, width: int) -> int:
    """The lines of a text in a column so many characters wide."""
    return -(-len(text) // (width - 2))


def height_of(lines: int) -> int:
    """How high a row of so many lines is, in points."""
    return min(LINE * lines, _HIGHEST)
