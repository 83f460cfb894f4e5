"""The supplement by financial year, and its movement on the base budget."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import case_of, costed, known, rounding_to
from oracle import term
from oracle import years as oracle
from oracle.cases import UNITS, cases, written
from oracle.costing import Case, lines_of
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.costing.financial_years import months_by_year
from supplement_calc.reference.calendar import FROM_APRIL, FinancialYear
from support.draws import TIMES
from support.running import DERBYSHIRE
from support.samples import costed as costed_file


def flat(starts: str, ends: str, supplement: str = "4000") -> str:
    """One FTE with a flat supplement and no on-costs."""
    return f"""
    title: One person
    period: {{starts: {starts}, ends: {ends}}}
    grades:
      Grade 9: {{salary: 30000, in_post: 1, supplement: {supplement}}}
    """


def by_year(costing: Costing, table: str = "supplement_by_year") -> dict[str, int | Fraction]:
    """The rows of a table by financial year."""
    rows = costing.ledger.tables[table].rows
    found = {
        row.label: Fraction(row.figure.known)
        for row in rows
        if row.label and not row.figure.id.endswith(".total") and ".in_post." not in row.figure.id
    }
    return {name: value.numerator if value.denominator == 1 else value for name, value in found.items()}


def test_a_flat_supplement_for_two_years_from_july_falls_nine_twelve_and_three_twelfths() -> None:
    costing = costed(flat("2019-07-01", "2021-06-30"))
    assert by_year(costing) == {"2019/20": 3_000, "2020/21": 4_000, "2021/22": 1_000}
    assert [known(costing, f"supplement_by_year.months.{year}") for year in ("2019_20", "2020_21", "2021_22")] == [9, 12, 3]
    assert known(costing, "supplement_by_year.total") == 2 * known(costing, "supplement_cost.total") == 8_000


def test_derbyshires_supplement_falls_in_its_three_years_and_moves_the_base_budget_in_four() -> None:
    costing = costed_file(DERBYSHIRE)
    assert by_year(costing) == {"2019/20": 769_760, "2020/21": 1_026_347, "2021/22": 256_587}
    moved = {"2019/20": 769_760, "2020/21": 256_587, "2021/22": -769_760, "2022/23": -256_587}
    assert by_year(costing, "supplement_movement") == moved
    assert {f"{year[:4]}_{year[5:]}": int(known(costing, f"supplement_movement.{year[:4]}_{year[5:]}")) for year in moved} == {
        year.replace("/", "_"): pounds for year, pounds in moved.items()
    }
    assert known(costing, "supplement_by_year.total") == 2 * 1_026_347


def test_each_year_is_rounded_by_itself_as_in_a_forecast_and_the_term_is_their_sum() -> None:
    """£1 a year, half a year in each."""
    costing = costed(flat("2019-10-01", "2020-09-30", "1"))
    assert by_year(costing) == {"2019/20": 1, "2020/21": 1}
    assert known(costing, "supplement_cost.period_total") == 2


@pytest.mark.parametrize(
    ("starts", "ends", "years"),
    [
        ("2019-04-01", "2020-03-31", ["2019/20"]),
        ("2020-03-31", "2020-04-01", ["2019/20", "2020/21"]),
        ("2020-03-31", "2020-03-31", ["2019/20"]),
        ("1999-01-01", "2001-01-01", ["1998/99", "1999/00", "2000/01"]),
        ("2098-04-01", "2101-03-31", ["2098/99", "2099/00", "2100/01"]),
    ],
)
def test_a_year_runs_from_april_to_march_and_is_named_by_both(starts: str, ends: str, years: list[str]) -> None:
    assert list(by_year(costed(flat(starts, ends)))) == years


@pytest.mark.parametrize(
    "text",
    [
        flat("2019-07-01", "2021-06-30").replace("period:", "organisation: x #"),
        flat("2019-07-01", "2021-06-30").replace(", supplement: 4000", ""),
    ],
    ids=["no period", "no supplement"],
)
def test_without_a_supplement_or_a_period_there_are_no_years(text: str) -> None:
    costing = costed(text)
    assert not [id for id in costing.ledger.figures if id.startswith(("supplement_by_year", "supplement_movement"))]
    assert not [table.id for table in costing.tables if table.id.startswith("supplement_") and table.id != "supplement_cost"]


def test_a_part_month_counts_by_its_days_and_is_divided_last() -> None:
    """£45 a year for 4 of the 30 days of April 2020, eleven months, and 15 of the 30 days of April 2021."""
    assert by_year(costed(flat("2020-04-27", "2020-04-30", "45"))) == {"2020/21": 1}  # £0.50 exactly
    costing = costed(flat("2020-04-27", "2021-04-15", "45"))
    assert known(costing, "supplement_by_year.2020_21") == 42  # 4/30 + 11 months: £41.75
    assert known(costing, "supplement_by_year.2021_22") == 2  # half of £3.75


@settings(max_examples=120 * TIMES, deadline=None, derandomize=True)
@given(st.dates(date(1899, 1, 1), date(2101, 1, 1)), st.integers(0, 1500))
def test_each_day_is_in_the_year_it_falls_in(first: date, days: int) -> None:
    last = first + timedelta(days)
    found = {year.starts_in: months for year, months in months_by_year(FROM_APRIL, first, last).items()}
    assert found == oracle.months_of(first, last)


@settings(max_examples=80 * TIMES, deadline=None, derandomize=True)
@given(cases, st.sampled_from(UNITS))
def test_every_year_and_movement_is_the_oracles(case: Case, unit: Fraction | None) -> None:
    costing = cost(case_of(written(case)), rounding_to(unit))
    terms = {all_posts: term.costs(case, lines_of(case), unit, all_posts=all_posts) for all_posts in (True, False)}
    wanted = terms[True]
    if wanted is None:
        assert "supplement_by_year" not in costing.ledger.tables or (case["period"] or (None,))[-1] is None
        return
    close = Fraction(1, 10**6) if unit is None else 0
    for under, by in (("", wanted), ("in_post.", terms[False] or {})):
        for year, amount in by.items():
            assert amount is not None
            assert abs(Fraction(known(costing, f"supplement_by_year.{under}{oracle.named(year)}")) - amount) <= close
    for year, amount in oracle.movements({year: amount or Fraction(0) for year, amount in wanted.items()}).items():
        assert abs(Fraction(known(costing, f"supplement_movement.{oracle.named(year)}")) - amount) <= close
    years = by_year(costing)
    assert len(years) == len(wanted)
    assert sum(map(Fraction, years.values())) == Fraction(known(costing, "supplement_cost.period_total"))
    assert sum(map(Fraction, by_year(costing, "supplement_movement").values())) == 0


def test_years_are_in_order_and_each_is_next_to_the_one_before() -> None:
    assert [year.name for year in FinancialYear(2019).to(FinancialYear(2021))] == ["2019/20", "2020/21", "2021/22"]
    assert FROM_APRIL.of(date(2020, 3, 31)) == FinancialYear(2019)
    assert FROM_APRIL.of(date(2020, 4, 1)) == FinancialYear(2019).next
