"""Posts against the establishment, and grades without posts."""

from __future__ import annotations

import pytest

from support.checking import codes, problems, under
from support.sound_cases import TEAM


@pytest.mark.parametrize(
    ("establishment", "expected"),
    [
        ("17.25", []),
        ("17.3", []),
        ("17.2", []),
        ("17", []),
        ("17.24", ["establishment-differs"]),
        ("18", ["establishment-differs"]),
    ],
)
def test_grades_add_to_the_establishment_within_its_last_digit(establishment: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}establishment: {establishment}\n") == expected


def test_the_difference_is_reported_with_both_values() -> None:
    [finding] = problems(TEAM + "establishment: 18.5\n")
    headline = "the grades have 17.25 FTE in post and vacant, 1.25 fewer than the establishment of 18.5"
    assert (finding.headline, under(finding), finding.severity) == (headline, "18.5", "error")


def test_posts_by_point_add_up_too() -> None:
    text = "title: x\npay_points: {1: 20000, 2: 21000}\ngrades:\n  A: {points: 1-2, in_post: {1: 2.5, 2: 3}, vacant: 1}\n"
    assert codes(text + "establishment: 6.5\n") == []
    assert codes(text + "establishment: 6.4\n") == ["establishment-differs"]


def test_more_vacant_than_posts() -> None:
    assert codes(TEAM + "establishment: 2.9\n") == ["vacant-above-establishment"]
    row = "title: x\nworkforce: {G: {teams: {T: {establishment: 5, vacant: %s}}}}\n"
    assert codes(row % "5") == []
    assert codes(row % "5.01") == ["vacant-above-establishment"]
    assert codes(row % "-1.53") == []  # over-established, which is no error
    assert codes(row % "n/a") == []


@pytest.mark.parametrize(
    "where", ["total: {%s}", "series: {Jan: {%s}}", "teams: {T: {establishment: 9, earlier: {2025: {%s}}}}"]
)
def test_totals_series_and_earlier_dates_are_looked_at(where: str) -> None:
    row = where.replace("%s", "establishment: 5, vacant: 6")
    assert codes("title: x\nworkforce: {G: {" + row + "}}\n") == ["vacant-above-establishment"]


@pytest.mark.parametrize("more", ["on_costs: 25%", "budget: 100000", "agency: {fte: 1, cost_per_fte: 60000}"])
def test_grades_without_posts_where_money_is_meant(more: str) -> None:
    bare = "title: x\ngrades: {A: {salary: 30000}}\n"
    assert codes(bare) == []  # known for its pay
    assert codes(f"{bare}{more}\n") == ["grades-without-posts"]
    assert codes(f"title: x\ngrades: {{A: {{salary: 30000}}, B: {{salary: 30000, vacant: 4}}}}\n{more}\n") == []


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", []),  # only the supplement is costed
        ("budget: 500000\n", ["salary-not-given"]),
        ("agency: {fte: 1, cost_per_fte: 60000}\n", ["salary-not-given"]),
    ],
)
def test_a_salary_that_may_have_been_forgotten(rest: str, expected: list[str]) -> None:
    text = "title: x\ngrades:\n  A: {in_post: 20, supplement: 1500}\n"
    assert [code for code in codes(text + rest) if code == "salary-not-given"] == expected


def test_a_salary_is_looked_for_beside_one_that_is_given() -> None:
    text = "title: x\ngrades:\n  A: {in_post: 20, supplement: 1500}\n  B: {salary: 30000, in_post: 2, supplement: 900}\n"
    [finding] = [one for one in problems(text) if one.code == "salary-not-given"]
    assert under(finding) == "A"
