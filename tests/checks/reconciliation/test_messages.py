"""The problems of a published figure: the words, entries that mean nothing, acceptances, and small counts that stay out."""

from __future__ import annotations

from textwrap import dedent

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.models.policy import Policy
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.check import findings
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.reconciliation.messages import data_of
from supplement_calc.diagnostics import Problem, Source
from supplement_calc.diagnostics.render.text import lines

TEAMS = """
title: by hand
workforce:
  Staff:
    teams:
      North: {establishment: 10, vacant: 2}
      South: {establishment: 30, vacant: 15}
    total: {establishment: 40, vacant: 17, printed: {vacancy_rate: 35.0%}}
"""
CELL = "workforce.staff.total.printed.vacancy_rate"


def context_of(text: str, *, full: bool = False) -> CheckContext:
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return CheckContext(loaded.case, Policy.model_validate({}), full=full)


def problems_of(text: str, published: str = "", *, accept: bool = True, full: bool = False) -> list[Problem]:
    listed = f"published:\n{dedent(published)}" if published else ""
    problems = findings(context_of(dedent(text) + listed, full=full), accept=accept).problems
    return [problem for problem in problems if problem.code != "small-count"]  # a rule's


def test_a_difference_says_what_is_printed_what_it_comes_to_which_way_and_why() -> None:
    (problem,) = problems_of(TEAMS)
    assert problem.headline == (
        "Staff, all teams: vacancy rate: the paper prints 35.0%; the case gives 42.5% (7.5 points higher). "
        "Likely cause: the average of the 2 rates, not the rate of the total (mean-of-parts)"
    )
    assert (problem.code, problem.severity, problem.span.line, problem.span.column) == ("published-differs", "error", 8, 68)
    assert problem.help is not None
    assert problem.help.startswith("correct the paper or the case file, or accept the difference: ")
    assert 'accepted: {reason: …, computed: "42.5%", cause: mean-of-parts}' in problem.help


def test_money_is_spelt_as_the_paper_spells_it() -> None:
    text = "title: x\nagency: {fte: 10, cost_per_fte: 61234}\n"
    (problem,) = problems_of(text, "- {figure: current_spend.agency, value: £0.619m}\n")
    assert "the paper prints £0.619m; the case gives £0.612m (£0.007m lower)" in problem.headline


@pytest.mark.parametrize(
    ("entry", "code", "help"),
    [
        ("figure: workforce.staff.pooled.vacant_rate, value: 5%", "published-unknown", "did you mean workforce.staff.pooled."),
        ("figure: workforce.staff.pooled.vacant, accepted: known", "published-without-value", "add `value: …`"),
        ("figure: workforce.staff.pooled.vacant, value: £17", "wrong-unit", "name the figure that the paper means"),
        ("figure: workforce.staff.pooled.vacancy_rate, value: 17 fte", "wrong-unit", "name the figure that the paper means"),
    ],
)  # fmt: skip
def test_an_entry_that_means_nothing_is_a_problem(entry: str, code: str, help: str) -> None:
    [problem] = [problem for problem in problems_of(TEAMS, f"- {{{entry}}}\n") if problem.code == code]
    assert problem.help is not None
    assert help in problem.help


def test_a_cell_is_accepted_by_its_id_with_what_it_accepts() -> None:
    accepted = f"- {{figure: {CELL}, accepted: {{reason: known, computed: 42.5%, cause: mean-of-parts}}}}\n"
    (problem,) = problems_of(TEAMS, accepted)
    assert problem.excuse is not None
    assert (problem.code, problem.excuse.kind, problem.excuse.reason) == ("published-differs", "accepted", "known")
    (problem,) = problems_of(TEAMS, accepted, accept=False)
    assert problem.excuse is None


def test_an_acceptance_that_says_only_why_passes_with_a_note() -> None:
    both = problems_of(TEAMS, f"- {{figure: {CELL}, accepted: known}}\n")
    assert sorted((problem.code, problem.severity, problem.excuse is not None) for problem in both) == [
        ("acceptance-not-pinned", "note", False),
        ("published-differs", "error", True),
    ]


@pytest.mark.parametrize(
    ("pinned", "changes"),
    [
        ("computed: 41.0%, cause: mean-of-parts", "the case giving 41.0%, and now 42.5%"),
        ("computed: 42.5%, cause: truncated", "the cause truncated, and now mean-of-parts"),
    ],
)
def test_an_acceptance_of_another_finding_is_outdated(pinned: str, changes: str) -> None:
    (problem,) = problems_of(TEAMS, f"- {{figure: {CELL}, accepted: {{reason: known, {pinned}}}}}\n")
    assert (problem.code, problem.excuse) == ("acceptance-outdated", None)
    assert problem.headline == f"Staff, all teams: vacancy rate was accepted as 35.0% with {changes}"


def test_an_acceptance_of_what_reproduces_now_is_stale() -> None:
    (problem,) = problems_of(TEAMS.replace("35.0%", "42.5%"), f"- {{figure: {CELL}, accepted: known}}\n")
    assert problem.code == "acceptance-stale"


# 4 men are not shown: nor 96 women, nor what gives either away.
PEOPLE = """
title: by hand
workforce:
  Staff:
    teams:
      North: {headcount: 101, men: 4, women: 96}
      South: {headcount: 50, men: 20, women: 30}
      East: {headcount: 60, men: 25, women: 35}
"""


def test_a_small_count_of_people_is_in_no_message() -> None:
    problems = problems_of(PEOPLE)
    assert [problem.code for problem in problems] == ["published-differs"]
    shown = "\n".join("".join(piece.text for piece in line) for line in lines(problems))
    assert "North: headcount differs from what the case's other figures give" in shown
    assert not any(number in shown for number in ("101", "100", "96", "men: 4"))


def test_a_small_count_is_shown_with_full() -> None:
    (problem,) = problems_of(PEOPLE, full=True)
    assert "the paper prints 101; the case gives 100" in problem.headline


def test_a_small_count_is_not_in_the_data_either() -> None:
    data = [data_of(verdict) for verdict in findings(context_of(dedent(PEOPLE))).verdicts]
    north = next(one for one in data if "north" in str(one["figure"]))
    assert (north["published"], north["computed"], north["causes"]) == ("not shown", "not shown", [])
    east = next(one for one in data if "east" in str(one["figure"]))
    assert east["published"] == "60"


def test_causes_name_no_row_of_a_table_with_small_counts() -> None:
    (problem,) = problems_of(PEOPLE.replace("101", "100"), "- {figure: workforce.staff.pooled.men, value: 45}\n")
    assert "row-left-out" in problem.headline
    assert "North" not in problem.headline


def test_an_acceptance_of_a_small_count_gives_no_number_away() -> None:
    entry = "- {figure: workforce.staff.teams.north.headcount, accepted: {reason: known, computed: 99, cause: none}}\n"
    (problem,) = problems_of(PEOPLE, entry)
    assert problem.code == "acceptance-outdated"
    text = "\n".join("".join(piece.text for piece in line) for line in lines([problem]))
    assert not any(number in text for number in ("101", "100", "96"))


def test_a_case_without_printed_figures_has_nothing_worked_out() -> None:
    one = context_of("title: x\nagency: {fte: 10, cost_per_fte: 61234}\n")
    assert findings(one).verdicts == ()
    assert not {"costing", "workforce", "market", "suppressed"} & one.__dict__.keys()
