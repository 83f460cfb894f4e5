"""Agency staff in the place of vacancies: what a vacancy still saves, and how many agency staff the budget can bear."""

from __future__ import annotations

from decimal import Decimal

import pytest

from costing.engine import costed, known, value
from supplement_calc.ledger import why_none


def team(agency: str, salary: int = 30_000, vacant: int = 10, budget: int = 500_000) -> str:
    """Ten in post and ten vacant, no on-costs, no supplement: full cost £600,000 against a budget of £500,000."""
    return f"""
    title: A team
    grades:
      Grade 9: {{salary: {salary}, in_post: 10, vacant: {vacant}}}
    agency: {agency}
    budget: {budget}
    """


MIX = "vacant_mix_with_supplements"


def test_half_of_the_vacancies_covered() -> None:
    costing = costed(team("{fte: 5, cost_per_fte: 40000}"))
    assert known(costing, "agency_cover.share") == 50
    assert known(costing, "agency_cover.cost_per_vacancy") == 20_000
    assert known(costing, f"agency_cover.limit.{MIX}") == 75
    assert known(costing, f"agency_cover.saving.{MIX}") == 10_000
    assert known(costing, f"agency_cover.vacant_fte.{MIX}") == 10  # £100,000 over, at £10,000 a vacancy
    assert known(costing, f"agency_cover.bearable_fte.{MIX}") == 5  # (10 × 30,000 − 100,000) ÷ 40,000
    assert known(costing, "agency_cover.limit.budgeted") == Decimal("62.5")  # 25,000 ÷ 40,000


def test_cover_dearer_than_the_vacancy_leaves_no_break_even() -> None:
    costing = costed(team("{fte: 9, cost_per_fte: 40000}"))
    assert known(costing, f"agency_cover.saving.{MIX}") == -6_000
    assert known(costing, f"agency_cover.worth.{MIX}") == 0
    assert value(costing, f"agency_cover.vacant_fte.{MIX}") is None
    assert "saves" in why_none(costing.figure(f"agency_cover.vacant_fte.{MIX}"))


@pytest.mark.parametrize(
    ("agency", "vacant"),
    [("{fte: 5, cost_per_fte: 60000}", 10), ("{fte: 1, cost_per_fte: 90000}", 3), ("{fte: 2, cost_per_fte: 105000}", 7)],
)
def test_cover_that_costs_just_what_a_vacancy_saves_leaves_no_break_even(agency: str, vacant: int) -> None:
    """At a share of exactly S ÷ A a vacancy saves nothing: £30,000 less a third of £90,000 is nil, not nearly nil."""
    costing = costed(team(agency, vacant=vacant))
    assert value(costing, f"agency_cover.vacant_fte.{MIX}") is None
    assert known(costing, f"agency_cover.saving.{MIX}") == 0


@pytest.mark.parametrize("budget", [100_000, 200_000, 400_000])
def test_nor_does_cover_that_costs_just_the_budgeted_post(budget: int) -> None:
    """A third of the budget for each of three posts, and one agency worker at the whole of it for the three."""
    agency = f"{{fte: 1, cost_per_fte: {budget}}}"
    text = team(agency, vacant=3, budget=budget).replace("in_post: 10", "in_post: 0")
    costing = costed(text)
    assert value(costing, "agency_cover.vacant_fte.budgeted") is None
    assert known(costing, "agency_cover.saving.budgeted") == 0


def test_no_agency_staff_in_use_cover_nothing() -> None:
    costing = costed(team("{fte: 0, cost_per_fte: 40000}"))
    assert known(costing, "agency_cover.share") == 0
    assert known(costing, f"agency_cover.saving.{MIX}") == 30_000
    plain = known(costing, f"break_even.by_basis.{MIX}")
    assert known(costing, f"agency_cover.vacant_fte.{MIX}") == plain


def test_a_budget_too_small_bears_fewer_than_no_agency_staff() -> None:
    costing = costed(team("{fte: 5, cost_per_fte: 40000}", budget=200_000))
    assert known(costing, f"agency_cover.bearable_fte.{MIX}") == Decimal("-2.5")


def test_vacancies_of_nil_have_no_share_to_cover() -> None:
    costing = costed(team("{fte: 5, cost_per_fte: 40000}", vacant=0))
    assert value(costing, "agency_cover.share") is None
    assert "vacant" in why_none(costing.figure("agency_cover.share")).lower()


def test_without_vacancies_there_is_nothing_to_cover_on_any_basis() -> None:
    """Vacancies not given are not vacancies of nil: what they save is not known, nor what it could pay for."""
    costing = costed(team("{fte: 5, cost_per_fte: 40000}").replace(", vacant: 10", ""))
    for figure in ("share", "cost_per_vacancy", f"limit.{MIX}"):
        assert why_none(costing.figure(f"agency_cover.{figure}")) == "the case gives no vacant posts"
    for figure in ("saving", "vacant_fte", "bearable_fte"):
        for basis in ("budgeted", MIX):
            assert why_none(costing.figure(f"agency_cover.{figure}.{basis}")) == "the case gives no vacant posts"


def test_the_cover_is_nobodys_concern_where_there_is_no_agency() -> None:
    costing = costed("title: t\ngrades:\n  Grade 9: {salary: 30000, in_post: 1, vacant: 1}\n")
    assert not [id for id in costing.ledger.figures if id.startswith("agency_cover.")]
    assert "agency_cover" not in [table.id for table in costing.tables]
