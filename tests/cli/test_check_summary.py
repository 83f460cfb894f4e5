"""The last lines of `check`: on a terminal what was found and where to start, piped as little as before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from supplement_calc.cli.check_files import CheckOptions, check_files
from supplement_calc.cli.result import Result
from supplement_calc.diagnostics.checked import CheckRun
from supplement_calc.output.check_summary import terminal_lines
from support.running import DERBYSHIRE, run


def on_terminal(*files: Path, accept: bool = True) -> list[str]:
    options = CheckOptions((), None, strict=False, accept=accept, full=False)
    return list(terminal_lines(CheckRun(check_files(map(str, files), options, Result()))))


@pytest.fixture
def unsound(tmp_path: Path) -> Path:
    """A payment of 40 months, which a rule finds, and a budget that cannot be read."""
    file = tmp_path / "unsound.yaml"
    text = (
        "title: x\nperiod: {starts: 2026-04-01, ends: 2029-07-31}\nbudget: 1e9\n"
        "grades:\n  A: {salary: 30000, in_post: 2, supplement: 1000}\n"
    )
    file.write_text(text, encoding="utf-8")
    return file


def test_a_clean_case_says_so_on_a_terminal_and_nothing_piped() -> None:
    assert on_terminal(DERBYSHIRE) == [
        f"{DERBYSHIRE}: nothing to correct.",
        "  Printed figures  128 checked: 100 agree; 28 do not, each accepted with reason.",
        "  Rules            12 findings silenced, each with a reason.",
        f"  To list them: supplement-calc check {DERBYSHIRE} --verbose",
    ]
    ran = run("check", DERBYSHIRE)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_differences_are_counted_by_the_reason_that_fits_best() -> None:
    first, printed, _, heads, *reasons, rule, total, start = on_terminal(DERBYSHIRE, accept=False)
    assert first == f"{DERBYSHIRE}: 15 errors and 13 warnings; 12 findings silenced."
    assert printed == "  Printed figures  128 checked: 100 agree, 15 differ, 13 cannot be worked out."
    assert heads.endswith(" Differ  Cannot work out")
    counts = [sum(int(part) for part in line[54:].split()) for line in reasons]
    assert sum(counts) == 15 + 13
    assert rule.split() == ["──", "──"]
    assert total.split() == ["15", "13"]
    assert len(rule) == len(total) == len(heads)
    assert reasons[-1].startswith("    No known reason")
    assert start == "  Start with line 253: vacancy rate, printed as 32.15%; the case gives 33.19%."
    assert all(len(line) <= 80 for line in (printed, heads, *reasons, start))


def test_an_error_in_one_section_hides_no_rule_of_the_others(unsound: Path) -> None:
    ran = run("check", unsound, "-f", "concise")
    assert ran.code == 1
    assert "error[ambiguous-number]" in ran.out
    assert "[period-above-limit]" in ran.out
    not_checked = ran.err.splitlines()[-1]
    assert re.fullmatch(r"Not checked, as budget has errors: \d+ rules \(.*\bbudget\b.*\)\.", not_checked)
    assert len(not_checked) < 160 and "period" not in not_checked


def test_what_the_errors_leave_unread_is_not_reported_as_missing(unsound: Path) -> None:
    found = {line.partition("[")[2].partition("]")[0] for line in run("check", unsound, "-f", "concise").out.splitlines()}
    repaired = unsound.with_name("repaired.yaml")
    repaired.write_text(unsound.read_text(encoding="utf-8").replace("1e9", "100,000"), encoding="utf-8")
    sound = {line.partition("[")[2].partition("]")[0] for line in run("check", repaired, "-f", "concise").out.splitlines()}
    assert found - {"ambiguous-number"} <= sound


def test_a_silence_of_a_rule_that_was_not_run_is_not_unused(unsound: Path) -> None:
    silence = "silences: [{rule: budget-in-thousands, reason: known}]\n"
    unsound.write_text(unsound.read_text(encoding="utf-8") + silence, encoding="utf-8")
    assert "silence-unused" not in run("check", unsound).out


def test_with_silences_that_cannot_be_read_no_rule_is_run(unsound: Path) -> None:
    unsound.write_text(unsound.read_text(encoding="utf-8") + "silences: 3\n", encoding="utf-8")
    ran = run("check", unsound, "-f", "concise")
    assert "[period-above-limit]" not in ran.out
    assert ran.err.splitlines()[-1] == "Not checked, as budget and silences have errors: all rules and printed figures."


def test_scripts_are_told_what_was_not_checked(unsound: Path) -> None:
    (of_file,) = json.loads(run("check", unsound, "-f", "json").out)["not_checked"]
    assert (of_file["file"], of_file["sections"]) == (str(unsound), ["budget"])
    assert "budget-in-thousands" in of_file["rules"] and "period-above-limit" not in of_file["rules"]
    (log,) = json.loads(run("check", unsound, "-f", "sarif").out)["runs"]
    (invocation,) = log["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == run("check", unsound).err.splitlines()[-1]
    assert told["level"] == "warning" and told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_where_all_is_checked_scripts_are_told_of_nothing() -> None:
    assert json.loads(run("check", DERBYSHIRE, "-f", "json").out)["not_checked"] == []
    (log,) = json.loads(run("check", DERBYSHIRE, "-f", "sarif").out)["runs"]
    assert "invocations" not in log
