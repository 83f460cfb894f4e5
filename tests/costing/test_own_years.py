"""Financial years that do not start in April: every table by year goes by them, and National Insurance by the pay day."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest

from costing.engine import costed, forecasted, known
from supplement_calc.costing.financial_years import months_by_year
from supplement_calc.reference.calendar import FROM_APRIL, FinancialYear, FinancialYears
from support.running import run

UNIVERSITY = """
title: A university
financial_year_starts: 1 August
period: {starts: 2024-08-01, ends: 2026-07-31}
grades:
  A: {salary: "36,000", in_post: 10, supplement: "3,000"}
on_costs: 25%
budget: {by_year: {2024/25: "450,000"}}
measures:
  - {what: Six months each side, cost: "12,000", starts: 2025-02-01, ends: 2026-01-31}
  - {what: From the year's first day, cost: "1,200", year: 2025/26, ends: 2025-12-31}
funding: [{year: 2024/25, amount: "6,000", from: base budget}]
agency: {fte: 1, cost_per_fte: "60,000"}
payments:
  - {what: A lump, kind: lump to stay, pensionable: no, amount: 100, to: staff in post, paid_on: 2025-07-31, expected: 10}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
  agency_inflation: 10%
"""
WITHOUT_PAYMENTS = UNIVERSITY.replace(UNIVERSITY[UNIVERSITY.index("payments:") : UNIVERSITY.index("forecast:")], "")


def test_two_years_from_august_have_twelve_months_each() -> None:
    costing = costed(WITHOUT_PAYMENTS)
    years = {"2024_25": (12, 37_500, 37_500), "2025_26": (12, 37_500, 0)}  # 10 × £3,000 × 1.25
    for year, (months, cost, moved) in years.items():
        assert known(costing, f"supplement_by_year.months.{year}") == months
        assert known(costing, f"supplement_by_year.{year}") == cost
        assert known(costing, f"supplement_movement.{year}") == moved
    assert known(costing, "supplement_movement.2026_27") == -37_500
    assert known(costing, "budget_by_year.2024_25.needed") == 37_500  # all posts filled cost what the budget has
    package = {"1.2024_25": 6_000, "1.2025_26": 6_000, "2.2024_25": 0, "2.2025_26": 500}  # 5 months of £1,200, from August
    assert {id: known(costing, f"package.measure_{id}") for id in package} == package
    assert known(costing, "package.unfunded.2025_26") == 500  # a base budget pays in its own year and the next
    shown = run("cost", "-", stdin=WITHOUT_PAYMENTS.encode()).out
    assert "financial years from 1 August" in shown and "Financial years run from 1 August to 31 July." in shown


def test_a_forecast_goes_by_the_same_years() -> None:
    result = forecasted(UNIVERSITY)
    assert [(year.name, len(months)) for year, months in result.years.items()] == [("2024/25", 12), ("2025/26", 12)]
    # 10 × £3,000 × 1.25 a year, and £100 × 10 on 31 July, the last day of the first year, with its on-costs
    assert known(result, "forecast.net.2024_25") == 37_500 + 1_250
    assert known(result, "forecast.net.2025_26") == 37_500
    assert known(result, "forecast.movement.2026_27") == -37_500
    assert known(result, "forecast.doing_nothing.2025_26.agency") == 66_000  # £60,000 and 10%, from 1 August 2025
    shown = " ".join(run("forecast", "-", stdin=UNIVERSITY.encode()).out.split())
    assert "The cost of agency staff rises by 10% each August." in shown and "financial years from 1 August" in shown


def test_a_year_from_august_has_the_national_insurance_of_two_tax_years() -> None:
    costing = costed(
        """
        title: A university
        financial_year_starts: 1 August
        period: {starts: 2024-08-01, ends: 2025-07-31}
        grades:
          A: {salary: 36000, in_post: 1, supplement: 1200}
        on_costs: {pension: 10%}
        """,
        unit=None,
    )
    # £100 a month: eight pay days to March 2025 at 13.8%, four from April at 15%, and the pension on all
    wanted = 1200 + 800 * Fraction("13.8") / 100 + 400 * Fraction(15) / 100 + 120
    assert abs(Fraction(known(costing, "supplement_by_year.2024_25")) - wanted) < Fraction(1, 10**9)


def _months(first: date, last: date, starts_in: int) -> dict[int, Fraction]:
    """The months of each year by counting days, for terms of whole calendar months at their start."""
    found: dict[int, Fraction] = {}
    for day in (first + timedelta(n) for n in range((last - first).days + 1)):
        year = day.year - (day.month < starts_in)
        found[year] = found.get(year, Fraction(0)) + Fraction(1, calendar.monthrange(day.year, day.month)[1])
    return found


def _terms() -> Iterator[tuple[int, date, date]]:
    numbers = random.Random(816)
    for _ in range(200):
        first = date(numbers.randint(1990, 2060), numbers.randint(1, 12), 1)
        yield numbers.randint(2, 12), first, first + timedelta(numbers.randint(0, 1500))


def test_the_months_of_any_years_are_the_days_counted() -> None:
    for starts_in, first, last in _terms():
        years = FinancialYears(starts_in)
        found = months_by_year(years, first, last)
        assert {year.starts_in: months for year, months in found.items()} == _months(first, last, starts_in)
        for year in found:
            assert years.of(years.first_day(year)) == years.of(years.last_day(year)) == year
            assert years.of(years.last_day(year) + timedelta(1)) == year.next


def test_the_days_of_a_year_are_said_in_words() -> None:
    assert FinancialYears(8).in_words == "1 August to 31 July" and FinancialYears(3).in_words == "1 March to 28 February"
    assert FROM_APRIL.in_words == "1 April to 31 March" and FROM_APRIL.last_day(FinancialYear(2019)) == date(2020, 3, 31)


@pytest.mark.parametrize(
    ("written", "code", "help"),
    [
        ("31 July", "not-a-year-start", "write 1 August, the day after"),
        ("2024-09-01", "not-a-year-start", "write 1 September"),
        ("August", "not-a-year-start", "write 1 August"),
        ("15 Oct", "not-a-year-start", "write 1 October"),
        ("1 January", "not-a-year-start", "leave the line out"),
        ("31 December", "not-a-year-start", "write the first day of a month, such as 1 August"),
        ("8", "not-a-year-start", "write the first day of a month, such as 1 August"),
        ("{starts: 1 August}", "wrong-shape", "write 1 August"),
    ],
)
def test_what_is_no_first_day_of_a_month_is_put_right(written: str, code: str, help: str) -> None:
    text = UNIVERSITY.replace("financial_year_starts: 1 August", f"financial_year_starts: {written}")
    result = run("cost", "-", stdin=text.encode())
    assert result.code == 1
    assert f"<stdin>:3:{1 if code == 'wrong-shape' else 24}: error[{code}]" in result.err and help in result.err


def test_another_name_of_the_key_is_put_right_and_set_reads_it() -> None:
    result = run("cost", "-", stdin=UNIVERSITY.replace("financial_year_starts:", "year_end:").encode())
    assert "did you mean financial_year_starts, which is the first day of the employer's financial year?" in result.err
    result = run("cost", "-", "--set", "financial_year_starts=1st of September", "-f", "csv", stdin=WITHOUT_PAYMENTS.encode())
    first = next(line for line in result.out.splitlines() if ",supplement_by_year.2023_24," in line)
    assert ",3125" in first  # August 2024 alone: a twelfth of £37,500
