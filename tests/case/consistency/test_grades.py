from __future__ import annotations

from collections.abc import Callable

import pytest

from supplement_calc.case.consistency.names import RESERVED
from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem

Reports = Callable[..., Problem]
Load = Callable[..., Loaded]

POINTS = "title: x\npay_points: {16: 25064, 17: 25673, 18: 26282, 19: 26890, 28: 36266, 29: 37344}\n"


def test_a_case_in_agreement_has_no_problem(sound: str, loaded: Load) -> None:
    assert loaded(sound).problems == []


@pytest.mark.parametrize(
    ("code", "sample"),
    [
        ("two-salaries", "grades: {Grade 9: {points: ‹16-19›, salary: «26890», in_post: 3}}"),
        ("missing-salary", "grades: {«Grade 9»: {in_post: 61.03}}"),
        ("missing-salary", "grades: {«Grade 9»: {vacant: 40}}"),
        ("missing-key", "grades: {«Grade 9»: {salary: 26890, costed_at: 19}}"),
        ("missing-key", "grades: {«Grade 9»: {salary: 26890, in_post: {19: 3}}}"),
        ("point-off-grade", "grades: {Grade 9: {points: ‹16-19›, costed_at: «20», in_post: 3}}"),
        ("point-off-grade", "grades: {Grade 9: {points: ‹16-19›, in_post: {16: 3, «28»: 4}}}"),
        ("point-off-grade", "grades: {Grade 9: {points: ‹16-19›, vacant: {«15»: 3}}}"),
        ("point-without-pay", "grades: {Grade 9: {points: «16-20», in_post: 3}}"),
        ("point-without-pay", "grades: {Grade 9: {points: «14-19», in_post: {15: 3, 19: 2}}}"),
        ("unknown-grade", "grades: {Grade 12: {points: 28-29}}\nuplifts: [{grade: «Grade 13», from: 28, to: 29}]"),
        ("unknown-grade", "uplifts: [{grade: «Grade 12», from: 28, to: 29}]"),
        ("uplift-not-up", "grades: {Grade 12: {points: 28-29}}\nuplifts: [{grade: Grade 12, from: 29, to: «28»}]"),
        ("uplift-not-up", "grades: {Grade 12: {points: 28-29}}\nuplifts: [{grade: Grade 12, from: 28, to: «28»}]"),
        ("point-off-grade", "grades: {Grade 12: {points: ‹28-29›}}\nuplifts: [{grade: Grade 12, from: «19», to: 29}]"),
        ("point-off-grade", "grades: {Grade 12: {points: ‹28-29›}}\nuplifts: [{grade: Grade 12, from: 28, to: «30»}]"),
        ("point-without-pay", "grades: {Grade 12: {points: 28-31}}\nuplifts: [{grade: Grade 12, from: 28, to: «30»}]"),
        ("period-backwards", "period: {starts: ‹2019-07-01›, ends: «2019-06-30»}"),
        ("review-before-start", "period: {starts: 2019-07-01, review: «2019-06-30»}"),
        ("name-without-id", "grades: {«'–'»: {salary: 5}}"),
        ("name-without-id", "grades: {«漢字»: {salary: 5}}"),
        ("name-taken", "grades: {‹Grade 9›: {salary: 5}, «grade-9»: {salary: 5}}"),
        ("name-taken", "grades: {‹Gráde 9›: {salary: 5}, «GRADE_9»: {salary: 5}}"),
        ("name-taken", "grades: {«On-costs»: {salary: 5}}"),
        ("name-taken",
         "grades: {Grade 12: {points: 28-29}, «Grade 12 28 to 29»: {salary: 5}}\n"
         "‹uplifts›: [{grade: Grade 12, from: 28, to: 29}]"),
        ("uplift-twice",
         "grades: {Grade 12: {points: 28-29}}\n"
         "uplifts: [{grade: ‹Grade 12›, from: 28, to: 29}, {grade: «Grade 12», from: 28, to: 29}]"),
    ],
)  # fmt: skip
def test_a_disagreement_is_one_problem_that_shows_both_places(code: str, sample: str, reports: Reports) -> None:
    problem = reports(f"{POINTS}{sample}\n", code)
    assert problem.help


