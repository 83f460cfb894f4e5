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
