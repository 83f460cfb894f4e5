"""`check` on printed figures: what is accepted passes, is kept in every report, and is told where asked for."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from support.running import run

TEXT = """
title: by hand
workforce:
  Staff:
    teams:
      North: {headcount: 101, men: 4, women: 96}
      South: {headcount: 53, men: 20, women: 31}
silences:
  - {rule: small-count, at: workforce, reason: printed}
published:
  - {figure: workforce.staff.teams.south.headcount, accepted: {reason: a leaver, computed: 51, cause: none}}
"""
# North's 101 is 100 by sex, of whom 4 are men; South's 53 is 51, accepted.


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_accepted_passes_and_the_rest_is_told(case: Path) -> None:
    ran = run("check", case, "-f", "concise")
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    assert ran.err == "Found 1 error in 1 of 1 file; 1 silenced and 1 accepted.\n"


def test_no_accept_tells_it_as_if_nothing_were_accepted(case: Path) -> None:
    ran = run("check", case, "-f", "concise", "--no-accept")
    assert (ran.code, len(ran.out.splitlines()), ran.err) == (1, 2, "Found 2 errors in 1 of 1 file; 1 silenced.\n")


def test_verbose_lists_what_is_accepted_and_counts_the_figures(case: Path) -> None:
    ran = run("check", case, "--verbose", "--full")
    assert "= accepted: a leaver" in ran.out
    assert ran.err.endswith("Table rows: 2 differ.\n")


def test_every_report_has_what_is_accepted_and_none_fails_for_it(case: Path, tmp_path: Path) -> None:
    reports = {name: tmp_path / f"found.{name}" for name in ("json", "junit", "sarif")}
    run("check", case, *(part for name, path in reports.items() for part in ("--report", f"{name}={path}")))
    data = json.loads(reports["json"].read_text())
    assert [one["result"] for one in data["reconciled"]] == ["differs", "differs"]
    assert [one["accepted"] for one in data["reconciled"]] == [None, "a leaver"]
    results = json.loads(reports["sarif"].read_text())["runs"][0]["results"]
    suppressed = [result.get("suppressions") for result in results if result["ruleId"] == "published-differs"]
    assert suppressed[0] in (None, [])
    assert suppressed[1][0]["justification"] == "a leaver"
    assert ElementTree.parse(reports["junit"]).getroot().get("failures") == "1"


def test_a_small_count_is_in_no_format_without_full(case: Path) -> None:
    text = case.read_bytes()  # by standard input: a path may hold any digit
    for format_ in ("full", "concise", "github", "json", "junit", "sarif"):
        shown = run("check", "-", "-f", format_, "--verbose", "--no-accept", stdin=text).out
        assert "headcount" in shown, format_
        for number in ("101", "100", "96", "the paper prints 53"):
            assert number not in shown, (format_, number)
    assert "the paper prints 101; the case gives 100" in run("check", case, "-f", "concise", "--full").out


def test_a_paper_that_is_right_is_silent(case: Path) -> None:
    case.write_text(TEXT.replace("101", "100").replace("women: 31", "women: 33").partition("published")[0], encoding="utf-8")
    assert run("check", case) == (0, "", "")
