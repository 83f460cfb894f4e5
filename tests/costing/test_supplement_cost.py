"""Months between two days, and the supplement's cost over them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from costing.engine import costed, known
from supplement_calc.costing.financial_years import months_by_year
from supplement_calc.reference.calendar import FROM_APRIL


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2019-07-01", "2021-06-30", "24"),
        ("2019-07-01", "2019-07-31", "1"),
        ("2019-02-01", "2019-02-28", "1"),
        ("2020-02-01", "2020-02-28", "28/29"),
        ("2020-02-01", "2020-02-29", "1"),
        ("1900-02-01", "1900-02-28", "1"),
        ("2000-02-01", "2000-02-28", "28/29"),
        ("2019-07-01", "2019-07-01", "1/31"),
        ("2020-02-29", "2020-02-29", "1/29"),
        ("2019-12-31", "2020-01-01", "2/31"),
        ("2019-04-16", "2019-05-15", "1"),  # a whole month: 15 of April's 30 days, and May has the rest
        ("2019-04-16", "2019-05-16", "63/62"),  # 15 of April's 30 days and 16 of May's 31
        ("2023-02-15", "2024-02-14", "12"),  # whatever length February has
        ("2020-02-29", "2021-02-28", "12"),
        ("2025-04-30", "2026-04-29", "12"),
        ("2019-01-31", "2019-03-01", "33/31"),  # a day of January, February, a day of March
        ("2019-04-06", "2020-04-05", "12"),  # a tax year: 25 of April's days and then 5
    ],
)
def test_months_of_a_term(first: str, last: str, months: str) -> None:
    by_year = months_by_year(FROM_APRIL, date.fromisoformat(first), date.fromisoformat(last))
    assert sum(by_year.values()) == Fraction(months)


def one_grade(supplement: str, starts: str, ends: str) -> str:
    """One person in post with a supplement."""
    return f"""
    title: One person
    period: {{starts: {starts}, ends: {ends}}}
    grades:
      Grade 9: {{salary: 30000, in_post: 1, supplement: {supplement}}}
    """


def test_a_part_year_is_charged_by_its_months() -> None:
    costing = costed(one_grade("4000", "2019-07-01", "2020-03-31"))
    assert known(costing, "supplement_cost.total") == 4_000
    assert known(costing, "supplement_cost.period_total") == 3_000


def test_a_part_of_a_year_is_rounded_once() -> None:
    """£1,000.40 a year: 15 of 30 days are £41.68, and £42."""
    costing = costed(one_grade("1000.40", "2019-04-01", "2019-04-15"))
    assert known(costing, "supplement_cost.period_total") == 42


@pytest.mark.parametrize(
    ("supplement", "ends", "pounds"),
    [("180", "2019-04-01", 1), ("180", "2019-04-07", 4), ("45", "2019-04-04", 1), ("18", "2019-04-10", 1)],
)
def test_half_a_pound_over_a_part_month_is_rounded_away_from_nil(supplement: str, ends: str, pounds: int) -> None:
    """£45 a year for 4 of April's 30 days is £0.50 exactly, whatever a month's part looks like in decimals."""
    assert known(costed(one_grade(supplement, "2019-04-01", ends)), "supplement_cost.period_total") == pounds
