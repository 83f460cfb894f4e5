"""Tables in text: their encoding and separator are found, and a page of HTML that calls itself a workbook is read as one."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter

from .table import MOST_CELLS, MOST_ROWS, Progress, Row, Table, Unimportable, cell_text

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 50
_EVERY = 1000


def table(shown: str, data: bytes, progress: Progress) -> Table:
    """The table of a text. Raises `Unimportable` where it has none."""
    text, encoding = _decoded(shown, data)
    start = text[:2000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style")):
        from .html_table import rows_of_html

        return Table(shown, "", "read as a page of HTML, whatever its name says", rows_of_html(shown, text))
    if start.startswith("<?xml"):
        raise Unimportable(f"{shown} is XML", "open it in Excel and save it as .xlsx or .csv")
    separator = _separator(text)
    rows = _rows(shown, text, separator, progress)
    return Table(shown, "", f"read as {encoding}, separated by {SEPARATORS[separator]}", rows)


def _decoded(shown: str, data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _as_utf_16(shown, data, "utf-16")
    if b"\x00" in data[:4000]:
        return _as_utf_16(shown, data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    try:
        return data.decode("utf-8-sig"), "UTF-8 with a mark" if data.startswith(BOM_UTF8) else "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _binary(shown) from None
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 12, 13))
    if controls:
        raise _binary(shown)
    return text, "Windows-1252"


def _as_utf_16(shown: str, data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _binary(shown) from None
    if "\x00" in text or sum(32 <= ord(c) < 0x2100 or c in "\t\r\n" for c in text[:1000]) * 2 < len(text[:1000]):
        raise _binary(shown)
    return text, "UTF-16"


def _binary(shown: str) -> Unimportable:
    return Unimportable(f"{shown} is neither a workbook nor text", "export it as .csv or .xlsx")


def _separator(text: str) -> str:
    """The separator that gives most of the first rows the same number of columns, and the more columns of two that do."""
    first = text.lstrip("\r\n")[:8].lower()
    if first.startswith("sep=") and first[4:5] in SEPARATORS:
        return first[4]
    lines = text[:200_000].splitlines()[:_SAMPLE]
    best = (0, ",")
    for separator in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        except csv.Error:
            continue
        if widths:
            score = max(count * (width - 1) for width, count in widths.items())
            best = max(best, (score, separator), key=lambda one: one[0])
    return best[1]


def _rows(shown: str, text: str, separator: str, progress: Progress) -> list[Row]:
    same: dict[str, str] = {}
    rows: list[Row] = []
    cells = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            row = tuple(same.setdefault(cell, cell) for cell in map(cell_text, record))
            cells += len(row)
            if number > MOST_ROWS or cells > MOST_CELLS:
                raise Unimportable(f"{shown} has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells", "export fewer")
            rows.append(Row(number, row))
            if not number % _EVERY:
                progress(number)
    except csv.Error:
        raise Unimportable(
            f"{shown}: row {len(rows) + 1} has a cell of more than {csv.field_size_limit():,} characters, or a stray quote",
            "export it again as .csv or .xlsx",
        ) from None
    return rows
