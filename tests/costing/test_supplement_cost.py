"""Months between two days, and the supplement's cost over them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import costed, known
from oracle import costing as oracle
from supplement_calc.reference.calendar import months_between


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
        ("2019-04-16", "2019-05-15", "61/62"),  # 15 of April's 30 days and 15 of May's 31
        ("2019-01-31", "2019-03-01", "33/31"),  # a day of January, February, a day of March
        ("2019-04-06", "2020-04-05", "12"),  # a tax year: 25 of April's days and then 5
    ],
)
def test_months_between(first: str, last: str, months: str) -> None:
    assert months_between(date.fromisoformat(first), date.fromisoformat(last)) == Fraction(months)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dates(date(1899, 1, 1), date(2101, 1, 1)), st.integers(0, 1500))
def test_every_day_is_one_part_of_its_month(first: date, days: int) -> None:
    last = first + timedelta(days)
    assert months_between(first, last) == oracle.months(first, last)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.dates(date(1999, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.integers(0, 800))
def test_two_stretches_end_to_end_are_one(first: date, days: int, more: int) -> None:
    middle = first + timedelta(days)
    last = middle + timedelta(1 + more)
    assert months_between(first, middle) + months_between(middle + timedelta(1), last) == months_between(first, last)


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


def test_the_year_is_rounded_first_and_the_period_once_more() -> None:
    """£1,000.40 a year is £1,000 at £1; 15 of 30 days are £41.67, and £42."""
    costing = costed(one_grade("1000.40", "2019-04-01", "2019-04-15"))
    assert known(costing, "supplement_cost.period_total") == 42


@pytest.mark.parametrize(
    ("supplement", "ends", "pounds"),
    [("180", "2019-04-01", 1), ("180", "2019-04-07", 4), ("45", "2019-04-04", 1), ("18", "2019-04-10", 1)],
)
def test_half_a_pound_over_a_part_month_is_rounded_away_from_nil(supplement: str, ends: str, pounds: int) -> None:
    """£45 a year for 4 of April's 30 days is £0.50 exactly, whatever a month's part looks like in decimals."""
    assert known(costed(one_grade(supplement, "2019-04-01", ends)), "supplement_cost.period_total") == pounds
