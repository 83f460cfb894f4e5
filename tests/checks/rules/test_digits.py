"""A digit lost or gained, at every number that is held against its neighbours."""

from __future__ import annotations

import pytest

from support.checking import codes, problems, under
from support.sound_cases import SPINE, TEAM, spine


@pytest.mark.parametrize("point", SPINE)
def test_a_digit_lost_or_gained_at_any_point_is_that_alone(point: int) -> None:
    assert codes(spine()) == []
    value = SPINE[point]
    lost = [value.replace(",", "")[:place] + value.replace(",", "")[place + 1 :] for place in range(5)]
    for text in {text for text in lost if not text.startswith("0")}:
        reported = problems(spine(**{f"p{point}": text}))
        assert [(one.code, under(one)) for one in reported] == [("digit-lost", text)]
    reported = problems(spine(**{f"p{point}": value.replace(",", "") + "0"}))
    assert [(one.code, under(one)) for one in reported] == [("digit-gained", value.replace(",", "") + "0")]


@pytest.mark.parametrize(
    ("salaries", "expected"),
    [
        ("30000 36000 41000", []),
        ("3000 36000 41000", ["digit-lost"]),
        ("30000 360000 41000", ["digit-gained"]),
        ("3000", ["digit-lost"]),
        ("30000", []),
        ("18000 60000", []),
        ("18000 60000 150000", []),  # a chief executive
    ],
)
def test_a_salary_against_the_others(salaries: str, expected: list[str]) -> None:
    grades = "".join(f"  G{n}: {{salary: {salary}, in_post: {n + 1}}}\n" for n, salary in enumerate(salaries.split()))
    assert codes(f"title: x\ngrades:\n{grades}") == expected


@pytest.mark.parametrize(
    ("supplements", "expected"),
    [
        ("4000 3000 2000", []),
        ("400 3000 2000", ["digit-lost"]),
        ("40000 3000 2000", ["digit-gained"]),
        ("1000 3000", []),
        ("5000 500", []),  # which of two is right cannot be said
        ("10% 8% 7%", []),
        ("1% 8% 12%", ["digit-lost"]),
    ],
)
def test_a_supplement_against_the_others(supplements: str, expected: list[str]) -> None:
    grades = "".join(
        f"  G{n}: {{salary: {60000 + 9000 * n}, in_post: {n + 1}, supplement: {one}}}\n"
        for n, one in enumerate(supplements.split())
    )
    wanted = ("digit-lost", "digit-gained")
    assert [code for code in codes(f"title: x\ngrades:\n{grades}") if code in wanted] == expected


@pytest.mark.parametrize(
    ("pay", "expected"),
    [("31000 - 34000", []), ("3100 - 34000", ["digit-lost"]), ("31000 - 340000", ["digit-gained"]), ("illegible", [])],
)
def test_a_comparators_pay_against_the_others(pay: str, expected: list[str]) -> None:
    text = f"title: x\ngrades: {{A: {{salary: 30000}}}}\ncomparators: {{X: {{pay: {{A: {pay}}}}}, Y: {{pay: {{A: 32000}}}}}}\n"
    assert codes(text) == expected


def test_agency_cost_against_salaries() -> None:
    text = TEAM + "agency: {fte: 1, cost_per_fte: %s}\n"
    assert [codes(text % cost) for cost in (65000, 6500, 650000)] == [[], ["digit-lost"], ["digit-gained"]]
