"""Limits of figures: what is within one, what is not and by how much, and what no limit can be held to."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.check import findings, findings_of_part
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.sound_sections import sound_part
from supplement_calc.diagnostics import Problem, Source
from support.checking import codes, problems, under

TEAM = (
    "title: x\ngrades:\n  A: {salary: 30000, in_post: 10, vacant: 2}\n  B: {salary: 36000, in_post: 4, vacant: 1}\n"
    "on_costs: 25%\nagency: {fte: 2, cost_per_fte: 70000}\nbudget: 600000\n"
)
OVER = "budget_position.full_over_budget"  # 675,000 less 600,000


def limited(figure: str, limits: str, case: str = TEAM) -> str:
    """The case with limits of one figure under its own policy."""
    lines = "".join(f"      {one}\n" for one in limits.split("; "))
    return f"{case}policy:\n  figures:\n    {figure}:\n{lines}"


def found(text: str) -> list[Problem]:
    """All that a check finds, in the file's order."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return findings(CheckContext(loaded.case)).problems


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ("at_most: £75k", []),
        ("at_most: 74999", ["figure-above-limit"]),
        ("at_least: 75000", []),
        ("at_least: £0.075001m", ["figure-below-limit"]),
        ("at_least: 0; at_most: 80000", []),
        ("at_least: 80000; at_most: 70000", ["figure-above-limit", "figure-below-limit"]),
        ("at_most: none", []),
        ("at_most: -£5,000", ["figure-above-limit"]),
    ],
)
def test_a_figure_is_within_a_limit_or_not(limits: str, expected: list[str]) -> None:
    assert sorted(codes(limited(OVER, limits))) == expected


def test_it_says_by_how_much_and_stands_at_the_input_that_moves_it_most() -> None:
    [problem] = problems(limited(OVER, "at_most: £50,000"))
    assert problem.code == "figure-above-limit"
    assert problem.headline.endswith("over / (under) budget is £75,000, £25,000 above its limit of £50,000")
    assert under(problem) == "600000"
    assert problem.help == (
        f"bring {OVER} down by £25,000. The input that moves it most is budget (600000): 1% of its value moves it by £6,000"
    )
    [related] = problem.related
    assert (related.text, related.span.line) == ("the policy's limit", 11)


@pytest.mark.parametrize(
    ("figure", "limit", "place", "said"),
    [
        ("full_establishment.total", "at_most: 1", "30000", "£4,500"),  # 12 × 30,000 × 1.25
        ("agency_premium.in_post", "at_least: £1m", "70000", "£700"),
        ("current_spend.total", "at_most: 1", "30000", "£3,750"),
    ],
)
def test_the_input_that_moves_a_figure_most(figure: str, limit: str, place: str, said: str) -> None:
    [problem] = problems(limited(figure, limit))
    assert under(problem) == place
    assert problem.help is not None and problem.help.endswith(f"moves it by {said}")


def test_of_inputs_that_move_it_alike_the_first_in_the_file_is_meant() -> None:
    two = "title: x\ngrades:\n  A: {salary: 30000, in_post: 2}\n  B: {salary: 30000, in_post: 2}\n"
    [problem] = problems(limited("full_establishment.total", "at_most: 1", two))
    assert (under(problem), problem.span.line) == ("30000", 3)


def test_a_limit_is_of_the_figures_own_unit() -> None:
    assert codes(limited("agency.fte", "at_most: 2 fte")) == []
    assert codes(limited("on_costs", "at_most: 25%")) == []
    assert codes(limited("on_costs", "at_most: 24.9%")) == ["figure-above-limit"]
    [problem] = problems(limited("on_costs", "at_most: 24.9%"))
    assert problem.headline == "On-costs is 25%, 0.1 points above its limit of 24.9%"
    for figure, limit, code in (
        ("on_costs", "24", "missing-percent"),
        ("on_costs", "£24", "wrong-unit"),
        (OVER, "10%", "wrong-unit"),
        ("agency.fte", "£2", "wrong-unit"),
        (OVER, "2 fte", "wrong-unit"),
    ):
        [problem] = found(limited(figure, f"at_most: {limit}"))
        assert (problem.code, problem.severity, under(problem)) == (code, "error", limit), limit


def test_a_figure_without_a_value_is_never_passed() -> None:
    case = TEAM.replace("budget: 600000\n", "")
    [problem] = problems(limited(OVER, "at_most: £1m", case))
    assert problem.code == "figure-not-known"
    assert "not known, because the case gives no budget; it must be at most £1m" in problem.headline


def test_a_figure_that_the_case_has_not_is_not_known_and_the_nearest_is_named() -> None:
    [problem] = problems(limited("budget_position.full_over_budgit", "at_most: 0"))
    assert problem.code == "figure-not-known"
    assert problem.help == f"did you mean {OVER}?"
    assert under(problem) == "0"


def test_a_figure_is_named_as_people_write_it() -> None:
    assert codes(limited("grades.A.in_post", "at_most: 9")) == ["figure-above-limit"]


def test_a_difference_too_small_for_two_decimals_is_shown() -> None:
    [problem] = problems(limited("agency_cover.share", "at_most: 66.6666%"))  # two thirds
    assert problem.headline.endswith(" is 66.6667%, 0.0001 points above its limit of 66.6666%")


def test_a_silence_excuses_it() -> None:
    text = limited(OVER, "at_most: 0") + "silences: [{rule: figure-above-limit, at: budget, reason: agreed}]\n"
    assert codes(text) == []
    [problem] = problems(text)
    assert problem.excuse is not None and problem.excuse.reason == "agreed"


@pytest.mark.parametrize("limit", ["a lot", "1e9", "''"])
def test_what_is_no_amount_is_refused_as_it_is_read(limit: str) -> None:
    loaded = load_text(Source("case.yaml", limited("whatever", f"at_most: {limit}")), EVERYTHING)
    assert loaded.case is None
    assert len(loaded.problems) == 1


def test_a_limit_that_needs_a_section_with_errors_is_not_checked_and_the_others_are() -> None:
    text = (
        f"{TEAM}forecast: {{turnover: lots}}\npolicy:\n  figures:\n    {OVER}: {{at_most: 0}}\n"
        "    forecast.net.total: {at_least: 0}\n"
    )
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    part = sound_part(loaded)
    assert part is not None
    result = findings_of_part(CheckContext(part.case))
    assert [problem.code for problem in result.problems] == ["figure-above-limit"]
    assert {"figure-below-limit", "figure-not-known"} <= {*result.not_checked}
    assert "figure-above-limit" not in result.not_checked


def test_a_policy_with_errors_leaves_its_limits_unchecked() -> None:
    loaded = load_text(Source("case.yaml", limited(OVER, "at_most: lots")), EVERYTHING)
    part = sound_part(loaded)
    assert part is not None
    result = findings_of_part(CheckContext(part.case))
    assert {"figure-above-limit", "figure-below-limit", "figure-not-known"} <= {*result.not_checked}
