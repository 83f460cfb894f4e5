"""A document as lines of text: for a terminal of some width, or as wide as it needs.

A figure is never cut and never wrapped. A table wider than the terminal is shown row by row as blocks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ...diagnostics.styled_text import Line, StyledText
from ...diagnostics.text import safe, width
from ..document import Chart, Document, Grid, GridRow, Heading, KeyFigures, KeyNote, Sentence, Steps
from ..terminal import fitted
from ..view import View, made_of
from . import steps
from . import text_chart as chart
from .wrapping import wrap

_GAP = 2
_NARROWEST_TABLE = 60
_FOLDED_LABEL = 22  # a label is not folded into less
_EASY = 7  # a heading is not folded into columns narrower than this for its own sake
_INDENT = "  "
_KEY_WIDTH, _KEY_LABEL = 80, 12  # of key figures: a page is read in a window of 80 columns


def render(view: View, columns: int | None = None) -> Iterator[Line]:
    """The documents, one after another, on a terminal in characters that it can show."""
    made = made_of(
        view.documents(), lambda one: lines(one if columns is None else fitted(one, sys.stdout), columns), view.apart
    )
    for number, its_lines in enumerate(made):
        yield from ((), ()) if number else ()
        yield from its_lines
    if columns is not None and view.closing is not None:
        for number, line in enumerate(view.closing(columns)):
            yield from () if number else ((),)
            yield from ((StyledText(part, "detail"),) for part in wrap(line, columns))


def lines(document: Document, columns: int | None) -> Iterator[Line]:
    """The lines; `columns` is the terminal's width, None for none."""
    shared = _shared_width(document, columns)
    for number, block in enumerate(document):
        if number and not (isinstance(block, Sentence) and isinstance(document[number - 1], Sentence)):
            yield ()
        match block:
            case Heading():
                yield from _heading(block, columns)
            case Grid():
                block = block if columns is None else _fitting(block, columns)
                yield from _grid(block, shared if _shares(block) else _own_width(block, columns))
            case Chart():
                yield from ((StyledText(line),) for line in chart.lines(block, columns))
            case KeyFigures():
                yield from _key_figures(block, min(columns or _KEY_WIDTH, _KEY_WIDTH))
            case Steps():
                yield from steps.lines(block, columns)
            case Sentence(text, kind):
                yield from ((StyledText(line, kind),) for line in wrap(text, columns))


def _key_figures(block: KeyFigures, table_width: int) -> Iterator[Line]:
    """Tables as wide as each other, and notes, each next to the word that people look for."""
    for part in block.parts:
        if isinstance(part, KeyNote):
            yield from _key_note(part, table_width)
        else:
            yield from _grid(_fitting(part.grid, table_width), table_width)


def _key_note(note: KeyNote, table_width: int) -> Iterator[Line]:
    label, room = safe(note.label), table_width - _KEY_LABEL
    for number, line in enumerate(wrap(note.text, room)):
        word = label if not number else ""
        yield (StyledText(word, "heading"), StyledText(" " * max(_KEY_LABEL - width(word), 1) + line))


def _shared_width(document: Document, columns: int | None) -> int:
    """Tables of one column of money are as wide as each other, so that their figures line up."""
    grids = [block for block in document if isinstance(block, Grid) and _shares(block)]
    widest = max((_natural(grid) for grid in grids), default=0)
    return min(max(widest, _NARROWEST_TABLE), columns or max(widest, _NARROWEST_TABLE))


def _shares(grid: Grid) -> bool:
    return len(grid.columns) == 2 and grid.widest is None


def _own_width(grid: Grid, columns: int | None) -> int:
    """As wide as the table needs: its headings on one line where there is room for that, else folded."""
    if grid.widest is not None:
        columns = min(columns or grid.widest, grid.widest)
    unfolded = _natural(grid, folded=False)
    if columns is None or unfolded <= columns:
        return unfolded
    return min(_natural(grid), columns)


def _heading(block: Heading, columns: int | None) -> Iterator[Line]:
    for line in wrap(block.title, columns):
        yield (StyledText(line, "title"),)
    for under in block.under:
        for line in wrap(under, columns):
            yield (StyledText(line),)


def _widths(grid: Grid, *, folded: bool = True) -> list[int]:
    """The width that each column but the first needs: its widest figure, or its heading's longest word or the whole of it."""
    widths = []
    for number, heading in enumerate(grid.columns[1:], 1):
        words = map(width, safe(heading).split()) if folded else [width(safe(heading))]
        least = max(words, default=0)
        widths.append(max([least, min(width(heading), _EASY), *(width(safe(row.cells[number])) for row in grid.rows)]))
    return widths


def _natural(grid: Grid, *, folded: bool = True) -> int:
    """The width of the table at its tightest; its title may take a line of its own."""
    return _label_width(grid) + sum(w + _GAP for w in _widths(grid, folded=folded))


def _label_width(grid: Grid) -> int:
    labels = [width(safe(row.cells[0])) + len(_INDENT) for row in grid.rows]
    title = width(safe(grid.columns[0]))
    return max([title if len(grid.columns) == 2 else 0, *labels])


