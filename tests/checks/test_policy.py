"""`--policy FILE`, the example policies, and what wins over what."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.case.policy_file import load_policy
from supplement_calc.checks.limits import Limits, limits_of
from support.checking import codes
from support.running import run

EXAMPLES = sorted((Path(__file__).parents[2] / "docs" / "policies").glob("*.yaml"))
LONG = "title: x\nperiod: {starts: 2026-04-01, ends: 2029-03-31, review: 2027-04-01}\n"
PAID = LONG + "grades: {A: {salary: 30000, in_post: 3, supplement: 1000}}\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_a_policy(path: Path) -> None:
    loaded = load_policy(str(path))
    assert loaded.problems == []
    assert loaded.policy is not None and loaded.policy.name
    assert f"policies/{path.name}" in (path.parents[1] / "how-to" / "use-your-policy.md").read_text(encoding="utf-8")


def test_what_is_built_in_is_derbyshires() -> None:
    [derbyshire] = [path for path in EXAMPLES if path.stem == "derbyshire"]
    assert limits_of(load_policy(str(derbyshire)).policy)._replace(stated={}) == Limits()


def test_the_cases_own_limit_wins_over_the_policy_file(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("time_limit: 36 months\ncap: 3%\n", encoding="utf-8")
    policy = load_policy(str(file)).policy
    assert codes(PAID, policy) == ["equal-pay-record", "terms-absent", "supplement-above-cap"]
    own = PAID + "policy: {time_limit: 12 months}\n"
    assert "period-above-limit" in codes(own, policy)
    assert "supplement-above-cap" in codes(own, policy)
    assert "supplement-above-cap" not in codes(own.replace("12 months", "12 months, cap: none"), policy)


def run_with(tmp_path: Path, policy: str) -> tuple[int, str]:
    (tmp_path / "policy.yaml").write_text(policy, encoding="utf-8")
    (tmp_path / "case.yaml").write_text(PAID, encoding="utf-8")
    ran = run("check", tmp_path / "case.yaml", "--policy", tmp_path / "policy.yaml", "-f", "concise")
    return ran.code, ran.out


def test_a_policy_is_reported_in_its_own_file(tmp_path: Path) -> None:
    for text, code, column in (
        ("time_limit: some years\n", "not-a-number", "1:13"),
        ("time_limits: 24 months\n", "unknown-key", "1:1"),
        ("cap: 15\n", "missing-percent", "1:6"),
        ("cap_of: everything\n", "not-a-choice", "1:9"),
        ("- a\n", "not-a-policy", "1:3"),
        ("", "empty-file", "1:1"),
        ("cap: 15%\ncap: 14%\n", "duplicate-key", "2:1"),
        ("cap: 15%\n\tcap_of: salary\n", "tab", "2:1"),
    ):
        exit_code, out = run_with(tmp_path, text)
        assert exit_code == 1, text
        assert out.startswith(f"{tmp_path / 'policy.yaml'}:{column}: error[{code}]"), (text, out)
        assert "case.yaml" not in out  # no case is held against a policy that cannot be read


def test_a_policy_that_is_not_there_is_a_wrong_command_line(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(PAID, encoding="utf-8")
    ran = run("check", tmp_path / "case.yaml", "--policy", tmp_path / "policy.yaml")
    assert ran.code == 2
    assert "no-such-file" in ran.out


def test_a_report_over_the_policy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("cap: 15%\n", encoding="utf-8")
    (tmp_path / "case.yaml").write_text(PAID, encoding="utf-8")
    ran = run(
        "check", tmp_path / "case.yaml", "--policy", tmp_path / "policy.yaml", "--report", f"json={tmp_path / 'policy.yaml'}"
    )
    assert ran.code == 2
    assert (tmp_path / "policy.yaml").read_text(encoding="utf-8") == "cap: 15%\n"


@pytest.mark.parametrize("case", ["derbyshire-2019", "devon-2021", "devon-2024", "kent-2016", "west-sussex-2022"])
def test_a_published_case_passes_strictly(case: str) -> None:
    path = Path(__file__).parents[2] / "cases" / f"{case}.yaml"
    assert run("check", path, "--strict").code == 0


def test_the_starter_case_passes_strictly() -> None:
    assert run("check", "-", "--strict", stdin=run("init").out.encode()) == (0, "", "")