@pytest.mark.parametrize(
    "sample",
    [
        "grades: {Grade 9: {salary: 26890, in_post: 3, vacant: 2}}",
        "grades: {Grade 9: {points: 16-19, costed_at: 16, in_post: 3}}",
        "grades: {Grade 9: {points: 16-19, in_post: {16: 3, 19: 2}, vacant: 1}}",
        "grades: {Grade 9: {points: 16-40}}",
        "grades: {Grade 9: {points: 15-19, in_post: 3}}",
        "grades: {Grade 9: {points: 16-20, costed_at: 19, in_post: 3}}",
        "grades: {Grade 9: {points: 16-20, in_post: {19: 3}, vacant: {18: 1}}}",
        "grades: {Grade 9: {}}",
        "grades: {Grade 12: {points: 28-29}}\nuplifts: [{grade: Grade 12, from: 28, to: 29}]",
        "grades: {Grade 9: {points: 16-19}}\nuplifts: [{grade: Grade 9, from: 16, to: 17}, {grade: Grade 9, from: 17, to: 18}]",
        "period: {starts: 2019-07-01, ends: 2019-07-01, review: 2019-07-01}",
        "grades: {Grade total: {salary: 5}, Grade 9: {salary: 5}, Grade 9a: {salary: 5}}",
    ],
)
def test_what_agrees_is_no_problem(sample: str, loaded: Load) -> None:
    assert loaded(f"{POINTS}{sample}\n").problems == []


@pytest.mark.parametrize("id", sorted(RESERVED))
def test_no_grade_may_hide_a_line_of_the_tables(id: str, reports: Reports) -> None:
    reports(f"title: x\ngrades: {{«{id.replace('_', ' ').upper()}»: {{salary: 5}}}}\n", "name-taken")


def test_messages_name_grade_and_point(reports: Reports) -> None:
    off = reports(f"{POINTS}grades: {{Grade 9: {{points: ‹16-19›, costed_at: «20», in_post: 3}}}}\n", "point-off-grade")
    assert off.headline == "point 20 is not in Grade 9, which runs from 16 to 19"
    assert off.help == "write a point from 16 to 19"
    bare = reports(f"{POINTS}grades: {{Grade 9: {{points: «16-20», in_post: 3}}}}\n", "point-without-pay")
    assert bare.headline == "Grade 9 is costed at point 20, which has no salary in pay_points"
    assert bare.help == "add `20: …` to pay_points, which has 16, 17, 18, 19, 28 and 29"


def test_an_unknown_grade_names_the_nearest(reports: Reports) -> None:
    sample = "grades: {Grade 12: {points: 28-29}}\nuplifts: [{grade: «grade 12», from: 28, to: 29}]\n"
    assert reports(POINTS + sample, "unknown-grade").help == "did you mean Grade 12?"


# A rule across sections waits for those it needs to be sound: what they lack may only be misread.
@pytest.mark.parametrize(
    ("sample", "code"),
    [
        ("pay_points: «[]»\ngrades: {Grade 9: {points: 16-19, in_post: 3}}", "no-value"),
        ("pay_points: «none»\ngrades: {Grade 9: {points: 16-19, in_post: 3}}", "wrong-shape"),
        ("«pay_point»: {19: 26890}\ngrades: {Grade 9: {points: 16-19, in_post: 3}}", "unknown-key"),
        ("pay_points: {19: «nil»}\ngrades: {Grade 9: {points: 16-19, in_post: 3}}", "not-a-number"),
        ("grades: «[]»\npay_points: {28: 5, 29: 6}\nuplifts: [{grade: Grade 12, from: 28, to: 29}]", "no-value"),
        ("«grade»: {Grade 12: {salary: 5}}\npay_points: {28: 5, 29: 6}\nuplifts: [{grade: Grade 12, from: 28, to: 29}]",
         "unknown-key"),
        ("grades: {Grade 12: {points: «x»}}\npay_points: {28: 5, 29: 6}\nuplifts: [{grade: Grade 12, from: 28, to: 29}]",
         "not-a-range"),
        ("grades: {Grade 9: {salary: «nil», in_post: 3}}", "not-a-number"),
        ("grades: {Grade 9: {points: «nil», in_post: {19: 3}}}", "not-a-range"),
        ("period: {starts: «nil», ends: 2019-06-30}", "not-a-date"),
    ],
)  # fmt: skip
def test_a_section_with_a_mistake_causes_no_second_problem(sample: str, code: str, reports: Reports) -> None:
    reports(f"title: x\n{sample}\n", code)


def test_a_grade_with_a_mistake_still_has_its_name_checked(reports: Reports) -> None:
    reports("title: x\ngrades: {‹Grade 9›: {salary: «nil»}, «grade 9»: {salary: 5}}\n", "not-a-number", "name-taken")
