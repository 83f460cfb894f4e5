"""What the first screen of a page answers, and one rule each of how it varies with what the case has."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from support.golden import assert_golden
from support.papers import CASES
from support.running import DERBYSHIRE, run
from support.samples import written
from support.terminal import session

STARTER = CASES.parent / "src/supplement_calc/case/starters/flat.yaml"
CASE = """
title: t
period: {starts: 2019-07-01, ends: 2021-06-30}
grades:
  G: {salary: "30,000", in_post: 10, vacant: 2, supplement: "1,000"}
budget: "400,000"
on_costs: 20%
"""
FORECAST = """
forecast:
  doing_nothing: {turnover: 20%, starters: 2}
  proposal: {turnover: 10%, starters: 2}
"""
AGENCY = "agency: {{fte: {}, cost_per_fte: 60000}}\n"


def brief(command: str, folder: Path, text: str, *changes: tuple[str, str], options: tuple[str, ...] = ()) -> str:
    """The key figures of a case, on one line, with parts of its text changed."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    ran = run(command, written(folder, text), "--brief", *options)
    assert ran.code == 0, ran.err
    assert max(map(len, ran.out.splitlines())) <= 80
    return " ".join(ran.out.split())


# cost


def test_what_a_run_changed_is_the_first_line_under_the_heading(tmp_path: Path) -> None:
    lines = run("cost", written(tmp_path, CASE), "--set", "on_costs=30%", "--brief").out.splitlines()
    assert lines[1] == "Changed for this run: on_costs = 30% (case file: 20%)"


def test_without_vacant_posts_there_is_one_column_and_no_row_of_posts_filled(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE, (", vacant: 2", ""))
    assert "Staff in post now" in out
    assert "All filled" not in out and "All posts filled" not in out
    assert "Not needed: the posts given cost £28,000 less than the budget." in out


def test_without_a_budget_there_are_no_budget_rows(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE, ('budget: "400,000"\n', ""))
    assert "Break-even Not worked out: the case gives no budget." in out
    assert "Against" not in out


def test_under_the_budget_no_break_even_is_needed(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE, ('"400,000"', '"4,000,000"'))
    assert "Break-even Not needed: all posts filled costs £3,553,600 less than the budget." in out


def test_agency_cover_below_the_limit_has_a_break_even_too(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE + AGENCY.format("0.2"))
    assert re.search(r"With agency staff on 10\.0% of vacancies, as now: 1\.49 FTE\.", out)


def test_more_than_are_vacant_is_said_to_be(tmp_path: Path) -> None:
    assert "as now: 6.44, more than are vacant." in brief("cost", tmp_path, CASE + AGENCY.format(1))
    assert "more than are vacant" in " ".join(run("cost", STARTER, "--brief").out.split())


def test_agency_staff_alone_have_no_row_of_a_supplement(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, "title: x\nbudget: 700,000\nagency: {fte: 12, cost_per_fte: 71000}\n")
    assert "Cost No supplement: no grade is given one." in out
    assert "Full-year cost" not in out and "plus the supplement" not in out


def test_nobody_in_post_takes_no_agency_staff_to_pay_for_it(tmp_path: Path) -> None:
    assert "Replacing" not in brief("cost", tmp_path, CASE + AGENCY.format(1), ("in_post: 10", "in_post: 0"))


def test_a_renewal_says_what_is_paid_already_and_fits_a_screen(tmp_path: Path) -> None:
    out = run("cost", STARTER.parent / "renewal.yaml", "--brief").out
    assert re.search(r"Full-year cost \(44,370 paid already\) +66,555 +88,088\n", out)
    assert "this supplement in place of today's" in out and "plus the supplement to staff" not in out
    assert len(out.splitlines()) == 4 + 14


def test_agency_cover_above_the_limit_has_none(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE + AGENCY.format(2))
    assert "With agency on 100.0% of vacancies, as now, it is never met." in out


def test_without_agency_staff_that_is_what_it_rests_on(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE)
    assert "Agency " not in out.replace("Agency staff", "")
    assert "no agency staff; fixed staffing; no pay award." in out


def test_without_an_end_there_is_no_whole_term(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE, (", ends: 2021-06-30", ""))
    assert "from 1 July 2019, no end date" in out
    assert "Whole-term" not in out


def test_more_than_every_vacancy_is_not_to_be_had(tmp_path: Path) -> None:
    out = brief("cost", tmp_path, CASE, ('"400,000"', '"360,000"'))
    assert "It takes 2.32 of 12 FTE vacant, with no agency staff, and only 2 FTE are vacant." in out


