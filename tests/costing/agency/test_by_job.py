"""Agency staff who fill no post, by job: spend of the months that they are there, and cover of nothing."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from costing.engine import codes, costed, forecasted, known, value
from support.running import run

CASE = """title: t
period: {starts: 2025-07-01, ends: 2027-06-30}
grades:
  A: {salary: "36,000", in_post: 10, vacant: 2, supplement: "3,000"}
on_costs: 25%
AGENCYagency_by_job:
  Interim head: {fte: 1, day_rate: 500, days_a_year: 220}
  Managed team: {fte: 6, cost_per_fte: "90,000", from: 2025-10-01, until: 2026-03-31}
budget: 900,000
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
"""
ALONE, BOTH = CASE.replace("AGENCY", ""), CASE.replace("AGENCY", 'agency: {fte: 1, cost_per_fte: "60,000"}\n')


def test_a_full_year_counts_the_months_of_its_twelve() -> None:
    costing = costed(BOTH)
    assert known(costing, "current_spend.agency.by_job.interim_head") == 110_000  # £500 × 220
    assert known(costing, "current_spend.agency.by_job.managed_team") == 270_000  # 6 × £90,000 × 6/12
    assert known(costing, "current_spend.agency.in_posts") == 60_000
    assert known(costing, "current_spend.agency") == 440_000
    assert known(costing, "current_spend.total") == 890_000  # 10 × £36,000 × 1.25 = £450,000 employed
    assert known(costing, "agency_cover.counted") == 1 and known(costing, "agency_cover.beyond") == 0  # none of them covers
    later = costed(BOTH.replace("2025-07-01, ends: 2027", "2026-04-01, ends: 2027"))
    assert known(later, "current_spend.agency.by_job.managed_team") == 0  # gone before its twelve months


def test_a_forecast_counts_the_days_of_each_month_in_both_courses() -> None:
    result = forecasted(ALONE.replace("2026-03-31", "2026-04-15"))
    for course in ("doing_nothing", "proposal"):
        # nine months of £110,000 a year; 6 × £90,000 a year from October to March, and half of April
        assert known(result, f"forecast.{course}.2025_26.agency_by_job") == 82_500 + 270_000
        assert known(result, f"forecast.{course}.2026_27.agency_by_job") == 110_000 + 22_500
    assert known(result, "forecast.net.2025_26") == 28_125  # the supplement alone: 30,000 × 1.25 × 9/12


def test_the_pages_say_what_they_are_and_for_how_long() -> None:
    shown = " ".join(run("cost", "-", stdin=ALONE.encode()).out.split())
    assert "Current spend, with agency staff by job" in shown and "Agency, Managed team, 6 of 12 months 270,000" in shown
    assert "cover no vacancy. Break-even and the agency staff that the budget covers leave them out." in shown
    assert "Current spend of a full year, July 2025 to June 2026, counts 6 of its 12 months." in shown
    assert "No agency staff are counted" not in shown and "Rests on On-costs 25%; one salary a grade; agency by job" in shown
    assert "agency staff in no posts" in " ".join(run("forecast", "-", stdin=ALONE.encode()).out.split())
    assert run("break-even", "-", stdin=BOTH.encode()).code == run("check", "-", stdin=BOTH.encode()).code == 0


def _cost(fte: Fraction, each: Fraction, first: date, last: date, months: list[date]) -> Fraction:
    """A day at a time, each a part of its own month and a month a twelfth of a year."""
    there = Fraction(0)
    for month in months:
        length = monthrange(month.year, month.month)[1]
        there += Fraction(sum(first <= month + timedelta(n) <= last for n in range(length)), length)
    return fte * each * there / 12


@pytest.mark.parametrize("seed", range(12))
def test_any_days_come_to_the_days_counted(seed: int) -> None:
    random = Random(seed)
    first = date(2025, 5, 1) + timedelta(random.randrange(300))
    last = (first.replace(day=1) + timedelta(random.randrange(40, 500))).replace(day=random.choice((3, 28)))
    first = first.replace(day=random.choice((1, 1, first.day)))
    fte, each = Fraction(random.randint(1, 900), 100), Fraction(random.randint(20_000, 120_000))
    job = f'{{fte: {float(fte)}, cost_per_fte: "{each}", from: {first}, until: {last}}}'
    text = ALONE.replace('{fte: 6, cost_per_fte: "90,000", from: 2025-10-01, until: 2026-03-31}', job)
    months = [date(2025 + (6 + n) // 12, (6 + n) % 12 + 1, 1) for n in range(12)]
    wanted = _cost(fte, each, first, last, months)
    found = value(costed(text, unit=None), "current_spend.agency.by_job.managed_team")
    assert found is not None and abs(Fraction(found) - wanted) < Fraction(1, 10**6)


@pytest.mark.parametrize(
    ("job", "code"),
    [
        ("{fte: 1}", "missing-key"),
        ("{cost_per_fte: 1}", "missing-key"),
        ("{fte: 1, day_rate: 500}", "missing-key"),
        ("{fte: 1, day_rate: 500, days_a_year: 220, weeks_a_year: 40}", "not-used"),
        ("{fte: 1, day_rate: 500, days_a_year: 220, cost_per_fte: 1}", "two-costs"),
        ('{fte: 1, cost_per_fte: "50,000", fee: £2}', "wrong-unit"),
        ('{fte: 1, cost_per_fte: "50,000", from: 2026-01-02, until: 2026-01-01}', "period-backwards"),
        ('{fte: -1, cost_per_fte: "50,000"}', "negative-fte"),
    ],
)
def test_what_cannot_be_meant_is_one_problem(job: str, code: str) -> None:
    assert codes(f"title: t\nperiod: {{starts: 2025-07-01}}\nagency_by_job:\n  Interim: {job}\n") == [code]


def test_days_need_a_year_to_be_part_of() -> None:
    text = 'title: t\nagency_by_job:\n  Interim: {fte: 1, cost_per_fte: "50,000", from: 2026-01-02}\n'
    assert codes(text) == ["missing-key"]
    assert known(costed(text.replace(", from: 2026-01-02", "")), "current_spend.total") == 50_000


# Agency staff on vacancies, for a time


DATED = """title: t
period: {starts: 2025-07-01, ends: 2027-06-30}
grades:
  A: {salary: "36,000", in_post: 10, vacant: 8, supplement: "3,000"}
