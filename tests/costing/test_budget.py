"""The budget with a vacancy factor, and by financial year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import costed, known, shown, value
from oracle import budget as oracle
from oracle import years
from oracle.cases import number
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import why_none
from support.draws import TIMES
from support.running import run
from support.samples import written


def team(budget: str, period: str = "{starts: 2019-07-01, ends: 2021-06-30}") -> str:
    """Ten posts at £30,000, two of them vacant, and £2,000 more for each."""
    return f"""
    title: A team
    period: {period}
    grades:
      A: {{salary: 30000, in_post: 8, vacant: 2, supplement: 2000}}
    budget: {budget}
    """


def test_a_budget_for_ninety_six_per_cent_of_posts_has_a_factor_of_four() -> None:
    costing = costed(team("{posts: 10, cost_per_post: 31000, vacancy_factor: 4%}"))
    assert known(costing, "budget_position.funded_fte") == Fraction(96, 10)
    assert known(costing, "budget_position.budget") == 297_600
    assert known(costing, "break_even.saving.budgeted") == 31_000
    assert shown(costing, "break_even.by_basis.budgeted", 4) == "0.7226"  # (320,000 − 297,600) ÷ 31,000


def test_an_amount_has_its_factor_taken_off_already_and_is_shared_among_the_posts_it_pays_for() -> None:
    costing = costed(team("{amount: 288000, vacancy_factor: 4%}"))
    assert known(costing, "budget_position.budget") == 288_000
    assert known(costing, "budget_position.funded_fte") == Fraction(96, 10)
    assert known(costing, "break_even.saving.budgeted") == 30_000  # ÷ 9.6, not ÷ 10


def test_without_a_factor_a_budget_pays_for_every_post() -> None:
    plain, same = costed(team("300000")), costed(team("{amount: 300000}"))
    assert plain.ledger.figures.keys() - same.ledger.figures.keys() == {"budget"}  # the input, which is budget.amount there
    assert all(value(plain, id) == value(same, id) for id in same.ledger.figures if id != "budget.amount")
    assert "budget_position.funded_fte" not in plain.ledger.figures
    assert known(plain, "break_even.saving.budgeted") == 30_000


BY_YEAR = "{by_year: {2019/20: 300000, 2020-21: £310k, 2022/23: 330000}}"


def test_each_year_needs_what_its_budget_does_not_bear() -> None:
    costing = costed(team(BY_YEAR))
    wanted = {"2019_20": (300_000, 15_000, 15_000), "2020_21": (310_000, 20_000, 10_000), "2022_23": (330_000, 0, -30_000)}
    names = ("budget", "supplement", "needed")
    assert {year: tuple(int(known(costing, f"budget_by_year.{year}.{name}")) for name in names) for year in wanted} == wanted


def test_the_tables_are_held_against_the_year_that_the_supplement_starts_in() -> None:
    assert known(costed(team(BY_YEAR)), "budget_position.budget") == 300_000
    assert known(costed(team(BY_YEAR, "{starts: 2020-04-01}")), "budget_position.budget") == 310_000
    assert known(costed(team(BY_YEAR).replace("period", "organisation: x #")), "budget_position.budget") == 300_000
    missing = costed(team(BY_YEAR, "{starts: 2021-04-01}")).figure("budget_position.budget")
    assert why_none(missing) == "the case gives no budget for 2021/22, when the supplement starts"


def test_a_supplement_without_an_end_is_in_every_year_from_its_start() -> None:
    costing = costed(team(BY_YEAR, "{starts: 2020-10-01}"))
    paid = [known(costing, f"budget_by_year.{year}.supplement") for year in ("2019_20", "2020_21", "2022_23")]
    assert paid == [0, 10_000, 20_000]


def test_the_page_says_which_year_and_for_how_many_posts(tmp_path: Path) -> None:
    case = written(tmp_path, dedent(team(BY_YEAR.replace("}}", "}, vacancy_factor: 4%}"))))
    out = run("cost", case).out
    assert "compared with the budget of 2019/20, the year in which the supplement starts" in out
    assert "The budget has a vacancy factor of 4%: it pays for 9.6 of 10 posts." in out
    assert '"budget_position": "The other tables' in run("cost", case, "-f", "json").out


amounts = st.integers(1, 10**8).map(lambda n: Fraction(n, 100))
factors = st.integers(0, 9_999).map(lambda n: Fraction(n, 100))


@settings(max_examples=60 * TIMES, deadline=None, derandomize=True)
@given(amounts, amounts, factors, st.dates(date(2015, 1, 1), date(2021, 1, 1)), st.integers(1, 900))
def test_factor_and_years_are_the_oracles(posts: Fraction, cost: Fraction, factor: Fraction, first: date, days: int) -> None:
    rate = f'vacancy_factor: "{number(factor)}%"'
    said = f'{{posts: "{number(posts)}", cost_per_post: "{number(cost)}", {rate}}}'
    assert Fraction(known(costed(team(said)), "budget_position.budget")) == oracle.of_posts(posts, cost, factor, Fraction(1))
    last = date.fromordinal(first.toordinal() + days)
    by_year = {year: 100_000 + 7 * year for year in range(2014, 2025)}
    listed = ", ".join(f"{years.named(year).replace('_', '/')}: {amount}" for year, amount in by_year.items())
    costing = costed(team(f"{{by_year: {{{listed}}}, {rate}}}", f"{{starts: {first}, ends: {last}}}"))
    falls = years.costs(Fraction(20_000), first, last, Fraction(1))
    for year, amount in by_year.items():
        wanted = oracle.needed(Fraction(300_000), falls.get(year, Fraction(0)), Fraction(amount))
        assert Fraction(known(costing, f"budget_by_year.{years.named(year)}.needed")) == wanted
    each = Fraction(by_year[years.year_of(first)]) / oracle.funded(Fraction(10), factor)
    assert abs(Fraction(known(costing, "break_even.saving.budgeted")) - each) <= each / 10**25


@pytest.mark.parametrize(
    ("budget", "code"),
    [
        ("{posts: 10, cost_per_post: 1, vacancy_factor: 100%}", "rate-too-high"),
        ("{posts: 10, cost_per_post: 1, vacancy_factor: 4}", "missing-percent"),
        ("{amount: 10, vacancy_factor: -4%}", "negative-rate"),
        ("{amount: 10%}", "wrong-unit"),
        ("{by_year: {2019: 10}}", "not-a-financial-year"),
        ("{by_year: {}}", "no-value"),
        ("{by_year: {2019/20: -3}}", "negative-amount"),
        ("{by_year: {2019/20: 3, 2019-20: 4}}", "name-taken"),
        ("{by_year: 3}", "wrong-shape"),
    ],
)
def test_what_cannot_be_meant_is_one_problem_where_it_stands(budget: str, code: str) -> None:
    problems = load_text(Source("case.yaml", dedent(team(budget))), EVERYTHING).problems
    assert [problem.code for problem in problems] == [code]
    assert problems[0].span.line == 6
