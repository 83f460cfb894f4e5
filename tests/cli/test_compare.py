"""`compare` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from support.running import DERBYSHIRE, ROOT, run

SAMPLE = str(ROOT / "docs" / "options.yaml")


def test_every_row_says_its_option_scenario_and_what_it_changes() -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", SAMPLE, "-f", "csv").out)))
    assert {"file", "option", "scenario", "changed"} <= set(rows[0])
    half = [row for row in rows if row["option"] == "£2,000" and row["scenario"] == "high"]
    assert "grades.social_worker.supplement = 2,000 (case file: 3,000)" in half[0]["changed"]
    assert "agency.cost_per_fte = 85,000 (case file: 78,000)" in half[0]["changed"]
    none = next(row for row in rows if row["option"] == "Do nothing" and row["label"].startswith("Whole-term"))
    assert (none["amount"], none["note"]) == ("", "none, because no staff in post are given a supplement")


def test_json_has_an_object_for_each() -> None:
    data = json.loads(run("compare", SAMPLE, "-f", "json", "--option", "Agency only", "--option", "Do nothing").out)
    assert [(one["option"], one["scenario"]) for one in data][:2] == [("Do nothing", "low"), ("Agency only", "low")]
    assert data[3]["dominated_by"]["option"] == "Do nothing"


@pytest.mark.parametrize(
    ("args", "says"),
    [(("--scenario", "hgih"), "did you mean high?"), (("--option", "£2000"), "did you mean £2,000?")],
)
def test_a_misspelt_name_gets_the_nearest(args: tuple[str, ...], says: str) -> None:
    ran = run("compare", SAMPLE, *args)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_set_holds_for_every_option() -> None:
    ran = run("compare", SAMPLE, "--set", "budget=4,000,000", "-f", "json", "--scenario", "low")
    assert all(one["changed"][0]["path"] == "budget" for one in json.loads(ran.out))


def test_the_page_and_its_key_figures() -> None:
    page, brief = run("compare", SAMPLE).out, run("compare", SAMPLE, "--brief").out
    assert "Agency only is dominated by Do nothing" in page
    assert "£2,000 changes grades.social_worker.supplement = 2,000 (case file: 3,000)" in page
    assert page.startswith(brief.rstrip()[:200])
    assert run("compare", str(DERBYSHIRE), "-f", "markdown").code == 0


def test_a_combination_that_the_case_refuses_is_a_row_with_its_reason(tmp_path: Path) -> None:
    text = Path(SAMPLE).read_text(encoding="utf-8")
    late = "scenarios:\n  starts late:\n    changes: {period.starts: 2027-06-01}\n"
    case = tmp_path / "case.yaml"
    case.write_text(text.partition("scenarios:")[0] + late, encoding="utf-8")
    ran = run("compare", str(case), "--option", "End after one year", "--option", "£2,000", "-f", "json")
    first, second = json.loads(ran.out)
    assert ran.code == 1
    assert first["answers"]["extra_cost"]["value"] is not None
    assert second["answers"]["extra_cost"]["value"] is None
    assert second["notes"]["extra_cost"].startswith("none, because ")
