"""Another column's figure printed, and the sign turned."""

from __future__ import annotations

import pytest

from support.planting import first_cause, reconciled, words
from support.round_cases import COSTS, TEAMS

SLIPS = [
    # Grade 2's supplements in post, 20,000, and vacant, 8,000
    ("columns-swapped", COSTS, "supplement_cost.existing.grade_2", "£8,000", "£20,000"),
    ("columns-swapped", COSTS, "supplement_cost.existing.grade_1", "£20,000", "£10,000"),
    # 1,175,000 − 1,000,000, under and not over; and 1,175,000 + 1,000,000
    ("sign-turned", COSTS, "budget_position.current_over_budget", "-£175,000", "£175,000"),
    ("sign-turned", COSTS, "budget_position.current_over_budget", "£2,175,000", "£175,000"),
    # 300,000 ÷ 400,000, and 400,000 ÷ 300,000; agency staff of 12 on 15 vacancies, and 15 ÷ 12
    ("ratio-turned", COSTS, "current_spend.grade_1 ÷ current_spend.grade_2", "1.33", "0.75"),
    ("ratio-turned", COSTS, "current_spend.grade_1 ÷ current_spend.grade_2", "133.3%", "75%"),
    ("ratio-turned", TEAMS, "workforce.staff.teams.south.agency_share_of_vacancies", "125%", "80%"),
]


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_say_where_the_figure_stands_and_that_two_are_swapped() -> None:
    listed = (
        "published:\n  - {figure: supplement_cost.existing.grade_2, value: '£8,000'}\n"
        "  - {figure: supplement_cost.vacant.grade_2, value: '£20,000'}\n"
    )
    existing, vacant = (verdict.causes[0].says for verdict in reconciled(COSTS + listed).verdicts)
    assert existing == vacant == "Grade 2 printed in its place, and this one there"


def test_a_printed_whole_is_no_other_column_of_its_own_sum() -> None:
    """The whole that is held against its rows is 12.1 itself, and says nothing of why it is not 12.5."""
    text = """
title: by hand
workforce: {Staff: {counted_in: fte, teams: {North: {vacant: 5.1}, South: {vacant: 7.4}}, total: {vacant: 12.1}}}
"""
    (verdict,) = reconciled(text).verdicts
    assert (verdict.result, verdict.causes) == ("differs", ())


def test_the_words_of_a_sign_say_what_is_added() -> None:
    both = words(COSTS, "budget_position.current_over_budget", "£2,175,000")
    assert both == "Budget added and not taken away"
