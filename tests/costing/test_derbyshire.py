"""The Derbyshire paper of 24 June 2019, to the pound as its text has it and to the thousand as its tables do."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from costing.engine import costed, known, shown

CASE = (Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
AT_A_POUND = costed(CASE, 1)
AT_A_THOUSAND = costed(CASE, 1000)
UNROUNDED = costed(CASE, None)

POUNDS = {
    "current_spend.grade_9": 1_641_097,
    "current_spend.grade_10": 1_206_671,
    "current_spend.grade_11": 2_789_273,
    "current_spend.salaries": 5_637_041,
    "current_spend.on_costs": 1_371_492,
    "current_spend.employed": 7_008_533,
    "current_spend.agency": 4_309_704,
    "current_spend.total": 11_318_237,
    "supplement_cost.existing": 541_609,
    "supplement_cost.vacant": 283_893,
    "supplement_cost.before_on_costs": 825_502,
    "supplement_cost.on_costs": 200_845,
    "supplement_cost.total": 1_026_347,
    "supplement_cost.period_total": 2_052_694,
    "full_establishment.salaries": 8_346_362,
    "full_establishment.on_costs": 2_030_670,
    "full_establishment.without_supplements": 10_377_032,
    "full_establishment.supplements": 1_026_347,
    "full_establishment.total": 11_403_379,
    "day_one.supplements": 673_382,
    "day_one.total": 11_991_619,
    "day_one.over_budget": 1_657_006,
    "budget_position.budget": 10_334_613,
    "budget_position.current_over_budget": 983_624,
    "budget_position.full_over_budget": 1_068_766,
    "budget_position.difference": 85_142,
}

# Application section 8, in the order and the £m of its tables.
MILLIONS = {
    "current_spend.grade_9": "1.641",
    "current_spend.grade_10": "1.207",
    "current_spend.grade_11": "2.789",
    "current_spend.salaries": "5.637",
    "current_spend.on_costs": "1.371",
    "current_spend.employed": "7.008",
    "current_spend.agency": "4.310",
    "current_spend.total": "11.318",
    "supplement_cost.existing.grade_9": "0.244",
    "supplement_cost.existing.grade_10": "0.117",
    "supplement_cost.existing.grade_11": "0.159",
    "supplement_cost.existing.grade_12_28_to_29": "0.022",
    "supplement_cost.existing": "0.542",
    "supplement_cost.vacant.grade_9": "0.160",
    "supplement_cost.vacant.grade_10": "0.066",
    "supplement_cost.vacant.grade_11": "0.054",
    "supplement_cost.vacant.grade_12_28_to_29": "0.004",
    "supplement_cost.vacant": "0.284",
    "supplement_cost.before_on_costs": "0.826",
    "supplement_cost.on_costs": "0.201",
    "supplement_cost.total": "1.027",
    "full_establishment.grade_9": "2.717",
    "full_establishment.grade_10": "1.888",
    "full_establishment.grade_11": "3.741",
    "full_establishment.salaries": "8.346",
    "full_establishment.on_costs": "2.031",
    "full_establishment.without_supplements": "10.377",
    "full_establishment.total": "11.404",
    "budget_position.budget": "10.335",
    "budget_position.current_over_budget": "0.983",
    "budget_position.full_over_budget": "1.069",
}

BREAK_EVEN = {
    "vacant_fte": "27.75",
    "by_basis.budgeted": "27.75",
    "by_basis.mean_with_supplements": "25.22",
    "by_basis.vacant_mix_with_supplements": "25.61",
    "by_basis.grade_9_with_supplements": "27.83",
    "by_basis.grade_10_with_supplements": "25.30",
    "by_basis.grade_11_with_supplements": "23.12",
    "by_basis.mean_without_supplements": "27.63",
    "by_basis.vacant_mix_without_supplements": "28.26",
    "by_basis.grade_9_without_supplements": "31.97",
    "by_basis.grade_10_without_supplements": "27.75",
    "by_basis.grade_11_without_supplements": "24.43",
    "by_basis.cheapest_first": "27.83",
    "by_basis.dearest_first": "23.12",
}


@pytest.mark.parametrize(("id", "pounds"), POUNDS.items())
def test_to_the_pound(id: str, pounds: int) -> None:
    assert known(AT_A_POUND, id) == pounds


@pytest.mark.parametrize(("id", "millions"), MILLIONS.items())
def test_the_tables_in_millions_of_pounds(id: str, millions: str) -> None:
    assert Fraction(known(AT_A_THOUSAND, id)) == Fraction(millions) * 1_000_000


@pytest.mark.parametrize(
    "id",
    ["current_spend.employed", "full_establishment.total", "supplement_cost.total", "budget_position.current_over_budget"],
)
def test_four_figures_that_rounded_pounds_would_print_otherwise(id: str) -> None:
    assert round(known(AT_A_POUND, id), -3) != known(AT_A_THOUSAND, id)


@pytest.mark.parametrize(("id", "fte"), BREAK_EVEN.items())
def test_break_even(id: str, fte: str) -> None:
    assert shown(AT_A_POUND, f"break_even.{id}") == fte


@pytest.mark.parametrize(
    ("id", "places", "printed"),
    [
        ("break_even.saving.budgeted", 0, "38517"),
        ("break_even.vacancy_rate", 1, "10.3"),
        ("establishment.total", 2, "268.31"),
        ("establishment.vacant", 2, "89.06"),
        ("agency_cover.share", 1, "73.5"),
        ("agency_cover.limit.budgeted", 1, "58.5"),
        ("agency_cover.limit.vacant_mix_with_supplements", 1, "63.4"),
        ("agency_cover.saving.vacant_mix_with_supplements", 0, "-6658"),
        ("agency_cover.bearable_fte.vacant_mix_with_supplements", 1, "40.2"),
    ],
)
def test_savings_shares_and_agency_cover(id: str, places: int, printed: str) -> None:
    assert shown(AT_A_POUND, id, places) == printed


def test_there_is_no_break_even_at_the_cover_in_use() -> None:
    for basis in ("budgeted", "vacant_mix_with_supplements"):
        assert AT_A_POUND.figure(f"agency_cover.vacant_fte.{basis}").value is None


def test_grade_12_is_known_for_its_pay_and_has_no_posts_of_its_own() -> None:
    lines = {id for id in AT_A_POUND.ledger.figures if "grade_12" in id and not id.startswith("supplement_by_year")}
    assert lines == {
        "per_fte.uplift.grade_12_28_to_29",
        "supplement_cost.existing.grade_12_28_to_29",
        "supplement_cost.vacant.grade_12_28_to_29",
    }


def test_unrounded_the_lines_keep_their_pence() -> None:
    assert str(known(UNROUNDED, "current_spend.grade_9")) == "1641096.70"
    assert round(known(UNROUNDED, "current_spend.total"), 2) != known(AT_A_POUND, "current_spend.total")
