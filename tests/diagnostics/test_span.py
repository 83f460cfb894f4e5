from __future__ import annotations

import pytest

from supplement_calc.diagnostics import Problem, Source, Span, in_file_order, is_failure, start_of


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_are_those_an_editor_counts(end: str) -> None:
    source = Source("case.yaml", f"one{end}{end}three\u2028\x0b\x0c\x85still{end}")
    assert source.lines == ["one", "", "three\u2028\x0b\x0c\x85still", ""]


def test_a_line_that_is_not_there_is_none() -> None:
    source = Source("case.yaml", "one\ntwo")
    assert [source.line(number) for number in (-1, 0, 1, 2, 3)] == [None, None, "one", "two", None]


def test_a_place_is_read_by_editors() -> None:
    assert Span(Source("cases/x.yaml", ""), 14, 9, 14, 11).place == "cases/x.yaml:14:9"


def test_a_span_may_reach_to_the_end_of_another() -> None:
    source = Source("case.yaml", "")
    assert Span(source, 1, 2, 1, 4).to(Span(source, 3, 5, 3, 8)) == Span(source, 1, 2, 3, 8)


def test_the_start_of_a_source_is_its_first_character() -> None:
    assert start_of(Source("case.yaml", "a"))[1:] == (1, 1, 1, 1)


def at(source: Source, line: int, column: int, code: str = "c") -> Problem:
    return Problem(code, "h", Span(source, line, column, line, column + 1))


def test_problems_are_reported_by_file_then_line_then_column_then_as_found() -> None:
    file, first, second = Source("z.yaml", ""), Source("<--set 1>", "", 1), Source("<--set 2>", "", 2)
    found = [at(second, 1, 1), at(file, 10, 1), at(file, 9, 5, "b"), at(first, 1, 1), at(file, 9, 5, "a"), at(file, 9, 2)]
    assert in_file_order(found) == [found[5], found[2], found[4], found[1], found[3], found[0]]


def test_only_an_error_makes_a_check_fail() -> None:
    problem = at(Source("x", ""), 1, 1)
    assert problem.severity == "error"
    assert [is_failure(problem._replace(severity=s)) for s in ("error", "warning", "note")] == [True, False, False]
