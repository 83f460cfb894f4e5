"""`compare` on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.running import DERBYSHIRE, ROOT, run

SAMPLE = str(ROOT / "docs" / "options.yaml")


def test_every_row_says_its_option_scenario_and_what_it_changes() -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", SAMPLE, "--scenario", "high", "-f", "csv").out)))
    assert {"file", "option", "scenario", "changed"} <= set(rows[0])
    half = [row for row in rows if row["option"] == "£2,000"]
    assert half[0]["scenario"] == "high"
    assert "grades.social_worker.supplement = 2,000 (case file: 3,000)" in half[0]["changed"]
    assert "agency.cost_per_fte = 85,000 (case file: 78,000)" in half[0]["changed"]
    nothing = next(row for row in rows if row["option"] == "Do nothing" and row["label"].startswith("Whole-term"))
    assert (nothing["amount"], nothing["note"]) == ("0", "")  # no payment takes the supplement's place
    lump = next(row for row in rows if row["option"] == "Retention lump" and row["label"].startswith("Whole-term"))
    assert (lump["amount"], lump["note"]) == ("", "none, because no staff in post are given a supplement")


def test_json_has_an_object_for_each() -> None:
    data = json.loads(run("compare", SAMPLE, "-f", "json", "--option", "Agency only", "--option", "Do nothing").out)
    named = [(option, under) for under in (None, "low", "central", "high") for option in ("Do nothing", "Agency only")]
    assert [(one["option"], one["scenario"]) for one in data] == named
    assert data[3]["dominated_by"]["option"] == "Do nothing"


def test_the_case_as_it_stands_comes_first_and_what_holds_under_a_scenario_alone_says_so(tmp_path: Path) -> None:
    """Key figures are those of `forecast`; a saving that a scenario takes away makes the case dominated under it alone."""
    text = """
title: x
period: {starts: 2026-09-01, ends: 2028-08-31}
grades: {A: {salary: 40000, in_post: 9, vacant: 3, supplement: 3500}}
on_costs: 30%
budget: 500000
agency: {fte: 3, cost_per_fte: 70000}
forecast:
  doing_nothing: {turnover: 22%, starters: 2}
  proposal: {turnover: 14%, starters: 3}
