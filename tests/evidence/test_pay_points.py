"""Pay points: what each pays with the supplement, overlap and leapfrog, and what an uplift must come to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.engine import pay_of, seed, value, why
from supplement_calc.case.models.fields.points import PayPoint
from supplement_calc.evidence.pay_points import GradePay, Step


def steps(text: str) -> list[Step]:
    """The steps from grade to grade of a case."""
    return list(pay_of(text).steps)


def said(step: Step, name: str) -> Decimal | None:
    """A step's figure by its name."""
    return step.figures[name].value


def after(grade: GradePay) -> dict[PayPoint | None, Decimal | None]:
    """What each point in use pays with the supplement."""
    return {point.point: point.after.value for point in grade.points if point.in_use}


# Derbyshire


def test_derbyshire_keeps_157_pounds_between_grade_11_and_the_uplifted_point() -> None:
    *_, step = pay_of(seed("derbyshire-2019")).steps
    assert [step.lower, step.upper] == ["Grade 11", "Grade 12"]
    assert said(step, "lowest") == 921
    assert said(step, "top") == -2_316
    assert said(step, "left") == 157
    assert step.uplift_to is not None
    assert step.uplift_to.value == 37_344  # point 29: point 28 pays 36,266, and 37,188 is asked for


def test_derbyshire_points_not_in_use_pay_no_supplement() -> None:
    grades = {grade.name: grade for grade in pay_of(seed("derbyshire-2019")).grades}
    assert after(grades["Grade 9"]) == {19: 30_890}
    assert after(grades["Grade 10"]) == {22: 32_957, 23: 33_980}
    assert after(grades["Grade 11"]) == {25: 35_084, 26: 36_135, 27: 37_187}
    unused = [point for grade in grades.values() for point in grade.points if not point.in_use]
    assert [point.point for point in unused] == [16, 17, 18, 20, 21, 24]
    assert all(point.supplement is None and point.after.value == point.salary.value for point in unused)
    assert [point.moves_to for point in grades["Grade 12"].points] == [29, None, None, None]


def test_derbyshire_against_posts_elsewhere_that_get_no_supplement() -> None:
    first, second, _ = pay_of(seed("derbyshire-2019")).steps
    assert [said(first, "lowest"), said(first, "lowest_without_supplement")] == [-2_067, 933]
    assert [said(first, "top"), said(first, "top_without_supplement")] == [-3_090, -90]
    assert [said(second, "lowest"), said(second, "lowest_without_supplement")] == [-1_104, 896]


# Cases made for the purpose

LADDER = """\
title: A ladder
pay_points: {{1: 20000, 2: 21000, 3: 22000, 4: 23000, 5: 24000}}
grades:
  Lower: {{points: 1-2, supplement: {lower}}}
  Upper: {{points: 3-5, supplement: {upper}}}
{more}
"""


def ladder(lower: str, upper: str = "0", more: str = "") -> str:
    return LADDER.format(lower=lower, upper=upper, more=more)


@pytest.mark.parametrize(
    ("lower", "lowest", "top"),
    [("999", -1, -2_001), ("1000", 0, -2_000), ("1001", 1, -1_999), ("3000", 2_000, 0), ("3000.01", "2000.01", "0.01")],
)
def test_overlap_and_leapfrog_begin_a_penny_above(lower: str, lowest: int | str, top: int | str) -> None:
    (step,) = steps(ladder(lower))
    assert [said(step, "lowest"), said(step, "top")] == [Decimal(lowest), Decimal(top)]


def test_the_next_grades_own_supplement_is_counted_and_left_out() -> None:
    (step,) = steps(ladder("1500", "2000"))
    assert [said(step, "lowest"), said(step, "lowest_without_supplement")] == [-1_500, 500]
    assert [said(step, "top"), said(step, "top_without_supplement")] == [-3_500, -1_500]


def test_a_percentage_is_of_each_points_own_salary() -> None:
    (lower, _) = pay_of(ladder("7.5%")).grades
    assert after(lower) == {1: 21_500, 2: 22_575}


def test_the_grades_are_taken_in_order_of_their_tops_however_the_file_lists_them() -> None:
    text = ladder("0").replace("grades:", "grades:\n  Top: {salary: 40000, supplement: 100}\n  Bottom: {salary: 15000}")
    assert [(step.lower, step.upper) for step in steps(text)] == [("Bottom", "Lower"), ("Lower", "Upper"), ("Upper", "Top")]


def test_a_grade_without_pay_is_left_out() -> None:
    text = ladder("0").replace("grades:", "grades:\n  Unknown: {title: Paid by another body}")
    assert [grade.name for grade in pay_of(text).grades] == ["Lower", "Upper"]


def test_without_a_differential_there_is_no_uplift_to_work_out() -> None:
    assert steps(ladder("1500"))[0].uplift_to is None


@pytest.mark.parametrize(("least", "wanted"), [("0", 23_000), ("500", 23_000), ("500.01", 24_000), ("1500", 24_000)])
def test_the_least_pay_that_keeps_the_differential(least: str, wanted: int) -> None:
    (step,) = steps(ladder("1500", more=f"differential: {{least: {least}}}"))
    assert step.uplift_to is not None
    assert step.uplift_to.value == wanted


def test_no_point_may_keep_it() -> None:
    evidence = pay_of(ladder("1500", more="differential: {least: 1500.01}"))
    id = "pay_points.lower.against_upper.least_kept"
    assert why(evidence.ledger, id) == "the total does not reach Lower top and the differential"


def test_a_point_not_in_use_is_no_way_to_keep_it() -> None:
    text = ladder("1500", more="differential: {least: 0}").replace("points: 3-5,", "points: 3-5, lowest_in_use: 5,")
    (step,) = steps(text)
    assert step.uplift_to is not None
    assert [said(step, "lowest"), step.uplift_to.value] == [-1_500, 24_000]


@pytest.mark.parametrize(("to", "left"), [(4, -500), (5, 500)])
def test_what_an_uplift_leaves_is_negative_where_it_is_not_enough(to: int, left: int) -> None:
    more = f"uplifts:\n  - {{grade: Upper, from: 3, to: {to}, in_post: 1}}"
    assert said(steps(ladder("2500", more=more))[0], "left") == left


def test_an_uplift_from_another_point_than_the_lowest_leaves_nothing_to_say() -> None:
    more = "uplifts:\n  - {grade: Upper, from: 4, to: 5, in_post: 1}"
    assert "left" not in steps(ladder("2500", more=more))[0].figures


def test_the_uplift_left_over_counts_the_next_grades_supplement() -> None:
    more = "uplifts:\n  - {grade: Upper, from: 3, to: 4, in_post: 1}"
    evidence = pay_of(ladder("2500", "250", more))
    assert value(evidence.ledger, "pay_points.lower.against_upper.left") == -250
