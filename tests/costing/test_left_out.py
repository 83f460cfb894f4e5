"""What a case leaves out: which figures then have no answer, why, and what the rest come to without it."""

from __future__ import annotations

import pytest

from costing.engine import costed, known, value
from supplement_calc.costing.costing import Costing
from supplement_calc.ledger import why_none

SECTIONS = {
    "on_costs": "on_costs: 25%",
    "agency": "agency: {fte: 2, cost_per_fte: 60000}",
    "budget": "budget: 500000",
    "period": "period: {starts: 2019-07-01, ends: 2021-06-30}",
    "uplifts": "uplifts:\n  - {grade: Grade 10, from: 1, to: 2, in_post: 2, vacant: 1}",
    "pay_points": "pay_points: {1: 40000, 2: 41000}",
}


def a_case(*left_out: str, in_post: bool = True, vacant: bool = True, supplement: bool = True, **instead: str) -> Costing:
    """One grade at £30,000: 10 in post, 5 vacant, £2,000 a supplement; and every section, but for those left out."""
    grade = ["salary: 30000"]
    grade += ["in_post: 10"] * in_post + ["vacant: 5"] * vacant + ["supplement: 2000"] * supplement
    sections = {key: text for key, text in {**SECTIONS, **instead}.items() if key not in left_out}
    grades = f"grades:\n  Grade 9: {{{', '.join(grade)}}}\n  Grade 10: {{points: 1-2}}"
    return costed("\n".join(["title: A case", grades, *sections.values(), ""]))


def unanswered(costing: Costing) -> dict[str, str]:
    """The figures without a value, each with why; but not recruits in proportion to cover, who pay for nothing here."""
    figures = {id: figure for id, figure in costing.ledger.figures.items() if ".in_proportion." not in id}
    return {id: why_none(figure) for id, figure in figures.items() if figure.value is None}


def test_a_case_that_says_everything_is_answered_in_everything() -> None:
    assert unanswered(a_case()) == {}


def test_without_agency_staff_the_current_spend_is_the_staff_employed() -> None:
    costing = a_case("agency")
    assert unanswered(costing) == {"current_spend.agency": "the case gives no agency staff"}
    assert known(costing, "current_spend.total") == known(costing, "current_spend.employed") == 375_000
    assert "agency_cover.share" not in costing.ledger.figures


def test_without_a_budget_there_is_no_position_and_no_break_even() -> None:
    costing = a_case("budget")
    found = unanswered(costing)
    assert set(found.values()) == {"the case gives no budget"}
    assert {id for id in found if id.startswith("budget_position.")} == {
        "budget_position.budget",
        "budget_position.current_over_budget",
        "budget_position.full_over_budget",
        "budget_position.difference",
    }
    assert "day_one.over_budget" in found
    answers = {id for id in costing.ledger.figures if id.startswith(("break_even.by_basis.", "break_even.vacan"))}
    assert answers <= found.keys()
    assert {basis.id for basis in costing.break_even.bases} == {id.rpartition(".")[2] for id in answers if "basis" in id}
    assert known(costing, "full_establishment.total") == known(a_case(), "full_establishment.total")
    assert known(costing, "agency_cover.share") == 40


def test_without_on_costs_every_total_is_of_pay_alone() -> None:
    costing = a_case("on_costs")
    assert unanswered(costing) == dict.fromkeys(
        ("current_spend.on_costs", "supplement_cost.on_costs", "full_establishment.on_costs", "day_one.on_costs"),
        "the case gives no on-costs",
    )
    assert known(costing, "current_spend.employed") == known(costing, "current_spend.salaries") == 300_000
    assert known(costing, "supplement_cost.total") == known(costing, "supplement_cost.before_on_costs") == 33_000
    assert known(costing, "full_establishment.total") == 450_000 + 33_000


def test_without_uplifts_the_supplement_cost_is_the_grades_alone() -> None:
    costing = a_case("uplifts")
    assert unanswered(costing) == {}
    assert known(costing, "supplement_cost.existing") == known(costing, "supplement_cost.existing.grade_9") == 20_000
    assert known(costing, "supplement_cost.before_on_costs") == 30_000


@pytest.mark.parametrize(
    ("period", "why"),
    [(None, "the case gives no period"), ("period: {starts: 2019-07-01}", "the case gives no day on which")],
)
def test_without_a_period_or_its_end_there_is_no_cost_over_it(period: str | None, why: str) -> None:
    costing = a_case(period=period) if period else a_case("period")
    found = unanswered(costing)
    assert set(found) == {"supplement_cost.period_total", "supplement_cost.period_in_post"}
    assert all(reason.startswith(why) for reason in found.values())


def test_without_a_supplement_only_the_uplifts_cost_anything() -> None:
    costing = a_case(supplement=False)
    assert unanswered(costing) == {}
    assert known(costing, "supplement_cost.before_on_costs") == 3_000
    assert "supplement_cost.existing.grade_9" not in costing.ledger.figures
    for basis in ("mean", "vacant_mix", "grade_9"):
        without = value(costing, f"break_even.by_basis.{basis}_without_supplements")
        assert without == value(costing, f"break_even.by_basis.{basis}_with_supplements")


def test_without_supplements_or_uplifts_there_is_no_supplement_cost() -> None:
    costing = a_case("uplifts", supplement=False)
    found = unanswered(costing)
    assert set(found) == {
        "supplement_cost.existing",
        "supplement_cost.vacant",
        "supplement_cost.before_on_costs",
        "supplement_cost.on_costs",
        "supplement_cost.total",
        "supplement_cost.period_total",
        "supplement_cost.period_in_post",
        "full_establishment.supplements",
        "day_one.on_costs",
        "day_one.supplements",
    }
    assert all("supplement" in why for why in found.values())
    assert known(costing, "full_establishment.total") == known(costing, "full_establishment.without_supplements")
    assert known(costing, "day_one.total") == known(costing, "current_spend.total")


def test_without_vacancies_there_is_nothing_to_leave_empty() -> None:
    costing = a_case("uplifts", vacant=False)
    found = unanswered(costing)
    assert found.pop("supplement_cost.vacant") == "no vacant posts are given a supplement"
    assert set(found.values()) == {"the case gives no vacant posts"}
    assert {id for id in found if id.startswith("break_even.by_basis.")} == {
        "break_even.by_basis.vacant_mix_without_supplements",
        "break_even.by_basis.vacant_mix_with_supplements",
        "break_even.by_basis.cheapest_first",
        "break_even.by_basis.dearest_first",
    }
    assert "agency_cover.share" in found
    assert known(costing, "supplement_cost.before_on_costs") == 20_000
    assert known(costing, "full_establishment.salaries") == known(costing, "current_spend.salaries")


def test_without_staff_in_post_the_current_spend_is_the_agency() -> None:
    costing = a_case("uplifts", in_post=False)
    years = [f"supplement_by_year.in_post.{name}" for name in ("2019_20", "2020_21", "2021_22", "total")]
    nobody = dict.fromkeys((*years, "supplement_cost.period_in_post"), "no staff in post are given a supplement")
    assert unanswered(costing) == nobody | {
        "current_spend.salaries": "no grade has staff in post",
        "current_spend.on_costs": "no grade has staff in post",
        "current_spend.employed": "no grade has staff in post",
        "supplement_cost.existing": "no staff in post are given a supplement",
        "day_one.on_costs": "no staff in post are given a supplement",
        "day_one.supplements": "no staff in post are given a supplement",
    }
    assert known(costing, "current_spend.total") == known(costing, "current_spend.agency") == 120_000
    assert known(costing, "full_establishment.salaries") == 150_000


def test_without_staff_or_agency_there_is_no_current_spend() -> None:
    costing = a_case("uplifts", "agency", in_post=False)
    for id in ("current_spend.total", "day_one.total", "budget_position.current_over_budget", "budget_position.difference"):
        assert "staff in post" in why_none(costing.figure(id)), id
    assert known(costing, "budget_position.full_over_budget") == 5 * 32_000 * 5 // 4 - 500_000


def test_a_supplement_for_one_grade_of_two_is_paid_to_that_one() -> None:
    costing = costed(
        """
        title: Two grades
        grades:
          Grade 9: {salary: 30000, in_post: 10, vacant: 5, supplement: 2000}
          Grade 10: {salary: 40000, in_post: 2, vacant: 1}
        budget: 500000
        """
    )
    assert known(costing, "supplement_cost.total") == 30_000
    assert "supplement_cost.existing.grade_10" not in costing.ledger.figures
    without = value(costing, "break_even.by_basis.grade_10_without_supplements")
    assert without == value(costing, "break_even.by_basis.grade_10_with_supplements")
    assert known(costing, "break_even.by_basis.grade_9_with_supplements") < known(
        costing, "break_even.by_basis.grade_9_without_supplements"
    )


def test_nil_is_an_answer_and_is_not_the_same_as_nothing_said() -> None:
    costing = costed(
        "title: t\ngrades:\n  PO2: {salary: 30000, in_post: 0, vacant: 0, supplement: 0}\non_costs: 0%\nbudget: 0\n"
    )
    for id in ("current_spend.total", "supplement_cost.total", "full_establishment.total", "budget_position.budget"):
        assert known(costing, id) == 0
    assert "posts" in why_none(costing.figure("break_even.vacant_fte")).lower()
