"""The workbook of a case: what is on its sheets, that every computed cell is a formula, and that text is never one."""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from decimal import Decimal
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from supplement_calc import __version__
from supplement_calc.case.loading import load, load_text
from supplement_calc.case.schema import case_schema
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.ledgers import CaseLedgers
from supplement_calc.diagnostics import Source
from supplement_calc.evidence.suppression import Suppressed
from supplement_calc.ledger import POUND, Figure, in_place_of_value
from supplement_calc.output.workbook.model import Model
from support.odd_text import ODD
from support.running import DERBYSHIRE, run
from support.workbooks import figures, workbook
from support.xlsx import Sheets, names_of, paths_of, read

TEXT = DERBYSHIRE.read_text(encoding="utf-8")
SMALL = """
title: Ward
grades: {A: {salary: 30000, in_post: 3, vacant: 2, supplement: 1000}}
workforce:
  Ward:
    counted_in: heads
    teams:
      Nurses: {establishment: 250, men: 3, women: 224, headcount: 227}
      Aides: {establishment: 40, men: 17, women: 21, headcount: 38}
      Clerks: {establishment: 40, men: 11, women: 23, headcount: 34}
"""


@cache
def derbyshire() -> bytes:
    """The workbook of the case that has most."""
    assert run("report", DERBYSHIRE, "-o", "/tmp/none.txt").code == 2
    data = workbook(TEXT)
    assert data is not None
    return data


@cache
def sheets() -> Sheets:
    """Its cells."""
    return read(derbyshire())


def test_the_sheets_are_those_that_a_model_has_in_their_order() -> None:
    assert list(sheets()) == [
        "Cover", "Key figures", "Charts", "Inputs", "Cost", "Break-even", "Forecast", "Market", "Pay points", "Workforce",
        "Forecast by year", "Forecast by month", "Chart data", "Workings", "Fixed values", "Checks", "Notes and sources",
        "Assumptions", "Findings of check",
    ]  # fmt: skip


def test_the_cover_says_whose_case_it_is_of_when_and_whether_all_checks_pass() -> None:
    cells = sheets()["Cover"]
    said = {str(cells[f"A{n}"].value): cells[f"B{n}"] for n in range(2, 40) if f"A{n}" in cells}
    assert cells["A1"].value == "Market supplement for child protection social workers"
    assert said["Supplement proposed"].value == "1 July 2019 to 30 June 2021"
    assert said["SHA-256 of the case file"].value == sha256(DERBYSHIRE.read_bytes()).hexdigest()
    assert said["Made by"].value == f"supplement-calc {__version__}"
    assert said["Master check"].value == "All checks pass"
    assert "calc_master_check" in said["Master check"].formula
    assert set(said) >= set(sheets()) - {"Cover"}


def near(shown: object, figure: Figure) -> bool:
    """Whether a cell has an exact value, to 27 digits, as a sum of quotients may have more than are kept."""
    exact = figure.value
    if exact is None or not isinstance(shown, Decimal):
        return exact is None and shown == in_place_of_value(figure)
    return abs(shown - exact) <= abs(exact) / 10**27


def test_every_figure_is_the_ledgers_and_every_computed_one_a_formula() -> None:
    case = load(str(DERBYSHIRE), EVERYTHING).case
    assert case is not None
    ledgers = CaseLedgers(case)
    kinds = [ledgers.ledger(kind, POUND) for kind in ("marginal", "levers", "market", "pay_points", "workforce")]
    exact = {id: figure for ledger in kinds if ledger is not None for id, figure in ledger.figures.items()}
    hidden, seen = Suppressed(ledgers.workforce, full=False).instead, 0
    for sheet in ("Cost", "Break-even", "Forecast", "Market", "Pay points", "Workforce", "Workings"):
        for id, values in figures(sheets(), sheet).items():
            assert all(one == hidden[id] if id in hidden else near(one, exact[id]) for one in values), (sheet, id)
            seen += 1
    assert seen > 4000
    cells = sheets()["Workings"]
    stated = [ref for ref, cell in cells.items() if ref.startswith("B") and int(ref[1:]) > 3 and not cell.formula]
    assert stated == []


