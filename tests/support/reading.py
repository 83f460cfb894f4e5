"""What must hold of reading any bytes at all: a case, or problems that stand inside them and can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Span
from supplement_calc.diagnostics.characters import unsafe_at
from supplement_calc.diagnostics.render.text import lines
from supplement_calc.parser.source_file import decode
from support.oracles import Fault


def reading_faults(data: bytes) -> Iterator[Fault]:
    """What does not hold of a file of these bytes, every section read."""
    source, problems = decode("case.yaml", data)
    loaded = load_text(source, EVERYTHING, (), problems)
    if (loaded.case is None) != any(problem.severity == "error" for problem in loaded.problems):
        yield Fault("a case with errors, or none without", "")
    once = {(problem.code, problem.headline, problem.span) for problem in loaded.problems}
    if len(once) != len(loaded.problems):
        yield Fault("a problem reported twice", "\n".join(problem.headline for problem in loaded.problems))
    for problem in loaded.problems:
        if not problem.headline.strip():
            yield Fault(f"{problem.code} without a headline", "")
        for span in (problem.span, *(related.span for related in problem.related)):
            if not _is_inside(span):
                yield Fault(
                    f"a place outside the text for {problem.code}", f"{span.place} to {span.end_line}:{span.end_column}"
                )
    shown = "".join(piece.text for line in lines(loaded.problems) for piece in line)
    if unsafe_at(shown):
        yield Fault("a character that steers in what is shown", shown[:1000])


def _is_inside(span: Span) -> bool:
    """Whether a span stands within its text, its end no sooner than its start."""
    rows = span.source.lines
    return (
        1 <= span.line <= span.end_line <= len(rows) + 1
        and 1 <= span.column <= len(rows[span.line - 1] if span.line <= len(rows) else "") + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )
