"""How many comparators a supplement rests on, how old they are, and whether all of them pay more."""

from __future__ import annotations

import pytest

from support.checking import codes, problems
from support.sound_cases import COMPARATORS, GRADES, proposal


@pytest.mark.parametrize(("least", "expected"), [("3", []), ("4", ["few-comparators"]), ("none", [])])
def test_a_supplement_rests_on_as_many_comparators_as_the_policy_asks_for(least: str, expected: list[str]) -> None:
    assert codes(proposal(more=f"policy: {{comparators_at_least: {least}}}\n")) == expected


def test_comparators_that_cannot_be_read_do_not_count() -> None:
    assert codes(proposal(comparators=COMPARATORS.replace("29900", "illegible"))) == ["few-comparators"]


def test_comparators_who_all_pay_more_are_one_sided() -> None:
    assert codes(proposal(comparators=COMPARATORS.replace("29900", "30000"))) == []
    assert codes(proposal(comparators=COMPARATORS.replace("29900", "30001"))) == ["one-sided-comparators"]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("pay_date: 2025-04-01", []),  # twelve months before the supplement starts
        ("pay_date: 2025-03-31", ["stale-comparator"]),
        ("pay_date: 2024-04-01, award: 0.1%", []),
    ],
)
def test_a_comparators_pay_grows_stale(dated: str, expected: list[str]) -> None:
    assert codes(proposal(comparators=COMPARATORS.replace("29900}", f"29900}}, {dated}"))) == expected


@pytest.mark.parametrize(
    ("theirs", "market", "expected"),
    [
        ("50", "", []),  # C pays 29,950 with it, and we 30,000
        ("300", "", ["uncounted-supplement"]),  # 30,200: our pay ranks 4 and not 3
        ("300", "market: {counting: pay with supplements}\n", ["one-sided-comparators"]),
    ],
)
def test_a_supplement_that_is_not_counted_is_told_of_where_it_changes_an_answer(
    theirs: str, market: str, expected: list[str]
) -> None:
    comparators = COMPARATORS.replace("29900}", f"29900}}, supplements: {{Grade 9: {theirs}}}")
    assert codes(proposal(comparators=comparators, more=market)) == expected


def test_what_a_supplement_that_is_not_counted_would_change_is_said() -> None:
    """The mean of 32,400, 33,700 and 29,900 is 32,000; with 3,100 on the last it is 33,033: £933 more than £2,100 on 30,000."""
    comparators = COMPARATORS.replace("29900}", "29900}, supplements: {Grade 9: 3100}")
    grades = GRADES.replace("supplement: 2000", "supplement: 2100, supplement_reason: agreed")
    (one,) = problems(proposal(grades=grades, comparators=comparators))
    assert one.headline == (
        "the own supplement of C for Grade 9 is not counted: with it, the supplement is £933 below the gap, and not £100 above "
        "the gap; our pay ranks 4 of 4, and not 3; our pay with the supplement ranks 4 of 4, and not 3"
    )
