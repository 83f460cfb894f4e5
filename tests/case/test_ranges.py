"""What is wrong with ranges and correlations: each one problem, at its own line, from `check` and `sensitivity` alike."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.ranges.reading import read_ranges
from supplement_calc.case.sections import COSTING, EVERYTHING, SENSITIVITY
from supplement_calc.diagnostics import Source
from support.running import run

CASE = """\
title: A team
grades:
  Grade 9: {salary: 30000, in_post: 10, vacant: 2, supplement: 4000}
on_costs: 25%
budget: 470000
sensitivity:
"""
TWO = "  inputs: {on_costs: {least: 22%, most: 28%}, budget: {least: 460000, most: 480000}}\n"
THREE = (
    "  inputs: {on_costs: {least: 22%, most: 28%}, budget: {least: 460000, most: 480000},"
    " grades.grade_9.vacant: {least: 1, most: 3}}\n"
)


def test_a_supplement_of_a_forecast_is_above_0() -> None:
    text = CASE.replace(
        "sensitivity:",
        "period: {starts: 2026-04-01, ends: 2026-09-30}\nforecast:\n  doing_nothing: {turnover: 20%, starters: 2}\n"
        "  proposal: {turnover: 10%, starters: 4}\nsensitivity:",
    )
    for one in ("{least: 0, most: 5000}", "{values: {0: 30%, 4000: 70%}}"):
        loaded = load_text(Source("case.yaml", text + ranges(f"grades.grade_9.supplement: {one}")), SENSITIVITY)
        assert [problem.code for problem in loaded.problems] == ["range-unclear"]
    sound = load_text(Source("case.yaml", CASE + ranges("grades.grade_9.supplement: {least: 0, most: 5000}")), SENSITIVITY)
    assert sound.problems == []


@pytest.mark.parametrize(
    ("one", "code"),
    [
        ("forecast.pay_awards.1.award: {least: -3%, most: 2%}", ""),
        ("forecast.pay_awards.2.award: {least: -£500, most: £1,925}", ""),
        ("forecast.pay_awards.1.award: {least: -£500, most: £500}", "wrong-unit"),
        ("forecast.pay_awards.1.award: {values: {2%: 120%, 3%: -20%}}", "negative-rate"),
        ("forecast.proposal.turnover: {least: -3%, most: 2%}", "negative-rate"),
    ],
)
def test_a_pay_award_alone_may_be_below_0(one: str, code: str) -> None:
    text = CASE.replace(
        "sensitivity:",
        "period: {starts: 2026-04-01, ends: 2026-09-30}\nforecast:\n  doing_nothing: {turnover: 20%, starters: 2}\n"
        "  proposal: {turnover: 10%, starters: 2}\n"
        "  pay_awards: [{from: 2026-05-01, award: -1%}, {from: 2026-06-01, award: £500}]\nsensitivity:",
    )
    loaded = load_text(Source("case.yaml", text + ranges(one.replace("£1,925", '"£1,925"'))), SENSITIVITY)
    assert {problem.code for problem in loaded.problems} == ({code} if code else set())


def ranges(one: str) -> str:
    return f"  inputs:\n    {one}\n"


WRONG = {
    "a bad path": (ranges("grades.grade_9.in_pots: {least: 1, most: 2}"), "unknown-path", 8, "mean grades.grade_9.in_post?"),
    "no input by itself": (ranges("grades.grade_9: {least: 1, most: 2}"), "unknown-path", 8, "grades.grade_9."),
    "least above most": (ranges("on_costs: {least: 28%, most: 22%}"), "range-out-of-order", 8, "`least`"),
    "likely above most": (ranges("on_costs: {least: 22%, likely: 30%, most: 28%}"), "range-out-of-order", 8, "the ends"),
    "likely below least": (ranges("on_costs: {least: 22%, likely: 2%, most: 28%}"), "range-out-of-order", 8, "the ends"),
    "mean above most": (ranges("on_costs: {mean: 30%, deviation: 1%, most: 28%}"), "range-out-of-order", 8, "the ends"),
    "the case's mean": (ranges("on_costs: {deviation: 1%, most: 24%}"), "range-out-of-order", 8, "the ends"),
    "a mean of nothing": (ranges("on_costs: {mean: 0%, deviation: 1%, least: 20%}"), "range-out-of-order", 8, "the ends"),
    "past all of it": (ranges("on_costs: {least: 20%, most: 300%}"), "range-out-of-order", 8, "100% or less"),
    "a mean past all of it": (ranges("on_costs: {mean: 150%, deviation: 2%}"), "range-out-of-order", 8, "100% or less"),
    "a value past all of it": (ranges("on_costs: {values: {25%: 40%, 250%: 60%}}"), "range-out-of-order", 8, "100% or less"),
    "chances": (ranges("on_costs: {values: {22%: 40%, 25%: 50%}}"), "chances-not-100", 8, "add the value"),
    "no sign": (ranges("on_costs: {least: 22, most: 28%}"), "missing-percent", 8, "22%"),
    "pounds of FTE": (ranges("grades.grade_9.in_post: {least: £8, most: 12}"), "wrong-unit", 8, "full-time"),
    "no number": (ranges("budget: {least: lots, most: 480000}"), "not-a-number", 8, "pounds"),
    "below 0": (ranges("budget: {least: -1, most: 480000}"), "negative-amount", 8, "write 1"),
    "half a range": (ranges("budget: {least: 460000}"), "missing-key", 8, "`most"),
    "another shape's": (ranges("budget: {least: 1, most: 2, mean: 3}"), "range-unclear", 8, "leave out `mean`"),
    "two of one": (ranges("Budget: {least: 1, most: 2}\n    budget: {least: 1, most: 2}"), "unknown-path", 8, "budget"),
    "a shape": (ranges("budget: {least: 1, most: 2, shape: triangle}"), "not-a-choice", 8, "triangular"),
    "what --set refuses": (ranges("grades.grade_9.salary: {least: 0, most: 31000}"), "nil-amount", 8, "pounds a year"),
    "rank": (TWO + "  correlations: [{inputs: [on_costs, budget], rank: 1.2}]\n", "rank-above-one", 8, "0.5"),
    "rank below": (TWO + "  correlations: [{inputs: [on_costs, budget], rank: -1.01}]\n", "rank-above-one", 8, "0.5"),
    "no range": (TWO + "  correlations: [{inputs: [on_costs, bugdet], rank: 0.5}]\n", "correlation-unclear", 8, "mean budget?"),
    "itself": (TWO + "  correlations: [{inputs: [budget, budget], rank: 0.5}]\n", "correlation-unclear", 8, "leave out"),
    "twice": (
        TWO + "  correlations:\n    - {inputs: [on_costs, budget], rank: 0.5}\n    - {inputs: [budget, on_costs], rank: 0.4}\n",
        "correlation-unclear", 10, "leave out",
    ),
    "one path": (TWO + "  correlations: [{inputs: [on_costs], rank: 0.5}]\n", "correlation-unclear", 8, "two"),
    "together": (
        THREE + "  correlations:\n    - {inputs: [on_costs, budget], rank: 0.9}\n"
        "    - {inputs: [on_costs, grades.grade_9.vacant], rank: 0.9}\n"
        "    - {inputs: [budget, grades.grade_9.vacant], rank: 0.1}\n",
        "correlations-impossible", 11, "write 0.6",
    ),
    "too few draws": (TWO + "  draws: 99\n", "draws-unclear", 8, "write 100"),
    "part of a draw": (TWO + "  draws: 100.5\n", "draws-unclear", 8, "write 100"),
    "a seed": (TWO + "  seed: -1\n", "draws-unclear", 8, "1"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_one_problem_where_it_stands(name: str) -> None:
    text, code, line, help = WRONG[name]
    for sections in (SENSITIVITY, EVERYTHING):
        problems = load_text(Source("case.yaml", CASE + text), sections).problems
        assert [(one.code, one.span.line) for one in problems] == [(code, line)], problems
        assert help in (problems[0].help or "")
    assert f"[{code}]" in run("check", "-", "-f", "concise", stdin=(CASE + text).encode()).out
    ran = run("sensitivity", "-", stdin=(CASE + text).encode())
    assert (ran.code, ran.out) == (1, "")
    assert f"[{code}]" in ran.err


def test_an_end_that_a_rule_of_the_case_refuses_is_refused() -> None:
    text = CASE.replace("salary: 30000", "salary: 30000, supplement_now: {amount: 1000, in_post: 9}") + ranges(
        "grades.grade_9.in_post: {least: 8, most: 12}"
    )
    problems = load_text(Source("case.yaml", text), SENSITIVITY).problems
    assert [(one.code, one.span.line) for one in problems] == [("supplement-now-above-posts", 3)]
    assert problems[0].headline.startswith("range of grades.Grade 9.in_post: ")


def test_other_commands_do_not_read_them() -> None:
    text = CASE + WRONG["chances"][0]
    assert load_text(Source("case.yaml", text), COSTING).problems == []


def test_correlations_that_hold_together_are_no_problem_whatever_their_order() -> None:
    pairs = (("on_costs", "budget"), ("on_costs", "grades.grade_9.vacant"), ("budget", "grades.grade_9.vacant"))
    for first in range(3):
        ordered = pairs[first:] + pairs[:first]
        text = "".join(f"    - {{inputs: [{one}, {other}], rank: 0.9}}\n" for one, other in ordered)
        assert load_text(Source("case.yaml", f"{CASE}{THREE}  correlations:\n{text}"), SENSITIVITY).problems == []


def test_the_shape_is_that_of_what_is_given() -> None:
    text = (
        "  inputs:\n"
        "    on_costs: {values: {22%: 40%, 25%: 60%}}\n"
        "    budget: {least: 460000, most: 480000}\n"
        "    grades.grade_9.salary: {deviation: 500}\n"
        "    grades.grade_9.in_post: {least: 8, likely: 10, most: 11}\n"
        "    grades.grade_9.vacant: {least: 1, likely: 2, most: 4, shape: PERT}\n"
    )
    case = load_text(Source("case.yaml", CASE + text), SENSITIVITY).case
    assert case is not None
    shapes = {one.path: one.shape for one in read_ranges(case).ranges}
    assert shapes == {
        "on_costs": "discrete",
        "budget": "uniform",
        "grades.Grade 9.salary": "normal",
        "grades.Grade 9.in_post": "triangular",
        "grades.Grade 9.vacant": "pert",
    }


def test_a_range_in_a_section_that_the_answer_does_not_need_is_read_all_the_same() -> None:
    text = CASE.replace("sensitivity:", "establishment: 12\nsensitivity:") + ranges("establishment: {least: 11, most: 13}")
    loaded = load_text(Source("case.yaml", text), SENSITIVITY)
    assert loaded.problems == []
    assert loaded.case is not None
    assert [one.path for one in read_ranges(loaded.case).ranges] == ["establishment"]
