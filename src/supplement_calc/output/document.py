"""What a command shows, before any format: titles, tables of cells, sentences."""

from __future__ import annotations

from typing import Literal, NamedTuple

RowKind = Literal["line", "subtotal", "total", "detail", "over", "under"]


class Heading(NamedTuple):
    """The title of the whole, with lines under it."""

    title: str
    under: tuple[str, ...] = ()


class GridRow(NamedTuple):
    """One row of cells; the first is the label. `kind` says how it is set off."""

    cells: tuple[str, ...]
    kind: RowKind = "line"


class Grid(NamedTuple):
    """A table: the first column is text, the others are right-aligned. `columns` are the headings, the first the title."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


class Sentence(NamedTuple):
    """A paragraph; `kind` says whether it is about being over or under the budget."""

    text: str
    kind: Literal["", "over", "under"] = ""


Block = Heading | Grid | Sentence
Document = tuple[Block, ...]
