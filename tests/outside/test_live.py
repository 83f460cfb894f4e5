"""Live pages: with inputs changed, every number, sentence, label and chart is that of a page made anew with the same `--set`.

`live_pages.py` here tries as many random cases as asked.
"""

from __future__ import annotations

import json
import subprocess
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from support.every_form import EVERY_FORM
from support.live_pages import in_chromium, outcome, outcome_with
from support.random_cases import random_cases
from support.running import ROOT, STARTERS

CASES = [*sorted((ROOT / "cases").glob("*.yaml")), ROOT / "docs" / "reference" / "every-section.yaml", *STARTERS]
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
_RANDOM = 20
_RUN_RULES = """
const fs = require("node:fs");
const module_ = { exports: {} };
new Function("module", process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8")).join(""))(module_);
const { RULES, read, settled } = module_.exports;
const rules = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
console.log(JSON.stringify(rules.map(([rule, value, terms]) => RULES[rule](settled(read(value)), ...terms))));
"""


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
    text = EVERY_FORM.get(form) or (ROOT / "docs" / "reference" / "every-section.yaml").read_text(encoding="utf-8")
    found = outcome_with(form, text, change, tmp_path)
    assert found.faults == []
    assert found.lost < found.lines / 4


def test_a_live_page_in_a_browser_is_a_page_made_anew(tmp_path: Path) -> None:
    found = in_chromium(tmp_path)
    for name in ("derbyshire-2019", "devon-2024"):
        text = (ROOT / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
        one = found(name, text, 5, Random(name), tmp_path)
        assert one.faults == []
        assert one.lines > one.lost and one.changes == 5


def test_the_script_writes_a_number_by_its_rule() -> None:
    folder = ROOT / "src" / "supplement_calc" / "output" / "paper" / "live"
    scripts = [str(folder / name) for name in ("ledger.js", "chart.js", "words.js", "page.js")]
    command = ["node", "-e", _RUN_RULES, str(RULES), *scripts]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(ran.stdout) == [expected for *_, expected in json.loads(RULES.read_text(encoding="utf-8"))]
