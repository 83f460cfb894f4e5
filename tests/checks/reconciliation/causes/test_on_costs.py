"""On-costs left out, or put on a figure that has none."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words
from support.round_cases import COSTS, THRICE

# Salaries 10 × 40,000; given up 5%, 20,000. National Insurance 10% of 380,000 less 10 × 5,000, 33,000; pension 20% 80,000;
# levy 0.5% of 380,000, 1,900: 114,900. With nothing given up 35,000, 80,000 and 2,000: 117,000.
PARTS = """
title: by hand
grades: {Officer: {salary: 40000, in_post: 10, supplement: 2000}}
on_costs: {national_insurance: {rate: 10%, threshold: 5000}, pension: 20%, apprenticeship_levy: 0.5%, salary_sacrifice: 5%}
"""
# 400,000 at 33%, 132,000; at 13% without the pension 52,000.
FLAT = "title: by hand\ngrades: {Officer: {salary: 40000, in_post: 10}}\non_costs: {rate: 33%, pension: 20%}\n"

SLIPS = [
    # lines at £1,000, and no on-costs
    ("on-costs-left-out", THRICE, "current_spend.employed", "£0.906m", "£1.131m"),
    ("on-costs-left-out", COSTS, "current_spend.employed", "£700,000", "£875,000"),
    ("on-costs-left-out", COSTS, "current_spend.total", "£1,000,000", "£1,175,000"),
    # 60,000 − 35,000 for 60,000 − 43,750
    ("on-costs-left-out", COSTS, "agency_premium.in_post", "£25,000", "£16,250"),
    # 1,200,000 less 25% of supplements of 40,000
    ("supplement-on-costs-left-out", COSTS, "full_establishment.total", "£1,190,000", "£1,200,000"),
    ("on-cost-part-left-out", PARTS, "current_spend.employed", "£434,900", "£514,900"),
    ("on-cost-part-left-out", PARTS, "current_spend.on_costs", "£81,900", "£114,900"),
    ("on-cost-part-left-out", FLAT, "current_spend.on_costs", "£52,000", "£132,000"),
    ("salary-sacrifice-left-out", PARTS, "current_spend.on_costs", "£117,000", "£114,900"),
    # 20,000 in supplements: 5% given up, 10% and 0.5% of 19,000 and 20% of 20,000
    ("on-costs-put-on", PARTS, "supplement_cost.existing", "£25,995", "£20,000"),
    # 875,000 × 1.25
    ("on-costs-put-on", COSTS, "current_spend.employed", "£1,093,750", "£875,000"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_name_the_part() -> None:
    assert words(PARTS, "current_spend.employed", "£434,900") == "the pension left out of on-costs"
    assert words(PARTS, "current_spend.on_costs", "£81,900") == "National Insurance left out of on-costs"
