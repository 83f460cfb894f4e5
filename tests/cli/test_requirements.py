"""`check --require` and the figures of a policy file: what they find in every format, and what is a wrong command line."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from support.running import DERBYSHIRE, ROOT, run, run_python

OVER = "budget_position.full_over_budget"
TEAM = "title: x\ngrades:\n  A:\n    salary: 30000\n    in_post: 10\n    vacant: 2\nbudget: 300000\n"  # 60,000 over


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("requirement", "code"),
    [
        (f"{OVER} <= £60,000", 0),
        (f"{OVER}<=59,999", 1),
        (f"{OVER} >= £0.06m", 0),
        (f"{OVER} > 60000", 1),
        (f"{OVER} < £60,000.01", 0),
        (f"{OVER} < 60k", 1),
        (f"{OVER} = £60k", 0),
        (f"{OVER} = 60,001", 1),
        (f"{OVER} ≤ 59,999", 1),
        (f"{OVER} ≥ -£5", 0),
        ("grades.A.vacant <= 2 fte", 0),
        ("Grades.A.Vacant >= 2.5", 1),
        ("break_even.vacancy_rate = 20%", 0),
        ("break_even.vacancy_rate <= 19.99%", 1),
    ],
)
def test_a_requirement_is_met_or_the_check_fails(case: Path, requirement: str, code: int) -> None:
    ran = run("check", case, "--require", requirement)
    assert (ran.code, ran.out == "") == (code, code == 0), ran


def test_a_quotient_is_exactly_an_amount_at_the_decimals_that_it_is_written_with() -> None:
    for requirement, code in (("= 10.34%", 0), ("= 10.3%", 0), ("= 10.4%", 1), ("<= 10.34%", 1)):  # 10.3413…%
        assert run("check", DERBYSHIRE, "--require", f"break_even.vacancy_rate {requirement}").code == code, requirement


@pytest.mark.parametrize("figure", ["forecast.net.total", "market.grade_9.gap", "current_spend.total", "agency.fte"])
def test_a_figure_of_any_command_can_be_required(figure: str) -> None:
    assert run("check", DERBYSHIRE, "--require", f"{figure} >= 1").code == 0
    ran = run("check", DERBYSHIRE, "--require", f"{figure} < 1", "-f", "concise")
    assert ran.code == 1
    assert "error[figure-above-limit]" in ran.out


def test_every_failed_requirement_is_found_where_it_is_moved_most(case: Path) -> None:
    ran = run("check", case, "--require", f"{OVER} <= 0", "--require", "full_establishment.total <= £1", "-f", "concise")
    assert ran.code == 1
    assert [line.removeprefix(str(case)).partition(" ")[0] for line in ran.out.splitlines()] == [":4:13:", ":4:13:"]


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        (f"{OVER} 0", "--require needs 'FIGURE <= AMOUNT'"),
        (f"{OVER} != 0", "--require needs 'FIGURE <= AMOUNT'"),
        (f"{OVER} == 0", "--require needs 'FIGURE <= AMOUNT'"),
        ("<= 0", "--require needs 'FIGURE <= AMOUNT'"),
        (f"{OVER} <=", "--require needs 'FIGURE <= AMOUNT'"),
        (f"{OVER} <= much", "much is not a number. Write an amount in pounds"),
        (f"{OVER} <= 1e9", "1e9 is in powers of ten"),
        ("budget_position.full_over_budgit <= 0", f"Did you mean {OVER}?"),
        ("forcast.net.total <= 0", "the case has no figure forcast.net.total"),
        (f"{OVER} <= 10%", f"10% is a percentage. Write 10 if it is an amount in pounds: {OVER} is in pounds."),
        ("break_even.vacancy_rate <= 16", "16 has no % sign. Write 16% for 16 per cent"),
        ("grades.a.vacant <= £2", "£2 is an amount of money"),
    ],
)
def test_a_wrong_requirement_is_a_wrong_command_line(case: Path, requirement: str, said: str) -> None:
    ran = run("check", case, "--require", requirement)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_a_figure_that_only_some_cases_have_is_a_finding_in_the_others(case: Path) -> None:
    ran = run("check", case, DERBYSHIRE, "--require", "forecast.net.total <= £2m", "-f", "concise")
    assert ran.code == 1
    [line] = ran.out.splitlines()
    assert line.startswith(f"{case}:1:8: error[figure-not-known]: the case has no figure forecast.net.total")


def test_a_figure_without_a_value_is_never_passed(case: Path) -> None:
    case.write_text(TEAM.replace("budget: 300000\n", ""), encoding="utf-8")
    ran = run("check", case, "--require", f"{OVER} <= £999m", "-f", "concise")
    assert ran.code == 1
    assert "error[figure-not-known]" in ran.out and "not known, because the case gives no budget" in ran.out


def test_what_needs_a_section_with_errors_is_not_checked(case: Path) -> None:
    case.write_text(f"{TEAM}forecast: {{turnover: lots}}\n", encoding="utf-8")
    ran = run("check", case, "--require", f"{OVER} <= 0", "--require", "forecast.net.total >= 0", "-f", "json")
    assert ran.code == 1
    told = json.loads(ran.out)
    assert "figure-above-limit" in [problem["code"] for problem in told["problems"]]
    [not_checked] = told["not_checked"]
    assert "figure-below-limit" in not_checked["rules"]


def test_it_holds_for_other_inputs_and_points_at_them(case: Path) -> None:
    assert run("check", case, "--set", "budget=400000", "--require", f"{OVER} <= 0").code == 0
    ran = run("check", case, "--set", "grades.a.salary=60000", "--require", f"{OVER} <= 0", "-f", "concise")
    assert ran.out.startswith("<--set 1>:1:17: error[figure-above-limit]")


def test_a_finding_is_in_every_format(case: Path, tmp_path: Path) -> None:
    reports = [f"--report={name}={tmp_path / name}" for name in ("json", "junit", "sarif", "github", "full", "concise")]
    assert run("check", case, "--require", f"{OVER} <= 0", *reports).code == 1
    [problem] = json.loads((tmp_path / "json").read_text(encoding="utf-8"))["problems"]
    assert (problem["code"], problem["line"]) == ("figure-above-limit", 4)
    [result] = json.loads((tmp_path / "sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "figure-above-limit" and "£60,000 above its limit of £0" in result["message"]["text"]
    junit = ElementTree.parse(tmp_path / "junit")
    assert "figure-above-limit" in ElementTree.tostring(junit.getroot(), encoding="unicode")
    for name in ("github", "full", "concise"):
        assert "£60,000 above its limit of £0" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_silence_excuses_a_requirement_even_where_differences_are_not_accepted(case: Path) -> None:
    case.write_text(f"{TEAM}silences:\n  - rule: figure-above-limit\n    reason: agreed in May\n", encoding="utf-8")
    for option in ("--strict", "--no-accept"):
        assert run("check", case, "--require", f"{OVER} <= 0", option).code == 0


def policy(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_policy_file_limits_figures_and_the_case_wins_limit_by_limit(case: Path, tmp_path: Path) -> None:
    file = policy(tmp_path, f"figures:\n  {OVER}:\n    at_most: 0\n    at_least: 90000\n")
    found = run("check", case, "--policy", file, "-f", "concise").out
    assert "figure-above-limit" in found and "figure-below-limit" in found
    case.write_text(f"{TEAM}policy: {{figures: {{{OVER}: {{at_most: 70000}}}}}}\n", encoding="utf-8")
    found = run("check", case, "--policy", file, "-f", "concise").out
    assert "figure-above-limit" not in found and "figure-below-limit" in found
    case.write_text(f"{TEAM}policy: {{figures: {{{OVER}: {{at_most: none, at_least: none}}}}}}\n", encoding="utf-8")
    assert run("check", case, "--policy", file).code == 0


def test_a_limit_with_nothing_in_it_is_an_error(case: Path) -> None:
    case.write_text(f"{TEAM}policy: {{figures: {{{OVER}: {{}}}}}}\n", encoding="utf-8")
    ran = run("check", case, "-f", "concise")
    assert ran.code == 1
    assert f"error[no-value]: the limit of {OVER} has nothing in it" in ran.out


def test_a_limit_of_another_unit_is_reported_once_in_the_policy_file(case: Path, tmp_path: Path) -> None:
    file = policy(tmp_path, f"figures:\n  {OVER}: {{at_most: 10%}}\n")
    other = case.with_name("other.yaml")
    other.write_text(TEAM, encoding="utf-8")
    ran = run("check", case, other, "--policy", file, "-f", "concise")
    assert ran.code == 1
    [line] = ran.out.splitlines()
    assert line.startswith(f"{file}:2:47: error[wrong-unit]: the limit of {OVER} is `10%`, which is a percentage")


def test_a_small_count_of_people_is_not_narrowed_down() -> None:
    kent = ROOT / "cases" / "kent-2016.yaml"
    figure = "recruitment.senior_practitioners.offered.internal"
    told = {run("check", kent, "--require", f"{figure} {sign}").out.replace(sign, "") for sign in ("<= 1", "<= 900")}
    assert all("not shown" in one for one in told)
    assert {run("check", kent, "--require", f"{figure} <= {most}").code for most in (0, 900)} == {1}
    assert run("check", kent, "--require", f"{figure} <= 900", "--full").code == 0


def test_nothing_is_imported_unless_a_figure_is_limited(case: Path) -> None:
    program = (
        "import sys; from supplement_calc.cli.main import main; "
        "main(['check', sys.argv[1], *sys.argv[2:]]); print('supplement_calc.checks.limit_messages' in sys.modules)"
    )
    for more, imported in (("", "False"), (f", '--require', '{OVER} <= 60000'", "True")):
        ran = run_python(program.replace("sys.argv[1], *sys.argv[2:]", f"{str(case)!r}{more}"))
        assert ran.out.strip() == imported, ran
