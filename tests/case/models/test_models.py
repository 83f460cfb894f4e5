"""The sections' models: `about`, `pay`, `money` and `published`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from supplement_calc.case.case import Case
from supplement_calc.case.loading import Loaded, load_text
from supplement_calc.case.models.budget import BudgetedPosts
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Source
from supplement_calc.ledger import Figure

Reports = Callable[..., Problem]
Load = Callable[..., Loaded]


def case_of(found: Loaded) -> Case:
    assert found.problems == []
    assert found.case is not None
    return found.case


def value(figure: object) -> str:
    """A figure's value, digit for digit."""
    assert isinstance(figure, Figure)
    return str(figure.known)


def test_a_period_has_a_start_and_may_have_an_end_and_a_review(loaded: Load) -> None:
    period = case_of(loaded("title: x\nperiod: {starts: 2019-07-01, ends: 2021-06-30, review: 2020-07-01}\n")).period
    assert period is not None
    assert (period.starts, period.ends, period.review) == (date(2019, 7, 1), date(2021, 6, 30), date(2020, 7, 1))
    alone = case_of(loaded("title: x\nperiod: {starts: 2019-07-01}\n")).period
    assert alone is not None
    assert (alone.ends, alone.review) == (None, None)


def test_a_grade_has_its_posts_by_one_number_or_by_point(loaded: Load, sound: str) -> None:
    grade = case_of(loaded(sound)).grades["Grade 9"]
    assert (value(grade.in_post), value(grade.vacant), value(grade.supplement)) == ("61.03", "40", "4000")
    by_point = case_of(loaded(sound.replace("in_post: 61.03", "in_post: {17: 3, 19: 58.03}"))).grades["Grade 9"]
    assert isinstance(by_point.in_post, dict)
    assert {point: value(fte) for point, fte in by_point.in_post.items()} == {17: "3", 19: "58.03"}


def test_an_input_by_point_has_its_own_id_and_label(loaded: Load, sound: str) -> None:
    posts = case_of(loaded(sound.replace("in_post: 61.03", "in_post: {17: 3, 19: 58.03}"))).grades["Grade 9"].in_post
    assert isinstance(posts, dict)
    assert (posts[17].id, posts[17].label) == ("grades.grade_9.in_post.17", "Grade 9 in post at point 17")


def test_a_grade_may_be_known_for_its_pay_alone(loaded: Load, sound: str) -> None:
    grade = case_of(loaded(sound)).grades["Grade 12"]
    assert (grade.points, grade.in_post, grade.vacant, grade.supplement, grade.salary) == ((28, 29), None, None, None, None)


def test_a_grade_may_have_a_salary_in_place_of_points(loaded: Load) -> None:
    grade = case_of(loaded("title: x\ngrades: {Grade 9: {salary: 35_000, in_post: 3}}\n")).grades["Grade 9"]
    assert value(grade.salary) == "35000"
    assert grade.points is None


def test_an_uplift_goes_from_a_point_to_a_point(loaded: Load, sound: str) -> None:
    uplift = case_of(loaded(sound)).uplifts[1]
    assert (uplift.grade, uplift.from_, uplift.to) == ("Grade 12", 28, 29)
    assert (value(uplift.in_post), value(uplift.vacant)) == ("20.5", "3.5")


def test_a_budget_is_an_amount_or_posts_at_a_cost(loaded: Load) -> None:
    assert value(case_of(loaded("title: x\nbudget: £10,334,613\n")).budget) == "10334613"
    budget = case_of(loaded('title: x\nbudget: {posts: 268.31, cost_per_post: "38,517"}\n')).budget
    assert isinstance(budget, BudgetedPosts)
    assert (value(budget.posts), value(budget.cost_per_post)) == ("268.31", "38517")


def test_agency_staff_are_fte_and_a_cost(loaded: Load) -> None:
    agency = case_of(loaded("title: x\nagency:\n  fte: 65.5\n  cost_per_fte: £65,797\n")).agency
    assert agency is not None
    assert (value(agency.fte), value(agency.cost_per_fte)) == ("65.5", "65797")


@pytest.mark.parametrize(
    ("printed", "value", "precision", "unit"),
    [
        ("£11.318m", "11318000", 3, "GBP"),
        ("£85,142", "85142", 0, "GBP"),
        ("£3.4m", "3400000", 5, "GBP"),
        ("-£85,142", "-85142", 0, "GBP"),
        ("27.75 fte", "27.75", -2, "FTE"),
        ("27.75 FTE", "27.75", -2, "FTE"),
        ("32.15%", "32.15", -2, "percent"),
        ("32 per cent", "32", 0, "percent"),
        ("11,318,237", "11318237", 0, None),
        ("10.3", "10.3", -1, None),
    ],
)
def test_a_printed_figure_keeps_its_spelling_and_says_its_precision(
    printed: str, value: str, precision: int, unit: str | None, loaded: Load
) -> None:
    text = f"title: x\npublished:\n  - figure: current_spend.total\n    value: {printed}\n    where: section 8\n"
    published = case_of(loaded(text)).published[1]
    assert (published.figure, published.where, published.to) == ("current_spend.total", "section 8", None)
    said = published.value
    assert said is not None
    assert (said.text, said.value, said.precision, said.unit) == (printed, Decimal(value), precision, unit)
    assert said.span.place == "case.yaml:4:12"


