"""Where the rules of the forecast meet: agency staff released, inflation, induction, cover by grade, and a grade's own days."""

from __future__ import annotations

from decimal import Decimal

from costing.engine import codes, forecasted
from supplement_calc.costing.forecast.forecast import ForecastResult

TEAM = """\
title: Rules that meet
period: {starts: 2025-04-01, ends: 2027-03-31, review: 2026-03-31}
grades:
  A: {salary: 40000, in_post: 20, vacant: 10, supplement: 3000OWN}
  B: {salary: 40000, in_post: 10, vacant: 10}
agency: {AGENCY}
forecast:
  doing_nothing: {turnover: 0%, starters: {A: 0, B: 0}}
  proposal: {turnover: 0%, starters: {A: 0, B: 0}MORE}
"""


def result_of(agency: str = "fte: 10, cost_per_fte: 60000", more: str = "", own: str = "", rest: str = "") -> ForecastResult:
    """The forecast of the team."""
    text = TEAM.replace("AGENCY", agency).replace("MORE", more).replace("OWN", own) + rest
    return forecasted(text)


def value(result: ForecastResult, id: str) -> Decimal | None:
    """A figure's value."""
    return result.ledger.figures[f"forecast.{id}"].value


def test_what_releasing_costs_once_rises_with_agency_staff() -> None:
    """Half of the vacancies are covered; from April 2026 a fifth: six are released at £1,000, 10% dearer in that year."""
    cover = ", agency_cover: [{from: 2025-04-01, rate: 50%}, {from: 2026-04-01, rate: 20%}]"
    result = result_of("fte: 10, cost_per_fte: 60000, transfer_fee: 1000", cover, rest="  agency_inflation: 10%\n")
    assert value(result, "proposal.2025_26.agency") == 600_000
    assert value(result, "proposal.2025_26.agency_release") == 0
    assert value(result, "proposal.2026_27.agency_release") == 6_600
    assert value(result, "proposal.2026_27.agency") == 4 * 66_000


def test_a_grade_left_out_of_a_stated_cover_goes_by_the_rule_of_its_own_staff() -> None:
    """B's own staff, 12 for 10 vacancies, stay as today, the two beyond too; A is said to be covered to a fifth."""
    agency = "by_grade: {A: {fte: 5, cost_per_fte: 60000}, B: {fte: 12, cost_per_fte: 50000}}"
    result = result_of(agency, ", agency_cover: {A: 20%}")
    assert value(result, "proposal.month_2025_04.agency_fte") == 2 + 12
    assert value(result, "doing_nothing.2025_26.agency") == 5 * 60_000 + 12 * 50_000
    assert value(result, "proposal.2025_26.agency") == 2 * 60_000 + 12 * 50_000


def test_a_recruit_releases_nobody_while_inducted() -> None:
    """A post filled in each of twelve months; with a year of induction none is released before April 2026."""
    starting = TEAM.replace(
        "proposal: {turnover: 0%, starters: {A: 0, B: 0}", "proposal: {turnover: 0%, starters: {A: 6, B: 0}"
    )
    agency = "fte: 20, cost_per_fte: 60000, transfer_fee: 1000"
    text = starting.replace("AGENCY", agency).replace("MORE", "").replace("OWN", "")
    for induction, released in (("", 6_000), ("  induction_months: 12\n", 0)):
        assert value(forecasted(text + induction), "proposal.2025_26.agency_release") == released


def test_no_course_covers_more_than_all_vacancies() -> None:
    for cover in ("120%", "{A: 120%}", "[{from: 2025-04-01, rate: 120%}]"):
        text = TEAM.replace("AGENCY", "fte: 1, cost_per_fte: 1").replace("MORE", f", agency_cover: {cover}").replace("OWN", "")
        assert codes(text) == ["more-than-all"]


def test_the_effect_lasts_as_long_as_the_grade_itself_is_paid() -> None:
    """A is paid for its own half of the first year: turnover is lower in those months and in no other."""
    lower = TEAM.replace("doing_nothing: {turnover: 0%", "doing_nothing: {turnover: 24%").replace(
        "proposal: {turnover: 0%", "proposal: {turnover: 12%"
    )
    own = ", starts: 2025-07-01, ends: 2025-12-31"
    text = lower.replace("AGENCY", "fte: 1, cost_per_fte: 1").replace("MORE", "").replace("OWN", own)
    result = forecasted(text)
    rates = {month.id: result.proposal.effects.turnover("A", month).known for month in result.months}
    assert {id for id, rate in rates.items() if rate == 12} == {f"2025_{month:02}" for month in range(7, 13)}
