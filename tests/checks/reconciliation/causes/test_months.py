"""A full year for a part of one, and other months."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words

# Nine posts at £6,000 are £54,000 a year: £13,500 from January to March, £54,000, and £40,500 to December.
YEARS = """
title: by hand
period: {starts: 2025-01-01, ends: 2026-12-31}
grades: {Surveyor: {salary: 40000, in_post: 7, vacant: 2, supplement: 6000}}
"""
# 14 × £30,000 are £420,000 a year.
BAND = "title: by hand\ngrades: {Band: {salary: 30000, in_post: 14}}\n"
SLIPS = [
    ("full-year", YEARS, "supplement_by_year.2024_25", "£54,000", "£13,500"),
    # a year of the two
    ("full-year", YEARS, "supplement_cost.period_total", "£54,000", "£108,000"),
    # 13,500 × 4 ÷ 3
    ("other-months", YEARS, "supplement_by_year.2024_25", "£18,000", "£13,500"),
    # 54,000 × 10 ÷ 12
    ("other-months", YEARS, "supplement_by_year.2025_26", "£45,000", "£54,000"),
    # the nine months of 2026/27
    ("columns-swapped", YEARS, "supplement_by_year.2024_25", "£40,500", "£13,500"),
    # 0.9 × 12
    ("other-months", BAND, "current_spend.salaries", "£378,000", "£420,000"),
]


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_say_the_months_and_from_when() -> None:
    assert words(YEARS, "supplement_by_year.2024_25", "£54,000") == "a full year, and not 3 months"
    assert words(YEARS, "supplement_by_year.2024_25", "£18,000") == "4 months, and not 3"
    late = words(BAND, "current_spend.salaries", "£378,000")
    assert late == "£378,000 is 0.900 of £420,000: 10.8 months, from about 7 May"
    from_august = words(f"{BAND}financial_year_starts: 1 August\n", "current_spend.salaries", "£378,000")
    assert from_august == "£378,000 is 0.900 of £420,000: 10.8 months, from about 7 September"


def test_a_share_that_any_printed_figure_is_near_has_no_cause() -> None:
    """Of figures in tens of thousands as many are near a tenth of a month as not."""
    assert first_cause(BAND, "current_spend.salaries", "£0.37m") == "differs"
    assert first_cause(BAND, "current_spend.salaries", "£377,123") == "differs"
