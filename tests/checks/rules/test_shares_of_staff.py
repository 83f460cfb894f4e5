"""Shares and ages of staff: what breaks each bound, what is just within it, and what the finding says."""

from __future__ import annotations

import pytest

from support.checking import codes, problems, under

COVERED = "title: t\ncoverage:\n  Posts:\n    at:\n      May: {{{}}}\n"
TEAM = "title: t\nworkforce:\n  T:\n    teams:\n      N: {{in_post: 10, {}}}\n"
OURS = ("unusual-share", "unusual-age")


def found(text: str) -> list[str]:
    return [code for code in codes(text) if code in OURS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COVERED.format("permanent: 100%"), []),
        (COVERED.format("permanent: 100.1%"), ["unusual-share"]),
        (COVERED.format("agency: 140%"), ["unusual-share"]),
        (COVERED.format("permanent: 80%") + "    target: 900%\n", ["unusual-share"]),
        (TEAM.format("turnover: 100%"), []),
        (TEAM.format("turnover: 186%"), ["unusual-share"]),
        (TEAM.format("average_age: 16"), []),
        (TEAM.format("average_age: 15.9"), ["unusual-age"]),
        (TEAM.format("average_age: 75"), []),
        (TEAM.format("average_age: 440"), ["unusual-age"]),
        (TEAM.format("average_age: n/a, turnover: n/a"), []),
        (TEAM.format("earlier: {2025: {average_age: 4.4}}"), ["unusual-age"]),
    ],
)
def test_a_bound_and_what_is_just_within_it(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_it_says_what_it_is_of_and_stands_at_it() -> None:
    [problem] = problems(TEAM.format("turnover: 186%"))
    assert (problem.code, under(problem)) == ("unusual-share", "186%")
    assert problem.headline == "T, N turnover is 186%; staff leave more than once a year"
