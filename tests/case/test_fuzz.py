"""Whatever a file holds, reading it ends in a case or in problems that stand inside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from supplement_calc.case.loading import Loaded, load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Span
from supplement_calc.diagnostics.characters import unsafe_at
from supplement_calc.diagnostics.render.text import lines
from supplement_calc.parser.source_file import decode
from support.draws import TIMES

DERBYSHIRE = (Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
# The sections without the long list of pay points: a mistake is found sooner in a short text.
SHORT = (
    "title: x\nperiod: {starts: 2019-07-01}\npay_points: {16: 25064, 19: 26890}\n"
    "grades:\n  Grade 9: {points: 16-19, in_post: {16: 3, 19: 4}, vacant: 40, supplement: 10%}\n"
    "uplifts:\n  - {grade: Grade 9, from: 16, to: 19, in_post: 2}\n"
    "on_costs: 24.33%\nbudget: {posts: 5, cost_per_post: 6}\npublished:\n  - figure: a\n    value: £5\n"
)

YAMLISH = st.text(alphabet="{}[]:,-?&*!|>'\"%@`#\\ \n\r\t0159ae£漢", max_size=60)
ESCAPES = st.sampled_from(
    ['"\\x1b"', '"\\UFFFFFFFF"', '"\\ud800"', "&a", "*a", "!!int", "<<: *a", "{", "[", "- ", "? ", "\t", "16"]
)


def inside(span: Span) -> bool:
    """Whether a span stands within its text, its end no sooner than its start."""
    rows = span.source.lines
    return (
        1 <= span.line <= span.end_line <= len(rows) + 1
        and 1 <= span.column <= len(rows[span.line - 1] if span.line <= len(rows) else "") + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


def check(found: Loaded) -> None:
    assert (found.case is None) == any(problem.severity == "error" for problem in found.problems)
    assert len(set(map(_once, found.problems))) == len(found.problems)
    for problem in found.problems:
        assert problem.code
        assert problem.headline
        assert inside(problem.span), problem
        assert all(inside(related.span) for related in problem.related), problem
    shown = "".join(piece.text for line in lines(found.problems) for piece in line)
    assert not unsafe_at(shown)


def _once(problem: Problem) -> tuple[object, ...]:
    return (problem.code, problem.headline, problem.span)


def read(text: str) -> Loaded:
    """The text as if it had come from a file."""
    source, problems = decode("case.yaml", text.encode())
    return load_text(source, EVERYTHING, (), problems)


@given(st.one_of(st.text(max_size=40), YAMLISH))
@settings(max_examples=100 * TIMES, deadline=None)
def test_any_text(text: str) -> None:
    check(read(text))


@given(st.binary(max_size=40))
@settings(max_examples=50 * TIMES, deadline=None)
def test_any_bytes(data: bytes) -> None:
    source, problems = decode("case.yaml", data)
    check(load_text(source, EVERYTHING, (), problems))


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with characters or whole lines put in, taken out or written over."""
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            at = draw(st.integers(0, len(text)))
            taken = draw(st.integers(0, 3))
            text = text[:at] + draw(st.one_of(st.just(""), st.text(max_size=3), YAMLISH, ESCAPES)) + text[at + taken :]
        else:
            rows = text.splitlines(keepends=True) or [""]
            at = draw(st.integers(0, len(rows) - 1))
            other = rows[draw(st.integers(0, len(rows) - 1))]
            rows[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from([[], [other], [other, other], ["  " + other]]))
            text = "".join(rows)
    return text


@given(mutated(DERBYSHIRE))
@settings(max_examples=20 * TIMES, deadline=None)
def test_the_derbyshire_case_with_mistakes(text: str) -> None:
    check(read(text))


@given(mutated(SHORT))
@settings(max_examples=100 * TIMES, deadline=None)
def test_a_short_case_with_mistakes(text: str) -> None:
    check(read(text))


def test_the_short_case_is_sound(loaded: Callable[..., Loaded]) -> None:
    assert loaded(SHORT).problems == []