def _grid(grid: Grid, table_width: int) -> Iterator[Line]:
    unfolded = _widths(grid, folded=False)
    in_full = _natural(grid, folded=False) <= table_width or (
        len(grid.columns) == 2 and 2 * _label_room(unfolded, table_width) >= table_width
    )
    widths = unfolded if in_full else _widths(grid)
    if not _has_room(grid, widths, table_width):
        yield from _stacked(grid, table_width)
        return
    yield from _headings(grid, widths, table_width)
    for number, row in enumerate(grid.rows):
        if row.kind in ("subtotal", "total") and number:
            yield _rule("─", widths, table_width)
        yield from _folded_row(row, widths, table_width)
        if row.kind == "total":
            yield _rule("═", widths, table_width)


def _has_room(grid: Grid, widths: list[int], table_width: int) -> bool:
    """Whether the columns leave the labels what they need, or enough to be folded in."""
    room = _label_room(widths, table_width)
    longest = max((width(word) for row in grid.rows for word in safe(row.cells[0]).split()), default=0)
    return room >= _label_width(grid) - len(_INDENT) or room >= max(_FOLDED_LABEL, longest + len(_INDENT))


def _fitting(grid: Grid, table_width: int) -> Grid:
    """Without the columns that can be spared, where there is no room for all."""
    return grid.narrow if grid.spare and not _has_room(grid, _widths(grid), table_width) else grid


def _label_room(widths: list[int], table_width: int) -> int:
    return table_width - len(_INDENT) - sum(w + _GAP for w in widths)


def _folded_row(row: GridRow, widths: list[int], table_width: int) -> Iterator[Line]:
    """A row; a label too long for its room is folded, with the figures on its last line."""
    *above, last = wrap(row.cells[0], _label_room(widths, table_width), _INDENT)
    style = _style(row)
    for line in above:
        yield (StyledText(_INDENT + line, style),)
    yield _row(GridRow((last, *row.cells[1:]), row.kind), widths, table_width, style, _INDENT)


def _headings(grid: Grid, widths: list[int], table_width: int) -> Iterator[Line]:
    """The title and the columns' headings, each folded to its column; a long title is put above them."""
    title, *headings = grid.columns
    folded = [wrap(safe(heading), w) for heading, w in zip(headings, widths, strict=True)]
    height = max(map(len, folded), default=1)
    if width(safe(title)) > table_width - sum(w + _GAP for w in widths):
        yield from ((StyledText(line, "heading"),) for line in wrap(title, table_width))
        title = ""
    for level in range(height):
        cells = (part[level - height + len(part)] if level >= height - len(part) else "" for part in folded)
        row = GridRow((title if level == height - 1 else "", *cells))
        yield _row(row, widths, table_width, "heading", "")


def _style(row: GridRow) -> str:
    return {"total": "total", "over": "over", "under": "under", "detail": "detail"}.get(row.kind, "")


def _row(row: GridRow, widths: list[int], table_width: int, style: str, indent: str) -> Line:
    label, *cells = map(safe, row.cells)
    text = " " * _GAP + (" " * _GAP).join(" " * (w - width(cell)) + cell for w, cell in zip(widths, cells, strict=True))
    space = table_width - len(indent) - width(label) - width(text)
    return (StyledText(f"{indent}{label}{' ' * max(space, 0)}{text}".rstrip(), style),)


def _rule(character: str, widths: list[int], table_width: int) -> Line:
    rules = (" " * _GAP).join(character * w for w in widths)
    return (StyledText(" " * (table_width - width(rules)) + rules, "rule"),)


def _stacked(grid: Grid, table_width: int) -> Iterator[Line]:
    """Each row as a block: its label, then its figures, each whole and at the right."""
    title, *headings = grid.columns
    for line in wrap(title, table_width):
        yield (StyledText(line, "heading"),)
    if len(headings) == 1:
        yield (StyledText(safe(headings[0]).rjust(table_width), "heading"),)
    for row in grid.rows:
        style = _style(row)
        if row.kind in ("subtotal", "total"):
            yield (StyledText(" " * (table_width - _widths(grid)[-1]) + "─" * _widths(grid)[-1], "rule"),)
        label, *cells = map(safe, row.cells)
        if len(cells) == 1 and len(_INDENT) + width(label) + _GAP + width(cells[0]) <= table_width:
            yield _row(row, [width(cells[0])], table_width, style, _INDENT)
            continue
        for line in wrap(label, table_width - len(_INDENT), _INDENT):
            yield (StyledText(_INDENT + line, style),)
        for heading, cell in zip(headings, cells, strict=True):
            if cell:
                yield from _named(heading if len(headings) > 1 else "", cell, table_width, style)


def _named(heading: str, cell: str, table_width: int, style: str) -> Iterator[Line]:
    name = f"{_INDENT * 2}{safe(heading)}" if heading else ""
    space = table_width - width(name) - width(cell)
    if name and space < _GAP:
        yield (StyledText(name, style),)
        name, space = "", table_width - width(cell)
    yield (StyledText(f"{name}{' ' * max(space, 0)}{cell}", style),)
