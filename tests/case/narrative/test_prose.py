"""Markdown of a narrative: what is a paragraph, a list, a style or a placeholder, and where each stands in the file."""

from __future__ import annotations

import time

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.narrative.placeholders import Placeholder
from supplement_calc.case.narrative.places import place_in, sections_of
from supplement_calc.case.narrative.prose import Paragraph, PointList, Prose, placeholders, prose, runs
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.parser.tree import Scalar


def section(text: str, mark: str = "|") -> Scalar:
    """The text as the section `post` of a case, after a mark of YAML."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    loaded = load_text(Source("case.yaml", f"title: x\nnarrative:\n  post: {mark}\n{lines}"), EVERYTHING)
    assert loaded.case is not None
    [(_, scalar)] = sections_of(loaded.case)
    return scalar


def shown(blocks: Prose) -> list[str]:
    """Each block in a notation of one line: styles as tags, the entries of a list between bars."""
    lines = []
    for block in blocks:
        entries = block.entries if isinstance(block, PointList) else (block.runs,)
        texts = [
            "".join(f"{'<b>' * run.is_strong}{'<i>' * run.is_emphasis}{run.text}{'</>' * run.is_strong}" for run in runs)
            for runs in entries
        ]
        lines.append(texts[0] if isinstance(block, Paragraph) else ("1 " if block.is_numbered else "* ") + " | ".join(texts))
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("- a\n- b\n  more\n\n- c\nd", ["* a | b more | c d"]),
        ("1. a\n2) b\n- c", ["1 a | b", "* c"]),
        ("Lead:\n\n- a\n\nAfter", ["Lead:", "* a", "After"]),
        ("a\n- not a list", ["a - not a list"]),
        ("a **b *c*** d", ["a <b>b </><b><i>c</> d"]),
        ("snake_case_name and 2 * 3 * 4 ** 2", ["snake_case_name and 2 * 3 * 4 ** 2"]),
        (r"\*a\* \{b\} \[c](d)", ["*a* {b} [c](d)"]),
        ("[the guide](https://x.org/a) [x](javascript:y)", ["the guide (https://x.org/a) x"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
    ],
)
def test_markdown_is_paragraphs_lists_and_styles(text: str, expected: list[str]) -> None:
    assert shown(prose(section(text))) == expected


def test_in_a_folded_text_a_line_that_is_left_is_a_paragraph() -> None:
    assert shown(prose(section("one\ntwo\n\nthree", ">-"))) == ["one two", "three"]


@pytest.mark.parametrize("mark", ["|", ">", "|-"])
def test_a_placeholder_is_found_with_its_line_and_column(mark: str) -> None:
    text = section("A {x|£m} and\n\n- **{x|£m}** or {Grade 9.y}", mark)
    found = [(run.placeholder, place_in(text, run.text, run.at)) for run in placeholders(prose(text))]
    assert [(at.line, at.column, at.end_column) for _, at in found] == [(4, 7, 13), (6, 9, 15), (6, 21, 32)]
    assert [one for one, _ in found] == [Placeholder("x", ("£m",)), Placeholder("x", ("£m",)), Placeholder("Grade 9.y", ())]


@pytest.mark.parametrize("text", ["*a " * 20_000, "**a" * 20_000, "[a" * 30_000, "{a" * 30_000, "_" * 60_000, "- " * 30_000])
def test_a_text_full_of_marks_takes_no_time_by_the_square_of_its_length(text: str) -> None:
    scalar = Scalar.at(text, section("x").span)
    before = time.process_time()
    prose(scalar)
    assert time.process_time() - before < 2


def tree(blocks: Prose) -> list[object]:
    """Lists as lists: each entry's text, and after it the lists within it, whose first is their mark."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
            continue
        made: list[object] = ["1" if block.is_numbered else "*"]
        for number, entry in enumerate(block.entries):
            made += ["".join(run.text for run in entry), *tree(block.within[number] if block.within else ())]
        found.append(made)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  - nested\n    - deep\n- b", [["*", "a", ["*", "nested", ["*", "deep"]], "b"]]),
        ("- a\n    - far in\n  - less far", [["*", "a", ["*", "far in", "less far"]]]),
        ("1. a\n   - b\n   - c\n2. d", [["1", "a", ["*", "b", "c"], "d"]]),
        ("- a\n  1. b\n  - c", [["*", "a", ["1", "b"], ["*", "c"]]]),
        ("- a\n\n  - b\n    more\n  \nAfter", [["*", "a", ["*", "b more"]], "After"]),
        ("- a\n - b\n   - c\n- d", [["*", "a", "b", ["*", "c"], "d"]]),
        ("a\n\n    - no list", ["a", "- no list"]),
    ],
)
def test_a_point_further_in_is_of_a_list_within_the_point_before(text: str, expected: list[object]) -> None:
    assert tree(prose(section(text))) == expected


def test_every_point_of_lists_of_any_depth_is_there_once_and_in_order() -> None:
    text = "\n".join(f"{'  ' * depth}- p{depth}" for depth in (*range(40), 3, 0))
    runs_ = [run.text for run in runs(prose(section(text)))]
    assert runs_ == [f"p{depth}" for depth in (*range(40), 3, 0)]


def test_a_placeholder_of_an_inner_point_is_found_at_its_place() -> None:
    text = section("- a\n  - b {budget}")
    [run] = placeholders(prose(text))
    assert place_in(text, run.text, run.at).column == len("    " + "  - b ") + 1
