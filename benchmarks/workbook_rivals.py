"""Time and size of the workbook of the whole Derbyshire case, and of the same cells written by libraries that people use.

`pip install openpyxl gptables`, then `python benchmarks/workbook_rivals.py`; a library that is not installed is left out.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.reports import Report
from supplement_calc.output.workbook.workbook import written

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))
TIMES = 3


def ours(text: str) -> bytes:
    """The case read, costed and forecast, and its workbook written."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None
    return written(Report(loaded.case, loaded.problems, Shown("pounds", POUND)))


def by_openpyxl(sheets: Any) -> bytes:
    """The same cells, values and formulas; no value is kept for a formula, since the library cannot."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([f"={formula}" if formula else value for value, formula in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _spelt(value: Any) -> Any:
    """A value as gptables takes it: it refuses text without a letter or digit."""
    is_bare = value is None or (isinstance(value, str) and not any(map(str.isalnum, value)))
    return "none" if is_bare else value


def by_gptables(sheets: Any) -> bytes:
    """The same tables as values alone: the library writes no formulas."""
    import pandas
    from gptables import GPTable, write_workbook

    tables = {}
    for number, (name, rows) in enumerate(sheets.items()):
        width = max(len(row) for row in rows)
        body = [[_spelt(value) for value, _ in row] + ["none"] * (width - len(row)) for row in rows if len(row) > 1]
        heads = [f"{head or 'Column'} {column}" for column, head in enumerate(body[0])]
        frame = pandas.DataFrame(body[1:], columns=heads)
        tables[name] = GPTable(frame, table_name=f"table_{number}", title=name, index_columns={})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(str(path), tables)
        return path.read_bytes()


def cells_of(data: bytes) -> dict[str, list[list[tuple[Any, str]]]]:
    """Every sheet as rows of values and formulas."""
    import re
    from decimal import Decimal

    from support.xlsx import read

    sheets: dict[str, list[list[tuple[Any, str]]]] = {}
    for name, cells in read(data).items():
        rows: dict[str, list[tuple[Any, str]]] = {}
        for ref, cell in cells.items():
            value = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
            rows.setdefault(re.sub("[A-Z]", "", ref), []).append((value, cell.formula))
        sheets[name] = list(rows.values())
    return sheets


def measured(make: Callable[[], bytes]) -> tuple[float, float, int]:
    """The median of seconds by the clock, of seconds of the processor, and the size."""
    clock, processor, size = [], [], 0
    for _ in range(TIMES):
        start, used = perf_counter(), process_time()
        size = len(make())
        clock.append(perf_counter() - start)
        processor.append(process_time() - used)
    return statistics.median(clock), statistics.median(processor), size


def main() -> None:
    """Print a table in Markdown."""
    text = (ROOT / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
    sheets = cells_of(ours(text))
    count = sum(len(row) for rows in sheets.values() for row in rows)
    formulas = sum(bool(formula) for rows in sheets.values() for row in rows for _, formula in row)
    print(f"{count:,} cells, {formulas:,} of them formulas, {len(sheets)} sheets\n")
    print("| made by | seconds | processor seconds | kB |\n|---|---:|---:|---:|")
    rivals: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("supplement-calc: the case read, costed, forecast and written", "xlsxwriter", lambda: ours(text)),
        ("openpyxl: the same cells, formulas without values", "openpyxl", lambda: by_openpyxl(sheets)),
        ("gptables: the same tables, values alone", "gptables", lambda: by_gptables(sheets)),
    )
    for name, library, make in rivals:
        if find_spec(library) is None:
            print(f"| {name} | not installed | | |")
            continue
        clock, processor, size = measured(make)
        print(f"| {name} | {clock:.2f} | {processor:.2f} | {size // 1000:,} |")


if __name__ == "__main__":
    main()
