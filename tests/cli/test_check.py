"""`check` as CI runs it: folders, several reports at once, strictness, and GitHub by itself."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from support.running import run

WRONG = "title: x\nbudget: 1e9\n"
WARNED = "title: x\nagency: {fte: 1, cost_per_fte: 60000, weeks_a_year: 52}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("wrong.yaml", WRONG), ("warned.yaml", WARNED), ("well.yaml", "title: x\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_checked_and_summed_up(folder: Path) -> None:
    ran = run("check", folder, "-f", "concise")
    assert ran.code == 1
    assert [line.partition(": ")[2].partition("]")[0] for line in ran.out.splitlines()] == [
        "warning[not-used",
        "error[ambiguous-number",
    ]
    assert ran.err == "Found 1 error, 1 warning in 2 of 3 files.\n"


def test_all_well_is_silent(folder: Path) -> None:
    ran = run("check", folder / "well.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_warning_fails_only_when_strict(folder: Path) -> None:
    assert run("check", folder / "warned.yaml").code == 0
    assert run("check", folder / "warned.yaml", "--strict").code == 1


def test_several_reports_are_written_beside_what_is_shown(folder: Path) -> None:
    found = {name: folder / f"found.{name}" for name in ("junit", "sarif", "json")}
    reports = [part for name, path in found.items() for part in ("--report", f"{name}={path}")]
    ran = run("check", folder, "-f", "concise", *reports)
    assert (ran.code, len(ran.out.splitlines())) == (1, 2)
    assert ElementTree.parse(found["junit"]).getroot().get("tests") == "3"
    assert len(json.loads(found["sarif"].read_text())["runs"][0]["results"]) == 2
    assert len(json.loads(found["json"].read_text())["problems"]) == 2


def test_the_ending_of_the_output_says_its_format(folder: Path) -> None:
    for ending, start in ((".xml", "<?xml"), (".sarif", "{"), (".json", "{"), (".txt", str(folder))):
        output = folder / f"found{ending}"
        run("check", folder / "wrong.yaml", "-o", output)
        assert output.read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize("report", ["junit", "junit=", "yaml=x", "=x"])
def test_a_report_that_says_no_format_or_file_is_refused(folder: Path, report: str) -> None:
    ran = run("check", folder / "well.yaml", "--report", report)
    assert ran.code == 2
    assert "--report needs FORMAT=FILE" in ran.err


def test_a_report_over_a_case_is_refused(folder: Path) -> None:
    ran = run("check", folder, "--report", f"json={folder / 'well.yaml'}")
    assert ran.code == 2
    assert (folder / "well.yaml").read_text() == "title: x\n"


def test_on_github_annotations_are_the_format(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check", folder / "wrong.yaml").out.startswith("::error file=")
    assert not run("check", folder / "wrong.yaml", "-f", "concise").out.startswith("::error")


def test_a_folder_without_cases_is_a_wrong_command_line(tmp_path: Path) -> None:
    ran = run("check", tmp_path)
    assert (ran.code, "error[no-case-files]: there is no case file here" in ran.out) == (2, True)


def test_rule_prints_a_codes_page_and_offers_the_nearest() -> None:
    assert run("rule", "negative-fte").out.startswith("# negative-fte\n")
    ran = run("rule", "negative-fet")
    assert (ran.code, "Did you mean negative-fte?" in ran.err) == (2, True)


def test_rule_alone_lists_every_code() -> None:
    lines = run("rule").out.splitlines()
    assert len(lines) > 40
    assert all(line.endswith(".") for line in lines)
