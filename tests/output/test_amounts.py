"""Figures as people read them: a unit moves the point, a quotient is shown shorter, and no digit is changed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from supplement_calc.ledger import NONE, PENNY, POUND, THOUSAND, Figure, Input, Rounding, Unit, to_places
from supplement_calc.output.amounts import MoneyUnit, Shown, bracketed, digits, exact, fte, in_full, percent, plain, price
from support.every_form import EVERY_FORM
from support.running import run


@pytest.mark.parametrize(
    ("unit", "rounding", "value", "text"),
    [
        ("pounds", POUND, "11318237", "£11,318,237"),
        ("pounds", PENNY, "1641096.7", "£1,641,096.70"),
        ("pounds", THOUSAND, "11318000", "£11,318,000"),
        ("pounds", NONE, "1641096.70", "£1,641,096.7"),
        ("thousands", POUND, "11318237", "£11,318.237k"),
        ("thousands", THOUSAND, "11318000", "£11,318k"),
        ("millions", POUND, "11318237", "£11.318237m"),
        ("millions", THOUSAND, "983000", "£0.983m"),
        ("millions", THOUSAND, "1020000", "£1.020m"),
        ("millions", PENNY, "1641096.7", "£1.64109670m"),
        ("millions", Rounding(Decimal(500)), "1500", "£0.0015m"),
        ("pounds", POUND, "-85142", "-£85,142"),
        ("pounds", POUND, "-0", "£0"),
    ],
)
def test_a_unit_only_moves_the_point_and_drops_no_digit(unit: MoneyUnit, rounding: Rounding, value: str, text: str) -> None:
    assert Shown(unit, rounding).money(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("26890", "£26,890"), ("38517.435", "£38,517.44"), ("0.005", "£0.01"), ("-1.5", "-£1.50"), ("12345.6", "£12,345.60")],
)
def test_a_price_is_to_the_penny_halves_away_from_nil(value: str, text: str) -> None:
    assert price(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"), [("61.03", "61.03"), ("40.0", "40"), ("1234.5", "1,234.5"), ("27.7475901", "27.75"), ("1.0049", "1.00")]
)
def test_fte_is_as_given_and_to_two_places_where_it_is_a_quotient(value: str, text: str) -> None:
    assert fte(Decimal(value)) == text


@pytest.mark.parametrize(("value", "places", "text"), [("24.33", None, "24.33%"), ("10", None, "10%"), ("10.35", 1, "10.4%")])
def test_a_percentage_has_its_sign(value: str, places: int | None, text: str) -> None:
    assert percent(Decimal(value), places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+3", "1000"), ("1.2300", "1.23"), ("-0.00", "0"), ("0.0000001", "0.0000001"), ("27.74759010908294292200394925",) * 2],
)
def test_for_machines_every_digit_and_no_exponent(value: str, text: str) -> None:
    assert exact(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text", "longer"),
    [
        ("26890", "GBP", "£26,890", "£26,890"),
        ("0.5", "GBP", "£0.50", "£0.50"),
        ("27.74759010908", "FTE", "27.75 FTE", "27.747590… FTE"),
        ("24.33", "percent", "24.33%", "24.33%"),
        ("23.5", "months", "23.5 months", "23.5 months"),
        ("1000", "count", "1,000", "1,000"),
        ("-9873.5766210562", "GBP", "-£9,873.58", "-£9,873.576621…"),
        (None, "GBP", "none", "none"),
    ],
)
def test_a_figure_by_its_unit(value: str | None, unit: Unit, text: str, longer: str) -> None:
    figure = Figure("x", "X", None if value is None else Decimal(value), unit, Input("x"))
    assert (plain(figure), in_full(figure)) == (text, longer)


@pytest.mark.parametrize(("value", "shown"), [("-3", "(3)"), ("0", "0"), ("3", "3")])
def test_brackets_are_for_what_is_below_zero(value: str, shown: str) -> None:
    assert bracketed(Decimal(value), lambda amount: f"{amount}") == shown


HAIRS = {
    "42.49999999999999999999999999": ("42.5", "42.5%", "42.5"),
    "27.77269600000000000000000001": ("27.772696", "27.77%", "27.772696"),
    "42.44999999999999999999999999": ("42.45", "42.45%", "42.45"),
    "-0.1249999999999999999999999998": ("-0.125", "-0.13%", "-0.125"),
    "0.0000000000000000000000000001": ("0", "0%", "0"),
    "-0.0000000000000000000000000001": ("0", "0%", "0"),
    "33.33333333333333333333333333": ("33.33333333333333333333333333", "33.33%", "33.333333…"),
    "1.0000000000000001": ("1.0000000000000001", "1.00%", "1.000000…"),
}


@pytest.mark.parametrize("value", HAIRS)
def test_what_a_quotient_on_the_way_leaves_off_by_a_hair_is_shown_as_what_it_is(value: str) -> None:
    """In what machines read, in a sentence and in arithmetic: 28 digits of 85 ÷ 3 × 1.5 are 42.49999…"""
    made = Figure("x", "X", Decimal(value), "count", Input(value))
    assert (digits(made), percent(Decimal(value)), in_full(made)) == HAIRS[value]
    assert bracketed(Decimal("-1E-28"), price) == "£0"
    assert to_places(Decimal("42.44999999999999999999999999"), 1) == Decimal("42.5")


def test_no_number_that_machines_read_is_off_by_a_hair() -> None:
    """Of cases with quotients of quotients, which the ledger has off in their last digits."""
    for command, name in (("cost", "awards"), ("cost", "hourly"), ("forecast", "shared")):
        ran = run(command, "-", "-f", "json", stdin=EVERY_FORM[name].encode())
        assert ran.code == 0
        numbers = re.findall(r'"-?\d+\.\d{15,}"', ran.out)
        assert numbers
        assert [one for one in numbers if re.search(r'(?:0{9}\d|9{10})\d*"$', one)] == []
