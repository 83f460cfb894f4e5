"""The tables of one command as a workbook, and as a CSV for Excel."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest

from supplement_calc.output.reports import KINDS, Writer
from supplement_calc.output.workbook.laid_out import PAGE
from support.registries import lacking
from support.running import DERBYSHIRE, ROOT, run
from support.xlsx import read

WORKFORCE = """
title: Ward
workforce:
  Ward:
    counted_in: heads
    teams:
      Nurses: {establishment: 250, men: 3, women: 224, headcount: 227}
      Aides: {establishment: 40, men: 17, women: 21, headcount: 38}
      Clerks: {establishment: 40, men: 11, women: 23, headcount: 34}
"""
UNKNOWN = """
title: One grade has no salary
grades:
  A: {in_post: 3, vacant: 2, supplement: 1000}
  B: {salary: 30000, in_post: 3, vacant: 1, supplement: 1000}
on_costs: 20%
agency: {fte: 2, cost_per_fte: 60000}
budget: 300000
"""
# With how many rows at least.
COMMANDS = {
    ("cost",): 90,
    ("market",): 40,
    ("pay-points",): 20,
    ("workforce",): 400,
    ("forecast",): 150,
    ("compare",): 5,
    ("explain", "current_spend.total"): 8,
    ("sensitivity", "--draws", "100"): 20,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command_writes_its_own_tables(command: tuple[str, ...], tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    line: tuple[str | Path, ...] = (command[0], DERBYSHIRE, *command[1:])
    ran = run(*line, "-o", target)
    assert (ran.code, ran.out) == (0, "")
    cells = read(target.read_bytes())["Tables"]
    shown = list(csv.reader(StringIO(run(*line, "-f", "csv").out)))
    by_row: dict[str, list[object]] = {}
    for ref, cell in cells.items():
        by_row.setdefault(ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append(cell.value)
    found = [by_row[str(row)] for row in range(3, len(by_row) + 1)]
    assert len(found) == len(shown) > COMMANDS[command]
    for ours, theirs in zip(found[1:], shown[1:], strict=False):
        assert len(ours) == len(theirs)
        for one, text in zip(ours, theirs, strict=True):
            assert near(one, text) or (text == "" and one in ("none", "not known")), (one, text)
    assert not any(cell.formula for cell in cells.values())


def test_a_cell_says_not_known_where_the_notes_of_json_do(tmp_path: Path) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / "out.xlsx"
    case.write_text(UNKNOWN, encoding="utf-8")
    assert run("cost", case, "-o", target).code == 0
    notes = json.loads(run("cost", case, "-f", "json").out)["notes"]
    seen = set()
    for name, sheet in read(target.read_bytes()).items():
        if name == PAGE:
            continue
        column = {cell.value: ref.rstrip("0123456789") for ref, cell in sheet.items() if ref.endswith("3")}
        for ref, cell in sheet.items():
            if ref.startswith(column["id"]) and ", because " in notes.get(str(cell.value), ""):
                said = sheet[f"{column['amount']}{ref.removeprefix(column['id'])}"].value
                assert said == notes[str(cell.value)].partition(",")[0], cell.value
                seen.add(said)
    assert seen == {"not known"}


def near(cell: object, text: str) -> bool:
    """Whether a cell is what the CSV says; a number of many digits to sixteen of them."""
    if isinstance(cell, Decimal):
        return abs(cell - Decimal(text)) <= abs(cell) / 10**14
    return cell == text.removeprefix("'")


def test_several_cases_stand_below_one_another(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert run("cost", DERBYSHIRE, ROOT / "cases" / "devon-2021.yaml", "-o", target).code == 0
    cells = read(target.read_bytes())["Tables"]
    assert cells["A3"].value == "case"
    assert len({cell.value for ref, cell in cells.items() if ref[0] == "A" and int(ref[1:]) > 3}) == 2


def test_a_file_stays_as_it_is_where_no_case_can_be_costed(tmp_path: Path) -> None:
    target, case = tmp_path / "out.xlsx", tmp_path / "case.yaml"
    case.write_text("title: x\n", encoding="utf-8")
    target.write_bytes(b"old")
    assert run("cost", case, case, "-o", target).code == 1
    assert target.read_bytes() == b"old"


def test_small_counts_of_people_are_not_shown(tmp_path: Path) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / "out.xlsx"
    case.write_text(WORKFORCE, encoding="utf-8")
    for more, shown in (((), {Decimal(11), Decimal(3)}), (("--full",), set())):
        assert run("workforce", case, *more, "-o", target).code == 0
        values = {cell.value for cell in read(target.read_bytes())["Tables"].values()}
        assert values & {Decimal(11), Decimal(3)} == {Decimal(11), Decimal(3)} - shown


@pytest.mark.parametrize("ending", KINDS)
def test_the_module_of_a_kind_has_all_that_is_asked_of_it(ending: str) -> None:
    kind = KINDS[ending]
    lacks = lacking(import_module(f"supplement_calc.output.{kind.module}"), Writer)
    assert lacks == ([] if kind.has_tables else [f"supplement_calc.output.{kind.module} lacks tables(view)"])


# CSV


def test_a_row_says_whether_it_is_a_line_a_subtotal_or_a_total() -> None:
    for command, kinds in (("cost", {"line", "subtotal", "total"}), ("forecast", {"line", "subtotal", "total"})):
        rows = list(csv.DictReader(StringIO(run(command, DERBYSHIRE, "-f", "csv").out)))
        assert {row["kind"] for row in rows} == kinds
        of = {(row["table"], row["id"]): row["kind"] for row in rows}
        if command == "cost":
            ends = ("grade_9", "employed", "total")
            assert [of["current_spend", f"current_spend.{one}"] for one in ends] == ["line", "subtotal", "total"]
        else:
            ends = ("2019_20.salaries", "2019_20.total", "total")
            assert [of["forecast.proposal", f"forecast.proposal.{one}"] for one in ends] == ["line", "subtotal", "total"]


def test_a_csv_for_excel_says_that_it_is_utf_8(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    plain = run("cost", DERBYSHIRE, "-f", "csv").out
    assert run("cost", DERBYSHIRE, "-f", "csv", "--excel").out == f"\ufeff{plain}"
    assert run("cost", DERBYSHIRE, "--excel", "-o", target).code == 0
    assert target.read_bytes() == b"\xef\xbb\xbf" + plain.encode()


@pytest.mark.parametrize("arguments", [(), ("-f", "json"), ("-o", "out.xlsx")])
def test_another_format_than_csv_is_not_for_excel(arguments: tuple[str, ...]) -> None:
    ran = run("cost", DERBYSHIRE, "--excel", *arguments)
    assert ran.code == 2
    assert "--excel is for csv" in ran.err
