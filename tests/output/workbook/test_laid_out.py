"""The page of a command in its workbook: the tables that its Word document has, numbers as numbers, before the rows of ids."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from supplement_calc.output.workbook.book import PRINTED_LINES
from supplement_calc.output.workbook.cells import Look, Number, Text
from supplement_calc.output.workbook.laid_out import PAGE, amount
from support.running import DERBYSHIRE, ROOT, run
from support.workbooks import workbook
from support.xlsx import read


def _shown(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@pytest.mark.parametrize("command", ["cost", "compare"])
def test_it_has_the_tables_of_the_word_document(command: str, tmp_path: Path) -> None:
    case = ROOT / "docs" / "options.yaml" if command == "compare" else DERBYSHIRE
    for ending in ("xlsx", "docx"):
        assert run(command, case, "-o", tmp_path / f"out.{ending}").code == 0
    sheets = read((tmp_path / "out.xlsx").read_bytes())
    assert next(iter(sheets)) == PAGE
    rows: dict[int, list[str]] = {}
    for ref, cell in sheets[PAGE].items():
        rows.setdefault(int(re.sub("[A-Z]", "", ref)), []).append(_shown(cell.value))
    found = {tuple(row) for row in rows.values()}
    tables = Document(str(tmp_path / "out.docx")).tables
    assert len(tables) > 3
    for table in tables:
        for row in table.rows[1:]:
            cells = [cell.text for cell in row.cells]
            made = [amount(text, Look()) for text in cells[1:]]
            values = [
                _shown(one.value if isinstance(one, Number) else one.text) for one in made if isinstance(one, Number | Text)
            ]
            assert (cells[0], *(value for value in values if value)) in {(row[0], *filter(None, row[1:])) for row in found}


@pytest.mark.parametrize(
    ("text", "value", "shape"),
    [
        ("1,146,978", "1146978", "#,##0;(#,##0)"),
        ("(35,674)", "-35674", "#,##0;(#,##0)"),
        ("£38.50", "38.50", "£#,##0.00;(£#,##0.00)"),
        ("8.5%", "8.5", '#,##0.0"%";(#,##0.0"%")'),
        ("-3.6", "-3.6", "#,##0.0;-#,##0.0"),
    ],
)
def test_an_amount_is_a_number_that_looks_as_it_did(text: str, value: str, shape: str) -> None:
    assert amount(text, Look()) == Number(Decimal(value), Look(shape))


@pytest.mark.parametrize("text", ["none", "", "4 of 4", "31 to 34", "1 July 2019", "(35,674", "2026/27", "=1+1"])
def test_what_is_no_amount_stays_words(text: str) -> None:
    assert isinstance(amount(text, Look()), Text)


def test_a_print_of_a_report_has_a_page_or_two_of_its_workings() -> None:
    made = workbook(DERBYSHIRE.read_text(encoding="utf-8"))
    assert made is not None
    with zipfile.ZipFile(BytesIO(made)) as file:
        areas = dict(
            re.findall(r"_xlnm.Print_Area\"[^>]*>'?([^'!<]+)'?!\$A\$1:\$[A-Z]\$(\d+)<", file.read("xl/workbook.xml").decode())
        )
    assert int(areas["Workings"]) == 3 + PRINTED_LINES
