"""`market`, `pay-points` and `workforce` on every real case: in every format, at two widths, and explained to their lines."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from supplement_calc.diagnostics.text import width
from support.running import DERBYSHIRE, ROOT, Ran, run
from support.samples import written
from support.terminal import Session, session

CASES = sorted((ROOT / "cases").glob("*.yaml"))
EVIDENCE = ("market", "pay-points", "workforce")
DEVON = ROOT / "cases" / "devon-2024.yaml"
NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?%?")


@cache
def ran(command: str, case: Path, *options: str) -> Ran:
    """A run that several tests look at."""
    return run(command, case, *options)


def goes_well(command: str, case: Path) -> bool:
    return ran(command, case).code == 0


WELL = [(command, case) for command in EVIDENCE for case in CASES if goes_well(command, case)]
LACKING = [(command, case) for command in EVIDENCE for case in CASES if not goes_well(command, case)]


def data_of(command: str, case: Path, *options: str) -> dict[str, Any]:
    """What a command gives to scripts."""
    found = json.loads(ran(command, case, "-f", "json", *options).out)
    assert isinstance(found, dict)
    return found


def prose(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


# Every command on every case


def test_every_seed_has_something_to_show() -> None:
    assert {case.stem for _, case in WELL} == {case.stem for case in CASES}
    assert [case.stem for command, case in WELL if command == "market"] == ["derbyshire-2019"]


@pytest.mark.parametrize(("command", "case"), LACKING, ids=str)
@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_a_case_that_lacks_what_a_command_needs_says_so_at_a_line(command: str, case: Path, format_: str) -> None:
    found = ran(command, case, "-f", format_)
    assert (found.code, found.out) == (1, "")
    assert re.match(rf"{re.escape(str(case))}:\d+:\d+: error\[nothing-to-show\]: the case has no ", found.err)


@pytest.mark.parametrize(("command", "case"), WELL, ids=str)
@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_every_format_goes_well(command: str, case: Path, format_: str) -> None:
    found = ran(command, case, "-f", format_)
    assert (found.code, found.err) == (0, "")
    assert found.out.endswith("\n")


@pytest.mark.parametrize(("command", "case"), WELL, ids=str)
@pytest.mark.parametrize("columns", [40, 80])
def test_nothing_is_wider_than_the_terminal_and_no_figure_is_cut(command: str, case: Path, columns: int) -> None:
    screen: Session = session(command, case, columns=columns)
    assert screen.code == 0
    sent = re.sub(r"\x1b\[[0-9;]*m", "", screen.sent.decode().replace("\r\n", "\n"))
    assert max(map(width, sent.splitlines())) <= columns
    sent = sent.partition("Key figures are at the top")[0]
    # a table too wide for the terminal is shown as blocks, which name their columns again at each row
    assert set(NUMBER.findall(sent)) == set(NUMBER.findall(ran(command, case).out))


_KEY: dict[str, list[str]] = {"market": ["key_figures"], "workforce": ["key_figures"], "pay-points": []}


@pytest.mark.parametrize(("command", "case"), WELL, ids=str)
def test_scripts_get_what_the_contract_says(command: str, case: Path) -> None:
    data = data_of(command, case)
    assert list(data) == ["format", "case", "file", "changed", "round", *_KEY[command], "units", "tables", "figures", "notes"]
    assert data["format"] == 1
    assert data["file"] == str(case)
    assert set(data["units"]) == set(data["figures"])
    assert {id for id, figure in data["figures"].items() if figure is None} <= set(data["notes"])
    for figure in filter(None, data["figures"].values()):
        assert re.fullmatch(r"-?\d+(\.\d+)?", figure)
    for table in data["tables"]:
        assert set(table) == {"id", "title", "rows"}
        for row in table["rows"]:
            assert list(row) == ["id", "label", "quantity", "rate", "amount"]
            assert row["amount"] == data["figures"][row["id"]], row["id"]


@pytest.mark.parametrize(("command", "case"), WELL, ids=str)
def test_csv_has_the_rows_that_json_has(command: str, case: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ran(command, case, "-f", "csv").out)))
    wanted = [
        (table["id"], row["id"], row["amount"] or "") for table in data_of(command, case)["tables"] for row in table["rows"]
    ]
    assert [(row["table"], row["id"], row["amount"]) for row in rows] == wanted


@pytest.mark.parametrize(("command", "case"), WELL, ids=str)
def test_markdown_has_the_numbers_that_the_table_has(command: str, case: Path) -> None:
    def numbers(text: str) -> list[str]:
        return sorted(set(NUMBER.findall(text.replace("\\", ""))))

    assert numbers(ran(command, case, "-f", "markdown").out) == numbers(ran(command, case).out)


# What they say


def test_market_says_what_cannot_be_reproduced_and_why() -> None:
    out = prose(ran("market", DERBYSHIRE).out)
    assert "The paper prints £30,771 for Grade 9, mean of comparators, and this case gives the same." in out
    for grade, printed, ours in ((10, "£32,780", "32,051"), (11, "£37,124", "36,713")):
        sentence = out[
            out.index(f"The paper prints {printed} for Grade {grade}, mean of comparators, which cannot be reproduced") :
        ]
        sentence = sentence[: sentence.index(ours) + len(ours)]
        assert "Derby City Council and Nottinghamshire County Council cannot be counted" in sentence
    assert "Left out: Derby City Council (it is illegible in the text of the paper, but for £39…)" in out
    assert "Grade 9: our pay ranks 6th of 7 employers, highest first, and 4th with the supplement." in out


def test_market_warns_of_single_figures_among_ranges_and_of_missing_dates() -> None:
    out = prose(ran("market", DERBYSHIRE).out)
    assert (
        "for Grade 9, Leicestershire County Council and Rotherham Metropolitan Borough Council give one figure, not a range"
        in out
    )
    assert "no date is given for the pay of Derby City Council, Nottinghamshire County Council," in out
    notes = data_of("market", DERBYSHIRE)["notes"]
    single = {f"market.grade_{number}.comparator" for number in (9, 10, 11)}
    uncounted = {f"market.grade_{number}.gap" for number in (10, 11)}  # of comparators' own supplements
    assert set(notes) == {*single, *uncounted, "market"}


def test_market_without_such_cause_does_not_warn(tmp_path: Path) -> None:
    text = """
