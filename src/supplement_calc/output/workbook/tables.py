"""The tables of one command as a workbook: its rows and no more, each number as it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from ...ledger import Figure, Roots, in_place_of_value
from ..document import Heading
from ..view import Apart, Records, TableSheet, View, made_of
from ..view import Cell as Shown
from .book import CREATED, PRINTED_LINES, Book, Column, first_row
from .cells import Cell, Look, Number, Text, number_of
from .laid_out import laid_out
from .model import shown_value

_TABLES, _KEY = "Tables", "Key figures"
_COLUMNS = {
    26: ("table",),
    28: ("code",),
    34: (
        "file",
        "where",
    ),
    40: (
        "case",
        "inputs",
    ),
    45: (
        "help",
        "reason",
        "accepted_because",
    ),
    50: ("reason_that_fits_best",),
    52: ("id",),
    54: ("label",),
    60: (
        "note",
        "changed",
        "figure",
        "message",
        "not_checked",
        "how",
    ),
    100: ("meaning",),
}
_WIDE = {column: width for width, columns in _COLUMNS.items() for column in columns}
_NARROW = 18
_NOTES = (
    "Money is in pounds; the unit of each amount is next to it. "
    f"Only the first {PRINTED_LINES} lines are printed: clear the print area to print all.",
)


def tables_of(view: View) -> bytes:
    """The workbook of a view: its page, laid out to be read; then a row a figure, of one case its key figures and its tables,
    of any other its tables alone. Where its rows are of several kinds, a sheet for each and no page."""
    if view.sheets is not None:
        book = Book(_title(view), "", CREATED)
        for one in view.sheets():
            _table(book, one, _rows(one.records), ())
        return book.bytes()
    is_one = view.figures is not None
    title = _title(view) if is_one else _TABLES
    book = Book(title, "", CREATED)
    if is_one or view.apart is None:  # those of several cases are made once, and told as rows
        laid_out(book, view, _title(view))
    if is_one and view.brief is not None:
        key = view.brief().records()
        _table(book, TableSheet(_KEY, f"{title}: key figures", key), _rows(key, view.apart))
    if view.matrices is None:
        records = view.records()
        _table(book, TableSheet(_TABLES, title, records), _rows(records, view.apart))
    else:
        _several(book, view, title)
    return book.bytes()


def _title(view: View) -> str:
    headings = (block.title for document in view.documents() for block in document if isinstance(block, Heading))
    return next(headings, _TABLES)


def _several(book: Book, view: View, title: str) -> None:
    """The sheets of what several cases come to, and that of their own tables, which those rest on."""
    from .matrices import write_matrices

    of = TableSheet(_TABLES, title, view.records())
    rows = _rows(of.records, view.apart)
    file, id, amount = (of.records.columns.index(one) for one in ("file", "id", "amount"))
    own: dict[tuple[str, ...], str] = {}
    for number, row in enumerate(rows, first_row(_NOTES)):
        its_file, its_id = row[file], row[id]
        if isinstance(its_file, Text) and isinstance(its_id, Text):
            own.setdefault((its_file.text, its_id.text), f"{_TABLES}!{chr(ord('A') + amount)}{number}")
    assert view.matrices is not None
    write_matrices(book, list(view.matrices()), own)
    _table(book, of, rows)


def _rows(records: Records, apart: Apart | None = None) -> list[Sequence[Cell | None]]:
    """Every row of a sheet."""
    known: Roots = {}
    made = made_of(records.of_each, lambda rows: [[_cell(one, known) for one in row] for row in rows], apart)
    return list(chain.from_iterable(made))


def _table(book: Book, of: TableSheet, rows: list[Sequence[Cell | None]], notes: Sequence[str] = _NOTES) -> None:
    """A sheet of rows."""
    columns = [Column(one.replace("_", " "), _WIDE.get(one, _NARROW)) for one in of.records.columns]
    most = PRINTED_LINES if notes == _NOTES else None
    placed = book.sheet(of.name, of.title, notes).table(columns, rows, most)
    assert placed.first == first_row(notes), "the places of the figures are worked out before the sheet is written"


def _cell(content: Shown, known: Roots) -> Cell | None:
    match content:
        case None:
            return Text("")
        case str():
            return Text(content)
        case Decimal():
            return Number(content, Look("general"))
        case Figure():
            if content.value is None:
                return Text(in_place_of_value(content, known))
            value = shown_value(content.value)
            assert isinstance(value, Decimal)
            return Number(value, Look(number_of(content)))
