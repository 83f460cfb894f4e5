"""Each known slip by itself: what it would print is worked by hand in the numbers of the case."""

from __future__ import annotations

from textwrap import dedent

import pytest

from support.planting import reconciled

# Salaries 300,000 + 400,000 = 700,000; on-costs at 25% 175,000; employed 875,000; agency 5 × 60,000 = 300,000; 1,175,000.
# Supplements in post 10 × 1,000 + 10 × 2,000 = 30,000, vacant 2,000 + 8,000 = 10,000; with on-costs 50,000.
# Full: 12 × 30,000 + 14 × 40,000 = 920,000 + 230,000 = 1,150,000, with supplements 1,200,000.
COSTS = """
title: by hand
grades:
  Grade 1: {salary: 30000, in_post: 10, vacant: 2, supplement: 1000}
  Grade 2: {salary: 40000, in_post: 10, vacant: 4, supplement: 2000}
on_costs: 25%
agency: {fte: 5, cost_per_fte: 60000}
budget: 1000000
"""
CHARGED = """
title: by hand
agency: {fte: 10, charge_rate: 40, hours_a_week: 37, weeks_a_year: 52}
"""
SPENT = """
title: by hand
agency: {fte: 10, weekly_spend: 13000, weeks_a_year: 52}
workforce:
  Staff: {date: 2024-03-31, teams: {All: {agency: 13}}}
"""
# Vacant 2 of 10, 15 of 30, 8 of 20: 20%, 50%, 40%; of the whole 25 ÷ 60 = 41.67%.
TEAMS = """
title: by hand
workforce:
  Staff:
    teams:
      North: {establishment: 10, vacant: 2, agency: 1, starters: 3}
      South: {establishment: 30, vacant: 15, agency: 12, starters: 5}
      East: {establishment: 20, vacant: 8, agency: 8, starters: n/a}
"""
# 52% to 39%: 13 points down, a quarter.
SHARE = """
title: by hand
indicators:
  Agency share: {by: date, values: {July: 52%, March: 39%}}
"""
# Tops 34,000, 36,000 and 38,000.
MARKET = """
title: by hand
grades: {Grade 1: {salary: 33000}}
comparators:
  Derwent: {pay: {Grade 1: "£30000 - £34000"}}
  Trent: {pay: {Grade 1: "£33000 - £36000"}}
  Soar: {pay: {Grade 1: "£32000 - £38000"}}
"""
HALVES = """
title: by hand
workforce:
  Staff: {teams: {North: {vacant: 2.14}, South: {vacant: 3.14}, East: {vacant: 4.14}}}
"""
# 3 × 301,570 = 904,710 and, every line rounded to £1,000, 906,000; on-costs at 25% 226,178 and 227,000.
THRICE = """
title: by hand
grades:
  Grade 1: {salary: 30157, in_post: 10}
  Grade 2: {salary: 30157, in_post: 10}
  Grade 3: {salary: 30157, in_post: 10}
on_costs: 25%
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
STAFF = "workforce.staff.pooled"


def first(text: str, id: str, printed: str) -> str:
    """The cause named first for a printed figure; its verdict where there is none."""
    listed = f"published:\n  - {{figure: {id}, value: '{printed}'}}\n"
    verdict = reconciled(dedent(text) + listed).verdicts[-1]
    return verdict.causes[0].name if verdict.causes else verdict.result


SLIPS = [
    # 41.666… and 41.67
    ("truncated", TEAMS, f"{STAFF}.vacancy_rate", "41.6%", "41.7%"),
    # 2.1 + 3.1 + 4.1 = 9.3 for 9.42
    ("rounded-lines", HALVES, f"{STAFF}.vacant", "9.3", "9.4"),
    # 0.07 − 0.04 for 65,200 − 44,900
    ("rounded-lines", COSTS.replace("60000", "65200").replace("30000", "35920"), "agency_premium.grade_1_without_supplements",
     "£0.03m", "£0.02m"),
    # 904,710 cut off; 906 is right with lines at £1,000, and nothing against it
    ("truncated", THRICE, "current_spend.salaries", "£0.904m", "£0.905m"),
    # lines at £1,000, and no on-costs
    ("on-costs-left-out", THRICE, "current_spend.employed", "£0.906m", "£1.131m"),
    ("mean-of-parts", EARLIER, f"{STAFF}.earlier.2023.vacancy_rate", "35.0%", "42.5%"),
    # 41.7 with a nought
    ("rounded-sooner", TEAMS, f"{STAFF}.vacancy_rate", "41.70%", "41.67%"),
    # 44.46, by way of 44.5
    ("rounded-twice", "title: x\nworkforce: {Staff: {teams: {All: {establishment: 200, vacant: 88.92}}}}\n",
     f"{STAFF}.vacancy_rate", "45%", "44%"),
    # 44.495, by way of 44.5
    ("rounded-twice", "title: x\nworkforce: {Staff: {teams: {All: {establishment: 200, vacant: 88.99}}}}\n",
     f"{STAFF}.vacancy_rate", "45%", "44%"),
    ("points-for-per-cent", SHARE, "indicators.agency_share.change_percent", "-13.0%", "-25.0%"),
    ("points-for-per-cent", SHARE, "indicators.agency_share.change", "-25.0%", "-13.0%"),
    ("on-costs-left-out", COSTS, "current_spend.employed", "£700,000", "£875,000"),
    ("on-costs-left-out", COSTS, "current_spend.total", "£1,000,000", "£1,175,000"),
    # 60,000 − 35,000 for 60,000 − 43,750
    ("on-costs-left-out", COSTS, "agency_premium.in_post", "£25,000", "£16,250"),
    # 875,000 × 1.25
    ("on-costs-put-on", COSTS, "current_spend.employed", "£1,093,750", "£875,000"),
    # (20 + 50 + 40) ÷ 3
    ("mean-of-parts", TEAMS, f"{STAFF}.vacancy_rate", "36.67%", "41.67%"),
    # 60,000 − (12 × 37,500 + 14 × 50,000) ÷ 26 without, and the plain mean 43,750
    ("mean-of-parts", COSTS, "agency_premium.mean_without_supplements", "£16,250", "£15,769"),
    # 200,000 over; ÷ 37,500 for ÷ (1,000,000 ÷ 26)
    ("another-basis", COSTS, "break_even.vacant_fte", "5.33", "5.20"),
    ("another-basis", COSTS, "agency_premium.in_post", "£10,000", "£16,250"),
    # 25 ÷ 35 in post for ÷ 60
    ("other-denominator", TEAMS, f"{STAFF}.vacancy_rate", "71.43%", "41.67%"),
    # 15 ÷ 15 + 12 = 27 for ÷ 30
    ("other-denominator", TEAMS, "workforce.staff.teams.south.vacancy_rate", "55.56%", "50.00%"),
    # 676,000 ÷ 13 at the day for ÷ 10
    ("other-denominator", SPENT, "agency_cost.per_fte", "£52,000", "£67,600"),
    # 40 × 40 × 52 and 40 × 37 × 47 for 40 × 37 × 52
    ("other-hours", CHARGED, "agency_cost.per_fte", "£83,200", "£76,960"),
    ("other-hours", CHARGED, "current_spend.agency", "£695,600", "£769,600"),
    # a cost a year on 47 weeks for 52: 5 × 60,000 × 47 ÷ 52
    ("other-hours", COSTS, "current_spend.agency", "£271,154", "£300,000"),
    # on 40 hours for 37: 5 × 60,000 × 40 ÷ 37
    ("other-hours", COSTS, "current_spend.agency", "£324,324", "£300,000"),
    # 5.2 FTE of 6 vacant posts for 26 posts
    ("other-denominator", COSTS, "break_even.vacancy_rate", "86.7%", "20.0%"),
    # 21 agency of July's 40 posts for March's 50, in a series and for one team
    ("other-denominator", DATES, "workforce.staff.series.march.agency_share_of_establishment", "52.5%", "42.0%"),
    ("other-denominator", DATES, "workforce.staff.teams.all.agency_share_of_establishment", "52.5%", "42.0%"),
    # (34,000 + 33,000 + 38,000) ÷ 3, and all three bottoms
    ("other-end", MARKET, "market.grade_1.comparator", "£35,000", "£36,000"),
    ("other-end", MARKET, "market.grade_1.comparator", "£31,667", "£36,000"),
    # 2 + 8, and with 23 ÷ 50 of the other two
    ("row-left-out", TEAMS, f"{STAFF}.vacant", "10", "25"),
    ("row-left-out", TEAMS, f"{STAFF}.vacancy_rate", "46.0%", "41.7%"),
    # Grade 2 left out of salaries, with on-costs on the rest: 300,000 × 1.25
    ("row-left-out", COSTS, "current_spend.employed", "£375,000", "£875,000"),
    ("row-left-out", MARKET, "market.grade_1.comparator", "£37,000", "£36,000"),
    # 25 + 15, agency in with salaries, and East's 20 posts among the starters
    ("row-counted-in", TEAMS, f"{STAFF}.vacant", "40", "25"),
    ("row-counted-in", COSTS, "current_spend.salaries", "£1,000,000", "£700,000"),
    ("row-counted-in", TEAMS, f"{STAFF}.starters", "28", "8"),
    ("digits-transposed", COSTS, "current_spend.total", "£1,715,000", "£1,175,000"),
    ("digit-changed", COSTS, "current_spend.total", "£1,178,000", "£1,175,000"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first(text, id, slipped) == cause


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_the_right_figure_has_no_cause(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first(text, id, right) == "reproduces"


def test_what_follows_from_a_wrong_figure_is_reported_as_following() -> None:
    listed = """
    published:
      - {figure: current_spend.salaries, value: '£900,000'}
      - {figure: current_spend.employed, value: '£1,075,000'}
    """
    salaries, employed = reconciled(COSTS + dedent(listed)).verdicts
    assert employed.causes[0].name == "carried-on"
    assert "Salaries as the paper prints it" in employed.causes[0].says
    assert "carried-on" not in [cause.name for cause in salaries.causes]


def test_nothing_follows_from_a_figure_that_is_printed_rightly() -> None:
    """0.90 for 904,710 is right, and 0.90 × 1.25 is not carried on from a slip."""
    listed = """
    published:
      - {figure: current_spend.salaries, value: £0.90m}
      - {figure: current_spend.employed, value: £1.125m}
    """
    salaries, employed = reconciled(THRICE + dedent(listed)).verdicts
    assert (salaries.result, employed.result) == ("reproduces", "differs")
    assert "carried-on" not in [cause.name for cause in employed.causes]


def test_the_words_name_the_rows_and_figures() -> None:
    def says(text: str, id: str, printed: str) -> str:
        return reconciled(dedent(text) + f"published:\n  - {{figure: {id}, value: '{printed}'}}\n").verdicts[-1].causes[0].says

    assert says(TEAMS, f"{STAFF}.vacant", "10") == "Staff, South vacant left out"
    assert says(TEAMS, f"{STAFF}.vacancy_rate", "71.43%") == "divided by in post, 35, and not by establishment, 60"
    counted_in = says(TEAMS, f"{STAFF}.starters", "28")
    assert counted_in == "the establishment of East, which has nothing in this column, counted in"
    assert says(CHARGED, "agency_cost.per_fte", "£83,200") == "made annual on 40 hours a week, not 37"
    assert says(MARKET, "market.grade_1.comparator", "£35,000") == "the bottom of the range of Trent taken for its top"
    assert (
        says(TEAMS, f"{STAFF}.vacancy_rate", "36.67%")
        == "the plain mean of the 3 rates of the parts, not the rate of the whole"
    )
