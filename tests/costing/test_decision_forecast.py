"""Forecasts that contradicted the case or flattered the proposal: each with the right value, worked by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import codes, forecasted, rounding_to, value
from costing.samples import LOST_AGAIN, one_grade
from oracle.forecast_cases import any_forecast
from supplement_calc.output.amounts import Shown
from supplement_calc.output.pages.forecast.assumptions import assumption_sentences
from supplement_calc.output.pages.forecast.net import net_sentences, payback_sentence
from supplement_calc.output.pages.forecast.page import forecast_page

NEAR = Fraction(1, 10**9)
SHOWN = Shown("pounds", rounding_to(Fraction(1)))
# G9: 20 in post and 10 vacant at £40,000, £3,000 proposed.
TEAM = one_grade()
STILL = "forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}MORE}\n"


LEAVING = "forecast: {doing_nothing: {turnover: 20%, starters: 4}, proposal: {turnover: 10%, starters: 4}MORE}\n"


def test_each_year_is_held_against_its_own_budget() -> None:
    result = forecasted(TEAM + "budget: {by_year: {2025/26: 1500000, 2026/27: 1800000}}\n" + LEAVING.replace("MORE", ""))
    assert value(result, "forecast.budget.2026_27") == 1_800_000
    assert value(result, "forecast.proposal.2026_27.over_budget") == -575_074
    assert value(result, "forecast.budget.total") == 3_300_000


def test_a_year_without_a_budget_is_not_given_and_never_anothers() -> None:
    text = TEAM + "budget: {by_year: {2025/26: 1500000}}\n" + LEAVING.replace("MORE", "")
    result = forecasted(text, with_levers=True)
    assert value(result, "forecast.budget.2025_26") == 1_500_000
    for id in ("budget.2026_27", "budget.total", "proposal.2026_27.over_budget", "proposal.over_budget"):
        assert value(result, f"forecast.{id}") is None
    page = str(forecast_page(result, SHOWN))
    # Budget and both courses' position, of the year and in all, each budget in two cells; and what the answer rests on.
    assert page.count("not given") == 9


PAYBACK = (
    one_grade(supplement=500)
    + """\
agency: {fte: 10, cost_per_fte: 70000}
payments:
  - {what: Stay payment, kind: lump to stay, amount: AMOUNT, to: staff in post, after_months: 23}
forecast:
  doing_nothing: {turnover: 20%, starters: 4}
  proposal: {turnover: 5%, starters: 8}
