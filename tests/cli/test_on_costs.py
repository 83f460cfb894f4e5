"""On-costs by part and `--marginal` as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.running import DERBYSHIRE, run
from support.terminal import session


def figures(*arguments: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The figures and notes of a costing."""
    ran = run("cost", *arguments, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    return data["figures"], data["notes"]


def written(folder: Path, text: str) -> str:
    """A case of its own."""
    (folder / "case.yaml").write_text(f"title: t\ngrades:\n  A: {{salary: 43000, in_post: 1, supplement: 1000}}\n{text}\n")
    return str(folder / "case.yaml")


def test_an_override_makes_a_flat_rate_parts_and_another_changes_a_part() -> None:
    found, notes = figures(str(DERBYSHIRE), "--set", "on_costs.pension=14.32%")
    assert (found["supplement_cost.on_costs"], found["on_costs.understated"]) == ("232131", "31286")
    assert notes["on_costs"].startswith(
        "National Insurance of 2019-20, the tax year of the first pay day (31 July 2019): 13.8% above £8,632."
    )
    more, _ = figures(str(DERBYSHIRE), "--set", "on_costs.pension=14.32%", "--set", "on_costs.pension=15%")
    assert more["supplement_cost.on_costs.pension"] == "123825"


def test_a_flat_rate_says_how_far_it_understates_only_when_asked() -> None:
    plain, _ = figures(str(DERBYSHIRE))
    asked, notes = figures(str(DERBYSHIRE), "--marginal")
    assert not any(id.startswith("on_costs.") for id in plain)
    assert {id: asked[id] for id in plain} == plain
    assert (asked["on_costs.understated"], asked["on_costs.understated_unrounded"]) == ("31286", "31269")
    assert "The 14.32% besides National Insurance is derived, not stated" in notes["on_costs"]


def test_a_change_inside_the_year_is_said(tmp_path: Path) -> None:
    found, notes = figures(written(tmp_path, "on_costs: {tax_year: 2022-23}"), "--round", "penny")
    assert found["current_spend.on_costs"] == "4925.39"
    assert "7 pay days at 15.05% above £9,100 and 5 pay days at 13.8% above £9,100, weighted by pay days" in notes["on_costs"]


def test_an_assumption_is_shown_as_one(tmp_path: Path) -> None:
    case = written(tmp_path, "on_costs: {tax_year: 2030-31, as: 2026-27}")
    _, notes = figures(case)
    assert "From 6 April 2030 that is an assumption: as in 2026-27." in notes["on_costs"]
    ran = run("explain", case, "current_spend.on_costs")
    assert "given: assumed as in 2026-27: 15% from 6 April 2026 to 5 April 2027" in ran.out


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nothing-to-show"),
        ("on_costs: 20%", "no-tax-year"),
        ("on_costs: 20%\nperiod: {starts: 2029-01-01}", "unknown-tax-year"),
    ],
)
def test_a_flat_rate_that_lacks_what_it_is_asked_says_so(tmp_path: Path, text: str, code: str) -> None:
    ran = run("cost", written(tmp_path, text), "--marginal")
    assert (ran.code, ran.out) == (1, "")
    assert f"error[{code}]" in ran.err


def test_a_flat_rate_can_be_explained_beside_the_marginal_one() -> None:
    ran = run("explain", str(DERBYSHIRE), "on_costs.marginal")
    assert ran.code == 0
    assert "\n\nOn-costs, of supplements: marginal: 28.12% [on_costs.marginal]" in ran.out
    assert "13.8% from 6 April 2019 to 5 April 2020 (SI 2001/1004 regs 10 and 11 as amended)" in ran.out


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_nothing_is_wider_than_the_terminal(columns: int) -> None:
    screen = session("cost", DERBYSHIRE, "--marginal", columns=columns)
    assert screen.code == 0
    assert "28.12%" in screen.sent.decode()
