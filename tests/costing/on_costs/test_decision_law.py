"""National Insurance and the levy as the law had them: contracted-out schemes, the levy's first day, staff under 21."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from costing.engine import costed, known, value
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import SECTIONS
from supplement_calc.costing.forecast.forecast import forecast
from supplement_calc.diagnostics import Problem, Source
from supplement_calc.ledger import NONE

MEMBERS = """
title: LGPS members in 2015-16
grades:
  G9: {salary: "30,000", in_post: 100, supplement: "3,000"}
payment: {scheme: LGPS}
on_costs: {tax_year: 2015-16, pension: 14%}
"""
LEVY = """
title: Levy before it was there
grades:
  G9: {salary: "30,000", in_post: 10, supplement: "1,000"}
on_costs: {tax_year: 2016-17, pension: 14%, apprenticeship_levy: 0.5%}
"""
YOUNG = """
title: Young staff
period: {starts: 2025-04-01, ends: 2026-03-31}
grades:
  G4: {salary: "24,000", in_post: 10, vacant: 2, under_21: 2, apprentices_under_25: 3, supplement: "1,000"}
  G9: {salary: "60,000", in_post: 10, under_21: 1, supplement: "3,000"}
on_costs: {pension: 20%, apprenticeship_levy: 0.5%, no_ni_below: "50,270"}
budget: 1,000,000
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
"""
NI = "on_costs.national_insurance"


def problems(text: str) -> list[Problem]:
    return load_text(Source("case.yaml", text), SECTIONS).problems


def test_members_of_contracted_out_schemes_bear_less_until_april_2016() -> None:
    """Category D: 13.8% above 8,112, less 3.4% from 5,824 to 40,040; of one FTE at 30,000 and 3,000 more."""
    rate, rebate = Fraction(138, 1000), Fraction(34, 1000)
    each = rate * (30000 - 8112) - rebate * (30000 - 5824)
    assert each == Fraction(219856, 100)
    costing = costed(MEMBERS, None)
    assert known(costing, f"current_spend.{NI}") == 219856
    assert known(costing, f"supplement_cost.{NI}") == 31200 == 300000 * (rate - rebate)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scheme: LGPS", "scheme: A trust's own"),
        (", pension: 14%", ""),
        ("2015-16", "2016-17"),
        ("tax_year: 2015-16", "national_insurance: {rate: 13.8%, threshold: 8112}"),
    ],
)
def test_others_and_later_years_bear_the_full_rate(old: str, new: str) -> None:
    assert old in MEMBERS
    assert known(costed(MEMBERS.replace(old, new)), f"supplement_cost.{NI}") == 41400


@pytest.mark.parametrize("scheme", ["NHS", "NHS Pension Scheme", "Teachers' Pensions", "Local Government Pension Scheme"])
def test_the_other_public_schemes_were_contracted_out_too(scheme: str) -> None:
    text = MEMBERS.replace("scheme: LGPS", f'scheme: "{scheme}"')
    assert known(costed(text), f"supplement_cost.{NI}") == 31200


def test_pay_above_the_upper_accrual_point_bears_no_rebate() -> None:
    text = MEMBERS.replace("30,000", "39,040")  # 1,000 of the supplement is below it, 2,000 above
    assert known(costed(text, None), f"supplement_cost.{NI}") == 41400 - Decimal("0.034") * 100000


def test_the_rebate_ends_inside_a_year_that_crosses_its_last_day() -> None:
    costing = costed(MEMBERS.replace("tax_year: 2015-16", "from: 2015-10-06"), None)  # 183 days, then 183 of the full rate
    assert known(costing, f"supplement_cost.{NI}") == Decimal(31200 + 41400) / 2


def test_a_forecast_takes_the_rebate_by_each_pay_day() -> None:
    text = MEMBERS.replace("tax_year: 2015-16, ", "") + (
        "period: {starts: 2015-10-01, ends: 2016-09-30}\n"
        "forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}}\n"
    )
    case = load_text(Source("case.yaml", text), SECTIONS).case
    assert case is not None
    figures = forecast(case, NONE).ledger.figures
    # 31 March 2016 is the last pay day of the rebate: six months with it, six without
    assert figures["forecast.proposal.supplement_on_costs"].known == 300000 * Decimal("0.14") + Decimal(31200 + 41400) / 2


def test_a_levy_before_there_was_one_is_a_located_problem() -> None:
    (problem,) = problems(LEVY)
    assert problem.code == "levy-before-its-start"
    assert problem.span.line == 5
    assert not problems(LEVY.replace("2016-17", "2017-18"))


def test_a_levy_under_another_name_is_found() -> None:
    text = LEVY.replace("apprenticeship_levy: 0.5%", "other: {Apprentice levy: 0.5%}")
    assert [problem.code for problem in problems(text)] == ["levy-before-its-start"]


def test_a_year_that_crosses_the_levys_first_day_bears_it_for_the_pay_days_from_then() -> None:
    text = LEVY.replace("tax_year: 2016-17", "from: 2016-10-06")
    assert not problems(text)
    levy = known(costed(text, None), "current_spend.on_costs.apprenticeship_levy")
    assert levy == 750  # April to September 2017: six of the twelve ends of months


def test_a_forecast_that_crosses_it_bears_it_from_its_first_pay_day() -> None:
    text = LEVY.replace("tax_year: 2016-17, ", "") + (
        "period: {starts: 2016-10-01, ends: 2017-09-30}\n"
        "forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}}\n"
    )
    assert not problems(text)
    case = load_text(Source("case.yaml", text), SECTIONS).case
    assert case is not None
    figures = forecast(case, NONE).ledger.figures
    on_top = Decimal(10000) * (Decimal("0.14") + Decimal("0.138"))
    assert figures["forecast.proposal.supplement_on_costs"].known == on_top + 25  # April to September: half of 50
    assert value(costed(text), "supplement_cost.total") == 12780  # all of 2016-17: no levy


def test_staff_under_21_and_apprentices_bear_none_up_to_their_own_threshold() -> None:
    costing = costed(YOUNG, None)
    g4, g9 = 5 * 19000, 9 * 55000 + 1 * (60000 - 50270)
    assert known(costing, f"current_spend.{NI}") == Decimal("0.15") * (g4 + g9)
    assert known(costing, "current_spend.on_costs.apprenticeship_levy") == Decimal("0.005") * 840000
    assert known(costing, f"supplement_cost.{NI}") == Decimal("0.15") * (6 * 1000 + 10 * 3000)  # half of 12; all of G9's
    assert abs(known(costing, "on_costs.marginal.national_insurance") - Decimal(15) * 36 / 42) < Decimal("1e-15")
    assert known(costing, "break_even.post.g4_without_supplements") == 24000 * Decimal("1.205") + Decimal("0.15") * 9500


def test_a_forecast_counts_the_young_as_the_tables_do() -> None:
    case = load_text(Source("case.yaml", YOUNG), SECTIONS).case
    assert case is not None
    figures = forecast(case, NONE).ledger.figures
    base = Decimal("0.15") * (5 * (24000 - 12 * 417) + 9 * (60000 - 12 * 417) + (60000 - 50270)) + Decimal("0.205") * 840000
    assert abs(figures["forecast.doing_nothing.on_costs"].known - base) < Decimal("0.000001")
    added = Decimal("0.15") * (5 * 1000 + 10 * 3000) + Decimal("0.205") * 40000
    assert abs(figures["forecast.proposal.supplement_on_costs"].known - added) < Decimal("0.000001")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (', no_ni_below: "50,270"', "", "missing-key"),
        ("under_21: 2,", "under_21: 8,", "more-than-all"),
        ("under_21: 2, apprentices_under_25: 3, ", "", None),
        ('on_costs: {pension: 20%, apprenticeship_levy: 0.5%, no_ni_below: "50,270"}', "on_costs: 25%", "not-used"),
    ],
)
def test_counts_that_say_nothing_are_problems(old: str, new: str, code: str | None) -> None:
    assert old in YOUNG
    assert {problem.code for problem in problems(YOUNG.replace(old, new))} == ({code} if code else set())


def test_a_threshold_for_nobody_is_not_used() -> None:
    text = YOUNG.replace("under_21: 2, apprentices_under_25: 3, ", "").replace("under_21: 1, ", "")
    assert [problem.code for problem in problems(text)] == ["not-used"]
    assert costed(text).figure("supplement_cost.total").value is not None
