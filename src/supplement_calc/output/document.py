"""What a command shows, before any format: titles, tables of cells, sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ..ledger import Figure

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

    `widest` is for tables whose labels may be whole sentences, which are folded into it wherever they are shown. `spare` are
    the numbers of the columns that a terminal leaves out where it is too narrow for all: every other format has them.
    """

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    left: tuple[int, ...] = (0,)  # the columns of text, by number from 0
    widest: int | None = None
    spare: tuple[int, ...] = ()
    paths: tuple[int, ...] = ()

    @property
    def narrow(self) -> Grid:
        """The same without the columns that can be spared."""
        return self._without(self.spare)

    @property
    def in_words(self) -> Grid:
        """The same without the columns of paths."""
        return self._without(self.paths) if self.paths else self

    def _without(self, left_out: tuple[int, ...]) -> Grid:
        kept = [number for number in range(len(self.columns)) if number not in left_out]

        def of(cells: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(cells[number] for number in kept)

        rows = tuple(row._replace(cells=of(row.cells)) for row in self.rows)
        left, spare = (tuple(place for place, number in enumerate(kept) if number in of) for of in (self.left, self.spare))
        return Grid(of(self.columns), rows, left, self.widest, spare)


class Sentence(NamedTuple):
    """A paragraph; `kind` says whether it is about being over or under the budget. `in_words` is what a document says in its
    place, where it has paths as `--set` takes them."""

    text: str
    kind: Literal["", "over", "under"] = ""
    in_words: str = ""


class ChartRow(NamedTuple):
    """One bar: its label, its parts (each drawn in its own character, nothing for a part below zero) and the figures shown
    next to it."""

    label: str
    parts: tuple[Decimal, ...]
    shown: str


class Chart(NamedTuple):
    """Bars to one scale. `characters` are drawn one for each part, and `names` say what each part is.

    A signed chart has one part a row, drawn to the right of an axis, or to the left of it below zero.
    """

    title: str
    names: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    characters: str = "█▒·"
    signed: bool = False


class Alike(NamedTuple):
    """Parts of a step that are worked out as the one before them is: how many, the ids of the first and the last, and whether
    each is of a month of its own."""

    number: int
    first: str
    last: str
    are_months: bool = False


class Step(NamedTuple):
    """One step of an explanation: a figure, its value, how it was reached in words, and the ids of what it rests on.

    `parts` are those that a tree draws below it: without parts of a sum that are 0, long runs of the same kind as one.
    """

    id: str
    label: str
    value: str
    how: str
    operands: tuple[str, ...] = ()
    parts: tuple[str | Alike, ...] = ()


class Steps(NamedTuple):
    """An explanation: every step once, each after what it rests on, the figure explained last. Drawn as a tree where a format
    can, or else as the table. `depth` is how many steps down the tree goes, as far as a reader can follow where it is None;
    `summary` says in a line what the figure rests on."""

    steps: tuple[Step, ...]
    depth: int | None = None
    summary: str = ""

    @property
    def grid(self) -> Grid:
        """The steps as a table."""
        rows = (GridRow((step.id, step.label, step.value, step.how)) for step in self.steps)
        return Grid(("Figure", "What it is", "Value", "How it was reached"), tuple(rows), left=(0, 1, 3))


class KeyRow(NamedTuple):
    """A row of cells under a label, and the figures that they show."""

    label: str
    cells: tuple[str, ...]
    figures: tuple[Figure, ...] = ()


class KeyTable(NamedTuple):
    """Rows under one set of headings, the first of which is the title. `spare` are the numbers of the columns that a page
    leaves out where the labels need their room: a table below has them, and so have all other formats."""

    columns: tuple[str, ...]
    rows: tuple[KeyRow, ...]
    left: tuple[int, ...] = (0,)
    spare: tuple[int, ...] = ()

    @property
    def grid(self) -> Grid:
        """The rows as a table of cells."""
        rows = tuple(GridRow((row.label, *row.cells)) for row in self.rows)
        return Grid(self.columns, rows, self.left, spare=self.spare)


class KeyNote(NamedTuple):
    """A sentence or two next to the word that people look for, and the figures that they say."""

    label: str
    text: str
    figures: tuple[Figure, ...] = ()


class KeyFigures(NamedTuple):
    """What a page answers: tables and notes, in the order that they are shown."""

    parts: tuple[KeyTable | KeyNote, ...]


Block = Heading | Grid | Sentence | Chart | Steps | KeyFigures
Document = tuple[Block, ...]
