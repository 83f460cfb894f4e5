from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics import Problem, Related, Source, Span
from supplement_calc.diagnostics.characters import unsafe_at
from supplement_calc.diagnostics.render.text import lines
from supplement_calc.diagnostics.text import width


def full(*problems: Problem, source: bool = True) -> str:
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines(problems, source=source))


def under(text: str, part: str, *, help: str | None = None) -> Problem:
    """A problem whose place is a part of a one-line file."""
    column = text.index(part) + 1
    return Problem("some-code", "so it is", Span(Source("x.yaml", text), 1, column, 1, column + len(part)), help)


def caret(shown: str) -> tuple[str, int, int]:
    """The line shown, and the terminal columns where the caret begins and ends."""
    _, excerpt, marks, *_ = shown.split("\n")
    text, marks = excerpt.partition("│ ")[2], marks.partition("│ ")[2]
    return text, len(marks) - len(marks.lstrip()), len(marks)


FILE = Source(
    "cases/x.yaml",
    "title: x\n"
    "grades:\n"
    "  Grade 9:\n"
    "    in_post: -3\n"
    "  grade-9: {salary: 5}\n"
    + "\n" * 94
    + "uplifts:\n",
)  # fmt: skip


def test_a_problem_is_shown_with_its_line_its_place_and_its_mend() -> None:
    problem = Problem("negative-fte", "Grade 9 has -3 FTE in post", Span(FILE, 4, 14, 4, 16), "give FTE in post")
    assert full(problem) == (
        "cases/x.yaml:4:14: error[negative-fte]: Grade 9 has -3 FTE in post\n"
        "  4 │     in_post: -3\n"
        "    │              ^^\n"
        "    = help: give FTE in post\n"
    )


def test_a_second_place_is_shown_with_what_is_there() -> None:
    first = Related(Span(FILE, 3, 3, 3, 10), "the other")
    problem = Problem("name-taken", "both have the id grade_9", Span(FILE, 5, 3, 5, 10), "name one anew", (first,))
    assert full(problem) == (
        "cases/x.yaml:5:3: error[name-taken]: both have the id grade_9\n"
        "  5 │   grade-9: {salary: 5}\n"
        "    │   ^^^^^^^\n"
        "  3 │   Grade 9:\n"
        "    │   ------- the other\n"
        "    = help: name one anew\n"
    )


def test_the_gutter_is_as_wide_as_the_longest_line_number() -> None:
    first = Related(Span(FILE, 100, 1, 100, 8), "here")
    assert full(Problem("c", "h", Span(FILE, 1, 1, 1, 6), "m", (first,))) == (
        "cases/x.yaml:1:1: error[c]: h\n"
        "    1 │ title: x\n"
        "      │ ^^^^^\n"
        "  100 │ uplifts:\n"
        "      │ ------- here\n"
        "      = help: m\n"
    )


def test_a_second_place_in_another_text_is_named() -> None:
    override = Source("<--set 1>", "grades.grade_9.points=16-17", 1)
    first = Related(Span(override, 1, 23, 1, 28), "its points")
    assert full(Problem("point-off-grade", "point 18 is not in Grade 9", Span(FILE, 4, 14, 4, 16), None, (first,))) == (
        "cases/x.yaml:4:14: error[point-off-grade]: point 18 is not in Grade 9\n"
        "  4 │     in_post: -3\n"
        "    │              ^^\n"
        "   <--set 1>:1:23\n"
        "  1 │ grades.grade_9.points=16-17\n"
        "    │                       ----- its points\n"
    )


def test_problems_are_parted_by_an_empty_line() -> None:
    problem = Problem("c", "h", Span(FILE, 1, 1, 1, 6), severity="warning")
    one = "cases/x.yaml:1:1: warning[c]: h\n  1 │ title: x\n    │ ^^^^^\n"
    assert full(problem, problem) == f"{one}\n{one}"


def test_excerpts_may_be_left_out_for_logs_that_others_read() -> None:
    first = Related(Span(FILE, 3, 3, 3, 10), "the other")
    problem = Problem("c", "h", Span(FILE, 4, 14, 4, 16), "m", (first,))
    assert full(problem, problem, source=False) == "cases/x.yaml:4:14: error[c]: h\n    = help: m\n" * 2


def test_nothing_is_shown_of_an_empty_line_or_past_the_end() -> None:
    for line in (50, 999):
        assert full(Problem("c", "h", Span(FILE, line, 1, line, 1))) == f"cases/x.yaml:{line}:1: error[c]: h\n"


