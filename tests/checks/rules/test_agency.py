"""Agency staff against vacancies, in the case and in a team."""

from __future__ import annotations

import pytest

from support.checking import codes
from support.sound_cases import TEAM


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("{fte: 3, cost_per_fte: 60000}", []),
        ("{fte: 3.01, cost_per_fte: 60000}", ["agency-above-vacancies"]),
        ("{fte: 5, beyond_vacancies: 2, cost_per_fte: 60000}", []),
        ("{fte: 5.1, beyond_vacancies: 2, cost_per_fte: 60000}", ["agency-above-vacancies"]),
    ],
)
def test_agency_staff_against_vacancies(agency: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}agency: {agency}\n") == expected
    assert codes(f"title: x\ngrades: {{A: {{salary: 30000, in_post: 3}}}}\nagency: {agency}\n") == []  # vacancies not given


@pytest.mark.parametrize(("beyond", "expected"), [("3.9", ["agency-above-vacancies"]), ("4", []), ("6", [])])
def test_those_beyond_vacancies_are_as_many_as_are_above_the_vacant_posts_of_their_grade(
    beyond: str, expected: list[str]
) -> None:
    """Four of A, which has no vacant post; B has room for its four."""
    grades = "{A: {salary: 30000, in_post: 10, vacant: 0}, B: {salary: 30000, in_post: 9, vacant: 10}}"
    agency = f"{{by_grade: {{A: {{fte: 4}}, B: {{fte: 4}}}}, cost_per_fte: 60000, beyond_vacancies: {beyond}}}"
    assert codes(f"title: x\ngrades: {grades}\nagency: {agency}\n") == expected


@pytest.mark.parametrize(
    ("staff", "expected"),
    [
        ("vacant: 2, agency: 2", []),
        ("vacant: 2, agency: 2.1", ["agency-above-vacancies"]),
        ("establishment: 10, in_post: 8, agency: 2", []),
        ("establishment: 10, in_post: 8, agency: 2.1", ["agency-above-vacancies"]),
        ("establishment: 10, in_post: 11, agency: 0", ["in-post-above-establishment"]),
        ("establishment: 10, agency: 9", []),
    ],
)
def test_agency_staff_of_a_team(staff: str, expected: list[str]) -> None:
    assert codes(f"title: x\nworkforce: {{G: {{teams: {{T: {{{staff}}}}}}}}}\n") == expected


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("{fte: 2, cost_per_fte: 60000, release: 1}", []),
        ("{fte: 2, cost_per_fte: 60000, release: 1.01}", ["release-above-one"]),
        ("{cost_per_fte: 60000, by_grade: {A: {fte: 1, release: 2}}}", ["release-above-one"]),
        ("{fte: 2, cost_per_fte: 60000, release: in proportion}", []),
    ],
)
def test_a_recruit_takes_the_place_of_one(agency: str, expected: list[str]) -> None:
    assert codes(f"title: x\ngrades: {{A: {{salary: 30000, in_post: 3, vacant: 2}}}}\nagency: {agency}\n") == expected
