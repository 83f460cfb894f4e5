"""The figures that the paper of 24 June 2019 prints, from the command line."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from support.running import DERBYSHIRE, run

TO_THE_POUND = {
    "current_spend.salaries": "5637041",
    "current_spend.on_costs": "1371492",
    "current_spend.employed": "7008533",
    "current_spend.agency": "4309704",
    "current_spend.total": "11318237",
    "supplement_cost.existing": "541609",
    "supplement_cost.vacant": "283893",
    "supplement_cost.before_on_costs": "825502",
    "supplement_cost.on_costs": "200845",
    "supplement_cost.total": "1026347",
    "full_establishment.salaries": "8346362",
    "full_establishment.on_costs": "2030670",
    "full_establishment.without_supplements": "10377032",
    "full_establishment.total": "11403379",
    "day_one.total": "11991619",
    "budget_position.budget": "10334613",
    "budget_position.current_over_budget": "983624",
    "budget_position.full_over_budget": "1068766",
    "budget_position.difference": "85142",
}
TO_TWO_PLACES = {
    "break_even.vacant_fte": "27.75",
    "break_even.vacancy_rate": "10.34",
    "break_even.by_basis.budgeted": "27.75",
    "break_even.by_basis.vacant_mix_with_supplements": "25.61",
}


@pytest.fixture(scope="module")
def figures() -> dict[str, str]:
    """The published case costed to the pound."""
    ran = run("cost", DERBYSHIRE, "-f", "json", "--round", "pound")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)["figures"]
    assert isinstance(found, dict)
    return found


def test_every_figure_to_the_pound_is_as_published(figures: dict[str, str]) -> None:
    assert {id: figures[id] for id in TO_THE_POUND} == TO_THE_POUND


def test_break_even_is_27_75_fte_and_25_61_where_the_supplement_is_counted(figures: dict[str, str]) -> None:
    places = Decimal("0.01")
    found = {id: str(Decimal(figures[id]).quantize(places, ROUND_HALF_UP)) for id in TO_TWO_PLACES}
    assert found == TO_TWO_PLACES


def test_a_pound_is_what_lines_are_rounded_to_unless_said(figures: dict[str, str]) -> None:
    assert json.loads(run("cost", DERBYSHIRE, "-f", "json").out)["figures"] == figures


def test_in_millions_the_tables_are_the_papers_own() -> None:
    """Employed staff and agency, current spend, supplement, full establishment, and what is over the budget."""
    table = run("cost", DERBYSHIRE, "--unit", "millions").out
    amounts = re.findall(r"^ .*?(\d+\.\d{3})$", table, re.MULTILINE)
    for published in ("7.008", "11.318", "1.027", "11.404", "0.983", "1.069"):
        assert published in amounts, published
    assert all(unit in table for unit in ("£m\n", "every line rounded to £1,000", "£10.335m"))
