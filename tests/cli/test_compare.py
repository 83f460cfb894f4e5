"""`compare` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from support.running import DERBYSHIRE, ROOT, in_formats, in_formats_once, run

SAMPLE = str(ROOT / "docs" / "options.yaml")
# All ten options are in the golden files.
THREE = ("--option", "Do nothing", "--option", "£2,000", "--option", "Agency only")


def test_every_row_says_its_option_scenario_and_what_it_changes() -> None:
    rows = list(csv.DictReader(io.StringIO(in_formats_once("compare", SAMPLE, *THREE)["csv"].out)))
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
    ran = run("compare", SAMPLE, "--set", "budget=4,000,000", "-f", "json", "--scenario", "low", *THREE)
    assert len(json.loads(ran.out)) == 3
    assert all(one["changed"][0]["path"] == "budget" for one in json.loads(ran.out))


def test_the_page_and_its_key_figures() -> None:
    page, brief = in_formats_once("compare", SAMPLE, *THREE)["table"].out, run("compare", SAMPLE, *THREE, "--brief").out
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


def test_a_sweep_has_a_row_for_each_value_and_each_pair() -> None:
    args = ("compare", SAMPLE, "--sweep", "budget=4,000,000:5,000,000:500,000", "--sweep", "on_costs=20%:30%:5%")
    found = in_formats(*args)
    data = json.loads(found["json"].out)
    assert [[one["text"] for one in row["sweep"]] for row in data[:4]] == [
        ["4,000,000", "20%"],
        ["4,000,000", "25%"],
        ["4,000,000", "30%"],
        ["4,500,000", "20%"],
    ]
    rows = list(csv.DictReader(io.StringIO(found["csv"].out)))
    assert len(rows) == 9 * 9
    assert (rows[0]["budget"], rows[0]["on_costs"]) == ("4000000", "20")
    assert rows[0]["changed"] == "budget = 4,000,000 (case file: 4,900,000); on_costs = 20% (case file: 28%)"
    sets = ("--set", "budget=4,500,000", "--set", "on_costs=30%", "-f", "json", "--unit", "pounds")
    cost = json.loads(run("cost", SAMPLE, *sets).out)["figures"]
    assert data[5]["answers"]["over_budget"]["value"] == cost["budget_position.full_over_budget"]
    assert "4,500,000       25%  " in found["table"].out
    assert "| 4,500,000 | 25% |" in found["markdown"].out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("grades.social_worker.suplement=0:5:1", "did you mean grades.social_worker.supplement?"),
        ("bugdet=0:5:1", "did you mean budget?"),
        ("grades.social_worker=0:5:1", "name one of the inputs in it"),
        ("title=0:5:1", "it is no number"),
        ("period.ends=0:5:1", "it is no number"),
        ("on_costs=20:30:1", "no % sign"),
        ("budget=0:10:0", "a step is above 0"),
        ("budget=0:1,000:0.1", "10,001 rows; the most is 10,000"),
        ("options.£2,000.changes.forecast.proposal.starters=1:2:1", "no answer rests on"),
    ],
)
def test_a_sweep_of_nothing_is_a_usage_error(text: str, says: str) -> None:
    ran = run("compare", SAMPLE, "--sweep", text)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())


def test_a_sweep_names_two_inputs_at_most_and_each_once() -> None:
    three = [part for path in ("budget", "on_costs", "agency.fte") for part in ("--sweep", f"{path}=1:2:1")]
    assert run("compare", SAMPLE, *three).code == 2
    twice = run("compare", SAMPLE, "--sweep", "agency.fte=1:2:1", "--sweep", "Agency.FTE=1:2:1")
    assert (twice.code, twice.out) == (2, "")


def test_a_refused_value_is_a_row_and_the_exit_code_1() -> None:
    ran = run("compare", SAMPLE, "--sweep", "on_costs=-10%:10%:10%", "-f", "json")
    data = json.loads(ran.out)
    assert ran.code == 1
    assert [row["refused"] is None for row in data] == [False, True, True]
    assert data[0]["notes"]["extra_cost"] == f"none, because {data[0]['refused']}"


def test_a_sweep_leaves_a_file_as_it_is_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from supplement_calc.scenarios import sweeps

    output = tmp_path / "sweep.csv"
    output.write_text("before", encoding="utf-8")

    def stops(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(sweeps, "_at", stops)
    assert run("compare", SAMPLE, "--sweep", "budget=1:9:1", "-o", output).code == 130
    assert output.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["sweep.csv"]


def test_cases_side_by_side_have_a_row_each() -> None:
    found = in_formats("compare", SAMPLE, str(DERBYSHIRE))
    data = json.loads(found["json"].out)
    assert [row["file"] for row in data] == [SAMPLE, str(DERBYSHIRE)]
    forecast = json.loads(run("forecast", str(DERBYSHIRE), "-f", "json").out)["figures"]
    assert data[1]["answers"]["extra_cost"]["value"] == forecast["forecast.net.total"]
    rows = list(csv.DictReader(io.StringIO(found["csv"].out)))
    assert {row["file"] for row in rows} == {SAMPLE, str(DERBYSHIRE)}
    assert found["markdown"].code == 0
    assert found["markdown"].out


def test_an_option_of_several_cases_is_named() -> None:
    assert [row["option"] for row in json.loads(run("compare", SAMPLE, SAMPLE, "--option", "£2,000", "-f", "json").out)] == [
        "£2,000"
    ] * 2
    ran = run("compare", SAMPLE, str(DERBYSHIRE), "--option", "£2,000")
    assert (ran.code, ran.out) == (2, "")


def test_a_case_on_standard_input_is_one_of_several() -> None:
    text = Path(SAMPLE).read_bytes()
    data = json.loads(run("compare", SAMPLE, "-", "-f", "json", stdin=text).out)
    assert [row["answers"] for row in data[:1]] == [row["answers"] for row in data[1:]]
    assert run("compare", "-", "-", stdin=text).code == 2


def test_of_several_cases_one_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    ran = run("compare", str(tmp_path / "none.yaml"), SAMPLE, "--brief")
    assert ran.code == 2
    assert "there is no such file" in ran.err
    assert "options.yaml" in ran.out


def test_rows_without_an_answer_are_not_counted_as_within_budget() -> None:
    page = run("compare", SAMPLE, "--sweep", "on_costs=-20%:20%:10%", "--brief").out
    assert "Within budget 3 of 3 rows with an answer." in page
