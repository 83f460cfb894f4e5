"""What a command shows, before any format: titles, tables of cells, sentences."""

from __future__ import annotations

from decimal import Decimal
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
    """A table: the first column is text, the others are right-aligned. `columns` are the headings, the first the title.

    `widest` is for tables whose labels may be whole sentences, which are folded into it wherever they are shown.
    """

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    left: tuple[int, ...] = (0,)  # the columns of text, by number from 0
    widest: int | None = None


class Sentence(NamedTuple):
    """A paragraph; `kind` says whether it is about being over or under the budget."""

    text: str
    kind: Literal["", "over", "under"] = ""


class ChartRow(NamedTuple):
    """One bar: its label, its parts (each drawn in its own character, nothing for a part below nil) and the figures shown
    beside it."""

    label: str
    parts: tuple[Decimal, ...]
    shown: str


class Chart(NamedTuple):
    """Bars to one scale. `characters` are drawn one for each part, and `names` say what each part is.

    A signed chart has one part a row, drawn to the right of an axis, or to the left of it below nil.
    """

    title: str
    names: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    characters: str = "█▒·"
    signed: bool = False


Block = Heading | Grid | Sentence | Chart
Document = tuple[Block, ...]
