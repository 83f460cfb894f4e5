"""National Insurance of one post, by the pay days of a year, to the penny."""

from __future__ import annotations

from fractions import Fraction

from costing.engine import costed, known
from oracle.costing import rounded

PENNY = Fraction(1, 100)


def test_a_change_of_rate_inside_the_year_is_counted_by_pay_days() -> None:
    costing = costed("title: t\ngrades:\n  A: {salary: 43000, in_post: 1}\non_costs: {tax_year: 2022-23}\n", PENNY)
    exact = (43_000 - 9_100) * (7 * Fraction("0.1505") + 5 * Fraction("0.138")) / 12
    assert known(costing, "current_spend.on_costs") == rounded(exact, PENNY) == Fraction("4925.39")


def test_2025_26_is_15_per_cent_over_5000() -> None:
    costing = costed("title: t\ngrades:\n  A: {salary: 43000, in_post: 1}\non_costs: {tax_year: 2025/26}\n", PENNY)
    assert known(costing, "current_spend.on_costs") == 5_700
