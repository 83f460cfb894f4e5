"""Lines of text in named styles: a terminal paints them, a file gets the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class StyledText(NamedTuple):
    """A run of text in one style."""

    text: str
    style: str = ""


Line = tuple[StyledText, ...]


class Pieces:
    """A text that is made piece by piece as it is written, so that a long one is never held whole."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = texts


# What a format makes: a text that is written as it is, whole or in pieces, or lines that a terminal paints.
Rendered = str | Pieces | Iterable[Line]
