"""Another count, headcount for FTE, one grade's rate for all."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words
from support.round_cases import COSTS

# 8.5 × 5,000 = 42,500 in post and 2 × 5,000 vacant.
POSTS = "title: by hand\ngrades: {Officer: {salary: 31000, in_post: 8.5, vacant: 2, supplement: 5000}}\n"
# 7 × 6,000 + 2 × 6,000 = 54,000.
NINE = "title: by hand\ngrades: {Surveyor: {salary: 40000, in_post: 7, vacant: 2, supplement: 6000}}\n"
# Leavers 9.6 of 80.0 FTE, 12.0%; of 100 people, 9.6%.
HEADS = """
title: by hand
workforce:
  Staff:
    counted_in: fte
    teams:
      North: {in_post: 50.0, leavers: 6.6, headcount: 61}
      South: {in_post: 30.0, leavers: 3.0, headcount: 39}
"""
# 20 × 30,000 = 600,000, at 1.15 heads to an FTE 690,000.
PER_FTE = """
title: by hand
grades: {Officer: {salary: 30000, in_post: 20}}
on_costs: {tax_year: 2024-25, heads_per_fte: 1.15}
"""
SLIPS = [
    ("another-count", POSTS, "supplement_cost.existing", "£47,500", "£42,500"),
    # 6 or 1 of the two lines, 8 in all
    ("another-count", NINE, "supplement_cost.total", "£48,000", "£54,000"),
    # Grade 1's 12 posts and not 10: 360,000 + 400,000
    ("another-count", COSTS, "current_spend.salaries", "£760,000", "£700,000"),
    ("headcount-for-fte", HEADS, "workforce.staff.pooled.turnover_of_in_post", "9.6%", "12.0%"),
    ("headcount-for-fte", HEADS, "workforce.staff.pooled.in_post", "100.0", "80.0"),
    ("headcount-for-fte", PER_FTE, "current_spend.salaries", "£690,000", "£600,000"),
    # 20 × 40,000, and 20 × 2,000 + 6 × 2,000 with on-costs at 25%
    ("one-rate-for-all", COSTS, "current_spend.salaries", "£800,000", "£700,000"),
    ("one-rate-for-all", COSTS, "supplement_cost.total", "£65,000", "£50,000"),
]


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_say_the_sum() -> None:
    assert words(POSTS, "supplement_cost.existing.officer", "£47,500") == "= 9.5 × £5,000, and not 8.5"
    assert words(NINE, "supplement_cost.total", "£48,000") == "= 8 × £6,000, and not 9"
    salaries = words(COSTS, "current_spend.salaries", "£760,000")
    assert salaries == "Grade 1: = 12 × £30,000: Grade 1 posts, and not Grade 1 in post, 10"
    assert words(COSTS, "current_spend.salaries", "£800,000") == "Grade 2 salary, £40,000, for all 2 grades"
    assert words(HEADS, "workforce.staff.pooled.in_post", "100.0") == "headcount, 100, and not FTE"


def test_a_number_of_posts_in_tenths_and_a_count_beyond_twice_are_no_cause() -> None:
    assert first_cause(POSTS, "supplement_cost.existing", "£43,100") == "differs"
    assert first_cause(POSTS, "supplement_cost.existing.officer", "£102,500") == "differs"
