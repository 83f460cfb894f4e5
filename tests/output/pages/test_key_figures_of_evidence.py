"""The key figures of break-even, market and workforce: first on the page, on one screen, and alone by --brief."""

from __future__ import annotations

import json
from itertools import takewhile
from pathlib import Path

import pytest

from support.running import DERBYSHIRE, ROOT, run

COMMANDS = ("break-even", "market", "workforce")
PAGES = [(command, DERBYSHIRE) for command in COMMANDS]
PAGES += [("workforce", case) for case in sorted((ROOT / "cases").glob("*.yaml"))]


@pytest.mark.parametrize(("command", "case"), PAGES, ids=str)
def test_the_block_is_short_and_no_wider_than_80_columns(command: str, case: Path) -> None:
    lines = run(command, case, "--brief").out.rstrip("\n").split("\n")
    heading = list(takewhile(bool, lines))
    block = lines[len(heading) + 1 :]
    assert len(block) <= 15
    assert max(map(len, block)) <= 80
    assert run(command, case).out.startswith("\n".join(lines))


@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_the_figures_of_each_row_and_brief_has_them_alone(command: str) -> None:
    whole = json.loads(run(command, DERBYSHIRE, "-f", "json").out)
    brief = json.loads(run(command, DERBYSHIRE, "-f", "json", "--brief").out)
    assert brief["key_figures"] == whole["key_figures"]
    assert list(brief) == ["format", "case", "file", "changed", "round", "key_figures"]
    shown = {id: value for row in whole["key_figures"] for id, value in row["figures"].items()}
    assert shown
    assert all(whole["figures"].get(id, value) == value for id, value in shown.items())


@pytest.mark.parametrize("command", COMMANDS)
def test_markdown_has_the_block_before_any_other_table(command: str) -> None:
    first = next(line for line in run(command, DERBYSHIRE, "-f", "markdown").out.splitlines() if line.startswith("| "))
    assert first.startswith("| Key figures, ")


def brief(*arguments: str) -> str:
    return " ".join(run("break-even", *arguments, "--brief").out.split())


def test_under_the_budget_no_break_even_is_needed() -> None:
    text = brief(str(DERBYSHIRE), "--set", "budget=20000000")
    assert "Break-even Not needed: all posts filled costs £8,596,621 less than the budget." in text


def test_agency_staff_beyond_the_limit_leave_no_break_even() -> None:
    assert "Each vacancy adds £6,658 a year, so no number of vacancies meets the budget." in brief(str(DERBYSHIRE))


def test_agency_staff_below_the_limit_have_a_break_even_of_their_own(tmp_path: Path) -> None:
    starter = tmp_path / "case.yaml"
    starter.write_text(run("init").out, encoding="utf-8")
    text = brief(str(starter))
    assert "As now: 2.5 FTE on 54.3% of vacancies." in text
    assert "Break-even: 5.46 FTE vacant, more than are vacant now." in text


@pytest.mark.parametrize(
    ("without", "says"),
    [("budget", "Break-even Not worked out: the case gives no budget."), ("agency", "In today's mix of vacant posts 25.61")],
)
def test_a_part_that_the_case_lacks_is_left_out(tmp_path: Path, without: str, says: str) -> None:
    text = DERBYSHIRE.read_text(encoding="utf-8")
    at = text.index(f"\n{without}:") + 1
    end = next(n for n in range(text.index("\n", at) + 1, len(text)) if text[n - 1] == "\n" and text[n] not in " #\n")
    case = tmp_path / "case.yaml"
    case.write_text(text[:at] + text[end:], encoding="utf-8")
    ran = brief(str(case))
    assert says in ran
    assert "With agency" not in ran


def test_every_small_count_stays_hidden_in_the_block(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "title: x\nworkforce:\n  A:\n    counted_in: heads\n    teams:\n"
        "      One: {establishment: 20, in_post: 17, vacant: 3}\n      Two: {establishment: 30, in_post: 20, vacant: 10}\n",
        encoding="utf-8",
    )
    shown = json.loads(run("workforce", case, "-f", "json").out)
    for row in shown["key_figures"]:
        for id, value in row["figures"].items():
            assert value == shown["figures"][id]


TEAMS = b"""
title: Two teams, the smaller with the higher rate
workforce:
  Ward:
    teams:
      Day: {establishment: 10, in_post: 8, vacant: 2}
      Night: {establishment: 8, in_post: 6, vacant: 2}
"""
WARNS = "Check The average of the team rates is not the vacancy rate: Ward 22.50%, not 22.22%."


def test_an_average_of_team_rates_is_warned_of_where_the_paper_prints_a_rate_of_the_whole() -> None:
    total = b"    total: {establishment: 18, in_post: 14, vacant: 4, printed: {Vacancy rate: 22.22%}}\n"
    assert WARNS in " ".join(run("workforce", "-", "--brief", stdin=TEAMS + total).out.split())


def test_and_is_for_information_where_it_prints_none() -> None:
    """2 of 10 and 2 of 8 average 22.5%; 4 of 18 is 22.22%."""
    said = " ".join(run("workforce", "-", "--brief", stdin=TEAMS).out.split())
    assert "Vacancy rate All vacant posts ÷ all posts: Ward 22.22%, where the team rates average 22.50%." in said
    assert "Check" not in said
