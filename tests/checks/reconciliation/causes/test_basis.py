"""Another basis, other hours or weeks, the other end of a range."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words
from support.round_cases import COSTS, MARKET

CHARGED = """
title: by hand
agency: {fte: 10, charge_rate: 40, hours_a_week: 37, weeks_a_year: 52}
"""
SLIPS = [
    # 200,000 over; ÷ 37,500 for ÷ (1,000,000 ÷ 26)
    ("another-basis", COSTS, "break_even.vacant_fte", "5.33", "5.20"),
    ("another-basis", COSTS, "agency_premium.in_post", "£10,000", "£16,250"),
    # 40 × 40 × 52 and 40 × 37 × 47 for 40 × 37 × 52
    ("other-hours", CHARGED, "agency_cost.per_fte", "£83,200", "£76,960"),
    ("other-hours", CHARGED, "current_spend.agency", "£695,600", "£769,600"),
    # a cost a year on 47 weeks for 52: 5 × 60,000 × 47 ÷ 52
    ("other-hours", COSTS, "current_spend.agency", "£271,154", "£300,000"),
    # on 40 hours for 37: 5 × 60,000 × 40 ÷ 37
    ("other-hours", COSTS, "current_spend.agency", "£324,324", "£300,000"),
    # (34,000 + 33,000 + 38,000) ÷ 3, and all three bottoms
    ("other-end", MARKET, "market.grade_1.comparator", "£35,000", "£36,000"),
    ("other-end", MARKET, "market.grade_1.comparator", "£31,667", "£36,000"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_name_the_hours_and_the_comparator() -> None:
    assert words(CHARGED, "agency_cost.per_fte", "£83,200") == "made annual on 40 hours a week, not 37"
    end = words(MARKET, "market.grade_1.comparator", "£35,000")
    assert end == "the bottom of the range of Trent used as its top"
