"""`compare --bridge` through the command: bars to the penny, both ways, in every format, and what cannot be split said."""

from __future__ import annotations

import csv
import json
import random
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from support.moved import moved
from support.running import DERBYSHIRE, run

OPTIONS = """title: A case
grades:
  A: {salary: 30000, in_post: 30, vacant: 10, supplement: 1000}
on_costs: 25%
budget: 1,400,000
period: {starts: 2026-04-01, ends: 2026-09-30}
forecast:
  doing_nothing: {turnover: 20%, starters: 3}
  proposal: {turnover: 15%, starters: 4}
options:
  Twice:
    changes: {grades.a.supplement: 2000, forecast.proposal.turnover: 12%}
  Nothing:
    leave_out: [grades.a.supplement]
  Same:
    what: The case as it stands
scenarios:
  high:
    changes: {on_costs: 30%}
"""


def data(*arguments: str | Path) -> dict[str, Any]:
    ran = run("compare", *arguments, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def bars(figure: dict[str, Any]) -> dict[str, Decimal]:
    return {bar["cause"]: Decimal(bar["amount"]) for bar in figure["bars"]}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return moved(tmp_path)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(OPTIONS, encoding="utf-8")
    return path


@pytest.mark.parametrize("unit", ["penny", "thousand"])
def test_five_inputs_moved_add_to_the_change_and_reverse(unit: str, copy: Path) -> None:
    there = data(DERBYSHIRE, copy, "--bridge", "--round", unit)["bridge"]
    back = data(copy, DERBYSHIRE, "--bridge", "--round", unit)["bridge"]
    assert [one["figure"] for one in there] == [
        "budget_position.full_over_budget",
        "day_one.over_budget",
        "supplement_cost.period_total",
        "forecast.net.total",
    ]
    for one, other in zip(there, back, strict=True):
        assert Decimal(one["change"]) == Decimal(one["after"]) - Decimal(one["before"]) != 0
        assert sum(bars(one).values()) == Decimal(one["change"])
        assert bars(other) == {cause: -amount for cause, amount in bars(one).items()}
        assert not one["grouped"]
        assert one["note"] is None
    causes = set().union(*map(bars, there))
    assert causes == {"posts", "mix", "supplements", "on_costs", "agency_fte", "agency_cost"}


def test_before_and_after_are_those_of_cost_and_forecast(copy: Path) -> None:
    found = {one["figure"]: one for one in data(DERBYSHIRE, copy, "--bridge")["bridge"]}
    for key, path in (("before", DERBYSHIRE), ("after", copy)):
        figures = json.loads(run("cost", path, "-f", "json").out)["figures"]
        figures |= json.loads(run("forecast", path, "-f", "json").out)["figures"]
        assert {id: one[key] for id, one in found.items()} == {id: figures[id] for id in found}


def test_each_bar_names_its_inputs_with_both_values(copy: Path) -> None:
    found = {bar["cause"]: bar["inputs"] for one in data(DERBYSHIRE, copy, "--bridge")["bridge"] for bar in one["bars"]}
    assert found["on_costs"] == [{"path": "on_costs", "before": "24.33%", "after": "26%"}]
    assert found["posts"] == found["mix"] == [{"path": "grades.Grade 9.in_post", "before": "61.03", "after": "70"}]
    page = run("compare", DERBYSHIRE, copy, "--bridge").out
    for part in ("agency.cost_per_fte", "£65,797", "60,000", "averaged over every order", "exact for up to 10 causes"):
        assert part in page


def test_two_forecasts_are_bridged_by_what_they_assume(case: Path) -> None:
    (there,) = data(case, "--bridge", "forecast.net.total", "--option", "Twice")["bridge"]
    assert set(bars(there)) == {"supplements", "turnover"}
    assert sum(bars(there).values()) == Decimal(there["change"])
    two = ("--option", "Nothing", "--option", "Twice", "--bridge", "forecast.net.total")
    (one,) = data(case, *two)["bridge"]
    (back,) = data(case, "--option", "Twice", "--option", "Nothing", "--bridge", "forecast.net.total")["bridge"]
    assert sum(bars(one).values()) == Decimal(one["change"])
    assert bars(back) == {cause: -amount for cause, amount in bars(one).items()}


def test_an_option_says_what_it_changes(case: Path) -> None:
    out = run("compare", case, "--bridge", "--option", "Twice", "--brief").out
    assert "Changed in option Twice: grades.a.supplement = 2000 (case file: 1000)" in out
    under = run("compare", case, "--bridge", "--option", "Twice", "--scenario", "high", "--brief").out
    assert "to option Twice under scenario high" in under
    assert "on_costs = 30% (case file: 25%)" in under


def test_csv_has_before_each_cause_the_change_and_after(copy: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("compare", DERBYSHIRE, copy, "--bridge", "-f", "csv").out)))
    mine = [row for row in rows if row["figure"] == "day_one.over_budget"]
    assert [row["kind"] for row in (mine[0], *mine[-2:])] == ["before", "change", "after"]
    assert sum(Decimal(row["amount"]) for row in mine[:-2]) == Decimal(mine[-1]["amount"])
    assert sum(Decimal(row["amount"]) for row in mine[1:-2]) == Decimal(mine[-2]["amount"]) < 0
    assert "agency.fte: 65.5 → 50" in [row["inputs"] for row in mine]