"""
)


def test_a_payback_that_is_lost_again_is_none_and_says_so() -> None:
    result = forecasted(PAYBACK.replace("AMOUNT", "14000"))
    assert value(result, "forecast.net.total") == 97_055
    assert value(result, "forecast.payback_month") is None
    assert value(result, "forecast.first_paid_back_month") == 3
    assert value(result, "forecast.lost_again_month") == 24
    assert payback_sentence(result, SHOWN) == (
        "Payback: none that lasts. It is paid back in June 2025 and lost again from March 2027. By March 2027 the proposal has "
        "cost £97,055 more than doing nothing."
    )


def test_a_payback_that_lasts_is_the_month_from_which_it_does() -> None:
    result = forecasted(PAYBACK.replace("AMOUNT", "1000"))
    assert value(result, "forecast.payback_month") == value(result, "forecast.first_paid_back_month") == 3
    assert value(result, "forecast.lost_again_month") is None


def test_what_never_costs_more_has_nothing_to_pay_back() -> None:
    """Nobody is paid anything more, or agency staff leave from the first month on: no month pays back what was never spent."""
    unpaid = forecasted(one_grade(supplement=0) + STILL.replace("MORE", ""))
    assert value(unpaid, "forecast.net.total") == 0
    saving = forecasted(
        PAYBACK.replace("AMOUNT", "0").replace("starters: 8", "starters: 18").replace("supplement: 500", "supplement: 1")
    )
    assert saving.comparison.total.known < 0
    for result in (unpaid, saving):
        assert value(result, "forecast.payback_month") == 1
        assert payback_sentence(result, SHOWN) == (
            "Payback: nothing to pay back. At no month end has the proposal cost more in total than doing nothing."
        )


def test_what_turnover_takes_back_is_lost_again() -> None:
    result = forecasted(LOST_AGAIN)
    assert value(result, "forecast.net.total") == 44_942
    assert [value(result, f"forecast.{id}_month") for id in ("payback", "first_paid_back", "lost_again")] == [None, 1, 11]


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=True), st.sampled_from((Fraction(1), Fraction(1000), None)), st.sampled_from((None, 3)))
def test_no_forecast_announces_a_payback_and_ends_dearer(random: Random, unit: Fraction | None, years: int | None) -> None:
    result = forecasted(any_forecast(random)[1], unit, years)
    total = result.comparison.total.known
    payback, first, lost = (figure.value for figure in result.comparison.payback)
    assert (payback is None) == (total > 0)
    said = payback_sentence(result, SHOWN)
    assert said.startswith(("Payback: by", "Payback: nothing to pay back")) == (payback is not None)
    if total > 0 and first is not None:
        assert lost is not None
        assert "lost again from" in said or said.startswith("Payback: none. ")


AWARD = """
    title: t
    period: {starts: 2025-04-01, ends: 2027-03-31}
    grades:
      G9: {salary: 40000, in_post: 20, supplement: SUPPLEMENT}
    PAYMENT
    on_costs: 25%
    forecast:
      doing_nothing: {turnover: 0%, starters: 0}
      proposal: {turnover: 0%, starters: 0}
      pay_awards: [{from: 2026-04-01, award: 10%}]
    """


@pytest.mark.parametrize(
    ("supplement", "payment", "says", "in_the_second_year"),
    [
        ("3000", "payment: {award_applies: yes}", "They lift every supplement.", 66_000),
        ("3000", "", "They do not lift the supplement.", 60_000),
        ("3000", "payment: {absorbed: yes}", "The supplement falls by what they raise the salary, down to nothing.", 0),
        ("{percent: 10%, of: salary at award}", "", "They do not lift the supplement.", 80_000),
        ("10%", "", "Supplements move with the salary that they are a percentage of.", 88_000),
    ],
)
def test_what_is_said_of_awards_is_what_they_do(supplement: str, payment: str, says: str, in_the_second_year: int) -> None:
    result = forecasted(AWARD.replace("SUPPLEMENT", supplement).replace("PAYMENT", payment))
    assert value(result, "forecast.proposal.2026_27.supplement") == in_the_second_year
    assert f"Pay awards: 10% from April 2026. {says}" in assumption_sentences(result)


UPLIFT = """
    title: t
    period: {starts: 2025-04-01, ends: 2027-03-31}
    pay_points: {28: 36000, 29: 37000, 30: 38000}
    grades:
      G9: {salary: 30000, in_post: 10, supplement: 3000}
      G12: {points: 28-29, in_post: {28: 10}}
    uplifts:
      - {grade: G12, from: 28, to: 29, in_post: 10}
    on_costs: 25%
    forecast:
      doing_nothing: {turnover: 0%, starters: 0}
      proposal: {turnover: 0%, starters: 0}
      increments: yes
    """


def test_an_uplift_is_net_of_the_point_that_its_staff_would_have_come_to() -> None:
    result = forecasted(UPLIFT)
    assert value(result, "forecast.net.2025_26") == 50_000
    assert value(result, "forecast.net.2026_27") == 37_500
    assert value(result, "forecast.supplements_gross.2026_27") == 50_000
    assert value(result, "forecast.supplements_net.2026_27") == 37_500
    assert any("£37,500, net of the increments" in sentence for sentence in net_sentences(result, SHOWN))
    assert value(forecasted(UPLIFT.replace("increments: yes", "increments: no")), "forecast.net.2026_27") == 50_000


def test_an_uplift_needs_pay_at_every_point_on_its_way() -> None:
    text = UPLIFT.replace("points: 28-29", "points: 28-30").replace("to: 29", "to: 30").replace("29: 37000, ", "")
    assert codes(text)[:1] == ["point-without-pay"]


def test_an_increment_needs_six_months_service() -> None:
    """From January 2 start a month at point 1, nobody leaves: those of October to December get their increment in April, the
    others as they complete six months: of January in July, of February in August, of March in September."""
    result = forecasted(
        """
        title: t
        period: {starts: 2025-10-01, ends: 2026-12-31}
        pay_points: {1: 20000, 2: 21000}
        grades:
          A: {points: 1-2, lowest_in_use: 1, in_post: {2: 1}, vacant: {1: 100}, supplement: 0}
        forecast:
          doing_nothing: {turnover: 0%, starters: 24}
          proposal: {turnover: 0%, starters: 24}
          increments: yes
        """
    )
    moved = {
        month.id: staff.moved_up.known for month, staff in result.nothing.staff_by_month.items() if staff.moved_up is not None
    }
    late = {f"2026_0{month}": 2 for month in range(5, 10)}
    assert moved == {"2026_04": 2, **late}  # of October alone in April; November to March in May to September


UNPAID = """
    title: t
    period: {starts: 2025-04-01, ends: 2027-03-31}
    grades:
      A: {salary: 40000, in_post: 2, vacant: 1, supplement: 3000}
      B: {salary: 40000, in_post: 98, vacant: 19}
    on_costs: 25%
    agency: {fte: 20, cost_per_fte: 70000}
    forecast:
      doing_nothing: {turnover: 20%, starters: STARTERS}
      proposal: {turnover: TURNOVER, starters: STARTERS}
    """


def test_turnover_falls_only_in_grades_that_are_paid_something() -> None:
    """With the starters of each grade its own, the net cost is that of grade A by itself, £14,317 but for roundings."""
    by_grade = UNPAID.replace("STARTERS", "{A: 1, B: 19}")
    alone = by_grade.replace("  B: {salary: 40000, in_post: 98, vacant: 19}", "").replace("{A: 1, B: 19}", "1")
    alone = alone.replace("fte: 20", "fte: 1").replace("TURNOVER", "10%")
    assert value(forecasted(alone), "forecast.net.total") == 14_317
    result = forecasted(by_grade.replace("TURNOVER", "10%"))
    assert abs(value(result, "forecast.net.total") - Decimal(14_317)) <= 1  # type: ignore[operator]
    assert any("pays nothing to B: turnover there is that of doing nothing" in one for one in assumption_sentences(result))


def test_turnover_that_is_stated_by_grade_falls_where_it_is_stated() -> None:
    stated = forecasted(UNPAID.replace("STARTERS", "20").replace("TURNOVER", "{A: 10%, B: 10%}"))
    assert value(stated, "forecast.net.total") < 0  # type: ignore[operator]
    assert not any("pays nothing to" in one for one in assumption_sentences(stated))
    assert value(forecasted(UNPAID.replace("STARTERS", "20").replace("TURNOVER", "10%")), "forecast.net.total") > 0  # type: ignore[operator]


def test_a_supplement_of_nothing_pays_nothing() -> None:
    text = UNPAID.replace("STARTERS", "20").replace("TURNOVER", "10%").replace("supplement: 3000", "supplement: 0")
    assert value(forecasted(text), "forecast.net.total") == 0


def test_the_effect_ends_with_the_payment_unless_it_is_stated_to_last() -> None:
    agency = TEAM + "agency: {fte: 9, cost_per_fte: 70000}\n"
    after = [f"forecast.proposal.month_{month}.g9.leavers" for month in ("2027_03", "2027_04")]
    ended = forecasted(agency + LEAVING.replace("MORE", ""), years=8)
    rates = [
        value(ended, f"{id}.a_year") / value(ended, f"{id.rpartition('.')[0]}.closing")  # type: ignore[operator]
        for id in after
    ]
    assert [round(rate, 2) for rate in rates] == [Decimal("0.1"), Decimal("0.2")]
    lasting = forecasted(agency + LEAVING.replace("MORE", ", effect: lasts"), years=8)
    assert value(lasting, "forecast.net.total") < value(ended, "forecast.net.total")  # type: ignore[operator]
    dated = LEAVING.replace("MORE", "").replace("10%", "[{from: 2025-04-01, rate: 10%}, {from: 2028-04-01, rate: 15%}]")
    stated = forecasted(agency + dated, years=8)
    held = [
        stated.proposal.effects.turnover("G9", month).known for month in stated.months if month.id in ("2027_04", "2028_04")
    ]
    assert held == [20, 15]


SHARED = dedent("""
    title: t
    period: {starts: 2025-04-01, ends: 2027-03-31}
    grades:
      A: {salary: 40000, in_post: 20, vacant: 0, supplement: 3000}
      B: {salary: 50000, in_post: 20, vacant: 4}
    forecast:
      doing_nothing: {turnover: 20%, starters: 8}
      proposal: {turnover: 10%, starters: 8}
    """)


def test_starters_join_where_there_are_vacancies_in_the_month() -> None:
    result = forecasted(SHARED)
    for course in ("doing_nothing", "proposal"):
        started = [value(result, f"forecast.{course}.{year}.starters") for year in ("2025_26", "2026_27")]
        assert all(abs(Fraction(one or 0) - 8) < NEAR for one in started)
    # By hand, April doing nothing: a third of a post leaves each grade, so 1 of 14 thirds of the room is A's.
    april = value(result, "forecast.doing_nothing.month_2025_04.a.starters")
    assert abs(Fraction(april or 0) - Fraction(8, 12) * Fraction(1, 14)) < NEAR


def test_starters_are_never_more_than_vacancies() -> None:
    result = forecasted(SHARED.replace("starters: 8", "starters: 800"))
    for months in result.proposal.staff_by_month.values():
        assert abs(months.vacant_at_close.known) < NEAR
        assert months.vacant_at_close.known >= 0


AWARDS_BUDGET = (
    one_grade(supplement=1000, vacant=0)
    + """\
