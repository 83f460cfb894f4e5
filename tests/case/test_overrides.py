from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplement_calc.case.case import Case
from supplement_calc.case.loading import Loaded
from supplement_calc.case.overrides import parse_override
from supplement_calc.diagnostics import Source
from supplement_calc.parser.tree import Items, Node, Scalar

Load = Callable[..., Loaded]


def at(case: Case, *path: str) -> str:
    """The text at a path of the tree."""
    node: Node = case.root
    for name in path:
        assert not isinstance(node, Scalar)
        node = node[int(name) - 1] if isinstance(node, Items) else node[name]
    assert isinstance(node, Scalar)
    return str(node)


def test_an_override_is_split_at_its_first_equals_sign() -> None:
    override = parse_override("title=pay = more", 3)
    assert override is not None
    assert (override.source.name, override.path, override.value) == ("<--set 3>", "title", "pay = more")
    assert override.path_span[1:] == (1, 1, 1, 6)
    assert override.value_span[1:] == (1, 7, 1, 17)


@pytest.mark.parametrize("text", ["title", "", "=5", "  =5"])
def test_an_override_without_a_path_is_none(text: str) -> None:
    assert parse_override(text, 1) is None


@pytest.mark.parametrize(
    "said",
    [
        "grades.Grade 9.in_post=62",
        "grades.grade_9.in_post=62",
        " grades.grade_9.in_post = 62 ",
    ],
)
def test_keys_are_as_written_or_in_snake_case(said: str, sound: str, loaded: Load) -> None:
    found = loaded(sound, said)
    assert found.problems == []
    assert found.case is not None
    assert found.case.grades["Grade 9"].in_post.value == 62  # type: ignore[union-attr]
    assert at(found.case, "grades", "Grade 9", "in_post") == "62"


def test_list_items_are_numbered_from_one(sound: str, loaded: Load) -> None:
    case = loaded(sound, "uplifts.1.vacant=3").case
    assert case is not None
    assert case.uplifts[1].vacant.value == 3  # type: ignore[union-attr]


def test_a_whole_item_may_be_replaced(sound: str, loaded: Load) -> None:
    two = sound + "  - {grade: Grade 9, from: 17, to: 18, vacant: 2}\n"
    case = loaded(two, "uplifts.1={grade: Grade 9, from: 16, to: 17}").case
    assert case is not None
    assert [(uplift.grade, uplift.from_, uplift.vacant is None) for uplift in case.uplifts.values()] == [
        ("Grade 9", 16, True),
        ("Grade 9", 17, False),
    ]


