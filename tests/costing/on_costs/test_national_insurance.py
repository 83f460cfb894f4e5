"""National Insurance of one post, by months and by the day-weighted year, to the penny."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from costing.engine import costed, known
from oracle.costing import rounded
from supplement_calc.costing.on_costs.national_insurance import by_months
from supplement_calc.ledger import POUND, Figure, Input, Ledger
from supplement_calc.reference.calendar import TaxYear

PENNY = Fraction(1, 100)


def months_of(salary: int, first: date, months: int = 12, assumed: TaxYear | None = None) -> Ledger:
    """The ledger of a post's contributions by months."""
    ledger = Ledger(POUND)
    pay = Figure("salary", "Salary", Decimal(salary), "GBP", Input(str(salary)))
    by_months(ledger, "insurance", pay, first, months, assumed)
    return ledger


def test_a_change_of_rate_inside_the_year_is_right_to_the_penny_by_months() -> None:
    """Pay £3,583.33, threshold £758; seven pay days at 15.05% to 31 October, five at 13.8% from 30 November."""
    ledger = months_of(43_000, date(2022, 4, 6))
    over = rounded(Fraction(43_000, 12), PENNY) - 758
    wanted = 7 * rounded(over * Fraction("0.1505"), PENNY) + 5 * rounded(over * Fraction("0.138"), PENNY)
    assert ledger.figures["insurance"].known == wanted == Fraction("4925.97")
    assert ledger.figures["insurance.2022_10"].known == Decimal("425.21")
    assert ledger.figures["insurance.2022_11"].known == Decimal("389.90")


def test_a_change_of_rate_inside_the_year_is_weighted_by_days() -> None:
    costing = costed("title: t\ngrades:\n  A: {salary: 43000, in_post: 1}\non_costs: {tax_year: 2022-23}\n", PENNY)
    exact = (43_000 - 9_100) * (214 * Fraction("0.1505") + 151 * Fraction("0.138")) / 365
    assert known(costing, "current_spend.on_costs") == rounded(exact, PENNY) == Fraction("4926.65")


def test_2025_26_is_15_per_cent_over_5000() -> None:
    costing = costed("title: t\ngrades:\n  A: {salary: 43000, in_post: 1}\non_costs: {tax_year: 2025/26}\n", PENNY)
    assert known(costing, "current_spend.on_costs") == 5_700


def test_pay_below_the_monthly_threshold_bears_nothing() -> None:
    assert months_of(9_000, date(2024, 4, 30)).figures["insurance"].known == 0


def test_months_after_the_table_need_an_assumption() -> None:
    with pytest.raises(LookupError):
        months_of(43_000, date(2027, 4, 1))
    ledger = months_of(43_000, date(2027, 4, 1), 1, TaxYear(2026))
    assert ledger.figures["insurance"].known == Decimal("474.95")  # 15% of 3,583.33 − 417
