"""Live pages: with inputs changed, every number, sentence, label and chart is that of a page made anew with the same `--set`.

`live_pages.py` here tries as many random cases as asked.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from support.every_form import EVERY_FORM
from support.live_pages import in_chromium, outcome, outcome_with, page
from support.random_cases import random_cases
from support.running import ROOT, STARTERS

CASES = [*sorted((ROOT / "cases").glob("*.yaml")), ROOT / "docs" / "reference" / "every-section.yaml", *STARTERS]
_EVERY_SECTION = CASES[-len(STARTERS) - 1].read_text(encoding="utf-8")
RULES = ROOT / "tests" / "output" / "paper" / "rules.json"
# What once came out otherwise: a month that is counted to, a verb that only a second change tells, an end of a range, pay by
# the hour, a table of the engine.
SAID_WRONGLY: tuple[tuple[str, dict[str, str]], ...] = (
    ("agency by grade", {"forecast.proposal.agency_cover": "20", "pay_points.2": "23100", "pay_points.1": "21500"}),
    ("spines", {"forecast.doing_nothing.turnover": "10", "forecast.proposal.turnover.1.rate": "20.4"}),
    ("spines", {"forecast.inflation": "3.2", "grades.a.vacant.m1": "0", "pay_points.n.1": "22440"}),
    ("graded", {"comparators.X.pay.B.bottom": "21600"}),
    ("endless", {}),
    ("rates by grade", {"forecast.doing_nothing.turnover": "32"}),
    ("every section", {"uplifts.1.in_post": "1"}),
    ("every section", {"grades.planning_assistant.salary": "13.05", "spend.agency": "264000"}),
)
# What an input of a tornado may be: a tenth each way, the case's own range in each shape, points together or each by itself.
_RANGED = """
title: ranges
pay_points: {1: 20000, 2: 21000.50, 3: 22000}
grades:
  A: {points: 1-2, in_post: {1: 2.5, 2: 30}, vacant: {2: 4}, supplement: 2000}
  B: {points: 3, in_post: 0, vacant: 3, supplement: 5%}
on_costs: 28%
agency: {fte: 2, cost_per_fte: 60000}
budget: £900k
"""
_SHAPES = """
sensitivity:
  inputs:
    on_costs: {deviation: 1.5%}
    agency.cost_per_fte: {deviation: 40000, mean: 59000}
    agency.fte: {values: {0: 50%, 3.5: 50%}}
    grades.A.supplement: {deviation: 100, most: 2050}
    grades.A.vacant.2: {least: 3, likely: 4, most: 5}
"""
_ONE_POINT = "    pay_points.2: {least: 20500, most: 21500}\n"
TORNADOES = {
    "a tenth": (_RANGED, {"on_costs": "26.5", "agency.fte": "1"}),
    "a tenth, from and to nothing": (_RANGED, {"grades.b.in_post": "4", "agency.fte": "0"}),
    "points together": (_RANGED, {"pay_points.1": "19000.75", "pay_points.2": "21100"}),
    "a share above 90%": (_RANGED, {"on_costs": "95.5"}),
    "shapes": (_RANGED + _SHAPES, {"on_costs": "2.255", "grades.a.supplement": "150", "pay_points.3": "25000"}),
    "a point by itself": (_RANGED + _SHAPES + _ONE_POINT, {"pay_points.3": "21600", "pay_points.1": "21000"}),
    "every section": (_EVERY_SECTION, {"on_costs": "26.5", "agency.fte": "0"}),
}
_RANDOM = 20
_RUN_RULES = """
const fs = require("node:fs");
const module_ = { exports: {} };
new Function("module", process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join(""))(module_);
const { RULES, read } = module_.exports;
const rules = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
console.log(JSON.stringify(rules.map(([rule, value, terms]) => RULES[rule](read(value), ...terms))));
"""


def _items(part: Any) -> Iterator[dict[str, Any]]:
    """Every item of sections, and of what stands within them."""
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _items(one)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_live_page_is_a_page_made_anew(case: Path, tmp_path: Path) -> None:
    found = outcome(case.name, case.read_text(encoding="utf-8"), 2, Random(case.stem), tmp_path)
    assert found.faults == []
    assert found.lines or case.stem in ("devon-2021", "kent-2016", "west-sussex-2022")


def test_a_live_page_of_a_random_case_is_a_page_made_anew(tmp_path: Path) -> None:
    for name, text in islice(random_cases(_RANDOM), _RANDOM):
        assert outcome(name, text, 1, Random(name), tmp_path).faults == []


@pytest.mark.parametrize(("form", "change"), SAID_WRONGLY, ids=lambda one: one if isinstance(one, str) else "")
def test_a_live_page_says_no_more_what_it_said_wrongly(form: str, change: dict[str, str], tmp_path: Path) -> None:
    found = outcome_with(form, EVERY_FORM.get(form, _EVERY_SECTION), change, tmp_path)
    assert found.faults == []
    assert found.lost < found.lines / 4


@pytest.mark.parametrize(("text", "change"), TORNADOES.values(), ids=TORNADOES)
def test_the_chart_of_one_input_at_a_time_follows(text: str, change: dict[str, str], tmp_path: Path) -> None:
    whole = page(text, [], is_live=True)
    assert whole is not None
    data = json.loads(re.search(r'id="ledger">(.*)</script>', whole)[1])  # type: ignore[index]
    assert any("w" in item for item in _items(data["sections"]))
    assert outcome_with("tornado", text, change, tmp_path).faults == []


def test_a_live_page_in_a_browser_is_a_page_made_anew(tmp_path: Path) -> None:
    found = in_chromium(tmp_path)
    for name in ("derbyshire-2019", "devon-2024"):
        text = (ROOT / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
        one = found(name, text, 5, Random(name), tmp_path)
        assert one.faults == []
        assert one.lines > one.lost and one.changes == 5


def test_the_script_writes_a_number_by_its_rule() -> None:
    folder = ROOT / "src" / "supplement_calc" / "output" / "paper" / "live"
    scripts = [str(folder / name) for name in ("ledger.js", "swings.js", "chart.js", "words.js", "page.js")]
    command = ["node", "-e", _RUN_RULES, str(RULES), *scripts]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(ran.stdout) == [expected for *_, expected in json.loads(RULES.read_text(encoding="utf-8"))]