@pytest.mark.parametrize(
    ("sets", "path"),
    [
        (["on_costs=24.33%"], ("on_costs",)),
        (["grades.grade_9.costed_at=18"], ("grades", "Grade 9", "costed_at")),
        (["agency.fte=65.5", "agency.cost_per_fte=65,797"], ("agency", "fte")),
        (["agency={fte: 65.5, cost_per_fte: 65797}"], ("agency", "fte")),
        (["period.starts=2019-07-01"], ("period", "starts")),
        (["pay_points.20=27,914"], ("pay_points", "20")),
        (["grades.Grade 10={salary: 30980}"], ("grades", "Grade 10", "salary")),
        (["grades.Grade 10={}", "grades.Grade 10.salary=30,980"], ("grades", "Grade 10", "salary")),
        (["uplifts.1.in_post=21"], ("uplifts", "1", "in_post")),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else ".".join(value),
)
def test_absent_optional_keys_may_be_set(sets: list[str], path: tuple[str, ...], sound: str, loaded: Load) -> None:
    found = loaded(sound, *sets)
    assert found.problems == []
    assert found.case is not None
    assert at(found.case, *path)


def test_the_last_override_of_a_place_wins(sound: str, loaded: Load) -> None:
    case = loaded(sound, "budget=5", "budget=6").case
    assert case is not None
    assert case.budget.value == 6  # type: ignore[union-attr]


def test_an_override_may_reach_into_another(sound: str, loaded: Load) -> None:
    case = loaded(sound, "grades.grade_9.in_post={17: 3, 19: 58}", "grades.grade_9.in_post.17=4").case
    assert case is not None
    posts = case.grades["Grade 9"].in_post
    assert isinstance(posts, dict)
    assert [(point, str(fte.value)) for point, fte in posts.items()] == [(17, "4"), (19, "58")]


def test_a_mistake_in_the_file_is_mended_by_an_override(loaded: Load) -> None:
    assert loaded("title: x\nbudget: lots\n", "budget=£10.335m").problems == []


def test_key_names_may_hold_dots(loaded: Load) -> None:
    text = "title: x\ngrades:\n  Grade 9.5: {salary: 5}\n  Grade 9: {salary: 7}\n"
    for said in ("grades.Grade 9.5.salary=6", "grades.grade_9_5.salary=6", "grades.Grade 9.5={salary: 6}"):
        case = loaded(text, said).case
        assert case is not None
        assert [grade.salary.value for grade in case.grades.values() if grade.salary] == [6, 7], said


@pytest.mark.parametrize(
    ("said", "value"),
    [("budget=25,064", "25064"), ("budget=£10.335m", "10335000"), ("budget='25,064'", "25064"), ("budget=25_064", "25064")],
)
def test_a_value_is_typed_as_in_the_file(said: str, value: str, loaded: Load) -> None:
    found = loaded("title: x\n", said)
    assert found.case is not None
    assert found.case.budget.value == Decimal(value)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "code", "column", "end"),
    [
        ("budget=-5", "negative-amount", 8, 10),
        ("budget= -5", "negative-amount", 9, 11),
        ("budget=", "no-value", 8, 8),
        ("budget={posts: 5, cost_per_post: -6}", "negative-amount", 34, 36),
        ("budget={posts: 5}", "missing-key", 1, 7),
        ("grades.grade_9.in_post=-3", "negative-fte", 24, 26),
        ("grades.Grade 9.in_post={16: 3, 17: 25,064}", "split-number", 36, 42),
        ("grades.Grade 9.in_post={16: 3, 28: 1}", "point-off-grade", 32, 34),
        ("grades.Grade 9.costed_at=20", "point-off-grade", 26, 28),
        ("uplifts.1.in_post=-1", "negative-fte", 19, 21),
        ("uplifts.1=none", "wrong-shape", 11, 15),
        ("uplifts=none", "wrong-shape", 9, 13),
        ("title=*x", "alias", 7, 9),
        ("title=&x y", "anchor", 7, 11),
        ("title=!x y", "tag", 7, 11),
        ("title=a: b: c", "syntax", 11, 12),
        ("budget=[5", "syntax", 8, 9),
        ("title='x", "syntax", 7, 8),
        ("title=\x1b[31m", "control-character", 7, 8),
        ('title="\\e[31m"', "control-character", 8, 10),
        ("title=漢字 \u202e", "control-character", 10, 11),
        ("zzz=5", "unknown-key", 1, 4),
        ("grades.grade_9.zzz=5", "unknown-key", 1, 19),
        ("grades.grade_9.in_post.16.zzz=5", "unknown-path", 1, 30),
        ("grades.grade_99.in_post=5", "unknown-path", 1, 24),
        ("nothing.like.it=5", "unknown-path", 1, 16),
        ("uplifts.2.vacant=5", "unknown-path", 1, 17),
        ("uplifts.0=5", "unknown-path", 1, 10),
        ("uplifts.2=5", "unknown-path", 1, 10),
        ("uplifts.²=5", "unknown-path", 1, 10),
        ("uplifts.².vacant=5", "unknown-path", 1, 17),
        ("agency.fte=5", "missing-key", 1, 11),
        ("grades.=5", "unknown-path", 1, 8),
        ("=".join(("uplifts." + "9" * 5000, "5")), "unknown-path", 1, 5009),
        ("title=\udcff", "control-character", 7, 8),
        ("budget=\u2028-5", "control-character", 8, 9),
    ],
    ids=lambda value: ascii(value)[:50],
)
def test_a_problem_is_located_in_the_override(said: str, code: str, column: int, end: int, sound: str, loaded: Load) -> None:
    found = loaded(sound, "source=the first", said)
    assert [(p.code, p.span.place) for p in found.problems] == [(code, f"<--set 2>:1:{column}")]
    (problem,) = found.problems
    assert (problem.span.end_line, problem.span.end_column) == (1, end)
    assert problem.span.source.text == said
    assert found.case is None


