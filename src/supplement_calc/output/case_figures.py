"""The figures of a case as every command gives them to sheets and scripts: tables, figures by id, and notes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from ..case.case import Case
from ..ledger import Figure, Ledger, Roots, Rounding, Table, without_value
from . import key_figures
from .amounts import digits, exact
from .document import Document, Heading, KeyFigures
from .view import FORMAT, Apart, Cell, Records, TableRow, View, made_of

T = TypeVar("T")

_NO_KINDS: Mapping[Figure, str] = {}
COLUMNS = ("table", "id", "label", "quantity", "rate", "amount", "unit", "kind")


class FigureRow(NamedTuple):
    """A figure in a table, with the quantity and rate that it is the product of where the table says them, and whether it is a
    line, a detail, a subtotal or a total."""

    figure: Figure
    label: str
    quantity: Figure | None = None
    rate: Figure | None = None
    kind: str = "line"


class FigureTable(NamedTuple):
    """A table as rows of figures, in the order a page shows them."""

    id: str
    title: str
    rows: Sequence[FigureRow]

    @classmethod
    def of(cls, id: str, title: str, figures: Iterable[Figure], kinds: Mapping[Figure, str] = _NO_KINDS) -> FigureTable:
        """Each figure under its own label; all are lines but those of other `kinds`."""
        rows = (FigureRow(figure, figure.label, kind=kinds.get(figure, "line")) for figure in figures)
        return cls(id, title, list(rows))

    @classmethod
    def of_costing(cls, table: Table) -> FigureTable:
        """A costing's table, each row with its quantity and rate."""
        return cls(
            table.id, table.title, [FigureRow(row.figure, row.title, *row.quantity_and_rate, row.kind) for row in table.rows]
        )


class CaseFigures(NamedTuple):
    """The tables and figures of one case, notes by the id of what they are about, and the ids of figures that are hidden."""

    case: Case
    rounding: Rounding
    tables: Sequence[FigureTable]
    figures: Sequence[Figure]
    notes: Mapping[str, str]
    hidden: Collection[str] = ()
    key_figures: KeyFigures | None = None
    is_brief: bool = False

    @classmethod
    def of_evidence(
        cls,
        case: Case,
        ledger: Ledger,
        tables: Sequence[FigureTable],
        notes: Mapping[str, str] | None = None,
        hidden: Collection[str] = (),
        left_out: tuple[str, ...] = (),
        key: KeyFigures | None = None,
    ) -> CaseFigures:
        """Evidence or a forecast: given figures as well as those worked out, without those whose ids start with one of
        `left_out`, and a note for each that has no value. A constant (an id of one part) is given where a table shows it."""
        rows = {row.figure.id for table in tables for row in table.rows}
        figures = [f for f in ledger.figures.values() if f.id in rows or ("." in f.id and not f.id.startswith(left_out))]
        known: Roots = {}
        reasons = {figure.id: without_value(figure, known) for figure in figures if figure.value is None}
        return cls(case, ledger.rounding, tables, figures, reasons | dict(notes or {}), hidden, key)

    def brief(self) -> CaseFigures:
        """The key figures alone, as a table of their own; all where there are none."""
        if self.key_figures is None:
            return self
        table = FigureTable.of(key_figures.ID, "Key figures", key_figures.figures_of(self.key_figures))
        return self._replace(tables=[table], is_brief=True)

    def shown(self, figure: Figure | None) -> Figure | None:
        """The figure; None where it is hidden."""
        return None if figure is None or figure.id in self.hidden else figure


def case_view(page: Callable[[], Document], figures: Callable[[], CaseFigures], case: Case | None = None) -> View:
    """One case: its page and its figures; a page of a `case` that the run has changed says so first."""
    return View(
        lambda: [page() if case is None else says_changed(page(), case)],
        lambda: records(figures()),
        lambda: case_data(figures()),
        brief=lambda: case_view(lambda: key_figures.brief(page()), lambda: figures().brief(), case)._replace(closing=None),
        closing=lambda columns: _closing(figures(), columns),
        figures=lambda: table_rows(figures()),
    )


def table_rows(one: CaseFigures) -> Iterator[TableRow]:
    """Every row of every table."""
    for table in one.tables:
        yield from (TableRow(table.id, row.figure, row.label, row.quantity, row.rate, row.kind) for row in table.rows)


def _closing(one: CaseFigures, columns: int) -> list[str]:
    from .closing import closing_lines

    return closing_lines(one.case, one.key_figures, one.hidden, columns)


def cases_view(
    cases: Iterable[T], page: Callable[[T], Document], figures: Callable[[T], CaseFigures], apart: Apart | None = None
) -> View:
    """Several cases: their pages one after another, a list of their data, and rows that name the case first."""

    def rows(one: T) -> Iterator[tuple[Cell, ...]]:
        its = figures(one)
        changed = changed_text(its.case)
        yield from ((*row, its.case.file.name, changed) for row in _rows(its, (its.case.title,)))

    return View(
        lambda: chain.from_iterable(made_of(cases, lambda one: [page(one)], apart)),
        lambda: Records(("case", *COLUMNS, "file", "changed"), map(rows, cases)),
        lambda: chain.from_iterable(made_of(cases, lambda one: [case_data(figures(one))], apart)),
        apart,
        lambda: cases_view(cases, lambda one: key_figures.brief(page(one)), lambda one: figures(one).brief(), apart),
    )


def says_changed(document: Document, case: Case) -> Document:
    """The page with what the run changed in the first line under its heading."""
    if not case.changed:
        return document
    line = f"Changed for this run: {changed_text(case)}"
    return tuple(
        block._replace(under=(line, *block.under)) if isinstance(block, Heading) and not number else block
        for number, block in enumerate(document)
    )


def changed_text(case: Case) -> str:
    """Every input that the run changed, with the file's own next to it."""
    return "; ".join(one.text for one in case.changed)


def records(one: CaseFigures) -> Records:
    """A row a line of a table; of a case that the run has changed each says so in a last column."""
    if not one.case.changed:
        return Records(COLUMNS, [_rows(one, ())])
    text = changed_text(one.case)
    return Records((*COLUMNS, "changed"), [[(*row, text) for row in _rows(one, ())]])


def _rows(one: CaseFigures, before: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    for table in one.tables:
        for row in table.rows:
            figure = row.figure
            yield (*before, table.id, figure.id, row.label, row.quantity, row.rate, one.shown(figure), figure.unit, row.kind)


def case_data(one: CaseFigures) -> dict[str, Any]:
    """One case as plain data, in the ledger's own order; a number that is hidden or has no value is None."""
    head = {
        "format": FORMAT,
        "case": one.case.title,
        "file": one.case.file.name,
        "changed": [change._asdict() for change in one.case.changed],
        "round": "none" if one.rounding.unit is None else exact(one.rounding.unit),
    }
    key = {} if one.key_figures is None else {key_figures.ID: key_figures.data(one.key_figures, one.shown)}
    if one.is_brief:
        return head | key
    return (
        head
        | key
        | {
            "units": {figure.id: figure.unit for figure in one.figures},
            "tables": [_table(one, table) for table in one.tables],
            "figures": {figure.id: digits(one.shown(figure)) for figure in one.figures},
            "notes": dict(one.notes),
        }
    )


def _table(one: CaseFigures, table: FigureTable) -> dict[str, Any]:
    rows = [
        {
            "id": row.figure.id,
            "label": row.label,
            "quantity": digits(row.quantity),
            "rate": digits(row.rate),
            "amount": digits(one.shown(row.figure)),
        }
        for row in table.rows
    ]
    return {"id": table.id, "title": table.title, "rows": rows}
