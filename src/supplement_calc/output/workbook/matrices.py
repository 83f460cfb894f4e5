"""Sheets of several cases together: a total is a formula of the cases' figures, and a case's figure one of its own row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...ledger import Computed, Figure, Input
from ...ledger.figure import UNKNOWN
from ..view import Matrix
from .book import Book, Column, first_row, quoted
from .cells import Cell, Formula, Look, Number, Text, number_of
from .model import shown_value

Refs = Mapping[tuple[str, ...], str]
"""The cells of the cases' own figures, by file and id."""

_NOTES = ("A total adds the figures of the cases; a figure of a case is that of its own row in Tables, where it has one.",)
_FIRST = first_row(_NOTES)
_LABEL, _NARROW = 54, 18


def write_matrices(book: Book, matrices: Sequence[Matrix], own: Refs) -> None:
    """A sheet for each."""
    places = _places(matrices)
    for matrix in matrices:
        sheet = book.sheet(matrix.name, matrix.columns[0], _NOTES)
        columns = [Column(heading, _NARROW if number else _LABEL) for number, heading in enumerate(matrix.columns)]
        placed = sheet.table(columns, list(_rows(matrix, places, own)))
        assert placed.first == _FIRST, "the places of the figures are worked out before the sheet is written"


def _places(matrices: Sequence[Matrix]) -> dict[str, tuple[str, str, int]]:
    """The sheet, column and row of each figure's first cell: in a table by case before the table by year, so that what is added
    up stands above its total."""
    places: dict[str, tuple[str, str, int]] = {}
    for matrix in (*matrices[1:], *matrices[:1]):
        for number, row in enumerate(matrix.rows):
            for place, cell in enumerate(row.cells, 1):
                if isinstance(cell, Figure):
                    places.setdefault(cell.id, (matrix.name, _letters(place), _FIRST + number))
    return places


def _letters(place: int) -> str:
    """The letters of a column by its place from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(matrix: Matrix, places: Mapping[str, tuple[str, str, int]], own: Refs) -> Iterator[list[Cell | None]]:
    for number, row in enumerate(matrix.rows):
        kind = row.kind if row.kind in ("subtotal", "total") else "line"
        cells: list[Cell | None] = [Text(row.label, Look(kind=kind))]
        for place, cell in enumerate(row.cells, 1):
            match cell:
                case Figure():
                    here = (matrix.name, _letters(place), _FIRST + number)
                    cells.append(_cell(cell, here, places, own, kind))
                case str():
                    cells.append(Text(cell, Look(kind=kind)))
                case None:
                    cells.append(Text("", Look(kind=kind)))
        yield cells


def _cell(figure: Figure, here: tuple[str, str, int], places: Mapping[str, tuple[str, str, int]], own: Refs, kind: str) -> Cell:
    if figure.value is None:
        return Text(UNKNOWN, Look(kind=kind))
    look, value = Look(number_of(figure), kind), shown_value(figure.value)
    first = places[figure.id]
    text = _ref(first, here[0]) if first != here else _formula(figure, here[0], places, own)
    return Formula(text, value, look) if text else Number(figure.value, look)


def _formula(figure: Figure, sheet: str, places: Mapping[str, tuple[str, str, int]], own: Refs) -> str:
    """How a figure is worked out from other cells; nothing of one that is given."""
    origin = figure.origin
    if isinstance(origin, Input):
        return own.get(origin.path, "")
    if not isinstance(origin, Computed) or any(one.id not in places for one in origin.operands):
        return ""
    operands = [places[one.id] for one in origin.operands]
    refs = [_ref(one, sheet) for one in operands]
    if origin.operation == "difference":
        return "-".join(refs)
    assert origin.operation == "sum", figure.id
    if len(operands) > 1 and len({one[:2] for one in operands}) == 1:
        rows = [one[2] for one in operands]
        return f"SUM({_ref((*operands[0][:2], min(rows)), sheet)}:{operands[0][1]}{max(rows)})"
    return "+".join(refs)


def _ref(place: tuple[str, str, int], sheet: str) -> str:
    name, column, row = place
    return f"{column}{row}" if name == sheet else f"{quoted(name)}!{column}{row}"
