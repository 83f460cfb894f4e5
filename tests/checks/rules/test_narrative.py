"""What a check says of a narrative: figures that it names, formats, markup, and numbers that it types."""

from __future__ import annotations

import pytest

from supplement_calc.diagnostics import Problem
from support.checking import problems, under

CASE = """\
title: x
grades:
  A: {salary: 30000, in_post: 179.25, vacant: 89.06}
on_costs: 24.33%
agency: {fte: 65.5, cost_per_fte: 65797}
budget: 10,334,613
recruitment:
  Staff: {adverts: 24, applications: 86.5 fte}
forecast:
  doing_nothing: {turnover: 18.6%, starters: 49.3}
  proposal: {turnover: 10%, starters: 49.3}
period: {starts: 2026-04-01, ends: 2028-03-31, review: 2027-04-01}
narrative:
"""


def narrated(text: str) -> list[Problem]:
    """What is found of a narrative of one line."""
    found = problems(f"{CASE}  post: |\n    {text}\n")
    return [problem for problem in found if problem.code.startswith("narrative-")]


@pytest.mark.parametrize(
    ("placeholder", "code", "help"),
    [
        ("{budget_position.budgt}", "narrative-figure-unknown", "write {budget_position.budget} (Budget)"),
        ("{agency_cost.per_fte}", "narrative-figure-unknown", "write {agency.cost_per_fte} (Agency cost per FTE)"),
        ("{agency.day_rate}", "narrative-figure-unknown", "`supplement-calc explain CASE` lists the figures that a case has"),
        ("{nothing at all}", "narrative-figure-unknown", "`supplement-calc explain CASE` lists the figures that a case has"),
        ("{}", "narrative-figure-unknown", "`supplement-calc explain CASE` lists the figures that a case has"),
        (
            "{supplement_cost.total}",
            "narrative-figure-none",
            "give what it is worked out from, or say in words that it is not known",
        ),
        ("{agency.fte|£m}", "narrative-format", "leave |£m out"),
        ("{budget|£m|£k}", "narrative-format", "leave |£m or |£k out"),
        ("{budget|1dp|whole}", "narrative-format", "leave |1dp or |whole out"),
        ("{budget|bn}", "narrative-format", "write one of £, £k, £m, whole, 1dp, 2dp, 3dp or size"),
    ],
)
def test_a_placeholder_that_cannot_be_shown_is_reported_where_it_stands(placeholder: str, code: str, help: str) -> None:
    [problem] = narrated(f"It is {placeholder} here.")
    assert (problem.code, problem.help, under(problem)) == (code, help, placeholder)


BY_THE_HOUR = CASE.replace("cost_per_fte: 65797", "charge_rate: 38.50, hours_a_week: 37, weeks_a_year: 46")


@pytest.mark.parametrize(
    ("placeholder", "help"),
    [
        ("{agency.cost_per_fte}", "write {agency_cost.per_fte} (Agency cost per FTE)"),  # no charge rate
        ("{agency.rate}", "write {agency.charge_rate} (Agency charge rate)"),
        ("{agency.weekly_spend}", "`supplement-calc explain CASE` lists the figures that a case has"),
    ],
)
def test_a_figure_of_another_meaning_is_not_offered_because_it_begins_alike(placeholder: str, help: str) -> None:
    assert BY_THE_HOUR != CASE
    found = problems(f"{BY_THE_HOUR}  post: It is {placeholder} here.\n")
    assert [one.help for one in found if one.code == "narrative-figure-unknown"] == [help]


def test_a_figure_without_a_value_is_told_of_with_what_its_reason_says_to_write() -> None:
    found = problems("""\
title: x
period: {starts: 2026-04-01, ends: 2028-03-31, review: 2027-04-01}
grades:
  A: {salary: 30000, in_post: 179.25, supplement: 4000}
on_costs: {pension: 20%, tax_year: 2026-27}
narrative:
  post: It is {supplement_cost.period_total}.
""")
    [problem] = (one for one in found if one.code == "narrative-figure-none")
    assert problem.help == "add `as: 2026-27` under on_costs, or say in words that it is not known"


@pytest.mark.parametrize(
    "placeholder", ["{Grades.A.in_post}", "{budget|£m|2dp}", "{forecast.net.total|size}", "{ agency.fte | whole }", r"\{x\}"]
)
def test_a_figure_is_found_as_explain_finds_it(placeholder: str) -> None:
    assert narrated(f"It is {placeholder} here.") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<b>x</b>", "HTML"), ("![x](y.png)", "an image"), ("# Heading", "a heading"), ("| a | b |", "a table"),
        ("```", "a block of code"),
    ],
)  # fmt: skip
def test_markup_that_would_be_shown_as_it_stands_is_reported(text: str, what: str) -> None:
    found = {(problem.code, problem.headline) for problem in narrated(text)}
    assert found == {("narrative-markup", f"the narrative has {what}")}


@pytest.mark.parametrize(
    ("text", "said", "ours"),
    [
        ("recruit to the 87.06fte vacancies and", "87.06fte", "89.06fte"),
        ("Vacancies are 87.06 FTE now", "87.06 FTE", "89.06 FTE"),
        ("a budget of £10.343m a year", "£10.343m", "£10.335m"),
        ("a budget of £10,343,613 a year", "£10,343,613", "£10,334,613"),
        ("on-costs are 24.23%", "24.23%", "24.33%"),
        ("There are 66.5 FTE of agency staff.", "66.5 FTE", "65.5 FTE"),
        ("turnover of 18.7% a year", "18.7%", "18.6%"),
    ],
)
def test_a_number_close_to_the_figure_that_its_words_name_is_reported(text: str, said: str, ours: str) -> None:
    [problem] = narrated(text)
    assert problem.code == "narrative-number-differs"
    assert under(problem) == said
    assert f"says {said} where the case has {ours} (" in problem.headline


@pytest.mark.parametrize(
    "text",
    [
        "recruit to the 89.06fte vacancies and",
        "about 87.06 vacancies",  # said to be approximate
        "more than 87.06 vacancies",
        "80 vacancies",  # round
        "a budget of £10.3m",
        "a budget of £10.33m",  # cut off
        "a budget of £11.5m",  # not close
        "87.06 FTE of cars",  # nothing says what it is of
        "the 86.5 vacancies",  # another figure of the case
        "In 2019-20 there were 2 vacancies, section 8.906 says.",
        "Vacancies were £87.06 each.",
        "the vacancies. 87.06 people came",  # the next sentence
    ],
)
def test_a_number_that_may_be_of_something_else_is_not(text: str) -> None:
    assert narrated(text) == []
