"""Agency staff: what one costs a year in each of the three ways of saying it, and the premium over an employee."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costing.engine import costed, known, shown, team, value
from supplement_calc.ledger import why_none
from support.running import DERBYSHIRE
from support.samples import costed as costed_file


@pytest.mark.parametrize(
    ("agency", "per_fte", "line"),
    [
        ("{fte: 4, cost_per_fte: 50000.50}", "50000.5", 200_002),
        ("{fte: 4, charge_rate: 30.25, hours_a_week: 37, weeks_a_year: 47}", "52604.75", 210_419),
        ("{fte: 1.5, charge_rate: 40, hours_a_week: 36.5, weeks_a_year: 52}", "75920", 113_880),
        ("{fte: 4, weekly_spend: £5k, weeks_a_year: 52}", "65000", 260_000),
        ("{fte: 1.6, weekly_spend: 3333.33, weeks_a_year: 45.5}", "94791.571875", 151_667),
    ],
)  # fmt: skip
def test_what_one_costs_a_year_and_all_of_them(agency: str, per_fte: str, line: int) -> None:
    costing = costed(team(agency))
    assert known(costing, "current_spend.agency") == line
    premium = known(costing, "agency_premium.a_without_supplements")
    assert premium == Decimal(per_fte) - 25_000


def test_a_weekly_spend_is_shared_out_only_among_someone() -> None:
    costing = costed(team("{fte: 0, weekly_spend: 3000, weeks_a_year: 52}"))
    assert known(costing, "current_spend.agency") == 156_000
    premium = costing.figure("agency_premium.in_post")
    assert premium.value is None
    assert why_none(premium).endswith("is 0")


def test_the_cost_of_each_way_is_the_same_in_cover_and_in_premium() -> None:
    plain = costed(team("{fte: 2, cost_per_fte: 65000}"))
    hourly = costed(team("{fte: 2, charge_rate: 31.25, hours_a_week: 40, weeks_a_year: 52}"))
    weekly = costed(team("{fte: 2, weekly_spend: 2500, weeks_a_year: 52}"))
    ids = [id for id in plain.ledger.figures if id.startswith(("agency_cover.", "agency_premium.", "current_spend."))]
    assert len(ids) > 15
    for id in ids:
        assert value(plain, id) == value(hourly, id) == value(weekly, id), id


def test_derbyshires_premium_on_each_basis() -> None:
    costing = costed_file(DERBYSHIRE)
    wanted = {
        "in_post": "26697.79",
        "mean_without_supplements": "27121.47",
        "mean_with_supplements": "23416.13",
        "vacant_mix_without_supplements": "27974.21",
        "vacant_mix_with_supplements": "24063.66",
        "grade_9_without_supplements": "32364.66",
        "grade_9_with_supplements": "27391.46",
        "grade_11_with_supplements": "19562.40",
    }  # each is 65,797 less the cost of a post
    assert {name: shown(costing, f"agency_premium.{name}") for name in wanted} == wanted


def test_the_budgeted_post_is_no_basis_of_a_premium() -> None:
    assert not [id for id in costed(team("{fte: 2, cost_per_fte: 65000}")).ledger.figures if id == "agency_premium.budgeted"]


def test_no_agency_staff_have_no_premium() -> None:
    text = "title: t\ngrades:\n  A: {salary: 30000, in_post: 1}\n"
    costing = costed(text)
    assert not [id for id in costing.ledger.figures if id.startswith("agency_premium")]
    assert why_none(costing.figure("current_spend.agency")) == "the case gives no agency staff"


numbers = st.integers(1, 10_000).map(lambda n: Fraction(n, 100))


@given(numbers, numbers, numbers, numbers, st.integers(9_000, 60_000), st.integers(9_000, 60_000), st.integers(0, 9_000))
def test_the_premium_over_each_basis_is_the_oracles(
    fte: Fraction, rate: Fraction, hours: Fraction, weeks: Fraction, low: int, high: int, supplement: int
) -> None:
    def said(number: Fraction) -> str:
        return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"

    text = f"""
    title: t
    grades:
      A: {{salary: {low}, in_post: 2, vacant: 3, supplement: {supplement}}}
      B: {{salary: {high}, in_post: 5, vacant: 1}}
    on_costs: 25%
    agency: {{fte: {said(fte)}, charge_rate: {said(rate)}, hours_a_week: {said(hours)}, weeks_a_year: {said(weeks)}}}
    budget: 300000
    """
    costing = costed(text)
    each = rate * hours * weeks
    a, b = Fraction(5, 4) * low, Fraction(5, 4) * high
    more = Fraction(5, 4) * supplement
    posts = {
        "in_post": (2 * a + 5 * b) / 7,
        "mean_without_supplements": (5 * a + 6 * b) / 11,
        "mean_with_supplements": (5 * (a + more) + 6 * b) / 11,
        "vacant_mix_without_supplements": (3 * a + b) / 4,
        "vacant_mix_with_supplements": (3 * (a + more) + b) / 4,
        "a_without_supplements": a,
        "a_with_supplements": a + more,
        "b_with_supplements": b,
    }
    for name, employed in posts.items():
        assert abs(Fraction(known(costing, f"agency_premium.{name}")) - (each - employed)) < Fraction(1, 10**15), name