options: {Half: {changes: {grades.a.supplement: 1750, forecast.proposal.turnover: 18%}}}
scenarios: {No effect: {changes: {forecast.proposal.turnover: 22%, forecast.proposal.starters: 2}}}
"""
    case = tmp_path / "case.yaml"
    case.write_text(text, encoding="utf-8")
    data = json.loads(run("compare", case, "-f", "json").out)
    assert [one["scenario"] for one in data] == [None, None, "No effect", "No effect"]
    own = json.loads(run("forecast", case, "-f", "json").out)["figures"]["forecast.net.total"]
    assert data[0]["figures"]["forecast.net.total"] == own != data[2]["figures"]["forecast.net.total"]
    assert [one["dominated_by"] is not None for one in data] == [False, False, True, False]
    page = " ".join(run("compare", case).out.split())
    assert page.startswith("x Options side by side · every line rounded to £1 Key figures, as the case stands Extra cost £")
    assert f"As the case has it {int(own):,}" in page
    assert "Dominated Under No effect: As the case has it." in page
    assert "As the case has it is dominated by Half under No effect: no better" in page
    assert "none for As the case has it, No effect; Half, No effect, because no leaver is avoided." in page
    only = " ".join(run("compare", case, "--scenario", "No effect").out.split())
    assert "Dominated Under No effect: As the case has it." in only
    assert "as the case stands" not in only


@pytest.mark.parametrize(
    ("args", "says"),
    [(("--scenario", "hgih"), "did you mean high?"), (("--option", "£2000"), "did you mean £2,000?")],
)
def test_a_misspelt_name_gets_the_nearest(args: tuple[str, ...], says: str) -> None:
    ran = run("compare", SAMPLE, *args)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_set_holds_for_every_option() -> None:
    ran = run("compare", SAMPLE, "--set", "budget=4,000,000", "-f", "json", "--option", "£2,000", "--option", "Do nothing")
    assert all(one["changed"][0]["path"] == "budget" for one in json.loads(ran.out))


def test_the_page_and_its_key_figures() -> None:
    some = ("--scenario", "low", "--option", "£2,000", "--option", "Do nothing", "--option", "Agency only")
    page, brief = run("compare", SAMPLE, *some).out, run("compare", SAMPLE, *some, "--brief").out
    assert "Agency only is dominated by Do nothing" in page
    assert "£2,000 changes grades.social_worker.supplement = 2,000 (case file: 3,000)" in page
    assert page.startswith(brief.rstrip()[:200])


def test_an_option_that_costs_nothing_more_is_not_paid_back_in_a_month() -> None:
    line = ("compare", SAMPLE, "--option", "Do nothing", "--scenario", "low")
    page, (data,) = run(*line).out, json.loads(run(*line, "-f", "json").out)
    assert page.count("no extra cost") == 2  # in the key figures and in the table
    assert data["answers"]["payback"] == {"figure": "forecast.payback_month", "value": "1", "text": "no extra cost"}
    assert "April 2026" not in page


def test_a_combination_that_the_case_refuses_is_a_row_with_its_reason(tmp_path: Path) -> None:
    text = Path(SAMPLE).read_text(encoding="utf-8")
    late = "scenarios:\n  starts late:\n    changes: {period.starts: 2027-06-01}\n"
    case = tmp_path / "case.yaml"
    case.write_text(text.partition("scenarios:")[0] + late, encoding="utf-8")
    ran = run("compare", str(case), "--option", "End after one year", "--option", "£2,000", "-f", "json")
    *as_it_stands, first, second = json.loads(ran.out)
    assert [one["scenario"] for one in as_it_stands] == [None, None]
    assert ran.code == 1
    assert first["answers"]["extra_cost"]["value"] is not None
    assert second["answers"]["extra_cost"]["value"] is None
    assert second["notes"]["extra_cost"].startswith("none, because ")


def test_a_sweep_has_a_row_for_each_value_and_each_pair() -> None:
    args = ("compare", SAMPLE, "--sweep", "budget=4,000,000:5,000,000:500,000", "--sweep", "on_costs=20%:30%:5%")
    data = json.loads(run(*args, "-f", "json").out)
    assert [[one["text"] for one in row["sweep"]] for row in data[:4]] == [
        ["4,000,000", "20%"],
        ["4,000,000", "25%"],
        ["4,000,000", "30%"],
        ["4,500,000", "20%"],
    ]
    rows = list(csv.DictReader(io.StringIO(run(*args, "-f", "csv").out)))
    assert len(rows) == 9 * 9
    assert (rows[0]["budget"], rows[0]["on_costs"]) == ("4000000", "20")
    assert rows[0]["changed"] == "budget = 4,000,000 (case file: 4,900,000); on_costs = 20% (case file: 28%)"
    sets = ("--set", "budget=4,500,000", "--set", "on_costs=30%", "-f", "json", "--unit", "pounds")
    cost = json.loads(run("cost", SAMPLE, *sets).out)["figures"]
    assert data[5]["answers"]["over_budget"]["value"] == cost["budget_position.full_over_budget"]
    assert "4,500,000       25%  " in run(*args).out
    assert "| 4,500,000 | 25% |" in run(*args, "-f", "markdown").out


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
    args = ("compare", SAMPLE, str(DERBYSHIRE))
    data = json.loads(run(*args, "-f", "json").out)
    assert [row["file"] for row in data] == [SAMPLE, str(DERBYSHIRE)]
    forecast = json.loads(run("forecast", str(DERBYSHIRE), "-f", "json").out)["figures"]
    assert data[1]["answers"]["extra_cost"]["value"] == forecast["forecast.net.total"]
    rows = list(csv.DictReader(io.StringIO(run(*args, "-f", "csv").out)))
    assert {row["file"] for row in rows} == {SAMPLE, str(DERBYSHIRE)}
    assert run(*args, "-f", "markdown").code == 0


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


# Saved results


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with results of the sample: of `cost`, of `forecast`, and of `compare` with two options."""
    folder = tmp_path_factory.mktemp("saved")
    for command, args in (("cost", ()), ("forecast", ()), ("compare", ("--option", "£2,000", "--option", "Do nothing"))):
        assert run(command, SAMPLE, *args, "-o", folder / f"{command}.json").code == 0
    return folder


def test_a_saved_result_has_the_answers_of_its_case(saved: Path) -> None:
    costed, case, forecast = json.loads(run("compare", saved / "cost.json", SAMPLE, saved / "forecast.json", "-f", "json").out)
    assert [one["saved"] for one in (costed, case, forecast)] == [True, False, True]
    for id, answer in case["answers"].items():
        has = [one for one in (costed, forecast) if one["answers"][id]["figure"] is not None]
        assert [one["answers"][id] for one in has] == [answer], id  # in the one result that has it
        lacks = forecast if has[0] is costed else costed
        assert lacks["answers"][id]["value"] is None
        assert lacks["notes"][id] == "not known, because the saved result does not have it"


