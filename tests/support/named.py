"""Cases with everything in them that a name becomes part of the ids of: the same cases under any name of a grade."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from supplement_calc.case.case import Case
from supplement_calc.case.known_rates import marginal_problems
from supplement_calc.case.loading import load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.costing import can_be_costed, cost
from supplement_calc.costing.forecast.forecast import forecast
from supplement_calc.costing.forecast.grade_months import by_grade
from supplement_calc.diagnostics import Problem
from supplement_calc.evidence.market import market
from supplement_calc.evidence.pay_points import pay_points
from supplement_calc.evidence.workforce import workforce
from supplement_calc.ledger import NONE, POUND, Figure, Ledger

_PAY = """\
title: Names
period: {starts: 2019-07-15, ends: 2020-04-30}
pay_points: {28: 35000, 29: 36000, 30: 37000, 31: 38000, 32: 40000}
grades:
  "GRADE": {points: 28-31, in_post: {28: 6, 29: 10.5}, vacant: {29: 2, 30: 1.5}, supplement: 5%}
  Manager: {points: 31-32, in_post: {31: 4}, vacant: {32: 1, 31: 2}, supplement: {make_up_to: market mean}}
uplifts:
  - {grade: "GRADE", from: 28, to: 30, in_post: 2, vacant: 1}
comparators:
  Northshire: {pay: {"GRADE": 30000-41000, Manager: 36000-45000}, award: 2%}
  Southshire: {pay: {"GRADE": 31000-42000, Manager: 35000-44000}}
differential: {least: 1000}
"""
FLAT = f"""{_PAY}\
on_costs: 25%
agency: {{fte: 3, cost_per_fte: 60000}}
budget: 1200000
forecast:
  doing_nothing: {{turnover: 25%, starters: 10}}
  proposal: {{turnover: 18.6%, starters: {{"GRADE": 3, Manager: 2}}}}
  pay_awards: [{{from: 2020-04-01, award: 2.5%}}]
  discount_rate: 3.5%
"""
_PAID_NOW = _PAY.replace("supplement: 5%}", "supplement: 5%, supplement_now: {amount: 4%, in_post: 9}}")
BY_PART = f"""{_PAID_NOW}\
market: {{of: midpoints}}
payment: {{absorbed: yes}}
on_costs: {{tax_year: 2019-20, pension: 14.32%, apprenticeship_levy: 0.5%, heads_per_fte: 1.07, pension_deficit: 5000,
  other: {{Training levy: 1.5%}}, salary_sacrifice: 3%}}
agency: {{by_grade: {{"GRADE": {{fte: 2, charge_rate: 40}}, Manager: {{fte: 1}}}}, charge_rate: 35, hours_a_week: 37,
  weeks_a_year: 46, fee: 5%, vat: irrecoverable, notice_weeks: 4, double_running_weeks: 2}}
budget: {{by_year: {{2019/20: 900000, 2020/21: 950000}}}}
service_length:
  Child protection: {{bands: [{{band: Up to 1 year, share: 30%}}, {{band: 1 to 2 years, share: 21%}}]}}
forecast:
  increments: yes
  doing_nothing: {{turnover: 25%, starters: 10, supplement_now: {{stops: 2019-10-15}}}}
  proposal: {{turnover: 18.6%, starters: 16}}
  pay_awards: [{{from: 2020-04-01, award: 2.5%}}]
payments:
  - {{what: Welcome payment, kind: golden hello, pensionable: no, amount: "2,000", to: starters, grades: ["GRADE"],
     clawback: {{months: 12, how: by month, recovered: 60%}}}}
  - {{what: Probation lump, kind: lump to stay, amount: 2.5%, to: starters, after_months: 6}}
  - {{what: Ladder payment, kind: retention payment, grades: ["GRADE"], at: {{6 months: "1,000", 1 year: 3, 2 years: "4,000"}}}}
  - {{what: Car payment, kind: cash in lieu of a car, amount: 125, to: staff in post, every_months: 1, grades: ["GRADE"]}}
  - {{what: Moving payment, kind: qualifying relocation, amount: "7,000", to: starters, expected: 3,
     clawback: {{months: 12, how: whole, recovered: 50%}}}}
"""
ON_ONE_SALARY = """\
title: Names
period: {starts: 2019-07-01, ends: 2020-04-30}
grades:
  "GRADE": {salary: 35000, in_post: 10, vacant: 2, supplement: 1000, supplement_now: 800}
  Manager: {salary: 45000, in_post: 4, vacant: 1}
on_costs: 25%
agency: {fte: 3, weekly_spend: 3000, weeks_a_year: 46}
budget: {posts: 17, cost_per_post: 50000}
measures: [{what: Supplement, kind: recurring, cost: the supplement}]
forecast:
  doing_nothing: {turnover: 25%, starters: 10, supplement_now: goes on}
  proposal: {turnover: 18.6%, starters: 6}
"""
TEXTS = {"flat": FLAT, "by part": BY_PART, "on one salary": ON_ONE_SALARY}
PLAIN = "Zq grade"


def named(text: str, grade: str = PLAIN) -> str:
    """A case whose first grade has this name."""
    return text.replace("GRADE", grade)


def read(path: Path | str) -> tuple[Case | None, list[Problem]]:
    """A case with all its sections."""
    loaded = load(str(path), EVERYTHING)
    return loaded.case, list(loaded.problems)


def ledgers(case: Case) -> Iterator[Ledger]:
    """Every ledger of a case, with all that any command adds to it."""
    if can_be_costed(case):
        yield cost(case, POUND, proofs=lambda _: True, marginal=not any(marginal_problems(case))).ledger
    if case.forecast is not None:
        result = forecast(case, POUND)
        by_grade(result)
        yield result.ledger
    yield market(case, POUND).ledger
    yield pay_points(case, NONE).ledger
    yield workforce(case).ledger


def figures(case: Case) -> list[dict[str, Figure]]:
    """The figures of each."""
    return [ledger.figures for ledger in ledgers(case)]
