"""Supplements made up to the market: the greater of nil and what each point lacks, wherever the supplement is used."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.engine import case_of, market_of, pay_of, problems, value
from supplement_calc.costing.costing import cost
from supplement_calc.ledger import POUND

# Tops of 20,000, 26,000, 27,000 and 35,000, and one that cannot be read.
MADE_UP = """\
title: Made up to the market
pay_points: {{1: 24000, 2: 25500, 3: 30000}}
grades:
  A: {{points: 1-3, in_post: {{1: 2, 2: 1.5, 3: 1}}, vacant: {{1: 3}}, supplement: {{make_up_to: market {to}}}}}
comparators:
  North: {{pay: {{A: "£18,000 - £20,000"}}}}
  East: {{pay: {{A: "top £26,000"}}}}
  South: {{pay: {{A: "£27,000"}}}}
  West: {{pay: {{A: "£21,000 - £35,000"}}}}
  Lost: {{pay: {{A: illegible}}}}
on_costs: 20%
budget: 100,000
"""
TARGETS = {"mean": 27_000, "median": 26_500, "lower quartile": 24_500, "upper quartile": 29_000}


@pytest.mark.parametrize(("to", "target"), TARGETS.items())
def test_each_point_gets_what_it_lacks_and_never_less_than_nil(to: str, target: int) -> None:
    ledger = cost(case_of(MADE_UP.format(to=to)), POUND).ledger
    short = {point: max(target - pay, 0) for point, pay in ((1, 24_000), (2, 25_500), (3, 30_000))}
    assert {point: value(ledger, f"per_fte.supplement.a.point_{point}") for point in short} == short
    existing = 2 * short[1] + Decimal("1.5") * short[2] + short[3]
    assert value(ledger, "supplement_cost.existing") == existing
    assert value(ledger, "supplement_cost.vacant") == 3 * short[1]
    assert value(ledger, "supplement_cost.total") == (existing + 3 * short[1]) * Decimal("1.2")
    assert value(ledger, "day_one.supplements") == existing * Decimal("1.2")


def test_pay_points_and_market_use_the_same_supplement() -> None:
    text = MADE_UP.format(to="mean")
    after = [point.after.value for point in pay_of(text).grades[0].points]
    assert after == [27_000, 27_000, 30_000]
    assert market_of(text).grades[0].figures["supplement"].value == 0
    assert market_of(text.replace("3: 30000", "3: 26400")).grades[0].figures["supplement"].value == 600


def test_the_price_is_not_rounded_though_the_statistic_shown_is() -> None:
    text = MADE_UP.format(to="mean").replace("£26,000", "£26,001")
    assert value(cost(case_of(text), POUND).ledger, "per_fte.supplement.a.point_1") == Decimal("3000.25")
    assert market_of(text).grades[0].statistic.value == 27_000


def test_the_statistic_made_up_to_need_not_be_the_one_compared_with() -> None:
    text = MADE_UP.format(to="median") + "market: {statistic: upper quartile}\n"
    figures = market_of(text.replace("3: 30000", "3: 26000")).grades[0].figures
    assert [figures["comparator"].value, figures["supplement"].value] == [29_000, 500]


def test_the_end_and_the_awards_of_the_market_hold_for_it_too() -> None:
    text = MADE_UP.format(to="mean") + "market: {of: bottoms}\n"
    text = text.replace('{A: "£27,000"}', '{A: "£27,000"}, award: 10%')
    # bottoms of 18,000, 29,700 and 21,000: East gives none
    assert value(cost(case_of(text), POUND).ledger, "per_fte.supplement.a.point_1") == 0
    cheaper = text.replace("1: 24000", "1: 20000")
    assert value(cost(case_of(cheaper), POUND).ledger, "per_fte.supplement.a.point_1") == 2_900


def test_without_comparators_the_supplement_has_a_problem_of_its_own() -> None:
    text = "title: t\ngrades:\n  A: {salary: 30000, in_post: 1, supplement: {make_up_to: market mean}}\n"
    (problem,) = problems(text)
    assert [problem.code, problem.span.line, problem.span.column] == ["no-market", 3, 34]


@pytest.mark.parametrize("said", ["illegible", "n/a"])
def test_a_market_that_cannot_be_read_for_the_grade_has_no_supplement_of_nil(said: str) -> None:
    """Another grade's supplement alone must not pass for the cost of both."""
    text = f"""\
    title: t
    grades:
      A: {{salary: 30000, in_post: 2, supplement: {{make_up_to: market mean}}}}
      B: {{salary: 20000, in_post: 1, supplement: 100}}
    comparators:
      X: {{pay: {{A: {said}, B: "£1"}}}}
    """
    found = problems(text)
    if found:
        assert [problem.span.line for problem in found] in ([3], [6])
        return
    assert value(cost(case_of(text), POUND).ledger, "supplement_cost.total") is None


def test_an_unknown_statistic_is_told_with_the_nearest() -> None:
    (problem,) = problems(MADE_UP.format(to="meen"))
    assert problem.code == "not-a-choice"
    assert problem.help == "did you mean market mean?"
