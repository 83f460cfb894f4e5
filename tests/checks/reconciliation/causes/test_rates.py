"""Slips of rates: a mean for the rate of the whole, another denominator, points for per cent."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words
from support.round_cases import COSTS, STAFF, TEAMS

SPENT = """
title: by hand
agency: {fte: 10, weekly_spend: 13000, weeks_a_year: 52}
workforce:
  Staff: {date: 2024-03-31, teams: {All: {agency: 13}}}
"""
# 52% to 39%: 13 points down, a quarter.
SHARE = """
title: by hand
indicators:
  Agency share: {by: date, values: {July: 52%, March: 39%}}
"""
# 2 of 10 and 15 of 30 a year before: 20% and 50%, of the whole 42.5%.
EARLIER = """
title: by hand
workforce:
  Staff:
    teams:
      North: {earlier: {2023: {establishment: 10, vacant: 2}}}
      South: {earlier: {2023: {establishment: 30, vacant: 15}}}
"""
DATES = """
title: by hand
workforce:
  Staff:
    teams: {All: {establishment: 50, agency: 21, earlier: {July: {establishment: 40, agency: 13}}}}
    series: {July: {establishment: 40, agency: 13}, March: {establishment: 50, agency: 21}}
"""
SLIPS = [
    ("mean-of-parts", EARLIER, f"{STAFF}.earlier.2023.vacancy_rate", "35.0%", "42.5%"),
    ("points-for-per-cent", SHARE, "indicators.agency_share.change_percent", "-13.0%", "-25.0%"),
    ("points-for-per-cent", SHARE, "indicators.agency_share.change", "-25.0%", "-13.0%"),
    # (20 + 50 + 40) ÷ 3
    ("mean-of-parts", TEAMS, f"{STAFF}.vacancy_rate", "36.67%", "41.67%"),
    # 60,000 − (12 × 37,500 + 14 × 50,000) ÷ 26 without, and the plain mean 43,750
    ("mean-of-parts", COSTS, "agency_premium.mean_without_supplements", "£16,250", "£15,769"),
    # 25 ÷ 35 in post for ÷ 60
    ("other-denominator", TEAMS, f"{STAFF}.vacancy_rate", "71.43%", "41.67%"),
    # 15 ÷ 15 + 12 = 27 for ÷ 30
    ("other-denominator", TEAMS, "workforce.staff.teams.south.vacancy_rate", "55.56%", "50.00%"),
    # 676,000 ÷ 13 at the day for ÷ 10
    ("other-denominator", SPENT, "agency_cost.per_fte", "£52,000", "£67,600"),
    # 5.2 FTE of 6 vacant posts for 26 posts
    ("other-denominator", COSTS, "break_even.vacancy_rate", "86.7%", "20.0%"),
    # 21 agency of July's 40 posts for March's 50, in a series and for one team
    ("other-denominator", DATES, "workforce.staff.series.march.agency_share_of_establishment", "52.5%", "42.0%"),
    ("other-denominator", DATES, "workforce.staff.teams.all.agency_share_of_establishment", "52.5%", "42.0%"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_name_the_figures() -> None:
    assert words(TEAMS, f"{STAFF}.vacancy_rate", "71.43%") == "divided by in post, 35, and not by establishment, 60"
    mean = words(TEAMS, f"{STAFF}.vacancy_rate", "36.67%")
    assert mean == "the average of the 3 rates, not the rate of the total"
