"""Where a piece of text is."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple


class Source:
    """A named text that problems point into: a case file, standard input or an override.

    `order` says which of several texts of one run is reported first. `data` is the file as it was read, where it was one.
    """

    def __init__(self, name: str, text: str, order: int = 0, data: bytes | None = None) -> None:
        self.name = name
        self.text = text
        self.order = order
        self.data = data

    @cached_property
    def lines(self) -> list[str]:
        """The lines as an editor counts them: LF, CR LF and CR end a line, nothing else does."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str | None:
        """The line by its number from 1, or None where the text has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None


class Span(NamedTuple):
    """A stretch of a source. Lines and columns count characters from 1; the end is just past the last character.

    A named tuple, since a file of a hundred posts makes a thousand of them.
    """

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and CI logs read it."""
        return f"{self.source.name}:{self.line}:{self.column}"

    def to(self, other: Span) -> Span:
        """From the start of this one to the end of the other."""
        return Span(self.source, self.line, self.column, other.end_line, other.end_column)

    def holds(self, other: Span) -> bool:
        """Whether another stretch of the same text lies within this one."""
        starts = (self.line, self.column) <= (other.line, other.column)
        return self.source is other.source and starts and (other.end_line, other.end_column) <= (self.end_line, self.end_column)


def start_of(source: Source) -> Span:
    """The first character of a source, for what is wrong with the whole of it."""
    return Span(source, 1, 1, 1, 1)