def test_a_package_alone_has_a_block_of_its_own() -> None:
    lines = run("cost", CASES / "devon-2021.yaml", "--brief").out.split("\n\n")[1].splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "Key figures, £ 2021/22 2022/23",
        "Cost of 12 measures not given not given",
        "Funding approved 1,100,000 0",
        "Funding to be considered 3,400,000",
        "Unfunded Cannot be worked out: the paper gives no cost for any measure.",
        "Posts 48 FTE for the whole package; 4 FTE are listed, in measures 4 and 5.",
    ]


def test_a_package_of_more_years_than_fit_says_how_many_are_not_shown(tmp_path: Path) -> None:
    case = tmp_path / "package.yaml"
    years = "".join(f"      {year}/{year % 100 + 1}: 100\n" for year in range(2021, 2027))
    case.write_text(f"title: A package\nmeasures:\n  - what: Adverts\n    cost_by_year:\n{years}", encoding="utf-8")
    lines = run("cost", case, "--brief").out.splitlines()
    assert any(line.split() == ["Key", "figures,", "£", "2021/22", "2022/23", "2023/24", "2024/25"] for line in lines)
    assert "Not shown   2 more years, in the table below." in lines


def test_answers_come_before_workings_and_notes_last() -> None:
    out = run("cost", DERBYSHIRE).out
    order = (
        "Key figures", "\nSupplement by financial year", "\nBudget position", "\nAgency and break-even", "\nCurrent spend ",
        "\nSupplement cost ", "\nFull establishment: ", "\nThe years have supplements with on-costs",
    )  # fmt: skip
    places = [out.index(one) for one in order]
    assert places == sorted(places)


def test_no_full_year_effect_is_shown_of_the_year_in_which_the_supplement_ends() -> None:
    (row,) = [line for line in run("cost", DERBYSHIRE).out.splitlines() if line.startswith("  2021/22")]
    assert row.split() == ["2021/22", "3", "168,345", "256,587", "(769,760)"]


# forecast


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((), "Turnover falling from 20% to 10% a year in July 2019. If it does not, the extra cost is £24,000. 2 FTE start a "
         "year either way; no agency staff; no pay award or increments."),
        ((("10%", "25%"),), "Turnover rising from 20% to 25% a year in July 2019. If it does not,"),
        ((("10%, starters: 2", "20%, starters: 3"),), "Starters rising from 2 to 3 FTE a year. If they do not, the extra cost "
         "is £24,000. Turnover as in doing nothing;"),
        ((("10%", "[{from: 2019-07-01, rate: 18%}, {from: 2020-04-01, rate: 9%}]"),),
         "Turnover falling by steps from 20% to 9% a year by April 2020."),
        ((("starters: 2", "starters: 0"),), "Nobody starts either way;"),
        ((("forecast:", "agency: {fte: 1, cost_per_fte: 60000}\nforecast:"),), "agency staff on 50.0% of vacancies;"),
        ((("forecast:", "forecast:\n  pay_awards: [{from: 2020-04-01, award: 2%}]"),), "with pay awards, no increments."),
        ((("budget", "  H: {salary: 20000, in_post: 5, vacant: 1}\nbudget"),),
         "Turnover of G falling from 20% to 10% a year in July 2019."),
    ],
)  # fmt: skip
def test_what_a_forecast_rests_on_has_the_rates(changes: tuple[tuple[str, str], ...], said: str, tmp_path: Path) -> None:
    assert said in brief("forecast", tmp_path, CASE + FORECAST, *changes)


def test_a_forecast_of_other_months_than_the_term_is_not_called_the_whole_term(tmp_path: Path) -> None:
    assert "Whole term (24 months)" in brief("forecast", tmp_path, CASE + FORECAST)
    out = brief("forecast", tmp_path, CASE + FORECAST, options=("--years", "1"))
    assert "All months (12 months)" in out and "whole term" not in out.lower()


def test_every_line_has_its_extra_cost() -> None:
    out = run("forecast", DERBYSHIRE).out
    (table,) = re.findall(r"^All years, £.*?\n\n", out, re.M | re.S)
    extra = {line[:27].strip(): line.split()[-1] for line in table.splitlines()[1:6]}
    assert extra == {
        "Salaries": "555,927",
        "On-costs": "135,257",
        "Supplements and uplifts": "1,236,026",
        "On-costs of supplements": "300,726",
        "Agency": "(864,743)",
    }


