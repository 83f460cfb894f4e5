"""The table of employer's National Insurance: shipped as it is, without gaps, and looked up by date."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest

from supplement_calc.ledger import Input
from supplement_calc.reference.calendar import TaxYear, day_before_next_year, first_of_month_after, month_end, tax_year_of
from supplement_calc.reference.national_insurance import (
    known_from,
    known_to,
    rate,
    row_on,
    rows,
    spells,
    threshold,
    threshold_month,
)


def test_the_table_runs_without_a_gap() -> None:
    for before, after in zip(rows(), rows()[1:], strict=False):
        assert after.first == before.last + timedelta(days=1)
    assert (known_from(), known_to()) == (date(2015, 4, 6), date(2027, 4, 5))


def test_the_sources_are_shipped_with_the_table() -> None:
    text = " ".join(files("supplement_calc.reference").joinpath("employer_ni.csv").read_text(encoding="utf-8").split())
    for law in {law for row in rows() for law in row.source.split("; ")}:
        assert law in text.replace("# ", "")


@pytest.mark.parametrize(
    ("day", "percent", "pounds", "month"),
    [
        (date(2019, 4, 5), "13.8", 8424, 702),
        (date(2019, 4, 6), "13.8", 8632, 719),
        (date(2022, 11, 5), "15.05", 9100, 758),
        (date(2022, 11, 6), "13.8", 9100, 758),
        (date(2025, 4, 5), "13.8", 9100, 758),
        (date(2025, 4, 6), "15", 5000, 417),
    ],
)
def test_a_rate_is_that_of_the_day_of_payment(day: date, percent: str, pounds: int, month: int) -> None:
    row = row_on(day)
    assert (row.rate, row.threshold_year, row.threshold_month) == (Decimal(percent), Decimal(pounds), Decimal(month))


def test_a_change_inside_a_year_parts_its_days() -> None:
    year = TaxYear(2022)
    assert [(s.days, s.row.rate) for s in spells(year.first, year.last)] == [(214, Decimal("15.05")), (151, Decimal("13.8"))]


def test_days_with_the_same_rate_and_threshold_run_on_as_one() -> None:
    assert [s.days for s in spells(date(2023, 1, 1), date(2024, 12, 31))] == [731]


def test_days_after_the_table_need_an_assumption_and_say_so() -> None:
    with pytest.raises(LookupError):
        spells(date(2027, 4, 1), date(2027, 4, 10))
    known, assumed = spells(date(2027, 4, 1), date(2027, 4, 10), TaxYear(2024))
    assert (known.days, known.assumed, assumed.days, assumed.row.rate) == (5, None, 5, Decimal("13.8"))
    origin = rate(assumed).origin
    assert isinstance(origin, Input)
    assert origin.text.startswith("assumed as in 2024-25: 13.8% from 6 April 2024")


def test_a_value_says_where_it_is_from() -> None:
    (spell,) = spells(date(2025, 6, 1), date(2025, 6, 1))
    for figure, unit in ((rate(spell), "percent"), (threshold(spell), "GBP"), (threshold_month(spell), "GBP")):
        assert figure.unit == unit
        assert isinstance(figure.origin, Input)
        assert "(Secondary Class 1 Contributions) Act 2025" in figure.origin.text


def test_tax_years_and_months() -> None:
    assert (tax_year_of(date(2020, 4, 5)).name, tax_year_of(date(2020, 4, 6)).name, TaxYear(1999).name) == (
        "2019-20",
        "2020-21",
        "1999-00",
    )
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)
    assert first_of_month_after(date(2022, 4, 30), 9) == date(2023, 1, 1)
    assert day_before_next_year(date(2022, 4, 1)) == date(2023, 3, 31)
    assert day_before_next_year(date(2024, 2, 29)) == date(2025, 2, 28)
