"""Samples that mark their own mistakes: `budget: «-5»` is read as `budget: -5`, and its problem must stand at `-5`.

«…» marks where a problem is reported, in the file's order; ‹…› marks the second places of problems, in theirs.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from supplement_calc.case.loading import Loaded, load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Span
from supplement_calc.diagnostics.render.text import lines
from supplement_calc.parser.source_file import decode

Place = tuple[int, int, int, int]

SOUND = """\
title: Market supplement for child protection social workers
pay_points:
  16: 25,064
  17: 25,673
  18: 26,282
  19: 26,890
  28: 36,266
  29: 37,344
grades:
  Grade 9:
    points: 16-19
    in_post: 61.03
    vacant: 40
    supplement: 4,000
  Grade 12: {points: 28-29}
uplifts:
  - {grade: Grade 12, from: 28, to: 29, in_post: 20.5, vacant: 3.5}
"""


def _unmarked(sample: str) -> tuple[str, list[Place], list[Place]]:
    """The sample without its marks, with the places marked by «…» and by ‹…›."""
    text = ""
    starts: list[tuple[int, int]] = []
    places: dict[str, list[Place]] = {"»": [], "›": []}
    line = column = 1
    for character in sample:
        if character in "«‹":
            starts.append((line, column))
        elif character in places:
            places[character].append((*starts.pop(), line, column))
        else:
            text += character
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    return text, places["»"], places["›"]


def _place(span: Span) -> Place:
    return (span.line, span.column, span.end_line, span.end_column)


def _load(text: str, *sets: str) -> Loaded:
    source, problems = decode("case.yaml", text.encode())
    overrides = [parse_override(said, number) for number, said in enumerate(sets, 1)]
    assert None not in overrides
    return load_text(source, EVERYTHING, [override for override in overrides if override], problems)


def _reports(sample: str, *codes: str) -> Problem:
    text, places, related = _unmarked(sample)
    problems = _load(text).problems
    assert [(p.code, _place(p.span)) for p in problems] == list(zip(codes, places, strict=True))
    assert [_place(second.span) for problem in problems for second in problem.related] == related
    return problems[0]


@pytest.fixture(scope="session")
def sound() -> str:
    """A case without a mistake, for samples to go wrong in one place."""
    return SOUND


@pytest.fixture(scope="session")
def unmarked() -> Callable[[str], tuple[str, list[Place], list[Place]]]:
    """A sample's text, and the places it marks with «…» and ‹…›."""
    return _unmarked


@pytest.fixture(scope="session")
def place() -> Callable[[Span], Place]:
    """A span as line, column, end line and end column."""
    return _place


@pytest.fixture(scope="session")
def loaded() -> Callable[..., Loaded]:
    """A text read as a case with every section, and with the texts of `--set` that follow it."""
    return _load


@pytest.fixture(scope="session")
def reports() -> Callable[..., Problem]:
    """Check that a marked sample gives exactly the problems with these codes, where it marks them; gives the first."""
    return _reports


@pytest.fixture(scope="session")
def rendered() -> Callable[[list[Problem]], str]:
    """Problems in full, as a file or a pipe gets them."""
    return lambda problems: "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines(problems))