def test_one_note_ties_the_costs_of_both_pages_together() -> None:
    out = run("forecast", DERBYSHIRE).out
    assert "`cost` keeps staffing fixed: £1,346,764 with staff in post now, £2,052,694 with all posts filled." in out
    assert "supplements come to £1,536,752 with their on-costs, and the extra cost is £1,363,193." in out
    of_cost = run("cost", DERBYSHIRE).out
    assert "1,346,764" in of_cost and "2,052,694" in of_cost


def test_a_forecast_shows_costs_then_staff_then_charts_and_what_is_assumed_last() -> None:
    out = run("forecast", DERBYSHIRE).out
    order = (
        "Key figures",
        "\nExtra cost of the proposal, £",
        "\nAll years",
        "\nStaff, FTE",
        "\nFour costs",
        "\nWhat is assumed",
    )
    places = [out.index(one) for one in order]
    assert places == sorted(places)


# What a run changed


@pytest.mark.parametrize(
    "command",
    [
        ("cost",),
        ("break-even",),
        ("forecast",),
        ("market",),
        ("workforce",),
        ("pay-points",),
        ("explain", "grades.grade_9.in_post"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_says_in_every_format_what_the_run_changed(command: tuple[str, ...]) -> None:
    name, *figure = command
    for format_ in ("table", "markdown", "csv", "json"):
        ran = run(name, DERBYSHIRE, *figure, "--set", "grades.grade_9.in_post=60", "-f", format_)
        assert ran.code == 0, ran.err
        text = ran.out.replace("\\", "")
        if format_ == "json":
            assert json.loads(ran.out)["changed"] == [{"path": "grades.grade_9.in_post", "value": "60", "in_file": "61.03"}]
        elif format_ == "csv":
            rows = list(csv.DictReader(io.StringIO(ran.out)))
            assert {row["changed"] for row in rows} == {"grades.grade_9.in_post = 60 (case file: 61.03)"}
        else:
            assert "Changed for this run: grades.grade_9.in_post = 60 (case file: 61.03)" in "".join(text.splitlines(True)[:4])


def test_of_several_cases_each_has_its_file_and_what_was_changed() -> None:
    both, change = (DERBYSHIRE, STARTER), ("--set", "on_costs=30%")
    data = json.loads(run("cost", *both, *change, "-f", "json").out)
    assert [(one["file"], one["changed"][0]["in_file"]) for one in data] == [
        (str(DERBYSHIRE), "24.33%"),
        (str(STARTER), "28.5%"),
    ]
    rows = list(csv.DictReader(io.StringIO(run("cost", *both, *change, "-f", "csv").out)))
    assert {(row["file"], row["changed"]) for row in rows} == {
        (str(DERBYSHIRE), "on_costs = 30% (case file: 24.33%)"),
        (str(STARTER), "on_costs = 30% (case file: 28.5%)"),
    }
    assert run("cost", *both, *change).out.count("Changed for this run: on_costs = 30%") == 2


# What stands on the first screen


@pytest.mark.parametrize("command", ["cost", "forecast"])
@pytest.mark.parametrize("columns", [80, 100, 120])
def test_twenty_lines_answer_what_people_ask(command: str, columns: int) -> None:
    """What it costs, whether it is over the budget, where break-even is, what agency staff do, what it rests on."""
    first = " ".join("\n".join(session(command, DERBYSHIRE, columns=columns).rows[:20]).split())
    asked = {
        "cost": ("Full-year cost 673,382", "Over / (under) budget", "Break-even The budget is met if 25.61", "Agency £65,797",
                 "Rests on On-costs 24.33%"),
        "forecast": ("1,363,193", "Over / (under) budget", "Payback None by June 2021", "Agency staff, June 2021",
                     "Rests on Turnover falling from 18.6% to 10% a year in January 2020."),
    }  # fmt: skip
    assert [one for one in asked[command] if one not in first] == []


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "plain"])
@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("case", [*sorted(CASES.glob("*.yaml")), STARTER], ids=lambda path: path.stem)
def test_the_first_twenty_lines(case: Path, columns: int, *, colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of `cost` and `forecast`, word for word; of a case that lacks what a command needs, what it says of that."""
    monkeypatch.chdir(case.parent)  # so that files have short names
    shown = []
    for command in ("cost", "forecast"):
        sent = session(command, case.name, columns=columns, env={} if colour else {"NO_COLOR": "1"}).sent.decode()
        shown.append("\n".join(sent.replace("\r\n", "\n").replace("\x1b", "ESC").splitlines()[:20]))
    name = f"first-screens/{case.stem}-{columns}-{'colour' if colour else 'plain'}.txt"
    assert_golden(name, "\n\n----\n\n".join(shown) + "\n")
