"""A budget in thousands of pounds, and budgets that are not."""

from __future__ import annotations

import pytest

from support.checking import codes
from support.sound_cases import TEAM


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ("522000", []),
        ("522", ["budget-in-thousands"]),
        ("£522k", []),
        ("100", []),  # some other mistake: £100,000 would not pay for the posts either
        ("52200", ["digit-lost"]),
        ("5220000", ["digit-gained"]),
        ("400000", []),
        ("900000", []),
        ("0", []),
        ("{posts: 17, cost_per_post: 38500}", []),
        ("{posts: 17, cost_per_post: 38.5}", ["budget-in-thousands"]),
    ],
)
def test_a_budget_of_another_size(budget: str, expected: list[str]) -> None:
    assert codes(f"{TEAM}budget: {budget}\n") == expected
    assert codes("title: x\nbudget: 522\n") == []  # nothing to hold it against
