"""`sensitivity` as a person meets it: every format, seeds, a terminal, and cases that have little to vary."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from supplement_calc.output.formats.registry import FORMATS
from support.running import DERBYSHIRE, ROOT, in_formats, run, run_process

DOCS = (ROOT / "docs" / "how-to" / "sensitivity.md").read_text(encoding="utf-8")
CASE = DOCS.partition("```yaml\n")[2].partition("```")[0]


def ran(*arguments: str | Path, text: str = CASE) -> str:
    come = run("sensitivity", "-", *arguments, stdin=text.encode())
    assert (come.code, come.err) == (0, "")
    return come.out


def data(*arguments: str, text: str = CASE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran("-f", "json", *arguments, text=text))
    return found


def test_the_same_seed_gives_the_same_bytes_in_every_format_and_process(tmp_path: Path) -> None:
    (case := tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    arguments = ("sensitivity", case, "--draws", "120")
    first = in_formats(*arguments)
    for format_, hash_seed in (("json", "1"), ("json", "2"), ("table", "1"), ("csv", "2"), ("markdown", "1")):
        assert first[format_].code == 0
        assert run_process(*arguments, "-f", format_, env={"PYTHONHASHSEED": hash_seed}).out == first[format_].out
    own, other = in_formats(*arguments, "--seed", "7"), in_formats(*arguments, "--seed", "8")
    assert own == first  # the case's own
    assert all(other[format_].out != first[format_].out for format_ in FORMATS)


def test_json_has_all_that_the_page_has() -> None:
    found = data("--draws", "500")
    assert (found["draws"], found["seed"]) == (500, 7)
    assert {one["path"]: one["range"] for one in found["inputs"]}["budget"] == "case"
    (figure,) = found["answers"]
    assert list(figure["percentiles"]) == ["5", "10", "25", "50", "75", "90", "95"]
    assert sum(one["draws"] for one in figure["histogram"]) == 500
    moves = [int(one["moves"]) for one in figure["one_at_a_time"]]
    assert moves == sorted(moves, reverse=True)
    (pair,) = found["correlations"]
    assert (pair["wanted"], pair["inputs"]) == ("-0.5", ["grades.Grade 9.in_post", "agency.cost_per_fte"])
    assert abs(float(pair["drawn"]) + 0.5) < 0.06
    assert found["chances"][0]["draws"] == 500


def test_csv_has_a_row_for_each_number() -> None:
    rows = list(csv.DictReader(io.StringIO(ran("-f", "csv", "--draws", "200"))))
    parts = {row["part"] for row in rows}
    assert {
        "now",
        "one_at_a_time.low",
        "one_at_a_time.high",
        "percentile.50",
        "mean",
        "histogram",
        "contribution",
        "chance",
    } <= parts
    assert {row["range"] for row in rows if row["input"] == "grades.Grade 9.vacant"} == {"±10%, not from the case"}


def test_brief_has_the_key_figures_alone() -> None:
    text = ran("--brief", "--draws", "200")
    assert "key figures" in text and "One at a time" not in text
    assert set(data("--brief", "--draws", "200")) == {
        "format",
        "case",
        "file",
        "changed",
        "round",
        "draws",
        "seed",
        "key_figures",
    }


def test_what_is_set_is_said_and_moves_the_answer() -> None:
    text = ran("--set", "budget=480000", "--draws", "200")
    assert "Changed for this run: budget = 480000 (case file: 470000)" in text
    assert "changed" in ran("-f", "csv", "--set", "budget=480000", "--draws", "200").splitlines()[0]


def test_without_ranges_a_tenth_either_way_is_named_so() -> None:
    text = " ".join(ran("--draws", "200", text=CASE.partition("sensitivity:")[0]).split())
    assert "(±10%, not from the case)" in text
    assert "±10%, not from the case: every value of that range is equally likely" in text


def test_several_figures_each_have_their_own(tmp_path: Path) -> None:
    found = data("--figure", "supplement_cost.period_total", "--figure", "full_establishment.total", "--draws", "200")
    assert [one["id"] for one in found["answers"]] == ["supplement_cost.period_total", "full_establishment.total"]


def test_a_figure_that_is_not_there_has_the_nearest_offered() -> None:
    come = run("sensitivity", "-", "--figure", "budget_position.full_over_bugdet", stdin=CASE.encode())
    assert come.code == 2
    assert "Did you mean budget_position.full_over_budget?" in come.err


def test_the_forecast_is_the_main_answer_where_there_is_one() -> None:
    come = run("sensitivity", DERBYSHIRE, "--draws", "100", "-f", "json")
    assert [one["id"] for one in json.loads(come.out)["answers"]] == ["forecast.net.total"]


def test_a_case_without_anything_to_vary_says_so() -> None:
    come = run("sensitivity", "-", stdin=b"title: A team\n")
    assert (come.code, come.out) == (1, "")
    assert "nothing-to-show" in come.err


def test_a_range_of_one_value_spreads_nothing() -> None:
    text = CASE.partition("sensitivity:")[0] + "sensitivity: {inputs: {budget: {least: 470000, most: 470000}}}\n"
    found = data("--draws", "100", text=text)
    (figure,) = found["answers"]
    assert len(set(figure["percentiles"].values())) == 1
    assert figure["histogram"][0]["draws"] == 100


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.parametrize("columns", [80, 50])
def test_on_a_terminal_without_colour_no_line_is_too_long_and_the_progress_is_gone(columns: int, tmp_path: Path) -> None:
    from support.terminal import session

    (case := tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    seen = session("sensitivity", str(case), columns=columns, env={"NO_COLOR": "1"})
    assert all(len(line) <= columns for line in seen.text.splitlines())
    assert "█" in seen.text and "│" in seen.text
    assert "Worked out" not in seen.text


def test_the_commands_of_its_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cases").symlink_to(ROOT / "cases")
    monkeypatch.chdir(tmp_path)
    commands = [line for block in re.findall(r"```sh\n(.*?)```", DOCS, re.DOTALL) for line in block.splitlines()]
    assert len(commands) == 2
    for line in commands:
        name, *arguments = shlex.split(line)
        come = run(*arguments)
        assert (name, come.code, come.err) == ("supplement-calc", 0, "")


@pytest.mark.parametrize("text", [CASE, DERBYSHIRE.read_text(encoding="utf-8")], ids=["team", "derbyshire"])
def test_the_key_figures_fit_a_first_screen(text: str) -> None:
    lines = ran("--brief", "--draws", "100", text=text).splitlines()[4:]
    assert len(lines) <= 15
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("typed", ["SUPPLEMENT_COST.TOTAL", "Supplement cost total"])
def test_a_figure_to_vary_is_found_as_people_write_it(typed: str) -> None:
    data = json.loads(run("sensitivity", DERBYSHIRE, "--draws", "100", "--figure", typed, "-f", "json").out)
    assert [one["id"] for one in data["answers"]] == ["supplement_cost.total"]
