"""A supplemented grade that comes to stand above the next one."""

from __future__ import annotations

import pytest

from support.checking import codes, problems
from support.sound_cases import RECORD, proposal

UPLIFT = "uplifts: [{grade: B, from: 3, to: 4, in_post: 1}]\n"

POINTS = "pay_points: {1: 20000, 2: 21000, 3: 22000, 4: 23000}\n"


@pytest.mark.parametrize(
    ("supplement", "upper", "uplift", "expected"),
    [
        (999, "", "", []),
        (1000, "", "", []),  # level with the lowest point of the next grade, and not above it
        (1001, "", "", ["leapfrog-without-uplift"]),
        (1001, "", UPLIFT, []),
        (2000, "", UPLIFT, ["leapfrog-without-uplift"]),  # nothing is left
        (2001, "", UPLIFT, ["leapfrog-without-uplift"]),
        (1001, ", supplement: 1001", "", []),
        (2001, ", supplement: 1000", "", ["leapfrog-without-uplift"]),
        (1000, "", "differential: {least: 1}\n", ["leapfrog-without-uplift"]),
        (999, "", "differential: {least: 1}\n", []),
        (1500, "", UPLIFT + "differential: {least: 500}\n", []),
        (1500, "", UPLIFT + "differential: {least: 501}\n", ["leapfrog-without-uplift"]),
        ("4.8%", "", "", ["leapfrog-without-uplift"]),
        ("4.7%", "", "", []),
    ],
)
def test_leapfrog(supplement: object, upper: str, uplift: str, expected: list[str]) -> None:
    grades = f"grades:\n  A: {{points: 1-2, in_post: 3, supplement: {supplement}}}\n  B: {{points: 3-4, in_post: 1{upper}}}\n"
    record = RECORD.replace("Grade 9", "A")
    reported = codes(proposal(grades=POINTS + grades, comparators="", record=record, more=uplift))
    assert [code for code in reported if code != "equal-pay-record"] == expected


def test_what_a_leapfrog_comes_to_is_reported() -> None:
    grades = "grades:\n  A: {points: 1-2, in_post: 3, supplement: %s}\n  B: {points: 3-4, in_post: 1}\n"
    headlines = {
        supplement: next(one.headline for one in problems(f"title: x\n{POINTS}{grades % supplement}") if "leapfrog" in one.code)
        for supplement in (2000, 2001)
    }
    assert headlines == {
        2000: "A with its supplement comes to £23,000, £1,000 above the lowest point in use of B",
        2001: "A with its supplement comes to £23,001, £1 above the top of B",
    }


def test_a_made_up_supplement_may_leapfrog() -> None:
    grades = (
        "grades:\n  A: {salary: 30000, in_post: 3, supplement: {make_up_to: market mean}}\n  B: {salary: 31000, in_post: 1}\n"
    )
    comparators = "comparators: {X: {pay: {A: 32000}}, Y: {pay: {A: 29000}}, Z: {pay: {A: 33000}}}\n"
    assert codes(proposal(grades=grades, comparators=comparators, record=RECORD.replace("Grade 9", "A"))) == [
        "leapfrog-without-uplift"
    ]


@pytest.mark.parametrize(
    ("lower", "upper", "says"),
    [
        ("{2026/27: 900, 2027/28: 1500}", "", "A with its supplement comes to £22,500 in 2027/28, £500 above the lowest point"),
        ("1500", ", supplement: {2026/27: 1500, 2027/28: 400}", "comes to £22,500 in 2027/28, £100 above the lowest point"),
        ("{2026/27: 2500, 2027/28: 900}", "", "comes to £23,500 in 2026/27, £500 above the top of B"),
    ],
)
def test_a_leapfrog_in_any_year_is_one_finding_that_names_it(lower: str, upper: str, says: str) -> None:
    grades = f"grades:\n  A: {{points: 1-2, in_post: 3, supplement: {lower}}}\n  B: {{points: 3-4, in_post: 1{upper}}}\n"
    text = proposal(grades=POINTS + grades, comparators="", record=RECORD.replace("Grade 9", "A"))
    (finding,) = [one for one in problems(text) if one.code == "leapfrog-without-uplift"]
    assert says in finding.headline
