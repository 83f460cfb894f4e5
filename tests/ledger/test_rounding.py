"""Rounding to a unit: the nearest multiple, halves away from zero, for any unit and either sign."""

from __future__ import annotations

from decimal import Context, Decimal, FloatOperation, Inexact, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from supplement_calc.ledger import NONE, PENNY, POUND, THOUSAND, Rounding, exactly, to_places
from supplement_calc.ledger.rounding import EXACT, QUOTIENT

UNITS = [
    Decimal(text) for text in ("0.01", "1", "10", "1000", "1000000", "500", "0.05", "7", "0.3", "25", "1.00", "1E+3", "1E+2")
]
VALUES = st.decimals(-(10**12), 10**12, allow_nan=False, places=6)
many = settings(max_examples=300, deadline=None, derandomize=True)


@many
@given(VALUES, st.sampled_from(UNITS))
def test_the_nearest_multiple_and_of_two_the_one_further_from_nil(value: Decimal, unit: Decimal) -> None:
    found = Fraction(Rounding(unit)(value))
    away = abs(found - Fraction(value))
    assert (found / Fraction(unit)).denominator == 1
    assert away <= Fraction(unit) / 2
    if away == Fraction(unit) / 2:
        assert abs(found) > abs(Fraction(value))


@many
@given(st.integers(-(10**9), 10**9), st.sampled_from(UNITS))
@example(0, Decimal(7))
def test_halves_go_away_from_nil(units: int, unit: Decimal) -> None:
    """Every value just between two multiples, and either side of it."""
    with localcontext(EXACT):
        half = (units + Decimal("0.5")) * unit
        sliver = Decimal("1e-60")
        further, nearer = (units + 1, units) if half > 0 else (units, units + 1)
        assert Rounding(unit)(half) == further * unit
        sign = 1 if half > 0 else -1
        assert Rounding(unit)(half + sliver * sign) == further * unit
        assert Rounding(unit)(half - sliver * sign) == nearer * unit


@many
@given(VALUES, st.sampled_from(UNITS))
def test_a_loss_rounds_as_the_gain_does(value: Decimal, unit: Decimal) -> None:
    assert Rounding(unit)(-value) == -Rounding(unit)(value)


@many
@given(VALUES, st.sampled_from(UNITS))
def test_rounding_again_changes_nothing(value: Decimal, unit: Decimal) -> None:
    once = Rounding(unit)(value)
    assert Rounding(unit)(once) == once


@pytest.mark.parametrize(
    ("rounding", "value", "rounded"),
    [
        (PENNY, "2.665", "2.67"),  # a format string would say 2.66
        (PENNY, "2.675", "2.68"),
        (POUND, "0.5", "1"),
        (POUND, "1.5", "2"),
        (POUND, "2.5", "3"),
        (POUND, "-0.5", "-1"),
        (POUND, "-2.5", "-3"),
        (POUND, "0.4999999999999999999999999999999999999999", "0"),
        (THOUSAND, "7008533", "7009000"),
        (THOUSAND, "500", "1000"),
        (THOUSAND, "-499.99", "0"),
        (Rounding(Decimal(500)), "749.99", "500"),
        (Rounding(Decimal(500)), "750", "1000"),
        (Rounding(Decimal(7)), "3.5", "7"),
        (Rounding(Decimal(7)), "-10.5", "-14"),
        (Rounding(Decimal("0.05")), "1.024999", "1.00"),
        (Rounding(Decimal("0.05")), "1.025", "1.05"),
        (NONE, "1.23456789012345678901234567890123456789", "1.23456789012345678901234567890123456789"),
    ],
)
def test_values_worth_a_look(rounding: Rounding, value: str, rounded: str) -> None:
    assert rounding(Decimal(value)) == Decimal(rounded)


@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize("nil", ["0", "-0", "-0.001", "0.0"])
def test_nil_is_nil_whatever_its_sign(unit: Decimal, nil: str) -> None:
    assert Rounding(unit)(Decimal(nil)) == 0
    assert Rounding(unit)(Decimal(nil)) + 0 == 0


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_long_numbers_keep_every_digit_above_the_unit(unit: Decimal) -> None:
    long = 10**60 + 123
    with localcontext(EXACT):
        value = long * unit + unit / 8
        assert Rounding(unit)(value) == long * unit


@pytest.mark.parametrize(
    ("rounding", "name"),
    [
        (NONE, "nothing"),
        (PENNY, "a penny"),
        (POUND, "£1"),
        (THOUSAND, "£1,000"),
        (Rounding(Decimal("1E+3")), "£1,000"),
        (Rounding(Decimal(500)), "£500"),
        (Rounding(Decimal("0.05")), "£0.05"),
        (Rounding(Decimal("1E+6")), "£1,000,000"),
    ],
)
def test_a_table_says_what_its_lines_are_rounded_to(rounding: Rounding, name: str) -> None:
    assert rounding.name == name


@many
@given(VALUES, st.integers(0, 8))
def test_to_places_is_rounding_to_that_part_of_a_pound(value: Decimal, places: int) -> None:
    found = to_places(value, places)
    assert found == Rounding(Decimal(1).scaleb(-places))(value)
    assert found.as_tuple().exponent == -places


@pytest.mark.parametrize(
    ("value", "places", "shown"), [("27.745", 2, "27.75"), ("-27.745", 2, "-27.75"), ("0.5", 0, "1"), ("3", 2, "3.00")]
)
def test_to_places_halves_go_away_from_nil(value: str, places: int, shown: str) -> None:
    assert str(to_places(Decimal(value), places)) == shown


@pytest.mark.parametrize("context", [EXACT, QUOTIENT], ids=["exact", "quotient"])
def test_a_binary_float_never_mixes_with_money(context: Context) -> None:
    tenth = 0.1
    with localcontext(context), pytest.raises(FloatOperation):
        Decimal(tenth)
    with localcontext(context), pytest.raises(FloatOperation):
        assert Decimal("0.1") < tenth


def test_the_longest_numbers_of_a_case_multiply_without_loss() -> None:
    """25 digits each; no figure multiplies more than a handful of them."""
    longest = Decimal("9" * 15 + "." + "9" * 10)
    with localcontext(EXACT) as context:
        context.traps[Inexact] = True
        assert Fraction(longest * longest * longest * longest) == Fraction(longest) ** 4


def test_a_quotient_that_does_not_end_has_28_digits() -> None:
    assert str(QUOTIENT.divide(Decimal(2), Decimal(3))) == "0." + "6" * 27 + "7"


def test_what_is_made_exactly_leaves_the_arithmetic_around_it_as_it_was() -> None:
    """So too where it ends in an error, and where one is made within another."""

    @exactly
    def made(text: str) -> tuple[Context, Decimal]:
        return getcontext(), Decimal(text) * Decimal(10**40 + 1)

    @exactly
    def within(text: str) -> Context:
        made(text)
        return getcontext()

    outside = getcontext()
    context, value = made("1.5")
    assert context is EXACT
    assert Fraction(value) == Fraction(3, 2) * (10**40 + 1)
    assert within("1.5") is EXACT
    assert getcontext() is outside
    with pytest.raises(ValueError, match="no number"):
        exactly(_fails)()
    assert getcontext() is outside


def _fails() -> None:
    raise ValueError("no number")
