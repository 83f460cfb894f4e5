"""Break-even, basis by basis, on cases small enough to work out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from costing.engine import costed, known, value
from supplement_calc.costing.break_even import Basis
from supplement_calc.costing.costed_again import costed_again
from supplement_calc.ledger import why_none

TWO_GRADES = """
    title: Two grades
    grades:
      Grade 9: {{salary: 20000, in_post: 5, vacant: {cheap}, supplement: 10%}}
      Grade 10: {{salary: 40000, in_post: 5, vacant: {dear}}}
    on_costs: 25%
    budget: {budget}
    """


def two_grades(budget: str, cheap: str = "5", dear: str = "15") -> str:
    """A post saves £25,000 at Grade 9 (27,500 with its supplement) and £50,000 at Grade 10; the full cost is £1,275,000."""
    return TWO_GRADES.format(budget=budget, cheap=cheap, dear=dear)


@pytest.mark.parametrize(
    ("basis", "saving", "fte"),
    [
        ("budgeted", "34166.66666666666666666666667", "7.317073170731707317073170732"),  # 1,025,000 ÷ 30
        ("mean_without_supplements", "41666.66666666666666666666667", "6"),  # (10 × 25,000 + 20 × 50,000) ÷ 30
        ("mean_with_supplements", "42500", "5.882352941176470588235294118"),
        ("vacant_mix_without_supplements", "43750", "5.714285714285714285714285714"),  # (5 × 25,000 + 15 × 50,000) ÷ 20
        ("vacant_mix_with_supplements", "44375", "5.633802816901408450704225352"),
        ("grade_9_without_supplements", None, "10"),
        ("grade_9_with_supplements", None, "9.090909090909090909090909091"),
        ("grade_10_without_supplements", None, "5"),
        ("grade_10_with_supplements", None, "5"),
        ("cheapest_first", None, "7.25"),  # five at 27,500 leave 112,500: 2.25 at 50,000
        ("dearest_first", None, "5"),
    ],
)
def test_a_quarter_of_a_million_over(basis: str, saving: str | None, fte: str) -> None:
    costing = costed(two_grades("1025000"))
    assert known(costing, "budget_position.full_over_budget") == 250_000
    found = known(costing, f"break_even.by_basis.{basis}")
    assert abs(found - Decimal(fte)) <= Decimal("1e-25")
    if saving is not None:
        assert known(costing, f"break_even.saving.{basis}") == Decimal(saving)


def test_the_budgeted_basis_is_the_default() -> None:
    costing = costed(two_grades("1025000"))
    assert value(costing, "break_even.vacant_fte") == value(costing, "break_even.by_basis.budgeted")
    assert round(known(costing, "break_even.vacancy_rate"), 2) == Decimal("24.39")  # 7.317 of the 30 posts


def test_a_budget_of_posts_says_itself_what_a_post_is_budgeted_at() -> None:
    costing = costed(two_grades("{posts: 20.5, cost_per_post: 50000}"))
    assert known(costing, "budget_position.budget") == 1_025_000
    assert known(costing, "break_even.saving.budgeted") == 50_000
    assert known(costing, "break_even.vacant_fte") == 5


def test_a_case_that_meets_its_budget_needs_no_vacancy() -> None:
    costing = costed(two_grades("1275000"))
    for basis in costing.break_even.bases:
        assert basis.vacant_fte.value == 0, basis.id


def test_under_budget_the_break_even_is_negative_on_every_basis() -> None:
    costing = costed(two_grades("1525000"))
    for basis in costing.break_even.bases:
        assert basis.vacant_fte.known < 0, basis.id
    assert known(costing, "break_even.by_basis.grade_10_with_supplements") == -5
    # the headroom is in posts of the kind that comes first, and not spread over all
    assert value(costing, "break_even.by_basis.dearest_first") == value(
        costing, "break_even.by_basis.grade_10_with_supplements"
    )
    assert value(costing, "break_even.by_basis.cheapest_first") == value(
        costing, "break_even.by_basis.grade_9_with_supplements"
    )


def test_every_vacancy_together_may_just_reach_the_budget() -> None:
    costing = costed(two_grades("387500"))  # 5 × 27,500 + 15 × 50,000 below the full cost
    for order in ("cheapest_first", "dearest_first"):
        assert known(costing, f"break_even.by_basis.{order}") == 20


def test_one_pound_more_than_all_the_vacancies_save_cannot_be_reached_in_order() -> None:
    costing = costed(two_grades("387499"))
    for order in ("cheapest_first", "dearest_first"):
        figure = costing.figure(f"break_even.by_basis.{order}")
        assert figure.value is None
        label = "All posts filled, with supplements, no agency staff: over / (under) budget"
        assert why_none(figure) == f"the total does not reach {label}"
    assert known(costing, "break_even.by_basis.vacant_mix_with_supplements") > 20


def test_vacancies_of_nil_are_passed_over_in_order_and_have_no_mix() -> None:
    costing = costed(two_grades("1", cheap="0", dear="0"))
    assert value(costing, "break_even.by_basis.cheapest_first") is None
    for mix in ("vacant_mix_without_supplements", "vacant_mix_with_supplements"):
        assert value(costing, f"break_even.by_basis.{mix}") is None
        assert why_none(costing.figure(f"break_even.by_basis.{mix}")) == "no post is vacant"
    reached = costed(two_grades("650000", cheap="0"))
    assert known(reached, "break_even.by_basis.cheapest_first") == known(reached, "break_even.by_basis.dearest_first")


def test_without_the_on_costs_a_vacancy_saves_its_pay_alone() -> None:
    costing = costed("title: t\nbudget: 30000\ngrades:\n  PO2: {salary: 40000, in_post: 1, vacant: 1, supplement: 10000}\n")
    assert known(costing, "break_even.by_basis.po2_with_supplements") == Decimal("1.4")  # 70,000 ÷ 50,000
    assert known(costing, "break_even.by_basis.po2_without_supplements") == Decimal("1.75")


def test_a_grade_by_point_saves_the_mean_of_its_vacant_points() -> None:
    costing = costed(
        """
        title: By point
        pay_points: {1: 20000, 2: 30000, 3: 50000}
        grades:
          Grade 9:
            points: 1-3
            in_post: {1: 4, 2: 2}
            vacant: {2: 1, 3: 3}
        budget: 230000
        """
    )
    assert known(costing, "full_establishment.grade_9.point_2") == 90_000
    assert known(costing, "full_establishment.total") == 320_000
    assert known(costing, "break_even.saving.grade_9_with_supplements") == 45_000  # (30,000 + 3 × 50,000) ÷ 4
    assert known(costing, "break_even.by_basis.grade_9_with_supplements") == 2
    assert known(costing, "break_even.by_basis.cheapest_first") == Decimal("2.2")


def test_a_grade_without_vacancies_saves_by_its_staff_in_post() -> None:
    costing = costed(
        """
        title: By point
        pay_points: {1: 20000, 2: 30000}
        grades:
          Grade 9: {points: 1-2, in_post: {1: 1, 2: 3}}
          Grade 10: {salary: 50000, vacant: 2}
        budget: 155000
        """
    )
    assert known(costing, "budget_position.full_over_budget") == 55_000
    assert known(costing, "break_even.by_basis.grade_9_with_supplements") == 2  # at (20,000 + 3 × 30,000) ÷ 4 each
    assert known(costing, "break_even.by_basis.vacant_mix_with_supplements") == Decimal("1.1")


@pytest.mark.parametrize(("costed_at", "salary"), [("", 30_000), ("costed_at: 1, ", 20_000)])
def test_posts_are_costed_at_the_top_of_the_grade_unless_it_says_where(costed_at: str, salary: int) -> None:
    costing = costed(
        f"title: t\npay_points: {{1: 20000, 2: 30000}}\ngrades:\n  PO2: {{points: 1-2, {costed_at}in_post: 2, vacant: 1}}\n"
    )
    assert known(costing, "current_spend.salaries") == 2 * salary
    assert known(costing, "full_establishment.salaries") == 3 * salary


def test_vacancies_given_as_one_number_beside_staff_by_point_are_at_the_costed_point() -> None:
    costing = costed(
        """
        title: By point
        pay_points: {1: 20000, 2: 30000, 3: 50000}
        grades:
          Grade 9: {points: 1-3, costed_at: 2, in_post: {1: 4}, vacant: 5}
        """
    )
    assert known(costing, "full_establishment.grade_9.point_1") == 80_000
    assert known(costing, "full_establishment.grade_9.point_2") == 150_000
    assert known(costing, "full_establishment.grade_9") == 230_000


class Bases(tuple[Basis, ...]):
    """Bases that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Basis]:
        self.times += 1
        return super().__iter__()


def test_the_bases_are_not_gone_through_for_each_of_them() -> None:
    grades = "".join(f"\n      G{number}: {{salary: {20000 + number}, in_post: 3, vacant: 1}}" for number in range(50))
    costing = costed(f"\n    title: t\n    budget: 1000000\n    grades:{grades}\n    ")
    bases = Bases(costing.break_even.bases)
    costed_again(costing.ledger, costing.break_even._replace(bases=bases))
    assert 0 < bases.times < 10