agency: {fte: 2, cost_per_fte: 78000}
budget: 1050000
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
  pay_awards: [{from: 2026-04-01, award: 10%}]
"""
)


def test_budget_and_agency_rates_rise_by_their_own_inflation_or_are_said_to_stand_still() -> None:
    still = forecasted(AWARDS_BUDGET)
    assert value(still, "forecast.budget.2026_27") == 1_050_000
    assert any(one.startswith("The cost of agency staff and the budget stand still") for one in assumption_sentences(still))
    rising = forecasted(AWARDS_BUDGET + "  budget_inflation: 4%\n  agency_inflation: 5%\n")
    assert value(rising, "forecast.budget.2025_26") == 1_050_000
    assert value(rising, "forecast.budget.2026_27") == 1_092_000
    assert value(rising, "forecast.doing_nothing.2026_27.agency") == 163_800
    assert "The cost of agency staff rises by 5% each April." in assumption_sentences(rising)


THREE_YEARS = TEAM.replace("2027-03-31", "2028-03-31")


def test_constant_prices_are_not_deflated() -> None:
    given = STILL.replace("MORE", ", discount_rate: 3.5%, inflation: 2%")
    assert value(forecasted(THREE_YEARS + given), "forecast.present_value.total") == 217_477
    said = net_sentences(forecasted(THREE_YEARS + given), SHOWN)
    assert any("No price rises, so no inflation is taken out" in sentence for sentence in said)
    awards = given.replace("inflation: 2%", "inflation: 2%, pay_awards: [{from: 2026-04-01, award: AWARD}]")
    assert value(forecasted(THREE_YEARS + awards.replace("AWARD", "0%")), "forecast.present_value.total") == 217_477
    assert value(forecasted(THREE_YEARS + awards.replace("AWARD", "2%")), "forecast.present_value.total") == 213_338


def test_leavers_and_starters_cost_in_both_courses_and_agency_stays_through_induction() -> None:
    """By hand: 4 leave and start a year doing nothing; with 3 months' induction a third of a post each month is covered on."""
    agency = TEAM + "agency: {fte: 10, cost_per_fte: 60000}\n"
    more = ", cost_per_leaver: 1000, cost_per_starter: 4000, induction_months: 3"
    result = forecasted(agency + LEAVING.replace("MORE", more))
    assert value(result, "forecast.doing_nothing.2025_26.cost_of_leavers") == 4_000
    assert value(result, "forecast.doing_nothing.2025_26.cost_of_starters") == 16_000
    assert value(result, "forecast.proposal.2025_26.cost_of_leavers") == 2_089
    april = value(result, "forecast.doing_nothing.month_2025_04.agency_fte")
    assert abs(Fraction(april or 0) - 10 - Fraction(1, 6)) < NEAR
    # From July on: starters of the last three months, less a sixtieth a month of them, the mean of opening and closing.
    july = value(result, "forecast.doing_nothing.month_2025_07.agency_fte")
    left = Fraction(59, 60)
    assert abs(Fraction(july or 0) - 10 - Fraction(1, 3) * (1 + left + left**2)) < NEAR


