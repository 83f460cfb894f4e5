"""Live pages: with inputs changed, every number, sentence, label and chart is that of a page made anew with the same `--set`.

`live_pages.py` here tries as many random cases as asked.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from supplement_calc.case.models.fields.numbers import fte, money, percent
from supplement_calc.diagnostics import Source, Span
from supplement_calc.ledger import Figure
from supplement_calc.parser.tree import Path as Path_
from supplement_calc.parser.tree import Scalar
from support.every_form import EVERY_FORM
from support.live_pages import in_chromium, outcome, outcome_with, page, sets_of
from support.random_cases import random_cases
from support.running import ROOT, STARTERS

CASES = [*sorted((ROOT / "cases").glob("*.yaml")), ROOT / "docs" / "reference" / "every-section.yaml", *STARTERS]
_EVERY_SECTION = CASES[-len(STARTERS) - 1].read_text(encoding="utf-8")
RULES = ROOT / "tests" / "output" / "paper" / "rules.json"
# What once came out otherwise: a month that is counted to, a verb that only a second change tells, an end of a range, pay by
# the hour, a table of the engine, a range of which each end is asked for only then.
SAID_WRONGLY: tuple[tuple[str, dict[str, str]], ...] = (
    ("agency by grade", {"agency.hours_a_week": "35", "agency.notice_weeks": "3"}),
    ("agency by grade", {"forecast.proposal.agency_cover": "20", "pay_points.2": "23100", "pay_points.1": "21500"}),
    ("spines", {"forecast.doing_nothing.turnover": "10", "forecast.proposal.turnover.1.rate": "20.4"}),
    ("spines", {"forecast.inflation": "3.2", "grades.a.vacant.m1": "0", "pay_points.n.1": "22440"}),
    ("graded", {"comparators.X.pay.B.bottom": "21600"}),
    ("endless", {}),
    ("rates by grade", {"forecast.doing_nothing.turnover": "32"}),
    ("every section", {"uplifts.1.in_post": "1"}),
    ("options", {"grades.a.supplement": "0"}),
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
# Options of one cause and of several; of one that is as it is in the case, and of one that a change makes so.
_OPTIONS = """
options:
  Half: {changes: {grades.A.supplement: 1000}}
  Several: {changes: {grades.A.supplement: 1500.55, on_costs: 20%, agency.cost_per_fte: 70000, agency.fte: 1, budget: £950k}}
  Alike: {changes: {on_costs: 28%, pay_points.3: 22500}}
"""
_TORNADO, _ALL = {"tornado"}, {"tornado", "waterfall"}
RECKONED = {
    "a tenth": (_RANGED, {"on_costs": "26.5", "agency.fte": "1"}, _TORNADO),
    "a tenth, from and to nothing": (_RANGED, {"grades.b.in_post": "4", "agency.fte": "0"}, _TORNADO),
    "points together": (_RANGED, {"pay_points.1": "19000.75", "pay_points.2": "21100"}, _TORNADO),
    "a share above 90%": (_RANGED, {"on_costs": "95.5"}, _TORNADO),
    "shapes": (_RANGED + _SHAPES, {"on_costs": "2.255", "grades.a.supplement": "150", "pay_points.3": "25000"}, _TORNADO),
    "a point by itself": (_RANGED + _SHAPES + _ONE_POINT, {"pay_points.3": "21600", "pay_points.1": "21000"}, _TORNADO),
    "options": (_RANGED + _OPTIONS, {"on_costs": "20", "grades.a.supplement": "1766"}, _ALL),
    "options of the same": (_RANGED + _OPTIONS, {"pay_points.3": "22500", "agency.cost_per_fte": "70000.01"}, _ALL),
}
FORMS = {**EVERY_FORM, "every section": _EVERY_SECTION, "options": _RANGED + _OPTIONS}
_RANDOM = 20
FOLDER = ROOT / "src" / "supplement_calc" / "output" / "paper" / "live"
SCRIPTS = ("ledger.js", "reckoned.js", "chart.js", "words.js", "page.js")
_RUN_RULES = """
const fs = require("node:fs");
const module_ = { exports: {} };
new Function("module", process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join(""))(module_);
const { RULES, read, settled } = module_.exports;
const rules = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
console.log(JSON.stringify(rules.map(([rule, value, terms]) => RULES[rule](settled(read(value)), ...terms))));
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
    found = outcome_with(form, FORMS[form], change, tmp_path)
    assert found.faults == []
    assert found.lost < found.lines / 4


