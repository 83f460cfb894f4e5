"""Shares of a change: the average over every order, written out, and pennies that add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supplement_calc.scenarios.bridge.shapley import owen, shapley, to_pennies

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine with other work too
CAUSES = ("a", "b", "c", "d")
WORTHS = st.lists(st.integers(-(10**9), 10**9), min_size=16, max_size=16)


def worth_of(numbers: list[int], changed: frozenset[str]) -> Fraction:
    """One number for each set of causes, in pounds and pence."""
    return Fraction(numbers[sum(2**place for place, cause in enumerate(CAUSES) if cause in changed)], 100)


def over_orders(orders: list[tuple[str, ...]], numbers: list[int]) -> dict[str, Fraction]:
    """What each cause adds, order by order."""
    shares = dict.fromkeys(CAUSES, Fraction(0))
    for order in orders:
        for place, cause in enumerate(order):
            before = frozenset(order[:place])
            shares[cause] += (worth_of(numbers, before | {cause}) - worth_of(numbers, before)) / len(orders)
    return shares


@unhurried
@given(WORTHS)
def test_it_is_the_average_over_every_order(numbers: list[int]) -> None:
    assert shapley(CAUSES, lambda changed: worth_of(numbers, changed)) == over_orders(list(permutations(CAUSES)), numbers)


@unhurried
@given(WORTHS)
def test_in_groups_it_is_the_average_over_orders_that_keep_them_together(numbers: list[int]) -> None:
    groups = [["a", "b"], ["c"], ["d"]]
    together = [order for order in permutations(CAUSES) if abs(order.index("a") - order.index("b")) == 1]
    assert owen(groups, lambda changed: worth_of(numbers, changed)) == over_orders(together, numbers)


@unhurried
@given(WORTHS)
def test_pennies_add_up_and_are_the_opposite_of_the_opposite(numbers: list[int]) -> None:
    shares = shapley(CAUSES, lambda changed: worth_of(numbers, changed))
    change = Decimal(numbers[15] - numbers[0]) / 100
    pennies = to_pennies(shares, change)
    assert sum(pennies.values()) == change
    assert all(abs(Fraction(pennies[cause]) - share) < Fraction(1, 100) for cause, share in shares.items())
    back = to_pennies({cause: -share for cause, share in shares.items()}, -change)
    assert back == {cause: -amount for cause, amount in pennies.items()}