title: t
grades: {A: {salary: 30000}}
comparators:
  X: {pay: {A: £30k - £31k}, pay_date: 2024-04-01}
  Y: {pay: {A: £29k - £33k}, pay_date: 2024-04-01}
"""
    assert "Warning" not in run("market", written(tmp_path, text)).out


def test_market_shows_pay_before_and_after_it_is_brought_to_our_date(tmp_path: Path) -> None:
    text = """
title: t
grades: {A: {salary: 30000}}
comparators:
  X: {pay: {A: "30,500"}, pay_date: 2023-04-01, award: 4%}
market: {own_date: 2024-04-01}
"""
    out = run("market", written(tmp_path, text)).out
    assert re.search(r"30,500\s+31,720$", out, re.M)
    assert "1 April 2024" in out


def test_a_unit_of_money_only_moves_the_point() -> None:
    """At £1,000 the mean is £31,000 to the pound and the gap £4,110: no figure is shown that the unit has made coarser."""
    pounds, thousands = (
        prose(ran("market", DERBYSHIRE, "--round", "pound", "--unit", unit).out) for unit in ("pounds", "thousands")
    )
    assert "30,771" in pounds
    assert "30.771" in thousands


def test_pay_points_says_what_is_left_and_what_overlaps() -> None:
    out = prose(ran("pay-points", DERBYSHIRE).out)
    assert (
        "with its supplement is £921 above the lowest point in use of Grade 12 (an overlap) and £2,316 below the top of" in out
    )
    assert "With the uplift, the lowest of Grade 12 is £157 above the top of Grade 11." in out
    assert "The least pay of Grade 12 that keeps £1 above it is £37,344, point 29." in out
    assert (
        "Grade 10 posts elsewhere get no supplement: the top of Grade 9 with its supplement is £933 above their lowest point."
        in out
    )
    assert re.search(r"Point 24, not in use\s+32,032$", ran("pay-points", DERBYSHIRE).out, re.M)


LEAP = """
title: t
pay_points: {1: 20000, 2: 21000, 3: 22000, 4: 23000}
grades:
  Low: {points: 1-2, supplement: %s}
  High: {points: 3-4}