def test_a_place_that_is_not_there_says_how_to_name_one(sound: str, loaded: Load) -> None:
    (problem,) = loaded(sound, "uplifts.2=5").problems
    assert problem.headline == "the case has no place called uplifts.2"
    assert problem.help is not None
    assert problem.help.startswith("uplifts has 1 entr")
    (problem,) = loaded(sound, "somewhere.else=5").problems
    assert problem.help == "join keys by dots as the file has them, for example grades.grade_9.in_post or uplifts.1.vacant"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("grade_9.in_post", "grades.grade_9.in_post"),
        ("grades.grade9.in_post", "grades.grade_9.in_post"),
        ("grades.Grade.in_post", "grades.grade_9.in_post"),  # the rest of it unquoted, or not known
        ("grades.grade9.ends", "grades.grade_9.ends"),  # which the case does not give
        ("uplift.1.vacnt", "uplifts.1.vacant"),
    ],
)
def test_a_path_that_is_near_one_is_told_of_with_that(path: str, near: str, sound: str, loaded: Load) -> None:
    (problem,) = loaded(sound, f"{path}=5").problems
    assert (problem.code, problem.help) == ("unknown-path", f"did you mean {near}?")


def test_a_misspelt_key_is_offered_the_right_one(sound: str, loaded: Load) -> None:
    (problem,) = loaded(sound, "grades.grade_9.in_psot=62").problems
    assert problem.help == "did you mean in_post?"


def test_problems_of_the_file_come_before_those_of_overrides(sound: str, loaded: Load) -> None:
    found = loaded(sound + "budget: -1\n", "source=", "organisation=")
    assert [p.span.source.name for p in found.problems] == ["case.yaml", "<--set 1>", "<--set 2>"]


def test_a_second_place_in_another_override_is_named(sound: str, loaded: Load) -> None:
    (problem,) = loaded(sound, "grades.grade_9.points=16-17", "grades.grade_9.costed_at=18").problems
    assert problem.span.place == "<--set 2>:1:26"
    assert [related.span.place for related in problem.related] == ["<--set 1>:1:23"]


PLACES = ["title", "budget", "grades.grade_9.in_post", "grades.grade_9", "uplifts.1", "uplifts.1.from", "pay_points.16"]
paths = st.one_of(
    st.sampled_from(PLACES),
    st.text(alphabet="grades.uplifts_19² é", min_size=1, max_size=12),
)  # fmt: skip
values = st.one_of(st.text(max_size=12), st.text(alphabet="[]{},:-'\"#&*!|>%@` \n\r\t5a\u2028", max_size=12))


@given(paths, values)
@settings(max_examples=200, deadline=None)
def test_any_override_is_taken_or_reported_within_its_own_text(sound: str, loaded: Load, path: str, value: str) -> None:
    if not path.strip():
        return
    found = loaded(sound, f"{path}={value}")
    assert (found.case is None) == bool(found.problems)
    for problem in found.problems:
        lines = problem.span.source.lines
        assert isinstance(problem.span.source, Source)
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1


def test_what_set_gives_has_no_line_to_leave_out(sound: str, loaded: Load) -> None:
    (problem,) = loaded(sound, "budget=lots").problems
    assert problem.help is not None
    assert problem.help.endswith("or leave out this --set")
