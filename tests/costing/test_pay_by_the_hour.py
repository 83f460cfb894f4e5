"""Pay by the hour: a year is hours a week × weeks a year, as the case says or as the national agreement has them."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from costing.engine import codes, costed, forecasted, known
from supplement_calc.costing.costing import Costing

CARE = """
title: Care workers
{more}
grades:
  Care Worker: {{salary: {salary}, in_post: 100, vacant: 20, supplement: {supplement}{grade}}}
on_costs: 25%
budget: 2,900,000
"""


def text(salary: str = '"24,413"', supplement: str = "50p an hour", more: str = "", grade: str = "") -> str:
    """A hundred care workers and twenty vacancies."""
    return CARE.format(salary=salary, supplement=supplement, more=more, grade=grade)


def paid(costing: Costing) -> str:
    """What staff in post are paid on top, unrounded."""
    return str(known(costing, "supplement_cost.existing.care_worker"))


def test_a_supplement_by_the_hour_is_paid_for_37_hours_and_52_143_weeks() -> None:
    # 100 × £0.50 × 37 × 52.143 = £96,464.55; a quarter of £96,465 on top, £24,116.25
    costing = costed(text())
    assert known(costing, "supplement_cost.existing.care_worker") == 96_465
    assert known(costing, "day_one.supplements") == 96_465 + 24_116
    assert (
        known(costed(text(), None), "supplement_cost.existing.care_worker")
        == costed(text(), None).ledger.figures["grades.care_worker.supplement.a_year"].known * 100
    )


@pytest.mark.parametrize("written", ["50p an hour", "£0.50 an hour", "0.50 per hour", "50 pence an hour", "£0.5/hr", "50p ph"])
def test_an_amount_an_hour_is_read_however_it_is_written(written: str) -> None:
    assert known(costed(text(supplement=written)), "supplement_cost.existing.care_worker") == 96_465


def test_hours_and_weeks_are_those_of_the_grade_then_of_the_case() -> None:
    all_ = "working_time: {hours_a_week: 36, weeks_a_year: 52}"
    assert paid(costed(text(more=all_))) == "93600"  # 100 × 0.50 × 36 × 52
    term = ", working_time: {weeks_a_year: 44}"
    assert paid(costed(text(more=all_, grade=term))) == "79200"  # 100 × 0.50 × 36 × 44
    assert paid(costed(text(grade=term))) == "81400"  # 100 × 0.50 × 37 × 44


def test_a_salary_by_the_hour_and_a_percentage_of_it() -> None:
    # £12.65 × 37 × 52 = £24,338.60; a tenth of it to each of 100
    costing = costed(text("£12.65 an hour", '"10%"', "working_time: {weeks_a_year: 52}"))
    assert known(costing, "current_spend.care_worker") == 2_433_860
    assert known(costing, "supplement_cost.existing.care_worker") == 243_386


@pytest.mark.parametrize(
    ("more", "grade", "supplement", "code"),
    [
        ("working_time: {hours_a_week: 36}", "", '"1,000"', "not-used"),
        ("", ", working_time: {hours_a_week: 36}", '"1,000"', "not-used"),
        ("working_time: {hours_a_week: 0}", "", "50p an hour", "nil-amount"),
        ("working_time: {hours: 37}", "", "50p an hour", "unknown-key"),
        ("", "", "50p a week", "wrong-unit"),
        ("", "", "£-0.50 an hour", "negative-amount"),
    ],
)
def test_what_is_refused(more: str, grade: str, supplement: str, code: str) -> None:
    assert code in codes(text(supplement=supplement, more=more, grade=grade))


def test_any_hours_against_fractions() -> None:
    """Salary, supplement and what is paid already, all by the hour, against the sum in fractions."""
    random = Random(16)
    for _ in range(20):
        pence = [random.randint(1, 3000) for _ in range(3)]
        hours, weeks = (Fraction(random.randint(*ends), 10) for ends in ((100, 400), (300, 521)))
        staff, vacant = (Fraction(random.randint(*ends), 100) for ends in ((1, 900), (0, 300)))
        salary, on_top, now = (Fraction(one, 100) * hours * weeks for one in pence)
        case = f"""
title: t
period: {{starts: 2025-04-01, ends: 2027-03-31}}
working_time: {{hours_a_week: {float(hours)}, weeks_a_year: {float(weeks)}}}
grades:
  G:
    salary: £{pence[0] / 100:.2f} an hour
    in_post: {float(staff)}
    vacant: {float(vacant)}
    supplement: {pence[1]}p an hour
    supplement_now: £{pence[2] / 100:.2f} per hour
forecast:
  doing_nothing: {{turnover: 0%, starters: 0, supplement_now: goes on}}
  proposal: {{turnover: 0%, starters: 0}}
"""
        costing = costed(case, None)
        assert Fraction(known(costing, "current_spend.g")) == staff * salary
        assert Fraction(known(costing, "supplement_cost.existing.g")) == staff * on_top
        assert Fraction(known(costing, "supplement_cost.vacant.g")) == vacant * on_top
        assert Fraction(known(costing, "supplement_now.total")) == staff * now
        assert Fraction(known(costing, "break_even.saving.mean_with_supplements")) == salary + on_top
        result = forecasted(case, None)
        year = result.ledger.figures["forecast.proposal.2025_26.total"].known
        assert abs(Fraction(year) - staff * (salary + on_top)) < Fraction(1, 10**12)
