from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from supplement_calc.case.loading import Loaded, load, load_text
from supplement_calc.case.sections import COSTING, EVERYTHING
from supplement_calc.diagnostics import Problem, Source

HERE = Path(__file__).parent
CASES = HERE.parent.parent / "cases"

Rendered = Callable[[list[Problem]], str]


def underlined(problem: Problem) -> str:
    """The text that the caret stands under."""
    line = problem.span.source.line(problem.span.line) or ""
    return line[problem.span.column - 1 : problem.span.end_column - 1]


FIFTEEN = [
    ("unknown-key", 2, 1, "organization"),
    ("ambiguous-date", 3, 18, "1/7/2019"),
    ("no-such-date", 3, 34, "2021-06-31"),
    ("ambiguous-number", 6, 7, "30 980"),
    ("duplicate-key", 10, 3, "28"),
    ("negative-fte", 14, 14, "-61.03"),
    ("unknown-key", 16, 5, "suplement"),
    ("split-text", 17, 36, "Social Worker, level 2"),
    ("wrong-unit", 17, 88, '"£22"'),
    ("ambiguous-number", 21, 30, "1e2"),
    ("name-taken", 23, 3, "grade 12"),
    ("not-a-point", 27, 9, "twenty-nine"),
    ("missing-percent", 28, 11, "24.33"),
    ("missing-key", 29, 1, "budget"),
    ("not-a-number", 33, 12, "£11.318 mio"),
]


def fifteen() -> list[Problem]:
    source = Source("fifteen_mistakes.yaml", (HERE / "fifteen_mistakes.yaml").read_text(encoding="utf-8"))
    return load_text(source, EVERYTHING).problems


def test_fifteen_mistakes_are_fifteen_problems_each_under_its_own_text() -> None:
    assert [(p.code, p.span.line, p.span.column, underlined(p)) for p in fifteen()] == FIFTEEN


def test_fifteen_mistakes_as_a_person_reads_them(rendered: Rendered) -> None:
    assert rendered(fifteen()) == (HERE / "fifteen_mistakes.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda path: path.name)
def test_every_case_that_comes_with_the_project_is_sound(case: Path) -> None:
    found = load(str(case), EVERYTHING)
    assert found.problems == []
    assert found.case is not None


def test_the_derbyshire_case_is_read_as_printed() -> None:
    case = load(str(CASES / "derbyshire-2019.yaml"), EVERYTHING).case
    assert case is not None
    posts = [(name, str(g.in_post.value), str(g.vacant.value)) for name, g in case.grades.items() if g.in_post and g.vacant]  # type: ignore[union-attr]
    assert posts == [("Grade 9", "61.03", "40"), ("Grade 10", "38.95", "22"), ("Grade 11", "79.27", "27.06")]
    assert [case.pay_points[0][point].value for point in (16, 31)] == [25064, 39503]
    assert str(getattr(case.on_costs, "value", None)) == "24.33"


def test_the_starter_case_is_sound() -> None:
    text = resources.files("supplement_calc.case").joinpath("starters", "flat.yaml").read_text(encoding="utf-8")
    found = load_text(Source("flat.yaml", text), EVERYTHING)
    assert found.problems == []
    assert found.case is not None
    assert found.case.title


def test_a_section_not_asked_for_is_not_validated() -> None:
    text = "title: x\nbudget: lots\npublished: [{figure: a}]\n"
    assert [p.code for p in load_text(Source("x", text), COSTING).problems] == ["not-a-number"]
    assert [p.code for p in load_text(Source("x", text), {"published"}).problems] == ["missing-key"]


def test_unknown_keys_at_the_top_are_reported_whatever_is_asked_for() -> None:
    assert [p.code for p in load_text(Source("x", "title: x\nbudgt: 5\n"), {"title"}).problems] == ["unknown-key"]


def test_a_problem_that_came_with_the_text_stops_the_reading(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(b"title: [\n\xff\n")
    found = load(str(file), EVERYTHING)
    assert ([p.code for p in found.problems], found.case) == (["not-utf-8"], None)


def test_a_case_with_an_error_is_no_case_to_go_on_with(loaded: Callable[..., Loaded]) -> None:
    assert loaded("title: x\nbudget: -5\n").case is None


def test_every_place_of_a_case_can_be_pointed_at(loaded: Callable[..., Loaded], sound: str) -> None:
    case = loaded(sound).case
    assert case is not None
    assert case.place("grades", "Grade 9", "in_post").place == "case.yaml:12:14"
    assert case.place("grades", "Grade 9").place == "case.yaml:10:3"
    assert case.place("uplifts", "1").place == "case.yaml:17:6"
    assert case.place("budget").place == "case.yaml:1:1"
