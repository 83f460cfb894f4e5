"""Where in the case file a piece of a section's text stands."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Span
from ...parser.tree import Mapping, Scalar
from ..case import Case


def sections_of(case: Case) -> Iterator[tuple[str, Scalar]]:
    """Each section of the narrative that the case has words for, as its text stands in the file."""
    node = case.root.get("narrative")
    if case.narrative is None or not isinstance(node, Mapping):
        return
    for name, text in node.items():
        if isinstance(text, Scalar):
            yield str(name), text


def place_in(text: Scalar, piece: str, at: int) -> Span:
    """Where the piece of the text stands that starts at a character of it: by counting those like it that stand before, since
    a block of text has its line breaks and its indent elsewhere than the text that is made of it."""
    number = text.count(piece, 0, at)
    span = text.span
    lines = span.source.lines[span.line - 1 : span.end_line]
    for line_number, line in enumerate(lines, span.line):
        start = span.column - 1 if line_number == span.line else 0
        while (found := line.find(piece, start)) >= 0:
            if not number:
                return Span(span.source, line_number, found + 1, line_number, found + 1 + len(piece))
            number -= 1
            start = found + max(len(piece), 1)
    return span
