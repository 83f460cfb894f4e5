"""Slips of rounding: what each would print is worked by hand in the numbers of the case."""

from __future__ import annotations

import pytest

from support.planting import first_cause
from support.round_cases import COSTS, STAFF, TEAMS, THRICE

HALVES = """
title: by hand
workforce:
  Staff: {teams: {North: {vacant: 2.14}, South: {vacant: 3.14}, East: {vacant: 4.14}}}
"""
SLIPS = [
    # 41.666… and 41.67
    ("truncated", TEAMS, f"{STAFF}.vacancy_rate", "41.6%", "41.7%"),
    # 2.1 + 3.1 + 4.1 = 9.3 for 9.42
    ("rounded-lines", HALVES, f"{STAFF}.vacant", "9.3", "9.4"),
    # 1.18 − 1.00 for 1,175,000 − 1,004,000
    ("rounded-lines", COSTS.replace("1000000", "1004000"), "budget_position.current_over_budget", "£0.18m", "£0.17m"),
    # 904,710 cut off; 906 is right with lines at £1,000, and nothing against it
    ("truncated", THRICE, "current_spend.salaries", "£0.904m", "£0.905m"),
    # 41.7 with a nought
    ("rounded-sooner", TEAMS, f"{STAFF}.vacancy_rate", "41.70%", "41.67%"),
    # 1,150,000 + 50,000 is 1,200,000; with a salary of 30,170 the full cost is 1,202,550, cut to the thousand and the hundred
    ("cut-to-zeros", COSTS.replace("30000", "30170"), "full_establishment.total", "£1,202,500", "£1,202,550"),
    ("cut-to-zeros", COSTS.replace("60000", "11528"), "current_spend.agency", "£57,000", "£57,640"),
    # 5 × 11,528 = 57,640, to the ten thousand; £58,000 is every line rounded to £1,000
    ("rounded-sooner", COSTS.replace("60000", "11528"), "current_spend.agency", "£60,000", "£57,640"),
    # 44.46, by way of 44.5
    ("rounded-twice", "title: x\nworkforce: {Staff: {teams: {All: {establishment: 20000, vacant: 8892}}}}\n",
     f"{STAFF}.vacancy_rate", "45%", "44%"),
    # 44.495, by way of 44.5
    ("rounded-twice", "title: x\nworkforce: {Staff: {teams: {All: {establishment: 20000, vacant: 8899}}}}\n",
     f"{STAFF}.vacancy_rate", "45%", "44%"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"
