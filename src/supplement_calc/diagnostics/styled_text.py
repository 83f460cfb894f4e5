"""Lines of text in named styles: a terminal paints them, a file gets the text."""

from __future__ import annotations

from typing import NamedTuple


class StyledText(NamedTuple):
    """A run of text in one style."""

    text: str
    style: str = ""


Line = tuple[StyledText, ...]
