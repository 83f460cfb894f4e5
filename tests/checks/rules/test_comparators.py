"""How many comparators a supplement rests on, how old they are, and whether all of them pay more."""

from __future__ import annotations

import pytest

from support.checking import codes
from support.sound_cases import COMPARATORS, proposal


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
