"""Time and size of the workbook and the paper of the whole Derbyshire case, beside the same cells, tables and pictures written
by libraries that people use, in one run; and of the workbook of 200 grades.

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
from supplement_calc.output.reports import KINDS, Report, writer

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))
TIMES = 3
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def ours(text: str, ending: str = ".xlsx") -> bytes:
    """The case read, costed and forecast, and its document written."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None
    return writer(KINDS[ending]).written(Report(loaded.case, loaded.problems, Shown("pounds", POUND)))


def many_grades(number: int) -> str:
    """A case of so many grades over two years, each with posts, vacancies and a supplement."""
    of_each = "in_post: {}.5, vacant: {}, supplement: {}"
    grades = "\n".join(
        f"  Grade {n}: {{salary: {25_000 + 137 * n}, {of_each.format(3 + n % 7, 1 + n % 3, 1_000 + 10 * n)}}}"
        for n in range(number)
    )
    return (
        "title: Many grades\nperiod: {starts: 2019-07-01, ends: 2021-06-30}\n"
        f"grades:\n{grades}\non_costs: 24.33%\nagency: {{fte: 65.5, cost_per_fte: 65797}}\nbudget: 90,000,000\n"
        "forecast: {doing_nothing: {starters: 50, turnover: 18%}, proposal: {starters: 70, turnover: 12%}}\n"
    )


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


def by_python_docx(tables: Any, pictures: Any) -> bytes:
    """A plain document of the same tables, by the library's own words for a cell, and as many plain pictures."""
    from docx import Document

    word = Document()
    for rows in tables:
        table = word.add_table(len(rows), len(rows[0]), "Table Grid")
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    for bars in pictures:
        word.add_picture(_picture(bars, "png"))
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def by_pandas(tables: Any, pictures: Any) -> bytes:
    """A plain page of the same tables, and as many plain pictures."""
    import pandas

    parts = [pandas.DataFrame(rows[1:], columns=rows[0]).to_html(index=False) for rows in tables]
    parts += [_picture(bars, "svg").read().decode() for bars in pictures]
    return "".join(parts).encode()


def _picture(bars: int, kind: str) -> BytesIO:
    """A chart of so many bars, as the drawing library makes it when nothing is asked of it."""
    from matplotlib.figure import Figure

    sheet, file = Figure(figsize=(7.2, 4)), BytesIO()
    sheet.add_subplot().barh(range(bars), range(bars))
    sheet.savefig(file, format=kind, dpi=200)
    file.seek(0)
    return file


def of_paper(data: bytes) -> tuple[Any, Any]:
    """The tables of a paper as texts, and of each picture how many bars a plain one of its size has."""
    from docx import Document

    word = Document(BytesIO(data))
    texts = [
        [["".join(text.text or "" for text in cell.iter(_TEXT)) for cell in row.tc_lst] for row in table._tbl.tr_lst]
        for table in word.tables
    ]
    return texts, range(3, 3 + len(word.inline_shapes))  # no two alike: the library keeps one of those


def measured(make: Callable[[], bytes], times: int = TIMES) -> tuple[float, float, int]:
    """The median of seconds by the clock, of seconds of the processor, and the size."""
    clock, processor, size = [], [], 0
    for _ in range(times):
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
    compared(
        ("supplement-calc: the case read, costed, forecast and written", "xlsxwriter", lambda: ours(text)),
        ("openpyxl: the same cells, formulas without values", "openpyxl", lambda: by_openpyxl(sheets)),
        ("gptables: the same tables, values alone", "gptables", lambda: by_gptables(sheets)),
    )
    tables, pictures = of_paper(ours(text, ".docx"))
    rows = sum(map(len, tables))
    print(f"\n{len(tables)} tables of {rows:,} rows in all, {len(pictures)} pictures\n")
    compared(
        ("supplement-calc: the case read, costed, forecast and the paper written, .docx", "docx", lambda: ours(text, ".docx")),
        ("python-docx: the same tables, plain pictures", "docx", lambda: by_python_docx(tables, pictures)),
    )
    print()
    compared(
        ("supplement-calc: the same paper, .html, live", "jinja2", lambda: ours(text, ".html")),
        ("pandas: the same tables, plain pictures", "pandas", lambda: by_pandas(tables, pictures)),
    )
    many = many_grades(200)
    clock, processor, size = measured(lambda: ours(many), times=1)
    print(f"\nThe workbook of 200 grades over two years: {clock:.1f} s, {processor:.1f} s of processor, {size / 1e6:.1f} MB")


def compared(*makers: tuple[str, str, Callable[[], bytes]]) -> None:
    """A table of what each makes, the first ours, the others with their ratios to it."""
    print("| made by | seconds | processor seconds | ÷ ours | kB | ÷ ours |\n|---|---:|---:|---:|---:|---:|")
    first: tuple[float, int] | None = None
    for name, library, make in makers:
        if find_spec(library) is None:
            print(f"| {name} | not installed | | | | |")
            continue
        clock, processor, size = measured(make)
        first = first or (processor, size)
        beside = f"{processor / first[0]:.2f}", f"{size / first[1]:.2f}"
        print(f"| {name} | {clock:.2f} | {processor:.2f} | {beside[0]} | {size // 1000:,} | {beside[1]} |", flush=True)


if __name__ == "__main__":
    main()