UNKNOWN = """
title: One grade has no salary
period: {starts: 2026-04-01, ends: 2027-03-31}
grades:
  A: {in_post: 3, vacant: 2, supplement: 1000}
  B: {salary: 30000, in_post: 3, vacant: 1, supplement: 1000}
  C: {salary: 20000, in_post: 0, vacant: 0, supplement: 1000}
on_costs: 20%
agency: {fte: 2, cost_per_fte: 60000}
budget: 300000
forecast: {doing_nothing: {turnover: 10%, starters: 1}, proposal: {turnover: 5%, starters: 1}}
workforce: {Ward: {teams: {X: {establishment: 20, vacant: illegible}, Y: {establishment: 10, vacant: 2, in_post: 8}}}}
"""


def test_a_cell_says_not_known_of_what_the_case_does_not_say_enough_for_and_none_of_what_there_is_none_of() -> None:
    """As every other format has it: in amounts, as costed and as changed, in `report` and in the tables of a command."""
    case = load_text(Source("case.yaml", UNKNOWN), EVERYTHING).case
    assert case is not None
    ledgers = CaseLedgers(case)
    kinds = [ledgers.ledger(kind, POUND) for kind in ("marginal", "levers", "workforce")]
    exact = {id: one for ledger in kinds if ledger is not None for id, one in ledger.figures.items() if one.value is None}
    data = workbook(UNKNOWN)
    assert data is not None
    cells, seen = read(data), Counter[str]()
    columns = dict.fromkeys(("Cost", "Break-even", "Forecast", "Workforce"), ("K", "EGH")) | {"Key figures": ("H", "DFG")}
    for sheet, (id, amounts) in columns.items():
        for ref, cell in cells[sheet].items():
            if ref.startswith(id) and cell.value in exact:
                said = {cells[sheet][f"{column}{ref[1:]}"].value for column in amounts}
                assert said == {in_place_of_value(exact[str(cell.value)])}, (sheet, cell.value)
                seen.update(map(str, said))
    assert seen["not known"] > 40
    assert seen["none"]
    named = [cell.formula for cell in cells["Cost"].values() if cell.value == "not known" and cell.formula]
    assert named
    assert all(formula.endswith(",calc_not_known)") for formula in named)
    assert names_of(data)["calc_not_known"] != names_of(data)["calc_none"]


def test_what_two_courses_have_alike_is_worked_out_once() -> None:
    """No two lines of working have the same label, unit and formula."""
    cells = sheets()["Workings"]
    lines = [(cells[f"A{n}"].value, cells[f"B{n}"].formula, cells[f"C{n}"].value) for n in range(4, 9_000) if f"E{n}" in cells]
    assert len(lines) > 3_000
    assert [line for line, times in Counter(lines).items() if times > 1] == []
    ids = {cell.value for ref, cell in cells.items() if ref[0] == "E"}
    assert "forecast.proposal.month_2020_06.grade_9.leavers" in ids


def test_no_number_is_typed_into_a_formula() -> None:
    for sheet, cells in sheets().items():
        for ref, cell in cells.items():
            assert not re.search(r"(?<![\w.$!:])\d", re.sub(r'"[^"]*"', "", cell.formula)), (sheet, ref, cell.formula)


def test_no_cell_has_an_error_and_every_check_is_true() -> None:
    for sheet, cells in sheets().items():
        assert [ref for ref, cell in cells.items() if str(cell.value).startswith("#")] == [], sheet
    checks = {ref: cell for ref, cell in sheets()["Checks"].items() if ref.startswith("B") and cell.formula}
    assert len(checks) > 50
    assert {cell.value for cell in checks.values()} == {True}


def test_every_input_is_a_named_cell_and_says_where_it_is_from() -> None:
    cells, names = sheets()["Inputs"], names_of(derbyshire())
    rows = [n for n in range(4, 400) if f"A{n}" in cells]
    assert names["grades.grade_9.in_post"] == "Inputs!$B$4"
    assert (cells["A4"].value, cells["B4"].value, cells["G4"].value) == ("Grade 9 in post", Decimal("61.03"), "61.03")
    assert cells["J4"].value == "grades.grade_9.in_post"
    assert str(cells["H4"].value).endswith(", line 46")
    for row in rows:
        assert names[str(cells[f"I{row}"].value)] == f"Inputs!$B${row}"
        assert cells[f"B{row}"].value == cells[f"E{row}"].value


