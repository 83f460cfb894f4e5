"""A document as lines of text: for a terminal of some width, or as wide as it needs.

A figure is never cut and never wrapped. A table wider than the terminal is shown row by row as blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap as wrap_ascii

from ..diagnostics.pieces import Line, Piece
from ..diagnostics.text import safe, width
from .document import Document, Grid, GridRow, Heading, Sentence

_GAP = 2
_NARROWEST_TABLE = 60
_INDENT = "  "


def lines(document: Document, columns: int | None) -> Iterator[Line]:
    """The lines; `columns` is the terminal's width, None for none."""
    grids = [block for block in document if isinstance(block, Grid)]
    table_width = max((_natural(grid) for grid in grids), default=0)
    table_width = max(table_width, _NARROWEST_TABLE)
    if columns is not None:
        table_width = min(table_width, columns)
    for number, block in enumerate(document):
        if number and not (isinstance(block, Sentence) and isinstance(document[number - 1], Sentence)):
            yield ()
        match block:
            case Heading():
                yield from _heading(block, columns)
            case Grid():
                yield from _grid(block, table_width)
            case Sentence(text, kind):
                yield from ((Piece(line, kind),) for line in wrap(text, columns))


def wrap(text: str, columns: int | None, later: str = "") -> list[str]:
    """The text on lines no wider than the columns, broken at spaces; `later` starts every line but the first."""
    text = safe(text)
    if columns is None or width(text) <= columns:
        return [text]
    return wrap_ascii(text, max(columns, 20), subsequent_indent=later, break_on_hyphens=False, break_long_words=False)


def _heading(block: Heading, columns: int | None) -> Iterator[Line]:
    for line in wrap(block.title, columns):
        yield (Piece(line, "title"),)
    for under in block.under:
        for line in wrap(under, columns):
            yield (Piece(line),)


def _widths(grid: Grid) -> list[int]:
    """The width that each column but the first needs."""
    rows = [grid.columns, *(row.cells for row in grid.rows)]
    return [max(width(safe(row[n])) for row in rows) for n in range(1, len(grid.columns))]


def _natural(grid: Grid) -> int:
    labels = [width(safe(grid.columns[0])), *(width(safe(row.cells[0])) + len(_INDENT) for row in grid.rows)]
    return max(labels) + sum(w + _GAP for w in _widths(grid))


def _grid(grid: Grid, table_width: int) -> Iterator[Line]:
    if _natural(grid) > table_width:
        yield from _stacked(grid, table_width)
        return
    widths = _widths(grid)
    yield _row(GridRow(grid.columns), widths, table_width, "heading", "")
    for number, row in enumerate(grid.rows):
        if row.kind in ("subtotal", "total") and number:
            yield _rule("─", widths, table_width)
        yield _row(row, widths, table_width, _style(row), _INDENT)
        if row.kind == "total":
            yield _rule("═", widths, table_width)


def _style(row: GridRow) -> str:
    return {"total": "total", "over": "over", "under": "under", "detail": "detail"}.get(row.kind, "")


def _row(row: GridRow, widths: list[int], table_width: int, style: str, indent: str) -> Line:
    label, *cells = map(safe, row.cells)
    text = " " * _GAP + (" " * _GAP).join(" " * (w - width(cell)) + cell for w, cell in zip(widths, cells, strict=True))
    space = table_width - len(indent) - width(label) - width(text)
    return (Piece(f"{indent}{label}{' ' * max(space, 0)}{text}".rstrip(), style),)


def _rule(character: str, widths: list[int], table_width: int) -> Line:
    rules = (" " * _GAP).join(character * w for w in widths)
    return (Piece(" " * (table_width - width(rules)) + rules, "rule"),)


def _stacked(grid: Grid, table_width: int) -> Iterator[Line]:
    """Each row as a block: its label, then its figures, each whole and at the right."""
    title, *headings = grid.columns
    for line in wrap(title, table_width):
        yield (Piece(line, "heading"),)
    if len(headings) == 1:
        yield (Piece(safe(headings[0]).rjust(table_width), "heading"),)
    for row in grid.rows:
        style = _style(row)
        if row.kind in ("subtotal", "total"):
            yield (Piece(" " * (table_width - _widths(grid)[-1]) + "─" * _widths(grid)[-1], "rule"),)
        label, *cells = map(safe, row.cells)
        if len(cells) == 1 and len(_INDENT) + width(label) + _GAP + width(cells[0]) <= table_width:
            yield _row(row, [width(cells[0])], table_width, style, _INDENT)
            continue
        for line in wrap(label, table_width - len(_INDENT), _INDENT):
            yield (Piece(_INDENT + line, style),)
        for heading, cell in zip(headings, cells, strict=True):
            if cell:
                yield from _named(heading if len(headings) > 1 else "", cell, table_width, style)


def _named(heading: str, cell: str, table_width: int, style: str) -> Iterator[Line]:
    name = f"{_INDENT * 2}{safe(heading)}" if heading else ""
    space = table_width - width(name) - width(cell)
    if space < 1:
        yield (Piece(name, style),)
        name, space = "", table_width - width(cell)
    yield (Piece(f"{name}{' ' * max(space, 0)}{cell}", style),)