differential: {least: %s}
uplifts: [{grade: High, from: 3, to: 4, in_post: 1}]
"""


def test_pay_points_names_a_leapfrog_and_an_uplift_that_is_not_there(tmp_path: Path) -> None:
    out = prose(run("pay-points", written(tmp_path, LEAP % (5000, 500))).out)
    assert "£4,000 above the lowest point in use of High (an overlap) and £3,000 above the top of High (a leapfrog)" in out
    assert "No point of High keeps £500 above the top of Low." in out
    assert "the lowest of High is £3,000 below the top of Low" in out


def test_pay_points_level_with_each_other_are_neither_above_nor_below(tmp_path: Path) -> None:
    out = prose(run("pay-points", written(tmp_path, LEAP % (2000, 1))).out)
    assert "equal to the top of High" in out
    assert "£0" not in out


def test_workforce_calls_points_points_and_per_cent_per_cent() -> None:
    out = ran("workforce", DEVON).out
    assert re.search(r"Agency as a share of establishment\s+52\.11%\s+44\.89%\s+\(7\.22 points\)\s+\(13\.9%\)", out)
    assert re.search(r"Agency\s+113\.6\s+101\s+\(12\.6\)\s+\(11\.1%\)", out)


def test_workforce_has_both_sums_of_what_is_unfilled() -> None:
    assert "23.56 FTE have neither employee nor agency cover, counting surplus agency staff against other teams" in prose(
        ran("workforce", DERBYSHIRE).out
    )
    assert "The average of the team rates, 32.15%, is not the vacancy rate: it counts small and large teams alike." in prose(
        ran("workforce", DERBYSHIRE).out
    )


def test_workforce_draws_the_series_and_the_vacancy_rates() -> None:
    devon = ran("workforce", DEVON).out
    assert "Social workers, FTE (█ employed, ▒ agency, · unfilled)" in devon
    months = [
        line for line in devon.splitlines() if re.match(r"  (Jul|Aug|Sep|Oct|Nov|Dec) 23 .*█|  (Jan|Feb|Mar) 24 .*█", line)
    ]
    assert len(months) == 18
    derbyshire = ran("workforce", DERBYSHIRE).out
    assert re.search(r"South Derbyshire\s+55\.0%\s+█+$", derbyshire, re.M)
    assert re.search(r"All\s+33\.2%\s+█+$", derbyshire, re.M)


def test_workforce_shows_a_cell_of_two_numbers_with_both() -> None:
    assert re.search(r"May 2023\s+5\s+2$", ran("workforce", DEVON).out, re.M)


@pytest.mark.parametrize(
    "id", ["workforce.child_protection.teams.high_peak.turnover", "workforce.child_protection.total.turnover"]
)
def test_scripts_get_the_turnover_that_the_page_shows(id: str) -> None:
    assert data_of("workforce", DERBYSHIRE)["figures"].get(id) is not None


def test_scripts_get_both_sides_of_a_recruitment_split() -> None:
    figures = data_of("workforce", ROOT / "cases" / "kent-2016.yaml")["figures"]
    stage = "recruitment.team_managers.applications"
    assert [figures.get(f"{stage}.{side}") for side in ("total", "external", "internal")] == ["30", "17", "13"]


# Explained


EXPLAINED = [
    ("market.grade_9.gap", "comparators.derby_city_council.pay.grade_9.top"),
    ("market.grade_10.rank_after", "grades.grade_10.supplement"),
    ("market.grade_11.supplement_of_gap", "pay_points.27"),
    ("pay_points.grade_9.point_19.after", "pay_points.19"),
    ("pay_points.grade_11.against_grade_12.left", "pay_points.29"),
    ("pay_points.grade_11.against_grade_12.least_kept", "differential.least"),
    ("workforce.child_protection.pooled.vacancy_rate", "workforce.child_protection.teams.erewash.vacant"),
    ("workforce.child_protection.pooled.unfilled_floor_nil", "workforce.child_protection.teams.high_peak.agency"),
    ("service_length.child_protection.total", "service_length.child_protection.bands.1.share"),
    ("recruitment.child_protection.applications_per_advert", "recruitment.child_protection.adverts"),
    ("indicators.turnover_of_child_protection_social_workers.values.30_april_2019", None),
    ("agency_premium.vacant_mix_with_supplements", "agency.cost_per_fte"),
]


@pytest.mark.parametrize(("id", "rests_on"), EXPLAINED)
def test_an_explanation_ends_at_lines_of_the_case(id: str, rests_on: str | None) -> None:
    steps = json.loads(ran("explain", DERBYSHIRE, id, "-f", "json").out)["steps"]
    assert steps[-1]["id"] == id
    ids = {step["id"] for step in steps}
    assert rests_on is None or rests_on in ids
    lines = DERBYSHIRE.read_text(encoding="utf-8").split("\n")
    for step in steps:
        if "operation" in step:
            assert set(step["operands"]) <= ids
        elif "line" in step:
            assert step["given"] in lines[step["line"] - 1]


STATISTICS = ("mean", "median", "lower quartile", "upper quartile")


@pytest.mark.parametrize("statistic", STATISTICS)
@pytest.mark.parametrize("grade", ["grade_9", "grade_10"])  # of six comparators and of four
def test_a_statistic_can_be_said_of_any_number_of_comparators(statistic: str, grade: str) -> None:
    says_no_price("explain", f"market.{grade}.comparator", "--set", f"market.statistic={statistic}")


@pytest.mark.parametrize("name", ["rank_before", "rank_after"])
@pytest.mark.parametrize("grade", ["grade_9", "grade_10"])
def test_a_place_can_be_said_among_any_number_of_comparators(grade: str, name: str) -> None:
    says_no_price("explain", f"market.{grade}.{name}")


@pytest.mark.parametrize("lowest", [28, 29])  # four points to choose from, and three
def test_the_least_point_can_be_said_of_any_number_of_points(lowest: int) -> None:
    id = "pay_points.grade_11.against_grade_12.least_kept"
    says_no_price("explain", id, "--set", f"grades.grade_12.lowest_in_use={lowest}")


def says_no_price(command: str, id: str, *options: str) -> None:
    """An explanation that goes well, in which nothing is bought at a price until a target is met."""
    for format_ in ("table", "csv", "markdown", "json"):
        found = ran(command, DERBYSHIRE, id, "-f", format_, *options)
        assert (found.code, found.err) == (0, "")
        assert " @ " not in found.out
        assert "is met" not in found.out


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("market.grade_9.gapp", "market.grade_9.gap"),
        ("pay_points.grade_9.point_19.aftr", "pay_points.grade_9.point_19.after"),
        ("workforce.child_protection.pooled.vacancy_rat", "workforce.child_protection.pooled.vacancy_rate"),
        ("recruitment.child_protection.advert", "recruitment.child_protection.adverts"),
    ],
)
def test_an_id_that_does_not_exist_gets_the_nearest(wrong: str, right: str) -> None:
    found = ran("explain", DERBYSHIRE, wrong)
    assert (found.code, found.out) == (2, "")
    assert f"Did you mean {right}?" in found.err


# Text from a case


def test_names_cannot_steer_a_screen_a_sheet_or_markdown(tmp_path: Path) -> None:
    text = (
        'title: "=1+1 [red]x[/red]"\nworkforce:\n  "=SUM(A1) *bold*":\n    teams:\n'
        '      "@cmd |x|": {establishment: 10, vacant: 2}\n      "-2 <b>": {establishment: 10, vacant: 3}\n'
    )
    case = written(tmp_path, text)
    for row in csv.reader(io.StringIO(run("workforce", case, "-f", "csv").out)):
        assert not [cell for cell in row if cell.startswith(("=", "@", "+")) or re.match(r"-[^\d]|-\d+ ", cell)]
    fenced = re.compile(r"^```text$.*?^```$", re.M | re.S)
    assert "*bold*" not in fenced.sub("", run("workforce", case, "-f", "markdown").out).replace("\\*", "")
    assert "[red]x[/red]" in run("workforce", case).out


def test_no_length_of_service_is_a_fault_of_ours(tmp_path: Path) -> None:
    text = f"title: t\nindicators:\n  I: {{by: date, values: {{a: {'9' * 2000} years 1 months, b: 1 year 1 month}}}}\n"
    assert run("workforce", written(tmp_path, text)).code in (0, 1)
