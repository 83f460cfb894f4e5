"""Workbooks: the sheets that are shown, each cell as text. Alone imports openpyxl, and only when a workbook is read."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Context
from typing import Any

from .table import MOST_CELLS, MOST_ROWS, Progress, Row, Table, Unimportable

_LARGEST_UNPACKED = 400_000_000
_MOST_PARTS = 5_000
_EVERY = 1000
_DIGITS = 15
_FORMULA = re.compile(rb"<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
NO_VALUE = "#FORMULA"
"""Stands in a cell whose formula the workbook has no value of."""


def tables(shown: str, data: bytes, sheet: str | None, progress: Progress) -> list[Table]:
    """A table for each sheet that is shown and has cells, or for the one that is named.

    Raises `Unimportable` for a workbook that cannot be read, or is too large unpacked.
    """
    _refuse_bombs(shown, data)
    openpyxl = _openpyxl()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return [_table(shown, data, one, progress) for one in _sheets(shown, book, sheet)]
            finally:
                book.close()
    except (Unimportable, MemoryError):
        raise
    except Exception as error:  # a damaged workbook fails in as many ways as it can be damaged
        raise Unimportable(
            f"{shown} is no workbook that can be read ({type(error).__name__})", "open it in Excel and save it as .xlsx or .csv"
        ) from None


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise Unimportable(
            "reading a workbook needs openpyxl", "pip install 'supplement-calc[import]', or save it as .csv"
        ) from None
    return openpyxl


def _refuse_bombs(shown: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unimportable(f"{shown} is a damaged workbook", "export it again") from None
    if not any(part.filename.lower().endswith("workbook.xml") for part in parts):
        raise Unimportable(f"{shown} is a zip file, but no workbook that can be read", "save it as .xlsx or .csv")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise Unimportable(
            f"{shown} is larger than {_LARGEST_UNPACKED // 1_000_000} MB unpacked",
            "export the rows and columns that are needed",
        )


def _sheets(shown: str, book: Any, wanted: str | None) -> list[Any]:
    sheets = list(book.worksheets)
    if wanted is not None:
        named = [one for one in sheets if one.title.casefold().strip() == wanted.casefold().strip()]
        if not named:
            raise _no_such_sheet(shown, [one.title for one in sheets], wanted)
        return named
    visible = [one for one in sheets if one.sheet_state == "visible"]
    if not visible:
        raise Unimportable(f"{shown} has no sheet that is shown", "name a hidden one with --sheet")
    return visible


def _no_such_sheet(shown: str, titles: list[str], wanted: str) -> Unimportable:
    from ..diagnostics.names import listed, nearest

    near = nearest(wanted, titles)
    return Unimportable(
        f"{shown} has no sheet {wanted!r}", f"did you mean {near!r}?" if near else f"its sheets are {listed(titles)}"
    )


def _table(shown: str, data: bytes, sheet: Any, progress: Progress) -> Table:
    sheet.reset_dimensions()  # exports often have them wrong
    has_unsaved, merged = _scan(data, sheet)
    grid = _unsaved_marked(data, sheet) if has_unsaved else sheet.iter_rows(values_only=True)
    rows: list[Row] = []
    above: dict[int, tuple[int, str]] = {}
    cells = 0
    for number, values in enumerate(grid, 1):
        texts = [text if text.__class__ is str and text.isalnum() else _text(text) for text in values]
        cells += len(texts)
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise Unimportable(f"{shown} has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells", "export fewer")
        _fill_merged(number, texts, merged, above)
        rows.append(Row(number, texts))
        if not number % _EVERY:
            progress(number)
    return Table(shown, sheet.title, "read as a workbook", rows)


def _fill_merged(
    number: int, texts: list[str], merged: dict[int, list[tuple[int, int]]], above: dict[int, tuple[int, str]]
) -> None:
    """Cells merged down a column all have the value of the first."""
    for column, (last, text) in list(above.items()):
        if number > last:
            del above[column]
        elif column < len(texts) and not texts[column]:
            texts[column] = text
    for column, last in merged.get(number, ()):
        if column < len(texts):
            above[column] = (last, texts[column])


def _scan(data: bytes, sheet: Any) -> tuple[bool, dict[int, list[tuple[int, int]]]]:
    """Whether any formula of a sheet has no saved value, and by their first row the cells that are merged down a column."""
    merged: dict[int, list[tuple[int, int]]] = {}
    unsaved = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(sheet._worksheet_path) as part:
        rest = b""
        while piece := part.read(1_000_000):
            text = rest + piece
            unsaved = unsaved or (b"<f" in text and _FORMULA.search(text) is not None)
            cut = max(text.rfind(b"</c>"), text.rfind(b"/>"), len(text) - 100_000)
            rest = text[cut:]
            _note_merged(text[:cut], merged)
        _note_merged(rest, merged)
    return unsaved, merged


def _note_merged(text: bytes, merged: dict[int, list[tuple[int, int]]]) -> None:
    if b"<mergeCell" not in text:
        return
    for first, top, last, bottom in _MERGED.findall(text):
        if first == last and top != bottom:
            merged.setdefault(int(top), []).append((_index(first.decode()), int(bottom)))


def _index(letters: str) -> int:
    index = 0
    for character in letters:
        index = index * 26 + ord(character) - 64
    return index - 1


def _unsaved_marked(data: bytes, sheet: Any) -> Iterator[list[object]]:
    """The rows with a mark in each cell whose formula has no saved value."""
    formulas = _openpyxl().load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        other = formulas[sheet.title]
        other.reset_dimensions()
        for values, written in zip(sheet.iter_rows(values_only=True), other.iter_rows(values_only=True), strict=False):
            yield [
                NO_VALUE if value is None and isinstance(text, str) and text.startswith("=") else value
                for value, text in zip(values, written, strict=False)
            ]
    finally:
        formulas.close()


def _text(value: object) -> str:
    """A cell's value as it was typed: a number by its shortest text, a date by its day."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    text = repr(value)
    if len(text) > _DIGITS:  # what a sum left in the last of its binary digits; Excel shows and keeps 15
        text = format(Context(prec=_DIGITS).create_decimal(text).normalize(), "f")
    return text.removesuffix(".0")
