"""The unit and the description of an input are those of the form in which the case has it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from supplement_calc.case.schema import description
from supplement_calc.ledger import Figure, Input, Unit
from supplement_calc.output.workbook.cells import unit_of


@pytest.mark.parametrize(
    ("path", "text", "unit", "expected"),
    [
        ("agency.charge_rate", "44", "GBP", "£ an hour"),
        ("agency.by_grade.A.charge_rate", "£38.50 an hour", "GBP", "£ an hour"),
        ("agency.day_rate", "400", "GBP", "£ a day"),
        ("agency.weekly_spend", "1500", "GBP", "£ a week"),
        ("agency.cost_per_fte", "£65,797", "GBP", "£ a year"),
        ("pay_points.31", "39,862", "GBP", "£ a year"),
        ("grades.A.salary", "£14.50 an hour", "GBP", "£ an hour"),
        ("grades.A.salary", "46,142", "GBP", "£ a year"),
        ("grades.A.supplement", "£3,500 pa", "GBP", "£ per FTE a year"),
        ("payments.1.amount", "90", "GBP", "£"),
        ("funding.1.amount", "£1m", "GBP", "£"),
        ("budget", "£1.05m", "GBP", "£"),
        ("agency.hours_a_week", "37", "count", "hours"),
        ("agency.weeks_a_year", "46", "count", "weeks"),
        ("grades.A.supplement", "10%", "percent", "per cent"),
    ],
)
def test_an_input_says_how_long_it_is_paid_for(path: str, text: str, unit: Unit, expected: str) -> None:
    assert unit_of(Figure("x", "X", Decimal(1), unit, Input(text, None, tuple(path.split("."))))) == expected


def test_a_key_of_two_forms_is_described_as_the_one_it_is_of() -> None:
    parts = {"on_costs": {"pension": "20.4%", "apprenticeship_levy": "0.5%"}}
    flat = {"on_costs": {"rate": "30%", "pension": "20%"}}
    path = ("on_costs", "pension")
    assert description(path, parts).startswith("The employer's pension contribution")  # type: ignore[arg-type]
    assert description(path, flat).startswith("What of the rate is")  # type: ignore[arg-type]