def test_every_input_is_described_in_the_words_of_the_schema() -> None:
    cells = sheets()["Inputs"]
    said = {str(cells[f"J{n}"].value): str(cells[f"D{n}"].value) for n in range(4, 400) if f"A{n}" in cells}
    properties, definitions = (case_schema()[part] for part in ("properties", "$defs"))
    of_grade = definitions["Grade"]["properties"]
    assert said["grades.grade_9.in_post"] == of_grade["in_post"]["description"]
    assert said["grades.grade_10.supplement"] == of_grade["supplement"]["description"]
    assert said["pay_points.19"] == properties["pay_points"]["description"]
    assert said["on_costs"] == properties["on_costs"]["description"]
    assert said["uplifts.1.vacant"] == definitions["Uplift"]["properties"]["vacant"]["description"]
    team = next(text for path, text in said.items() if path.endswith(".agency") and ".teams." in path)
    assert team == "Agency staff"
    assert "" not in said.values()


def test_a_sheet_is_one_table_without_gaps_or_merged_cells_and_can_be_read_aloud() -> None:
    with zipfile.ZipFile(BytesIO(derbyshire())) as file:
        for name, path in paths_of(file).items():
            part, cells = file.read(path).decode(), sheets()[name]
            assert "mergeCell" not in part
            assert 'state="frozen"' in part
            assert str(cells["A1"].value or "")
            top = next(n for n in range(2, 9) if f"B{n}" in cells)
            last = max(int(re.sub(r"\D", "", ref)) for ref in cells)
            assert [n for n in range(top, last + 1) if f"A{n}" not in cells] == [], name
            heads = [str(cell.value) for ref, cell in cells.items() if re.fullmatch(rf"[A-Z]+{top}", ref)]
            assert max(Counter(heads).values()) == 1
            assert "" not in heads
        pictures = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/drawings/drawing")]
        described = [re.findall(r'<xdr:cNvPr id="\d+" name="[^"]*" descr="([^"]+)"', one) for one in pictures]
        assert [len(one) for one in described] == [12]
        charts = [name for name in file.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 12


def test_no_text_of_a_table_is_cut_by_the_cell_next_to_it() -> None:
    """A text that is longer than its column is wide is folded, in a row that has room for it."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(BytesIO(derbyshire())) as file:
        looks = ElementTree.fromstring(file.read("xl/styles.xml")).find(f"{main}cellXfs")
        assert looks is not None
        folds = [look.find(f"{main}alignment[@wrapText='1']") is not None for look in looks]
        folded = 0
        for name, path in paths_of(file).items():
            part, cells = ElementTree.fromstring(file.read(path)), sheets()[name]
            wide = {
                number: float(one.get("width", ""))
                for one in part.iter(f"{main}col")
                for number in range(int(one.get("min", "")), int(one.get("max", "")) + 1)
            }
            top = next(n for n in range(2, 9) if f"B{n}" in cells)
            for row in part.iter(f"{main}row"):
                for cell in row if int(row.get("r", "")) > top else ():
                    ref = cell.get("r", "")
                    text, width = cells[ref].value, wide[ord(ref[0]) - 64]
                    if isinstance(text, str) and not cells[ref].formula and len(text) >= width:
                        assert folds[int(cell.get("s", ""))], (name, ref, text)
                        assert float(row.get("ht", "0")) >= min(len(text) // width * 15, 400), (name, ref, text)
                        folded += 1
        assert folded > 100


def test_ids_and_names_of_cells_are_not_printed() -> None:
    with zipfile.ZipFile(BytesIO(derbyshire())) as file:
        book = file.read("xl/workbook.xml").decode()
    printed = re.findall(r'_xlnm.Print_Area"[^>]*>\'?([^\'!<]+)\'?!\$A\$1:\$([A-Z])\$\d+<', book)
    last = {sheet: chr(ord(column) + 1) for sheet, column in printed}
    tops = {sheet: next(cells[f"{column}{n}"].value for n in (2, 3) if f"{column}{n}" in cells)
            for sheet, column in last.items() for cells in [sheets()[sheet]]}  # fmt: skip
    assert tops == {
        **dict.fromkeys(("Key figures", "Cost", "Break-even", "Forecast", "Market", "Pay points", "Workforce"), "Figure"),
        "Inputs": "Name in this workbook",
        "Workings": "Figure",
        "Fixed values": "Name",
    }


def test_the_same_case_gives_the_same_bytes() -> None:
    assert workbook(SMALL) == workbook(SMALL)


def test_what_a_run_changes_is_said_and_is_no_input_of_the_file() -> None:
    data = workbook(SMALL, (("grades.A.in_post", "4"),))
    assert data is not None
    cells = read(data)["Cover"]
    assert "grades.A.in_post = 4 (case file: 3)" in {cell.value for cell in cells.values()}


ODD_CASE = f"""
title: {ODD["formula"]}
organisation: "{ODD["plus"]}"
source: "{ODD["minus"]}"
grades:
  "{ODD["at"]}": {{salary: 30000, in_post: 3, vacant: 2, supplement: 1000}}
  "{ODD["wide formula"]}": {{title: "{ODD["html"]}", salary: 30000, in_post: 3, vacant: 2, supplement: 1000}}
  "https://x.example": {{salary: 30000, in_post: 3, vacant: 2, supplement: 1000}}
silences: [{{rule: no-period, reason: "=1+1"}}]
"""


def test_text_is_text_whatever_it_looks_like() -> None:
    data = workbook(ODD_CASE)
    assert data is not None
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert not any(b'TargetMode="External"' in file.read(name) for name in file.namelist())
    found = read(data)
    assert found["Cover"]["A1"].value == ODD["formula"]
    assert {ODD["plus"], ODD["minus"]} <= {cell.value for cell in found["Cover"].values()}
    assert {ODD["at"], ODD["wide formula"], "https://x.example"} <= {cell.value for cell in found["Cost"].values()}
    for cells in found.values():
        assert not any(re.search("HYPERLINK|@|x.example|=1", cell.formula) for cell in cells.values())


def test_small_counts_of_people_are_nowhere_in_the_file_unless_they_are_asked_for() -> None:
    shown, full = workbook(SMALL), workbook(SMALL, full=True)
    assert shown is not None
    assert full is not None
    for data, is_full in ((shown, False), (full, True)):
        ids = {str(cell.value) for cell in read(data)["Workings"].values()} | {
            str(cell.value) for cell in read(data)["Inputs"].values()
        }
        assert ("workforce.ward.teams.nurses.men" in ids) is is_full
        assert ("workforce.ward.teams.clerks.men" in ids) is is_full
    cells = read(shown)["Workforce"]
    said = {cells[f"K{n}"].value: cells[f"E{n}"] for n in range(4, 60) if f"K{n}" in cells}
    assert said["workforce.ward.teams.nurses.men"].value == "under 5"
    assert said["workforce.ward.teams.clerks.men"].value == "not shown"
    adds = [
        str(cell.value) for cell in read(shown)["Checks"].values() if "adds" in str(cell.value) or "add to" in str(cell.value)
    ]
    assert adds
    assert not any("Ward, all: men is" in one for one in adds), "a check of a total whose lines are not all shown"


def test_a_case_of_a_title_alone_has_its_cover_and_notes() -> None:
    data = workbook("title: Nothing yet\n")
    assert data is not None
    assert list(read(data)) == [
        "Cover",
        "Workings",
        "Fixed values",
        "Checks",
        "Notes and sources",
        "Assumptions",
        "Findings of check",
    ]


# The command


def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    case = tmp_path / "Fälle of ours.yaml"
    case.write_text(SMALL, encoding="utf-8")
    target = tmp_path / "Łódź – the workbook.XLSX"
    assert run("report", case, "-o", target) == (0, "", "")
    assert read(target.read_bytes())["Cover"]["A1"].value == "Ward"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / "out.xlsx"
    case.write_text(SMALL, encoding="utf-8")
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = run("report", case, "-o", target)
    assert (ran.code, ran.err) == (2, f"Error: {target} cannot be written: No space left on device.\n")
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.yaml", "out.xlsx"]


def test_a_library_that_is_missing_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = run("report", DERBYSHIRE, "-o", tmp_path / "out.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("needs xlsxwriter, which is not installed: pip install 'supplement-calc[office]'\n")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("name", ["out.pdf", "out", "-", ""])
def test_another_ending_is_refused_with_those_there_are(name: str) -> None:
    ran = run("report", DERBYSHIRE, "-o", name)
    assert ran.code == 2
    assert "says no document; use one of .xlsx" in ran.err


def test_a_case_of_more_lines_than_a_sheet_has_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / "out.xlsx"
    case.write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(Model, "most", 10)
    ran = run("report", case, "-o", target)
    assert (ran.code, target.exists()) == (2, False)
    assert "more than 10 lines of working" in ran.err


def test_a_case_that_is_wrong_gives_its_problems_and_no_file(tmp_path: Path) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / "out.xlsx"
    case.write_text("title: x\ngrades: {A: {salary: 30000, in_post: -3}}\n", encoding="utf-8")
    ran = run("report", case, "-o", target)
    assert ran.code == 1
    assert "negative-fte" in ran.err
    assert not target.exists()
