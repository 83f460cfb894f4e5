"""Problems for a person: a line for editors, the line of the file with the place underlined, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable

from ..characters import MOST_MARKS
from ..checked import CheckRun
from ..problem import Problem
from ..span import Span
from ..styled_text import Line, StyledText
from ..text import safe, safe_each, width

# Longer lines are shown from near the place, so that the caret is never pushed off the screen.
_SHOWN = 100
_LEAD = 30
# A line longer than this is looked at around the place alone: a file may be one line, with thousands of problems on it.
_FAR = 1000


def render(run: CheckRun, columns: int | None = None) -> Iterable[Line]:
    """Every problem to show people, the lines of the file with each unless the run goes without."""
    return lines(run.shown, source=run.source, columns=columns)


def lines(problems: Iterable[Problem], *, source: bool = True, columns: int | None = None) -> Iterable[Line]:
    """Each problem's lines, an empty line between problems; `source=False` leaves the excerpts out, and on a terminal
    `columns` wide no more of a line is shown than there is room for."""
    for number, problem in enumerate(problems):
        if number and source:
            yield ()
        yield from _problem(problem, source, columns)


def _problem(problem: Problem, source: bool, columns: int | None) -> Iterable[Line]:
    severity = problem.severity
    yield (
        StyledText(f"{safe(problem.span.place)}: ", "place"),
        StyledText(f"{severity}[{problem.code}]", severity),
        StyledText(f": {safe(problem.headline)}"),
    )
    places = [problem.span, *(related.span for related in problem.related)]
    gutter = max(len(str(span.line)) for span in places) + 2
    room = _SHOWN if columns is None else max(min(_SHOWN, columns - gutter - 5), 10)
    if source and not problem.withheld:
        yield from _excerpt(problem.span, gutter, room, "caret", "")
        for related in problem.related:
            if related.span.source.name != problem.span.source.name:
                yield (StyledText(" " * gutter + safe(related.span.place), "place"),)
            yield from _excerpt(related.span, gutter, room, "related", related.text)
    if problem.help:
        yield (StyledText(" " * (gutter + 1) + "= help: ", "gutter"), StyledText(safe(problem.help), "help"))
    if problem.excuse:
        yield (
            StyledText(" " * (gutter + 1) + f"= {problem.excuse.kind}: ", "gutter"),
            StyledText(safe(problem.excuse.reason), "help"),
        )


def _excerpt(span: Span, gutter: int, room: int, style: str, label: str) -> Iterable[Line]:
    text = span.source.line(span.line)
    if not text or text.isspace():
        return
    start = span.column - 1
    end = min(len(text), start + _FAR)
    if span.end_line == span.line:
        end = min(span.end_column - 1, end)
    shown, before, marked = _window(text, start, start + len(text[start:end].rstrip()), room)
    yield (StyledText(f"{span.line:>{gutter}} │ ", "gutter"), StyledText(shown, "source"))
    mark = "^" if style == "caret" else "-"
    note = f" {safe(label)}" if label else ""
    yield (StyledText(" " * gutter + " │ ", "gutter"), StyledText(" " * before + mark * max(marked, 1) + note, style))


def _window(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line to show in so many columns, the columns before the place, and the columns it takes."""
    is_long = len(text) > _FAR or width(safe(text.replace("\t", " "))) > room
    first = max(0, start - min(_LEAD, room // 3)) if is_long else 0
    # no more than this has a width of so much room
    each = safe_each(text[first : first + room * (MOST_MARKS + 1)].replace("\t", " "))
    last = used = 0
    while last < len(each) and used + (step := width(each[last])) <= room:
        used, last = used + step, last + 1
    lead, tail = "…" if first else "", "…" if first + last < len(text) else ""
    before, marked = "".join(each[: start - first]), "".join(each[start - first : min(end - first, last)])
    return lead + "".join(each[:last]) + tail, len(lead) + width(before), width(marked)
