"""Where a rule begins to speak: at its limit and just past it."""

from __future__ import annotations

import pytest

from support.checking import codes
from support.sound_cases import GRADES, TEAM, proposal


def only(text: str, *wanted: str) -> list[str]:
    return [code for code in codes(text) if code in wanted]


@pytest.mark.parametrize(("supplement", "expected"), [("2000.5", []), ("2000.51", ["supplement-above-gap"])])
def test_half_a_pound_above_the_gap_is_rounding(supplement: str, expected: list[str]) -> None:
    assert codes(proposal(grades=GRADES.replace("2000", supplement))) == expected


@pytest.mark.parametrize(
    ("supplement", "expected"),
    [("1", ["digit-lost"]), ("0.9", []), ("499", ["digit-lost"]), ("500", []), ("3", [])],
)
def test_a_supplement_far_below_the_others(supplement: str, expected: list[str]) -> None:
    others = ("10", "12") if len(supplement) < 3 or "." in supplement else ("2000", "2100")
    grades = "".join(
        f"  {name}: {{salary: 30000, in_post: 1, supplement: {amount}}}\n"
        for name, amount in zip("ABC", (*others, supplement), strict=True)
    )
    assert only(f"title: x\ngrades:\n{grades}", "digit-lost", "digit-gained") == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [("11.90", ["shares-not-100"]), ("11.91", []), ("1.90", ["shares-not-100"]), ("1.89", [])],
)
def test_shares_by_group_within_five_of_a_hundred_are_of_one_whole(first: str, expected: list[str]) -> None:
    values = f"a: {first}%, b: 42.90%, c: 23.60%, d: 26.60%"
    assert codes(f"title: x\nindicators: {{I: {{values: {{{values}}}}}}}\n") == expected


def test_a_cumulative_share_of_the_second_band_may_follow_from_the_first_as_printed() -> None:
    bands = "".join(
        f"      - {{band: b{n}, share: {n}0%, cumulative: {so_far}%}}\n" for n, so_far in ((4, 42), (3, 72), (3, 100))
    )
    bands = bands.replace("band: b3, share: 30%, cumulative: 100", "band: c3, share: 30%, cumulative: 100")
    assert codes(f"title: x\nservice_length:\n  T:\n    bands:\n{bands}") == ["cumulative-breaks"]


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ("137.25", ["budget-in-thousands"]),
        ("137.24", []),
        ("2196", ["budget-in-thousands"]),
        ("2196.1", []),
        ("95000", ["digit-lost"]),  # the posts cost 5.5 times as much
        ("2870000", ["digit-gained"]),
    ],
)
def test_a_budget_up_to_four_times_off_what_the_posts_cost(budget: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}budget: {budget}\n") == expected