def test_saved_results_show_the_change_and_say_that_it_is_not_split(copy: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    assert run("cost", DERBYSHIRE, "-o", saved).code == 0
    found = data(saved, copy, "--bridge")["bridge"]
    whole = {one["figure"]: one["change"] for one in data(DERBYSHIRE, copy, "--bridge")["bridge"]}
    assert len(found) == 3
    assert all(one["change"] == whole[one["figure"]] and one["bars"] is None for one in found)
    page = " ".join(run("compare", saved, copy, "--bridge").out.split())
    assert "No figure is split into causes, because a saved result has figures and no inputs." in page
    rounded = " ".join(run("compare", saved, copy, "--bridge", "--round", "thousand").out.split())
    assert "Part of the change may be that" in rounded


def test_a_total_that_one_has_not_says_so(case: Path) -> None:
    found = data(case, "--bridge", "supplement_cost.period_total", "--option", "Nothing")["bridge"]
    assert [(one["after"], one["change"], one["bars"]) for one in found] == [(None, None, None)]
    assert found[0]["note"] == "option Nothing has no value for it"
    page = run("compare", case, "--bridge", "--option", "Nothing").out
    assert "In one only Whole-term supplement, all posts filled" in page


def test_what_has_no_value_on_the_way_is_said_and_the_change_shown(case: Path) -> None:
    points = OPTIONS.replace("grades:", "pay_points: {5: 30000, 6: 32000}\ngrades:").replace("salary: 30000", "points: 5")
    higher = """  Higher:
    leave_out: [grades.a.supplement]
    changes: {grades.a.points: 5-6, uplifts: [{grade: A, from: 5, to: 6, in_post: 30, vacant: 10}]}
"""
    case.write_text(points.replace("  Nothing:", f"{higher}  Nothing:"), encoding="utf-8")
    (found,) = data(case, "--bridge", "supplement_cost.period_total", "--option", "Higher")["bridge"]
    assert Decimal(found["change"]) == Decimal(found["after"]) - Decimal(found["before"]) != 0
    assert found["bars"] is None
    assert found["note"] == "it has no value with these causes alone: Supplements"
    page = " ".join(run("compare", case, "--bridge", "--option", "Higher").out.split())
    assert "is not split into causes, because it has no value with these" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--bridge", "day_one.totl"), "Did you mean day_one.total?"),
        (("--bridge", "a.yaml"), "Name a.yaml before --bridge"),
    ],
)
def test_a_figure_that_neither_has_is_answered_with_the_nearest(arguments: tuple[str, ...], said: str, copy: Path) -> None:
    ran = run("compare", DERBYSHIRE, copy, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_one_case_alone_and_an_unknown_option_are_wrong(case: Path) -> None:
    assert run("compare", case, "--bridge").code == 2
    ran = run("compare", case, "--bridge", "--option", "Twise")
    assert ran.code == 2
    assert "Did you mean Twice?" in ran.err


def test_a_text_that_is_no_saved_result_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": 1, "figures": {"day_one.total": "NaN"}}', encoding="utf-8")
    ran = run("compare", wrong, DERBYSHIRE, "--bridge")
    assert ran.code == 2
    assert "its figure day_one.total is not a number" in ran.err


# The comment


def test_a_comment_has_the_change_first_and_the_rest_folded(copy: Path) -> None:
    out = run("compare", DERBYSHIRE, copy, "-f", "comment").out
    lines = out.splitlines()
    assert lines[2].startswith("**Change:** All posts filled: over / (under) budget rises by £463,896, from £1,068,766 to")
    assert out.count("<details>") == out.count("</details>") == 1
    assert out.index("| Key figures") < out.index("<details>") < out.index("Causes: rise")
    assert lines[-1] == "</details>"


def test_nothing_changed_is_no_comment_at_all(copy: Path, tmp_path: Path) -> None:
    same = moved(tmp_path, "same.yaml")
    same.write_text(same.read_text("utf-8").replace("on_costs: 26%", "on_costs: 26.0%   # as it was"), encoding="utf-8")
    ran = run("compare", copy, same, "-f", "comment")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "Nothing changed" in run("compare", copy, same, "--bridge").out


def test_what_offsets_itself_is_a_change(case: Path) -> None:
    other = case.with_name("other.yaml")
    text = OPTIONS.replace("budget: 1,400,000", "budget: 1,437,500").replace("salary: 30000", "salary: 30750")
    other.write_text(text, encoding="utf-8")
    (found,) = data(case, other, "--bridge", "budget_position.full_over_budget")["bridge"]
    assert found["change"] == "0"
    assert bars(found) == {"salaries": 37500, "budget": -37500}
    assert run("compare", case, other, "--bridge", "budget_position.full_over_budget", "-f", "comment").out != ""


def test_a_comment_shows_text_of_the_case_as_text(case: Path) -> None:
    odd = "@council <img src=x> [a](http://b) </details> #12"
    other = case.with_name("other.yaml")
    changed = OPTIONS.replace("title: A case", f"title: '{odd}'").replace("on_costs: 25%", "on_costs: 26%")
    other.write_text(changed, encoding="utf-8")
    out = run("compare", case, other, "-f", "comment").out
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(out)
    blocks = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert blocks == ["<details>\n<summary>Causes and inputs</summary>", "</details>"]
    children = [child for token in tokens for child in token.children or ()]
    assert not [child for child in children if child.type in ("html_inline", "link_open", "image")]
    assert "`@council`" in out


# Any inputs changed in any way

MOVABLE = {
    "grades.a.in_post": ("0", "12.5", "40"),
    "grades.a.vacant": ("0", "3", "25.75"),
    "grades.a.supplement": ("0", "750", "2,345.67", "10%"),
    "on_costs": ("0%", "31.7%"),
    "budget": ("1", "1,500,000"),
    "forecast.proposal.turnover": ("0%", "9.9%", "40%"),
    "forecast.proposal.starters": ("0", "7"),
    "period.ends": ("2026-06-30", "2026-12-31"),
}


@pytest.mark.parametrize("seed", range(6))
def test_any_inputs_changed_add_to_the_change_and_reverse(seed: int, case: Path) -> None:
    drawn = random.Random(seed)
    chosen = drawn.sample(list(MOVABLE), drawn.randint(1, 4))
    changes = {path: drawn.choice(MOVABLE[path]) for path in chosen}
    lines = "".join(f"      {path}: '{value}'\n" for path, value in changes.items())
    case.write_text(OPTIONS.replace("  Nothing:", f"  Drawn:\n    changes:\n{lines}  Nothing:"), encoding="utf-8")
    unit = drawn.choice(["pound", "penny"])
    there, back = (
        data(case, "--bridge", "--option", first, "--option", second, "--round", unit)
        for first, second in (("Same", "Drawn"), ("Drawn", "Same"))
    )
    split = [one for one in there["bridge"] if one["bars"] is not None]
    other = {one["figure"]: one for one in back["bridge"]}
    for one in split:
        assert sum(bars(one).values()) == Decimal(one["change"]), changes
        assert bars(other[one["figure"]]) == {cause: -amount for cause, amount in bars(one).items()}, changes
    assert split or all(one["note"] for one in there["bridge"]), changes
