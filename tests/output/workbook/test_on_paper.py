"""What a workbook is on paper: no column is wider than need be, no number is cut, and no page is too small to read."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from supplement_calc.output.workbook.cells import Cell, Formula, Look, Number, Text
from supplement_calc.output.workbook.room import PAGE, WIDER, fitted, lines_of, pages_across
from support.running import DERBYSHIRE, run
from support.workbooks import workbook
from support.xlsx import paths_of

COMMANDS = ("check", "forecast", "workforce")
_SMALLEST = WIDER + WIDER // 7  # characters on an A4 page: some seven points


def widths_of(made: bytes) -> dict[str, tuple[float, int]]:
    """How wide the printed columns of each sheet are together, and on how many pages next to each other they are printed."""
    with zipfile.ZipFile(BytesIO(made)) as file:
        book = file.read("xl/workbook.xml").decode()
        printed = dict(re.findall(r"_xlnm.Print_Area\"[^>]*>'?([^'!<]+)'?!\$A\$1:\$([A-Z])\$\d+<", book))
        found = {}
        for name, path in paths_of(file).items():
            part = file.read(path).decode()
            columns = [
                float(width)
                for first, last, width in re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', part)
                for _ in range(int(first), int(last) + 1)
            ]
            last = ord(printed.get(name, "Z")) - 64
            pages = re.search(r'fitToWidth="(\d+)"', part)
            found[name] = sum(columns[:last]), int(pages[1]) if pages is not None else 1
    return found


def test_every_sheet_of_a_report_can_be_read_on_paper() -> None:
    made = workbook(DERBYSHIRE.read_text(encoding="utf-8"))
    assert made is not None
    assert {name: size for name, size in widths_of(made).items() if size[0] > _SMALLEST * size[1]} == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_table_of_a_command_can_be_read_on_paper(command: str, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert run(command, DERBYSHIRE, "-o", target).code == 0
    widths = widths_of(target.read_bytes())
    assert {
        name: size for name, size in widths.items() if size[0] > WIDER + 12 or size[1] > 1
    } == {}  # 0.7 more for each column


def row(*cells: object) -> list[Cell | None]:
    """Cells of texts and of numbers to the penny."""
    return [None if one is None else Number(one, Look("0.00")) if isinstance(one, Decimal) else Text(str(one)) for one in cells]


def test_a_column_is_as_wide_as_what_is_in_it_and_texts_give_way_to_numbers() -> None:
    short = fitted(("id", "amount"), (60, 18), [row("abc", Decimal(1)), row("a b c", Decimal("1234567.89"))], 2)
    assert short == [11, len("1,234,567.89") + 2 + 3]  # room for a sign and a digit, and a little air
    rows = [row("w " * 200, "x " * 100, Decimal("123456789012.34"), "y")]
    long = fitted(("a", "b", "c", "d"), (300, 200, 30, 9), rows, 4)
    assert sum(long) == PAGE
    assert long[2] == len("123,456,789,012.34") + 2 + 3
    assert abs(long[0] - long[1]) <= 1
    assert fitted(("a", "b"), (300, 90), rows, 0) == [300, 90], "what is not printed stays as it is"
    many = fitted([str(n) for n in range(20)], [18] * 20, [row(*[Decimal("1000000.00")] * 20)], 20)
    assert set(many) == {len("1,000,000.00") + 2 + 3}, "a number is never cut"
    assert pages_across(many) == 2


def test_a_formula_needs_the_room_of_its_value() -> None:
    rows: list[list[Cell | None]] = [[Formula("A1", Decimal("-1234.5"), Look("0"))], [Formula("A1", "none")]]
    assert fitted(("a",), (40,), rows, 1) == [11]


def test_a_text_is_folded_at_words_and_a_long_word_anywhere() -> None:
    assert lines_of("", 20) == lines_of("one line", 20) == 1
    assert lines_of("twelve chars twelve chars twelve chars", 14) == 3
    assert lines_of("x" * 100, 20) == 5
