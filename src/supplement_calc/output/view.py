"""What a command shows, before any format: documents for people, rows of cells for sheets, plain data for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal
from itertools import chain
from typing import NamedTuple, TypeVar

from ..ledger import Figure
from .document import Document, RowKind

FORMAT = 1  # of the plain data; the next where a script that reads this one would be misled

T = TypeVar("T")
M = TypeVar("M")

# Text, a number with where it came from or one alone, or nothing.
Cell = str | Figure | Decimal | None


class Records(NamedTuple):
    """Rows of cells under the names of their columns; of several cases those of each together, made as they are read."""

    columns: tuple[str, ...]
    of_each: Iterable[Iterable[tuple[Cell, ...]]]


class TableSheet(NamedTuple):
    """A sheet of a workbook of several: its name, its title and its rows."""

    name: str
    title: str
    records: Records


class TableRow(NamedTuple):
    """A figure in a table: the table's id, what the row is called, the quantity and rate that it is the product of, and whether
    it is a line, a detail, a subtotal or a total."""

    table: str
    figure: Figure
    label: str
    quantity: Figure | None
    rate: Figure | None
    kind: str


class MatrixRow(NamedTuple):
    """A row of a matrix: its label, and a figure, a text or nothing in each column."""

    label: str
    cells: tuple[Figure | str | None, ...]
    kind: RowKind = "line"


class Matrix(NamedTuple):
    """Figures in rows and columns, each of which a sheet can reach by its own cell. `columns` are the headings, the first the
    title; `left` the columns of text."""

    id: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    left: tuple[int, ...] = (0,)

    @property
    def figures(self) -> list[tuple[Figure, str]]:
        """Every figure once, with the kind of the first row that it is in."""
        found: dict[str, tuple[Figure, str]] = {}
        for row in self.rows:
            for cell in row.cells:
                if isinstance(cell, Figure):
                    found.setdefault(cell.id, (cell, row.kind))
        return list(found.values())


# What one of several cases is made in: it keeps a fault to that case.
Apart = Callable[[], AbstractContextManager[object]]


class View(NamedTuple):
    """The three shapes that formats are made of. A format calls for the one that it shows, which is made then, of several
    cases one case at a time, each `apart` from the others."""

    documents: Callable[[], Iterable[Document]]
    records: Callable[[], Records]
    data: Callable[[], object]
    apart: Apart | None = None
    brief: Callable[[], View] | None = None  # the same with its key figures alone
    closing: Callable[[int], list[str]] | None = None  # what ends the page on a terminal of so many columns
    is_unchanged: Callable[[], bool] | None = None  # whether a comment on a change has nothing to say
    figures: Callable[[], Iterable[TableRow]] | None = None  # of one case: the tables' rows, those that are hidden too
    sheets: Callable[[], Iterable[TableSheet]] | None = None  # of a workbook, where its rows are of several kinds
    matrices: Callable[[], Iterable[Matrix]] | None = None  # of several cases: what they come to, asked for last
    total_is_last: bool = (
        False  # whether the last document is the total of those before it: it stands first where pages are read
    )


def made_for_reading(view: View, make: Callable[[Document], Iterable[M]]) -> Iterator[Iterable[M]]:
    """What is made of each document of a view in the order for a reader, who begins at the top: a total first, which is worked
    out last. On a screen it is at the end, above where the next line is typed, and what is worked out is seen at once."""
    made = made_of(view.documents(), make, view.apart)
    if view.total_is_last:
        others = list(made)
        made = chain(others[-1:], others[:-1])
    return made


def made_of(things: Iterable[T], make: Callable[[T], Iterable[M]], apart: Apart | None) -> Iterator[Iterable[M]]:
    """What is made of each thing. Where they are `apart`, each is made whole, and one that cannot be made is left out."""
    for one in things:
        if apart is None:
            yield make(one)
            continue
        whole = None
        with apart():
            whole = list(make(one))
        if whole is not None:
            yield whole
