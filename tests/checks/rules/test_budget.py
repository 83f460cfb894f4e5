"""A budget in thousands of pounds, budgets that are not, and spend that does not add up."""

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


@pytest.mark.parametrize(
    ("outturn", "expected"),
    [("£4.7m", []), ("£4.8m", []), ("£4.9m", ["spend-differs"]), ("4,700,000", []), ("£4.5m", ["spend-differs"])],
)
def test_spend_adds_up_within_its_last_digits(outturn: str, expected: list[str]) -> None:
    """£3.1m and £1.6m to £100,000 each: within £50,000 of each of the three."""
    spend = "title: x\nspend: {year: 2024/25, employed: £3.1m, agency: £1.6m, outturn: £4.7m}\n"
    assert codes(spend.replace("outturn: £4.7m", f"outturn: '{outturn}'")) == expected