def test_a_place_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert full(Problem("c", "h", Span(FILE, 3, 3, 5, 23))) == (
        "cases/x.yaml:3:3: error[c]: h\n  3 │   Grade 9:\n    │   ^^^^^^^^\n"
    )


def test_a_place_without_length_has_one_caret() -> None:
    text, start, end = caret(full(Problem("c", "h", Span(Source("x", "title:"), 1, 7, 1, 7))))
    assert (text, start, end) == ("title:", 6, 7)


def test_wide_characters_take_two_columns() -> None:
    assert full(under("{title: 市場, budget: -5}", "-5")) == (
        "x.yaml:1:21: error[some-code]: so it is\n"
        "  1 │ {title: 市場, budget: -5}\n"
        "    │                       ^^\n"
    )  # fmt: skip
    assert caret(full(under("a: 市場 b", "市場")))[1:] == (3, 7)


def test_combining_marks_take_none() -> None:
    assert caret(full(under("cafe\u0301: -5", "-5")))[1:] == (6, 8)
    assert caret(full(under("a: e\u0301e\u0301", "e\u0301e\u0301")))[1:] == (3, 5)


def test_a_tab_is_shown_as_one_space() -> None:
    assert caret(full(under("\tbudget:\t-5", "-5"))) == (" budget: -5", 9, 11)
    assert caret(full(under("\tbudget: 5", "\t"))) == (" budget: 5", 0, 1)


def test_control_characters_are_shown_and_underlined_as_shown() -> None:
    assert caret(full(under("a: \x1b[31mred b", "\x1b[31mred"))) == ("a: \\u001b[31mred b", 3, 16)
    assert caret(full(under("a\u202e: b", "b")))[1:] == (9, 10)


def test_long_lines_are_shown_from_near_the_place() -> None:
    text = "a" * 200 + "WRONG" + "b" * 200
    shown, start, end = caret(full(under(text, "WRONG")))
    assert shown == "…" + "a" * 30 + "WRONG" + "b" * 65 + "…"
    assert shown[start:end] == "WRONG"


def test_a_line_of_a_hundred_characters_is_shown_whole() -> None:
    text = "a" * 95 + "WRONG"
    assert caret(full(under(text, "WRONG"))) == (text, 95, 100)


def test_the_start_of_a_long_line_is_shown_as_it_is() -> None:
    shown, start, end = caret(full(under("WRONG" + "b" * 200, "WRONG")))
    assert (shown, start, end) == ("WRONG" + "b" * 95 + "…", 0, 5)


def test_a_place_longer_than_is_shown_is_underlined_as_far_as_it_is() -> None:
    shown, start, end = caret(full(under("x: " + "b" * 300, "b" * 300)))
    assert (shown, start, end) == ("x: " + "b" * 97 + "…", 3, 100)


def test_the_end_of_a_long_line_is_shown_to_its_end() -> None:
    shown, start, end = caret(full(under("市" * 200 + "WRONG", "WRONG")))
    assert (shown, start, end) == ("…" + "市" * 30 + "WRONG", 61, 66)


def test_a_related_place_shares_no_line_with_the_help() -> None:
    problem = Problem("c", "h", Span(FILE, 1, 1, 1, 6), "line one\nline two\x1b", (Related(Span(FILE, 2, 1, 2, 7), "a\nb"),))
    assert full(problem).splitlines()[-2:] == ["    │ ------ a\\u000ab", "    = help: line one\\u000aline two\\u001b"]


texts = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("a \t\x1b\u202e漢e\u0301😀")), max_size=140
)


@given(texts, st.integers(0, 140), st.integers(0, 20), st.text(max_size=20))
def test_whatever_the_text_the_caret_is_under_a_part_of_its_line(text: str, start: int, length: int, name: str) -> None:
    source = Source(name, text)
    start = min(start, len(source.lines[0]))
    end = min(start + length, len(source.lines[0]))
    second = Related(Span(source, 1, 1, 1, 1), text)
    rows = [
        "".join(piece.text for piece in line)
        for line in lines([Problem("c", text, Span(source, 1, start + 1, 1, end + 1), None, (second,))])
    ]
    assert not any(map(unsafe_at, rows))
    if source.lines[0].strip():
        excerpt, marks = rows[1].partition("│ ")[2], rows[2].partition("│ ")[2]
        assert set(marks) <= {" ", "^"}
        assert len(marks.strip()) >= 1
        assert len(marks) <= width(excerpt) + 1