def test_a_saved_comparison_has_a_row_for_each_of_its_rows(saved: Path) -> None:
    before = json.loads((saved / "compare.json").read_text(encoding="utf-8"))
    after = json.loads(run("compare", saved / "compare.json", SAMPLE, "-f", "json").out)
    assert len(after) == len(before) + 1 == 9
    for one, other in zip(before, after, strict=False):
        for key in ("option", "scenario", "answers", "figures", "notes", "changed"):
            assert one[key] == other[key], key
    page = run("compare", saved / "compare.json", SAMPLE, "--option", "£2,000", "--scenario", "high").out
    assert f"{saved / 'compare.json'}, £2,000, high: Market supplement for social workers, changed to" in " ".join(page.split())
    rounded = run("compare", saved / "compare.json", "--round", "thousand").out
    assert "rounded to £1, those of this run to another unit" in rounded


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text[: len(text) // 2], "it is not JSON, or is cut short"),
        (lambda text: text[:60], "it is not JSON, or is cut short"),
        (lambda text: text.replace('"format": 1', '"format": 2', 1), "it is of format 2, and this version reads format 1"),
        (lambda text: text.replace('"figures": {', '"figure": {'), "it has no `figures`"),
        (lambda text: text.replace('"92512"', '"1e999999999"'), "is not a number"),
        (lambda text: text.replace('"92512"', f'"{"9" * 41}"'), "is not a number"),
        (lambda text: text.replace('"92512"', "NaN"), "is not a number"),
        (lambda text: text.replace('"92512"', '"a lot"'), "is not a number"),
        (lambda _: '[{"format": 1, "figures": 3}]', "it has no `figures`"),
    ],
)
def test_a_saved_result_that_is_not_whole_is_a_usage_error(
    change: Callable[[str], str], says: str, saved: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(change((saved / "cost.json").read_text(encoding="utf-8")), encoding="utf-8")
    ran = run("compare", wrong, saved / "forecast.json")
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--set", "budget=1"), "--set changes a case"),
        (("--sweep", "budget=1:2:1"), "--sweep changes a case"),
        (("--option", "£3,000"), "has no option '£3,000'"),
        (("--scenario", "low"), "has no scenario 'low'"),
    ],
)
def test_what_a_saved_result_cannot_have_is_a_usage_error(args: tuple[str, ...], says: str, saved: Path) -> None:
    ran = run("compare", saved / "cost.json", *args)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())


# How an answer is reached


def test_an_answer_with_optimism_bias_is_explained_and_names_it() -> None:
    named = ("--option", "£2,000", "--scenario", "central")
    (row,) = json.loads(run("compare", SAMPLE, *named, "-f", "json").out)
    id = "optimism_bias.extra_cost"
    rows = {one["id"]: one for one in csv.DictReader(io.StringIO(run("explain", SAMPLE, id, *named, "-f", "csv").out))}
    assert rows[id]["value"] == row["figures"][id]
    assert rows[id]["label"] == "Extra cost against doing nothing, with optimism bias of 10%"
    assert rows[f"{id}.more"]["value"] == str(int(row["figures"][id]) - int(row["figures"]["forecast.net.total"]))
    assert "grades.social_worker.supplement = 2,000 (case file: 3,000)" in rows[id]["changed"]
    page = run("explain", SAMPLE, id, *named, "--depth", "1").out
    assert page.startswith("With option £2,000 under scenario central.")
    compared = run("compare", SAMPLE, *named).out
    assert "Its optimism bias is 10%." in compared and "with optimism bias of 10%" in compared


def test_a_case_without_options_says_so_and_each_reason_for_none_once() -> None:
    out = " ".join(run("compare", ROOT / "cases/devon-2021.yaml").out.split())
    assert "Options Only one is shown, so nothing is compared." in out and "Dominated" not in out
    assert out.count("because the case has no forecast") == out.count("because the case has no posts to cost") == 1


def test_an_option_and_a_scenario_are_found_as_people_write_them() -> None:
    ran = run("explain", SAMPLE, "optimism bias extra cost", "--option", "do nothing", "--scenario", "CENTRAL", "--depth", "1")
    assert ran.out.startswith("With option Do nothing under scenario central.")
    assert "[optimism_bias.extra_cost]" in ran.out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("optimism_bias.extra_cost",), "Add --scenario 'central'"),
        (("Optimism bias",), "Add --scenario 'central'"),
        (("forecast.proposal.2029_30.vacant",), "Add --option 'Renew for four years'."),
        (("optimism_bias.extra_cost", "--scenario", "low"), "Add --scenario 'central'"),
        (("optimism_bias.extra_csot", "--scenario", "central"), "Did you mean optimism_bias.extra_cost?"),
        (("forecast.net.total", "--option", "£2000"), "did you mean £2,000?"),
        (("--option", "£2,000"), "Name the figure"),
    ],
)
def test_what_cannot_be_explained_of_an_option_says_why(args: tuple[str, ...], says: str) -> None:
    ran = run("explain", SAMPLE, *args)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())
