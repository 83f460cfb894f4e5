"""Problems for a person: the first line for editors, then the line of the file, the place underlined, and the mend."""

from __future__ import annotations

from collections.abc import Iterable

from .pieces import Line, Piece
from .problem import Problem
from .span import Span
from .text import safe, width

# Longer lines are shown from near the place, so that the caret is never pushed off the screen.
_SHOWN = 100
_LEAD = 30


def lines(problems: Iterable[Problem], *, source: bool = True) -> Iterable[Line]:
    """Each problem's lines, an empty line between problems; `source=False` leaves the excerpts out."""
    for number, problem in enumerate(problems):
        if number and source:
            yield ()
        yield from _problem(problem, source)


def _problem(problem: Problem, source: bool) -> Iterable[Line]:
    severity = problem.severity
    yield (
        Piece(f"{safe(problem.span.place)}: ", "place"),
        Piece(f"{severity}[{problem.code}]", severity),
        Piece(f": {safe(problem.headline)}"),
    )
    places = [problem.span, *(related.span for related in problem.related)]
    gutter = max(len(str(span.line)) for span in places) + 2
    if source:
        yield from _excerpt(problem.span, gutter, "caret", "")
        for related in problem.related:
            if related.span.source.name != problem.span.source.name:
                yield (Piece(" " * gutter + safe(related.span.place), "place"),)
            yield from _excerpt(related.span, gutter, "related", related.text)
    if problem.help:
        yield (Piece(" " * (gutter + 1) + "= help: ", "gutter"), Piece(safe(problem.help), "help"))


def _excerpt(span: Span, gutter: int, style: str, label: str) -> Iterable[Line]:
    text = span.source.line(span.line)
    if text is None or not text.strip():
        return
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    shown, before, marked = _window(text, start, max(end, start))
    yield (Piece(f"{span.line:>{gutter}} │ ", "gutter"), Piece(shown, "source"))
    mark = "^" if style == "caret" else "-"
    note = f" {safe(label)}" if label else ""
    yield (Piece(" " * gutter + " │ ", "gutter"), Piece(" " * before + mark * max(marked, 1) + note, style))


def _window(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a line to show, the columns before the place, and the columns it takes."""
    text = text.replace("\t", " ")
    first = max(0, start - _LEAD) if len(text) > _SHOWN else 0
    last = min(len(text), first + _SHOWN)
    lead = "…" if first else ""
    tail = "…" if last < len(text) else ""
    body = text[first:last]
    before, marked = text[first:start], text[start : min(end, last)]
    return lead + safe(body) + tail, len(lead) + width(safe(before)), width(safe(marked))