def test_a_printed_figure_may_say_what_it_is_printed_to(loaded: Load) -> None:
    text = "title: x\npublished:\n  - {figure: a.b, value: £26000, to: £1k}\n"
    to = case_of(loaded(text)).published[1].to
    assert to is not None
    assert (str(to.value), to.precision) == ("1000", 3)


@pytest.mark.parametrize("value", ["lots", "1:30", "24,33%", "£", "10 months"])
def test_a_printed_figure_that_says_nothing_is_reported(value: str, loaded: Load) -> None:
    found = loaded(f"title: x\npublished:\n  - figure: a.b\n    value: {value}\n").problems
    assert [p.span[1:] for p in found] == [(4, 12, 4, 12 + len(value))]


def test_a_section_cannot_be_changed(loaded: Load, sound: str) -> None:
    grade = case_of(loaded(sound)).grades["Grade 9"]
    with pytest.raises(ValidationError, match="frozen"):
        grade.title = "another"


def test_a_section_left_out_is_none_or_empty(loaded: Load) -> None:
    case = case_of(loaded("title: x\n"))
    assert (case.title, case.organisation, case.period, case.on_costs, case.budget) == ("x", None, None, None, None)
    assert (case.grades, case.uplifts, case.pay_points, case.published) == ({}, {}, (), {})


def test_posts_by_no_point_are_no_posts(reports: Reports) -> None:
    reports("title: x\ngrades:\n  Grade 9: {salary: 5, «in_post»: {}}\n", "no-value")


@pytest.mark.parametrize(
    ("given", "headline", "help"),
    [
        (
            "release: «sometimes»",
            "agency release is `sometimes`, which is neither a number nor `in proportion` or `one for one`",
            "write `in proportion`, `one for one`, or the agency FTE that goes for each FTE more in post, such as 0.8",
        ),
        (
            "fee: «lots»",
            "agency fee is `lots`, which is neither a number nor `included`",
            "write a percentage such as 10%, pounds such as £2.50, or `included`",
        ),
    ],
)
def test_a_word_or_a_number_is_asked_for_with_both(reports: Reports, given: str, headline: str, help: str) -> None:
    problem = reports(f"title: x\nagency: {{fte: 2, cost_per_fte: 60000, {given}}}\n", "not-a-number")
    assert (problem.headline, problem.help) == (headline, help)


@pytest.mark.parametrize(
    ("given", "dash"),
    [("\n  2026/27: £2m\n  2027/28: £2m\n", ""), ("\n  - 2026/27: £2m\n  - 2027/28: £2m\n", "without a dash")],
)
def test_years_directly_under_a_budget_are_pointed_to_by_year(given: str, dash: str, reports: Reports) -> None:
    problem = reports(f"title: x\n«budget»:{given}", "missing-key")
    assert problem.headline == "budget has 2026/27 directly under it, where `by_year` should be"
    assert problem.help is not None and "`by_year:` on the line below" in problem.help and dash in problem.help


def test_years_directly_under_a_cost_are_pointed_to_cost_by_year(reports: Reports) -> None:
    problem = reports("title: x\nmeasures:\n  - what: Posts\n    «cost»: {2026/27: 40000, 2027/28: 41000}\n", "wrong-shape")
    assert problem.headline == "measure 1 cost has 2026/27 directly under it, where one amount should be"
    assert problem.help is not None and problem.help.startswith("write `cost_by_year:` in place of `cost:`")


@pytest.mark.parametrize("given", ["[1,020,000]", "[1,020,000, 1,050,000]", "{2026/27: 1020000, 2027/28: 1050000}"])
@pytest.mark.parametrize("key", ["budget", "spend: {year: 2025/26, budget"])
def test_one_amount_in_another_shape_is_one_problem(key: str, given: str) -> None:
    text = f"title: x\n{key}: {given}{'}' if '{' in key else ''}\n"
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert len(loaded.problems) == 1, [problem.headline for problem in loaded.problems]


@pytest.mark.parametrize(
    ("given", "help"),
    [
        (
            "budget: {«by_year»: [1,020,000]}",
            "write each financial year, such as `2026/27: 40,000`, on a line below, without dashes",
        ),
        ("agency: {«by_grade»: [G]}", "write each grade by its name on a line below, without dashes"),
        ("workforce: {G: {«teams»: [x]}}", "write each entry by its name, and a colon, on a line below, without dashes"),
    ],
)
def test_a_list_where_names_are_keys_is_told_what_stands_on_each_line(given: str, help: str, reports: Reports) -> None:
    """The keys of the section around it are none of its own."""
    assert reports(f"title: x\n{given}\n", "wrong-shape").help == help
