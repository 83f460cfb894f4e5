"""Quotients of polynomials: their arithmetic is that of fractions at every value, and their roots are all there."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from supplement_calc.scenarios.rational import Interval, Rational, Split, TooHigh, roots, trimmed, value_at

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine with other work too
WIDE = Interval(Fraction(-100), Fraction(100))
NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=20)
LINES = st.tuples(NUMBERS, NUMBERS).map(lambda pair: Rational(WIDE, trimmed(pair)))


@unhurried
@given(LINES, LINES, NUMBERS)
def test_sums_and_products_are_those_of_their_values(first: Rational, second: Rational, at: Fraction) -> None:
    assert (first + second).at(at) == first.at(at) + second.at(at)
    assert (first - second).at(at) == first.at(at) - second.at(at)
    assert (first * second).at(at) == first.at(at) * second.at(at)


@settings(unhurried, max_examples=25)
@example([Fraction(0)])
@example([Fraction(99), Fraction(-99)])
@example([Fraction(1, 9), Fraction(1, 8), Fraction(1, 7), Fraction(0)])
@example([Fraction(50), Fraction(451, 9), Fraction(-50), Fraction(-451, 9)])
@example([Fraction(-99), Fraction(-890, 9), Fraction(-98), Fraction(99)])
@given(st.lists(st.fractions(min_value=-99, max_value=99, max_denominator=9), min_size=1, max_size=4, unique=True))
def test_every_root_is_found(places: list[Fraction]) -> None:
    polynomial: tuple[Fraction, ...] = (Fraction(1),)
    for place in places:
        shifted = [Fraction(0), *polynomial]
        polynomial = tuple(b - place * a for a, b in zip([*polynomial, Fraction(0)], shifted, strict=True))
    found = roots(polynomial, WIDE)
    assert len(found) == len(places)
    assert all(abs(one - place) < Fraction(1, 10**9) for one, place in zip(found, sorted(places), strict=True))


def test_an_order_that_changes_inside_says_where() -> None:
    line = Rational(WIDE, (Fraction(-30), Fraction(2)))
    with pytest.raises(Split) as split:
        bool(line > 0)
    assert split.value.at == 15
    assert line < 1000


def test_too_high_a_degree_is_refused() -> None:
    cubed = Rational(WIDE, (Fraction(0), Fraction(0), Fraction(0), Fraction(1)))
    with pytest.raises(TooHigh):
        cubed * cubed


def test_a_touching_curve_is_zero_where_its_slope_is() -> None:
    assert roots((Fraction(9), Fraction(-6), Fraction(1)), WIDE) == [3]
    assert value_at((Fraction(9), Fraction(-6), Fraction(1)), Fraction(3)) == 0


def test_a_sum_of_many_quotients_by_the_same_or_by_constants_stays_as_small_as_one() -> None:
    line, below = Rational(WIDE, (Fraction(1), Fraction(1))), Rational(WIDE, (Fraction(300), Fraction(1)))
    added = sum((line / Fraction(number, 7) + line / (below * number) for number in range(1, 40)), line)
    assert len(added.lower) == 2
    assert added.at(Fraction(5)) == 6 + sum(Fraction(42, number) + Fraction(6, 305 * number) for number in range(1, 40))


def test_a_sum_of_many_quotients_whose_numbers_grow_long_is_left_to_the_search() -> None:
    """Each denominator is another prime's: their sum has all of their digits, of which a forecast of years has millions."""
    inside = Interval(Fraction(0), Fraction(1))
    total = Rational(inside, (Fraction(1), Fraction(1)))
    with pytest.raises(TooHigh):
        for number in range(1_000):
            total += Rational(inside, (Fraction(1, 2**61 + 2 * number + 1), Fraction(1)))