def test_agency_cover_may_be_by_date_and_by_grade() -> None:
    text = """
        title: t
        period: {starts: 2025-04-01, ends: 2026-03-31}
        grades:
          A: {salary: 40000, in_post: 1, vacant: 2, supplement: 1000}
          B: {salary: 40000, in_post: 1, vacant: 4, supplement: 1000}
        agency: {fte: 3, cost_per_fte: 60000}
        forecast:
          doing_nothing: {turnover: 0%, starters: 0}
          proposal:
            turnover: 0%
            starters: 0
            agency_cover: {A: [{from: 2025-04-01, rate: 100%}, {from: 2025-10-01, rate: 0%}]}
        """
    result = forecasted(text)
    fte = [value(result, f"forecast.proposal.month_2025_{month}.agency_fte") for month in ("04", "10")]
    assert fte == [4, 2]  # B as today: half of 4


def test_starters_by_grade_and_date() -> None:
    text = SHARED.replace("proposal: {turnover: 10%, starters: 8}", "proposal: {turnover: 10%, starters: PLAN}")
    result = forecasted(text.replace("PLAN", "{B: [{from: 2025-04-01, fte: 2}, {from: 2026-04-01, fte: 3}]}"))
    assert [value(result, f"forecast.proposal.{year}.starters") for year in ("2025_26", "2026_27")] == [
        pytest.approx(2), pytest.approx(3),
    ]  # fmt: skip
    assert codes(text.replace("PLAN", "[{from: 2025-05-01, fte: 2}]")) == ["no-rate-yet"]


def test_turnover_by_grade_is_of_every_grade_doing_nothing() -> None:
    text = SHARED.replace("doing_nothing: {turnover: 20%", "doing_nothing: {turnover: {A: 20%}")
    assert codes(text) == ["no-rate-yet"]
    assert codes(SHARED.replace("turnover: 10%", "turnover: {C: 10%}")) == ["unknown-grade"]
