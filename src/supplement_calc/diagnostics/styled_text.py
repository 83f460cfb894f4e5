"""Lines of text in named styles: a terminal paints them, a file gets the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class StyledText(NamedTuple):
    """A run of text in one style."""

    text: str
    style: str = ""


Line = tuple[StyledText, ...]
# What a format makes: a text that is written as it is, or lines that a terminal paints.
Rendered = str | Iterable[Line]