@pytest.mark.parametrize(("text", "change", "by"), RECKONED.values(), ids=RECKONED)
def test_a_chart_made_of_trying_other_inputs_follows(text: str, change: dict[str, str], by: set[str], tmp_path: Path) -> None:
    whole = page(text, [], is_live=True)
    assert whole is not None
    data = json.loads(re.search(r'id="ledger">(.*)</script>', whole)[1])  # type: ignore[index]
    assert {item["w"]["by"] for item in _items(data["sections"]) if "w" in item} == by
    found = outcome_with("reckoned", text, change, tmp_path)
    assert found.faults == []
    assert found.pictures == (tmp_path / "after.html").read_text(encoding="utf-8").count("<figure")


def test_a_live_page_in_a_browser_is_a_page_made_anew(tmp_path: Path) -> None:
    found = in_chromium(tmp_path)
    for name in ("derbyshire-2019", "devon-2024"):
        text = (ROOT / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
        one = found(name, text, 5, Random(name), tmp_path)
        assert one.faults == []
        assert one.lines > one.lost and one.changes == 5


def test_the_script_writes_a_number_by_its_rule() -> None:
    scripts = [str(FOLDER / name) for name in SCRIPTS]
    command = ["node", "-e", _RUN_RULES, str(RULES), *scripts]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(ran.stdout) == [expected for *_, expected in json.loads(RULES.read_text(encoding="utf-8"))]


# What is typed, its value or none, and the words of its own that are said of it.
TYPED: dict[str, dict[str, tuple[str | None, str]]] = {
    "GBP": {
        **dict.fromkeys(
            ("4000", "4,000", "£4,000", "4k", "£4,000 pa", "4000 a year", "£4,000 p.a.", "4,000 per annum"), ("4000", "")
        ),
        **dict.fromkeys(("£1.05m", "1.05M", "1,050,000"), ("1050000", "")),
        **dict.fromkeys(
            ("£", "", "four", "-£5", "£-5", "--5", "5%", "£5 FTE", "1e3", "1 000", "01", "12.5.1", "1,0000"), (None, "")
        ),
        "£4,000.50": ("4000.5", ""),
        "£0": ("0", ""),
        "9,5": (None, "A comma stands between thousands alone: write 9.5."),
        "38.220": (None, "Write £38,220 for thousands, or £38.22 for pounds and pence."),
        "£38.225": (None, "Write £38,225 for thousands."),
    },
    "FTE": {
        **dict.fromkeys(("9.5", "9.5 FTE", "9.5fte"), ("9.5", "")),
        **dict.fromkeys(("£9", "9k", "12%", "-3", "09", "9.5 posts"), (None, "")),
        "9,5": (None, "A comma stands between thousands alone: write 9.5."),
        "1,234.5": ("1234.5", ""),
    },
    "percent": {
        "24.33%": ("24.33", ""),
        "0.22%": ("0.22", ""),
        **dict.fromkeys(("22 per cent", "22 percent", "22%"), ("22", "")),
        **dict.fromkeys(("£22%", "-1%", "x%", "22k%"), (None, "")),
        "0.22": (None, "Write 22% for 22 per cent, or 0.22% for 0.22 per cent."),
        "22,5": (None, "A comma stands between thousands alone: write 22.5."),
    },
}
_RUN_TYPED = """
const fs = require("node:fs");
const module_ = { exports: {} };
new Function("module", process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join(""))(module_);
const { typed, exact } = module_.exports;
const asked = Object.entries(JSON.parse(process.argv[1]));
console.log(JSON.stringify(asked.flatMap(([unit, texts]) => Object.keys(texts).map((text) => {
  const { value, why } = typed(text, { unit, least: "0", most: null, after: "" });
  return [unit, text, value === null ? null : exact(value), why];
}))));
"""
_READERS: dict[str, tuple[Callable[[object], Figure], Path_]] = {
    "GBP": (money, ("grades", "A", "salary")),
    "FTE": (fte, ("grades", "A", "in_post")),
    "percent": (percent, ("on_costs",)),
}


def test_what_is_typed_is_read_as_the_case_file_reads_it_or_refused() -> None:
    scripts = [str(FOLDER / name) for name in SCRIPTS]
    command = ["node", "-e", _RUN_TYPED, json.dumps(TYPED), *scripts]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    said = json.loads(ran.stdout)
    assert {(unit, text): (value, why) for unit, text, value, why in said} == {
        (unit, text): expected for unit, texts in TYPED.items() for text, expected in texts.items()
    }
    for unit, text, value, _ in said:
        read, path = _READERS[unit]
        scalar = Scalar.at(text, Span(Source("case.yaml", text), 1, 1, 1, len(text)), path)
        if value is not None:
            assert read(scalar).known == Decimal(value), (unit, text)


_RUN_TRIED = """
const fs = require("node:fs");
const module_ = { exports: {} };
new Function("module", process.argv.slice(3).map((file) => fs.readFileSync(file, "utf8")).join(""))(module_);
const { tried, exact } = module_.exports, { inputs, ranges } = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
const named = (pairs, show) => Object.fromEntries([...pairs].map(([n, one]) => [inputs[n].path, show(one)]));
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((typed) => {
  const { changes, whys } = tried(inputs.map(({ path }) => typed[path] ?? null), inputs, ranges);
  return [named(changes, exact), named(whys, (why) => why)];
})));
"""
_BOUNDED = f"{_RANGED}comparators: {{X: {{pay: {{A: 21000 - 23000}}}}}}\nmarket: {{of: midpoints}}\n"
# What is typed in which fields, what is taken of it, and what is said of the rest, where the field's own words do not say it.
TRIED: tuple[tuple[dict[str, str], dict[str, str], dict[str, str]], ...] = (
    ({"pay_points.2": "£22,000"}, {"pay_points.2": "22000"}, {}),  # which `check` finds
    ({"pay_points.2": "22500", "pay_points.3": "£0"}, {"pay_points.2": "22500"}, {"pay_points.3": ""}),
    ({"comparators.X.pay.A.bottom": "23000"}, {"comparators.X.pay.A.bottom": "23000"}, {}),
    (
        {"comparators.X.pay.A.bottom": "23001"},
        {},
        {"comparators.X.pay.A.bottom": "Write no more than £23,000 (X, A top)."},
    ),
    (
        {"comparators.X.pay.A.bottom": "24000", "comparators.X.pay.A.top": "25000"},
        {"comparators.X.pay.A.bottom": "24000", "comparators.X.pay.A.top": "25000"},
        {},
    ),
    (
        {"agency.cost_per_fte": "0", "agency.fte": "0", "on_costs": "150%"},
        {"agency.fte": "0", "on_costs": "150"},
        {"agency.cost_per_fte": ""},
    ),
)


def test_what_is_typed_is_taken_as_the_case_file_may_have_it(tmp_path: Path) -> None:
    whole = page(_BOUNDED, [], is_live=True)
    assert whole is not None
    data = tmp_path / "ledger.json"
    data.write_text(re.search(r'id="ledger">(.*)</script>', whole)[1], encoding="utf-8")  # type: ignore[index]
    asked = json.dumps([typed for typed, _, _ in TRIED])
    command = ["node", "-e", _RUN_TRIED, str(data), asked, *(str(FOLDER / name) for name in SCRIPTS)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(ran.stdout) == [[taken, said] for _, taken, said in TRIED]
    for _, taken, _ in TRIED:
        assert page(_BOUNDED, sets_of(whole, taken)) is not None