on_costs: 25%
agency: {FTE, from: 2025-10-01, until: 2026-03-31, notice_weeks: 1}
budget: 900,000
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 4}
"""
SIX = 'fte: 6, cost_per_fte: "90,000"'


@pytest.mark.parametrize(
    "fte", [SIX, 'by_grade: {A: {fte: 6, cost_per_fte: "90,000"}}', "fte: 6, weekly_spend: 10800, weeks_a_year: 50"]
)
def test_staff_on_vacancies_for_six_months_cost_six_months(fte: str) -> None:
    text = DATED.replace("FTE", fte)
    costing = costed(text)
    assert known(costing, "current_spend.agency") == 270_000  # 6 × £90,000 × 6/12
    assert known(costing, "current_spend.total") == 720_000
    assert known(costing, "agency_cover.share") == 75  # today's, 6 of 8
    result = forecasted(text)
    assert known(result, "forecast.doing_nothing.2025_26.agency") == 270_000
    # a third of an FTE starts each month: from October to March 36 of the 48 FTE-months stay vacant, 75% of them covered
    assert known(result, "forecast.proposal.2025_26.agency") == 36 * 75 * 90_000 // 12 // 100
    assert known(result, "forecast.proposal.2026_27.agency") == 0
    released = Fraction(5, 4)  # a quarter at each close from October to February; in March their time is up
    notice = released * 90_000 / (50 if "weeks_a_year" in fte else 52)
    assert abs(Fraction(known(result, "forecast.proposal.2025_26.agency_release")) - notice) <= Fraction(1, 2)
    assert (
        known(result, "forecast.proposal.month_2026_03.agency_fte" if fte is SIX else "forecast.proposal.2025_26.agency_fte")
        > 0
    )


def test_the_pages_say_for_how_long_they_are_there() -> None:
    text = DATED.replace("FTE", SIX).encode()
    shown = " ".join(run("cost", "-", stdin=text).out.split())
    assert "Agency, 6 of 12 months 270,000" in shown
    assert "Current spend of a full year, July 2025 to June 2026, counts 6 of its 12 months." in shown
    assert "conversion are of whole years of them" in shown and "agency staff from 1 October 2025 until 31 March 2026" in shown
    shown = " ".join(run("forecast", "-", stdin=text).out.split())
    assert "Agency staff are there from 1 October 2025 until 31 March 2026, and in no other months." in shown
    backwards = run("cost", "-", stdin=text.replace(b"until: 2026", b"until: 2024"))
    assert "error[period-backwards]: agency staff are there until 2024-03-31" in backwards.err
