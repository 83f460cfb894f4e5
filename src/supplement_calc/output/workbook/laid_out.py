"""The tables of a command as its page has them, laid out below one another on a sheet to be read and printed: each under its
title, with its headings, and numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..document import Block, Grid, Heading, KeyFigures, KeyNote, Sentence, Steps
from ..view import View, made_for_reading
from .book import Book, Sheet
from .cells import Cell, Look, Number, Text
from .room import LINE, lines_of

PAGE = "Page"
_LABEL, _TEXT, _NUMBER, _MOST = 52, 34, 16, 150  # characters
_AMOUNT = re.compile(r"(\()?([-−])?(£)?(\d[\d,]*)(?:\.(\d+))?(%)?(\))?")
_KINDS = ("subtotal", "total", "detail")


def laid_out(book: Book, view: View, title: str) -> None:
    """The sheet, with each document of the view below the one before."""
    documents = [list(blocks) for blocks in made_for_reading(view, lambda document: document)]
    grids = [grid for document in documents for block in document for grid in _grids(block)]
    note = "Tables as they are on the page of the command. The next sheets have every figure, a row each."
    sheet = book.sheet(PAGE, title, (note,))
    widths = _widths(grids)
    for number, width in enumerate(widths):
        sheet.worksheet.set_column(number, number, width)
    for document in documents:
        for block in document:
            _block(sheet, block, widths, title)


def _grids(block: Block) -> Iterator[Grid]:
    match block:
        case Grid():
            yield block.in_words
        case Steps():
            yield block.grid
        case KeyFigures(parts):
            yield from (part.grid for part in parts if not isinstance(part, KeyNote))
        case _:
            pass


def _widths(grids: Sequence[Grid]) -> list[int]:
    """Labels have the most room, columns of text more than those of numbers."""
    columns = max((len(grid.columns) for grid in grids), default=1)
    texts = {place for grid in grids for place in grid.left if 0 < place < len(grid.columns)}
    widths = [_LABEL, *(_TEXT if place in texts else _NUMBER for place in range(1, columns))]
    over = sum(widths) - _MOST
    return widths if over <= 0 or not texts else [width - min(over // len(texts), 14) * (width == _TEXT) for width in widths]


def _block(sheet: Sheet, block: Block, widths: Sequence[int], named: str) -> None:
    match block:
        case Heading(title, under):
            if title != named:
                sheet.line([Text(title, Look(kind="title"))])
            for line in under:
                _words(sheet, line, widths)
        case Sentence(text, _, in_words):
            _words(sheet, in_words or text, widths)
        case KeyFigures(parts):
            for part in parts:
                if isinstance(part, KeyNote):
                    _words(sheet, f"{part.label}: {part.text}", widths)
                else:
                    _table(sheet, part.grid, widths)
        case _:
            for grid in _grids(block):
                _table(sheet, grid, widths)


def _words(sheet: Sheet, text: str, widths: Sequence[int]) -> None:
    """A paragraph across the whole page."""
    if len(widths) > 1 and text:
        sheet.worksheet.merge_range(sheet.row, 0, sheet.row, len(widths) - 1, "", sheet.book.format(Look(is_folded=True)))
    sheet.worksheet.set_row(sheet.row, LINE * lines_of(text, sum(widths)) + 2)
    sheet.line([Text(text, Look(kind="note", is_folded=True))])


def _table(sheet: Sheet, grid: Grid, widths: Sequence[int]) -> None:
    sheet.line([])
    title, *heads = grid.columns
    looks = ["heading" if place in grid.left else "heading right" for place in range(1, len(grid.columns))]
    named = [Text(head, Look(kind=kind)) for head, kind in zip(heads, looks, strict=True)]
    _line(sheet, [Text(title, Look(kind="heading")), *named], widths)
    for row in grid.rows:
        look = Look(kind=row.kind if row.kind in _KINDS else "")
        first, *rest = row.cells
        beside = Look(kind="" if row.kind == "detail" else look.kind)
        cells: list[Cell] = [Text(first, look)]
        cells += (Text(text, beside) if place in grid.left else amount(text, beside) for place, text in enumerate(rest, 1))
        _line(sheet, cells, widths)
    sheet.line([])


def _line(sheet: Sheet, cells: Sequence[Cell], widths: Sequence[int]) -> None:
    """A row as high as the longest of its texts, folded into its column."""
    made, lines = [], 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, Text):
            lines = max(lines, lines_of(cell.text, width - 2))
            cell = cell._replace(look=cell.look._replace(is_folded=True))
        made.append(cell)
    sheet.worksheet.set_row(sheet.row, LINE * lines)
    sheet.line(made)


def amount(text: str, look: Look) -> Cell:
    """A cell of a table: a number as it is shown, with its sign, or words at the right."""
    found = _AMOUNT.fullmatch(text)
    if found is None or bool(found[1]) != bool(found[7]):
        return Text(text, look._replace(number="@"))
    _, minus, pound, whole, part, percent, _ = found.groups()
    value = Decimal(f"{whole.replace(',', '')}.{part or 0}") * (-1 if found[1] or minus else 1)
    shape = ("£" if pound else "") + "#,##0" + (f".{'0' * len(part)}" if part else "") + ('"%"' if percent else "")
    return Number(value, look._replace(number=f"{shape};({shape})" if not minus else f"{shape};-{shape}"))
