"""Sheets of figures: the tables of each command, the key figures, and the lines of working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...ledger import Computed, Figure
from ...ledger.operations import ROWS
from ..labels_apart import Labelled, labels_apart
from .book import PRINTED_LINES, Book, Column, Placed
from .cells import Cell, Formula, Look, Number, Text, number_of, unit_of
from .contents import Answer, Part, Shows
from .model import WORKINGS, Model

KEY = "Key figures"
AMOUNT, AS_COSTED, CHANGE = "E", "G", "H"
_KEY_AMOUNT, _KEY_AS_COSTED, _KEY_CHANGE = "D", "F", "G"
_COLUMNS = (
    Column("Table", 46),
    Column("Line", 56),
    Column("Quantity", 14, right=True),
    Column("Rate", 14, right=True),
    Column("Amount", 18, right=True),
    Column("Unit", 10),
    Column("As costed", 18, right=True),
    Column("Change", 14, right=True),
    Column("Kind", 10),
    Column("Note", 44),
    Column("Figure", 60, is_printed=False),
)
_KEY_COLUMNS = (
    Column("Key figure", 58),
    Column("What it is", 66),
    Column("Of", 12),
    Column("Value", 18, right=True),
    Column("Unit", 10),
    Column("As costed", 18, right=True),
    Column("Change", 14, right=True),
    Column("Figure", 60, is_printed=False),
)
_KINDS = {"subtotal": "subtotal", "total": "total", "detail": "detail"}


class Written(NamedTuple):
    """A sheet of figures as it stands: its name, its table, the row of each figure, from 1; the columns of the amounts and of
    their change since they were costed, where it has those; and that of the totals, by number from 0."""

    sheet: str
    placed: Placed
    rows: dict[Figure, int]
    compared: tuple[str, str] | None = None
    total_column: int = 0


def results(book: Book, model: Model, part: Part) -> Written:
    """The tables of a command, one below the other, as one table."""
    notes = (
        "Amounts follow the inputs. As costed is what they were for the case file; change is how far they have moved since. "
        "Amounts of money are in pounds.",
    )
    sheet = book.sheet(part.sheet, part.title, notes, follows=True)
    first = sheet.row + 2
    rows = [_row(model, shows, first + number) for number, shows in enumerate(part.rows)]
    placed = sheet.table(_COLUMNS, rows)
    return Written(
        part.sheet, placed, {shows.figure: first + number for number, shows in enumerate(part.rows)}, (AMOUNT, CHANGE)
    )


def _row(model: Model, shows: Shows, row: int) -> list[Cell | None]:
    kind, figure = _KINDS.get(shows.kind, ""), shows.figure
    label = Text(shows.label, Look(kind="detail" if kind == "detail" else kind))
    end: list[Cell | None] = [Text(shows.kind), Text(shows.instead), Text(figure.id)]
    beside = [_beside(model, one) for one in (shows.quantity, shows.rate)]
    amounts = [*_amount(model, figure, row, kind, (AMOUNT, AS_COSTED))]
    return [Text(shows.table), label, *beside, amounts[0], Text(unit_of(figure)), *amounts[1:], *end]


def _beside(model: Model, figure: Figure | None) -> Cell | None:
    return None if figure is None else amount(model, figure)


def amount(model: Model, figure: Figure, kind: str = "") -> Cell:
    """A figure's value, from where it is worked out; in words where it is not shown or has none."""
    if model.is_hidden(figure):
        return Text(model.instead[figure.id])
    if not has_cell(figure):
        return Text(model.without_value(figure), Look(kind=kind))
    return model.cell(figure, kind)


def has_cell(figure: Figure) -> bool:
    """Whether a figure is worked out or given; one that the case has no answer for, whatever its inputs, is neither."""
    return figure.value is not None or isinstance(figure.origin, Computed)


def _amount(model: Model, figure: Figure, row: int, kind: str, columns: tuple[str, str]) -> Iterator[Cell]:
    """The amount, as it was costed, and the change between the two."""
    yield amount(model, figure, kind)
    if model.is_hidden(figure):
        yield from [Text(model.instead[figure.id])] * 2
        return
    change, look = f"IFERROR({columns[0]}{row}-{columns[1]}{row},{model.none_of(figure)})", Look(number_of(figure))
    if figure.value is None:
        yield from (Text(model.without_value(figure)), Formula(change, model.without_value(figure), look))
    else:
        yield from (Number(figure.value, look), Formula(change, figure.value - figure.value, look))


def key_figures(book: Book, model: Model, answers: Sequence[Answer], courses: Mapping[str, str]) -> Written:
    """Every key figure, under the label that the pages have it under; the `courses` are those of a forecast."""
    sheet = book.sheet(
        KEY, "Key figures", ("What the case comes to. Each value follows the inputs; money is in pounds.",), follows=True
    )
    first = sheet.row + 2
    rows: list[list[Cell | None]] = []
    where: dict[Figure, int] = {}
    labels = iter(labels_of(answers, courses))
    for one in answers:
        for figure in one.figures:
            row = first + len(rows)
            where.setdefault(figure, row)
            amounts = [*_amount(model, figure, row, "", (_KEY_AMOUNT, _KEY_AS_COSTED))]
            before = [Text(one.label), Text(next(labels)), Text(one.command)]
            rows.append([*before, amounts[0], Text(unit_of(figure)), *amounts[1:], Text(figure.id)])
    return Written(KEY, sheet.table(_KEY_COLUMNS, rows), where, (_KEY_AMOUNT, _KEY_CHANGE))


def labels_of(answers: Sequence[Answer], courses: Mapping[str, str]) -> list[str]:
    """What each key figure is, in the order that they are shown."""
    return labels_apart([Labelled("", figure.label, figure) for one in answers for figure in one.figures], courses)


_WORKINGS = (
    Column("What it is", 84),
    Column("Value", 20, right=True),
    Column("Unit", 11),
    Column("How", 24),
    Column("Figure", 84, is_printed=False),
)


def workings(book: Book, model: Model) -> Written:
    """Every line of working: one formula each, operands first."""
    notes = (
        "One line a figure or a step on the way to one, each after what it rests on. Nothing is typed into a formula: rates, "
        "thresholds and the places of rounding are cells of their own. "
        f"Only the first {PRINTED_LINES} lines are printed: clear the print area of this sheet to print all.",
    )
    sheet = book.sheet(WORKINGS, "Workings", notes, is_long=True, follows=True)
    rows = ((line.label, line.cell, *_about(line.figure, line.note)) for line in model.workings)
    looks = dict.fromkeys(line.cell.look for line in model.workings)
    placed = sheet.long_table(_WORKINGS, rows, len(model.workings), looks)
    return Written(WORKINGS, placed, {})


def _about(figure: Figure | None, note: str) -> tuple[str | None, ...]:
    if figure is None:
        return (None, "step", None)
    how = note
    if isinstance(figure.origin, Computed) and not note:
        how = ROWS[figure.origin.operation].name
    return (unit_of(figure), how, figure.id)
