"""Sums, differences and ratios written in place of an id."""

from __future__ import annotations

from decimal import Decimal

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.ledgers import CaseLedgers
from supplement_calc.diagnostics import Source
from supplement_calc.evidence.stated_sums import StatedSum, stated_sum
from supplement_calc.ledger import POUND, THOUSAND

# Salaries 8 × 30,450 = 243,600; agency 60,000; 303,600 against 400,000.
CASE = """
title: by hand
grades: {Officer: {salary: 30450, in_post: 8, vacant: 2}}
agency: {fte: 1, cost_per_fte: 60000}
budget: 400000
indicators:
  Open cases: {by: date, unit: cases, values: {March: "1,014"}}
"""


def ledgers() -> CaseLedgers:
    case = load_text(Source("case.yaml", CASE), EVERYTHING).case
    assert case is not None
    return CaseLedgers(case)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("current_spend.total ÷ budget", "0.759", "count"),
        ("current_spend.total / budget", "0.759", "count"),
        ("current_spend.total as a percentage of budget", "75.9", "percent"),
        ("current_spend.total ÷ establishment.total", "30360", "GBP"),
        ("indicators.open_cases.values.march ÷ grades.officer.in_post", "126.75", "count"),
        ("grades.officer.in_post + grades.officer.vacant + agency.fte", "11", "FTE"),
        ("indicators.open_cases.values.march + 6", "1020", "count"),
        ("budget − current_spend.total", "96400", "GBP"),
        ("budget - £1,000", "399000", "GBP"),
        ("£360,000 ÷ 8", "45000", "GBP"),
    ],
)
def test_a_sum_is_worked_out_from_the_figures_that_it_names(text: str, value: str, unit: str) -> None:
    figure = ledgers().figure(text, POUND)
    assert figure is not None
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_its_parts_are_at_the_rounding_asked_for() -> None:
    figure = ledgers().figure("current_spend.salaries + current_spend.agency", THOUSAND)
    assert figure is not None
    assert figure.value == 244_000 + 60_000


@pytest.mark.parametrize(
    "text",
    [
        "current_spend.total ÷ nothing.like_it",
        "current_spend.total + establishment.total",
        "budget − current_spend.total − 1",
        "budget + current_spend.total − 1",
    ],
)
def test_what_is_no_sum_of_figures_is_none(text: str) -> None:
    assert ledgers().figure(text, POUND) is None


def test_nothing_is_divided_by_zero() -> None:
    figure = ledgers().figure("current_spend.total ÷ 0", POUND)
    assert figure is not None
    assert figure.value is None


def test_a_sum_is_reported_with_one_sign_of_each_kind() -> None:
    assert stated_sum("current_spend.total") is None
    assert stated_sum("a / b") == StatedSum("ratio", "÷", ("a", "b"))
    ratio = stated_sum("a ÷ b")
    assert ratio is not None
    assert ratio.as_percentage.id == "a as a percentage of b"
    total = stated_sum("a + b")
    assert total is not None
    assert total.as_percentage.id == "a + b"
