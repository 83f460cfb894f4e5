"""A row that does not add up is one problem: what follows from it is said there, and nowhere else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.running import run

CASE = """\
title: x
workforce:
  Therapy:
    teams:
      North: {{establishment: 22, in_post: {staff}, vacant: {vacant}, agency: 3}}
      South: {{establishment: 30, in_post: 26, vacant: 4}}
    total: {{establishment: 52, in_post: 42.5, vacant: 9.5, printed: {{vacancy_rate: 18.3%}}}}
"""


def checked(staff: str = "16.5", vacant: str = "5.5", more: str = "") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    data = json.loads(run("check", "-", "-f", "json", stdin=(CASE.format(staff=staff, vacant=vacant) + more).encode()).out)
    return data["problems"], data["reconciled"]


def test_a_row_that_adds_up_has_no_problem() -> None:
    problems, verdicts = checked()
    assert problems == []
    assert [one["figure"] for one in verdicts if one["within_row"]] == [
        f"workforce.therapy.{row}.establishment.in_post_and_vacant" for row in ("teams.north", "teams.south", "total")
    ]


@pytest.mark.parametrize(
    ("staff", "vacant", "meant"),
    [
        ("16.5", "-5.5", "5.5 vacant"),
        ("16.5", "55", "5.5 vacant"),
        ("165", "5.5", "16.5 in post"),
        ("16.5", "0.55", "5.5 vacant"),
    ],
)
def test_one_slip_is_one_error_at_its_row_with_what_the_row_gives(staff: str, vacant: str, meant: str) -> None:
    problems, verdicts = checked(staff, vacant)
    [error] = [one for one in problems if one["severity"] == "error"]
    assert error["line"] == 5
    assert error["help"].startswith(f"write {meant} if that is meant: Therapy, all teams: ")
    following = [one for one in verdicts if one["result"] == "differs" and not one["within_row"]]
    assert following
    assert all([cause["cause"] for cause in one["causes"]] == ["carried-on"] for one in following)


def test_vacancies_below_0_that_their_row_contradicts_are_no_more_agency_than_vacancies() -> None:
    assert [one["code"] for one in checked(vacant="-5.5")[0]] == ["published-differs"]


def test_what_does_not_follow_is_a_problem_of_its_own() -> None:
    more = "    series:\n      Jul 25: {establishment: 10, in_post: 9, vacant: 1, printed: {vacancy_rate: 20%}}\n"
    problems, _ = checked(vacant="-5.5", more=more)
    assert [one["line"] for one in problems if one["severity"] == "error"] == [5, 9]


def test_of_a_row_with_nothing_that_follows_none_of_its_inputs_is_taken_to_be_wrong() -> None:
    text = "title: x\nworkforce:\n  Team:\n    teams:\n      North: {establishment: 100, in_post: 60, vacant: 30}\n"
    [problem] = json.loads(run("check", "-", "-f", "json", stdin=text.encode()).out)["problems"]
    assert problem["help"].startswith("correct the paper or the case file")


def test_an_accepted_row_answers_for_nothing_else() -> None:
    accepted = (
        "published:\n  - {figure: workforce.therapy.teams.north.establishment.in_post_and_vacant, "
        'accepted: {reason: x, computed: "11", cause: none}}\n'
    )
    problems, _ = checked(vacant="-5.5", more=accepted)
    open_ = [one for one in problems if one["severity"] == "error" and one["excuse"] is None]
    assert len(open_) >= 1
    assert all("all teams" in one["headline"] for one in open_)
