"""The rules of modelling and of accessible spreadsheets that `docs/reference/workbook.md` says are kept, held in the file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from io import BytesIO

from support.running import DERBYSHIRE
from support.workbooks import workbook
from support.xlsx import Sheets, names_of, paths_of, read

_SHEET = r"(?:'(?P<quoted>[^']+)'!|(?P<plain>[A-Za-z]\w*)!)?"
_TO = r"(?::\$?(?P<last>[A-Z]{1,2})\$?(?P<end>\d+))?"
_REFERENCE = re.compile(rf"{_SHEET}\$?(?P<column>[A-Z]{{1,2}})\$?(?P<row>\d+){_TO}(?![\w(.])")
_NAME = re.compile(r"(?<![\w!'.$])[a-z_][\w.]*(?![\w(!.])")
Cell = tuple[str, str]


@cache
def data() -> bytes:
    """The workbook of the case that has most."""
    made = workbook(DERBYSHIRE.read_text(encoding="utf-8"))
    assert made is not None
    return made


@cache
def sheets() -> Sheets:
    """Its cells."""
    return read(data())


def parts() -> dict[str, str]:
    """Its parts of XML as text."""
    with zipfile.ZipFile(BytesIO(data())) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def references(sheet: str, formula: str, names: dict[str, str]) -> Iterator[Cell]:
    """Every cell that a formula rests on, by sheet and reference; names as the cells that they are of."""
    bare = re.sub(r'"[^"]*"', "", formula)
    for name in _NAME.findall(bare):
        if name in names:
            yield from references("", names[name], {})
    for found in _REFERENCE.finditer(bare):
        where = found["quoted"] or found["plain"] or sheet
        columns = range(_number(found["column"]), _number(found["last"] or found["column"]) + 1)
        for row in range(int(found["row"]), int(found["end"] or found["row"]) + 1):
            yield from ((where, f"{_letters(column)}{row}") for column in columns)


def _number(letters: str) -> int:
    return ord(letters) - 64 if len(letters) == 1 else 26 * _number(letters[0]) + _number(letters[1])


def _letters(number: int) -> str:
    return chr(64 + number) if number <= 26 else _letters((number - 1) // 26) + chr(65 + (number - 1) % 26)


def test_no_formula_comes_back_to_itself_and_each_rests_on_cells_that_are_there() -> None:
    names = {name: text for name, text in names_of(data()).items() if not name.startswith("_xlnm")}
    graph: dict[Cell, set[Cell]] = {}
    for sheet, cells in sheets().items():
        for ref, cell in cells.items():
            if cell.formula:
                rests = set(references(sheet, cell.formula, names))
                assert rests or cell.formula in ("TRUE",), (sheet, ref, cell.formula)
                for where, on in rests if ":" not in cell.formula else ():
                    assert on in sheets()[where], (sheet, ref, cell.formula)
                graph[sheet, ref] = rests
    assert len(graph) > 8_000
    order = list(TopologicalSorter(graph).static_order())  # raises `CycleError` for a circle
    assert len(order) >= len(graph)


def test_nothing_is_hidden_and_there_are_no_macros_or_links_to_other_files() -> None:
    for name, text in parts().items():
        text = re.sub(r'<definedName name="_xlnm._FilterDatabase"[^>]*>', "", text)  # which nobody sees in Excel either
        assert not re.search(r'\b(?:hidden|veryHidden)="(?:1|true)"|state="(?:hidden|veryHidden)"', text), name
        assert "vba" not in name.lower()
        assert "externalLink" not in name
        assert 'TargetMode="External"' not in text, name


def test_inputs_alone_are_marked_as_inputs() -> None:
    styles = parts()["xl/styles.xml"]
    fills = re.findall(r"<fill>.*?</fill>", styles)
    yellow = {number for number, fill in enumerate(fills) if "FFF2CC" in fill}
    assert len(yellow) == 1
    looks = re.findall(r"<xf [^>]*fillId=\"(\d+)\"", styles[styles.index("<cellXfs") : styles.index("</cellXfs>")])
    marked = {number for number, fill in enumerate(looks) if int(fill) in yellow}
    with zipfile.ZipFile(BytesIO(data())) as file:
        for name, path in paths_of(file).items():
            cells = re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', file.read(path).decode())
            found = {ref for ref, style in cells if int(style) in marked}
            wanted = {f"B{n}" for n in range(4, 1_000) if f"B{n}" in sheets()[name]} if name == "Inputs" else set()
            assert found == wanted, name


def test_a_sheet_of_results_links_to_the_workings_and_works_nothing_out() -> None:
    for sheet in ("Cost", "Break-even", "Forecast", "Market", "Pay points", "Workforce"):
        amounts = [cell.formula for ref, cell in sheets()[sheet].items() if ref[0] in "CDE" and cell.formula]
        assert amounts
        assert [one for one in amounts if not re.fullmatch(r"(?:Workings|Inputs|'Fixed values')!B\d+", one)] == []


def test_iferror_says_that_there_is_no_answer_and_hides_nothing_else() -> None:
    formulas = [
        (name, cell.formula) for name, cells in sheets().items() for cell in cells.values() if "IFERROR(" in cell.formula
    ]
    assert formulas
    for name, formula in formulas:
        assert formula.startswith("IFERROR("), formula
        assert formula.count("IFERROR(") == 1, formula
        # FALSE of a question about such a figure, of an input that is no number, and of a check that cannot be worked out
        said = ",FALSE)" if name in ("Checks", "Inputs") else (",calc_none)", ",calc_not_known)", ",FALSE)")
        assert formula.endswith(said), (name, formula)


def test_no_function_passes_over_an_input_that_is_text() -> None:
    """A function leaves out a cell of text that it is given, where a sign in front of it or between two does not."""
    of_inputs = [
        argument
        for cell in sheets()["Workings"].values()
        for arguments in re.findall(r"\b(?:SUM|MIN|MAX|AVERAGE|MEDIAN|QUARTILE)\(([^()]*)\)", cell.formula)
        for argument in arguments.split(",")
        if "Inputs!" in argument
    ]
    assert of_inputs
    assert [one for one in of_inputs if not one.startswith("--")] == []


def test_every_check_is_held_against_errors() -> None:
    checks = [cell.formula for ref, cell in sheets()["Checks"].items() if ref[0] == "B" and cell.formula]
    assert len(checks) > 50
    assert [one for one in checks if not one.startswith("IFERROR(")] == []


def test_only_inputs_fixed_values_and_four_checks_are_named() -> None:
    names = {name: text for name, text in names_of(data()).items() if not name.startswith("_xlnm")}
    assert {text.partition("!")[0] for text in names.values()} == {"Inputs", "'Fixed values'", "Checks"}
    assert [name for name, text in names.items() if text.startswith("Checks")] == [
        "calc_form_check",
        "calc_inputs_check",
        "calc_master_check",
        "calc_numbers_check",
    ]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(cell.formula) <= 8_192 for cells in sheets().values() for cell in cells.values())
