"""CSV: one row a line of a table, exact decimals, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ...ledger import Table
from .json import number

COLUMNS = ("table", "id", "label", "quantity", "rate", "amount", "unit")
_RUN = ("=", "+", "-", "@", "\t", "\r")


def tables_csv(cases: Sequence[tuple[str, Iterable[Table]]], *, several: bool) -> str:
    """The tables of one case, or of several with a `case` column first."""
    rows: list[Sequence[str]] = [("case", *COLUMNS) if several else COLUMNS]
    for title, tables in cases:
        before = (inert(title),) if several else ()
        rows += [(*before, *cells) for table in tables for cells in _rows(table)]
    return text(rows)


def _rows(table: Table) -> Iterable[tuple[str, ...]]:
    for row in table.rows:
        figure = row.figure
        numbers = (number(row.quantity) or "", number(row.rate) or "", number(figure) or "")
        yield (table.id, figure.id, inert(row.title), *numbers, figure.unit)


def text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV with plain line ends."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def inert(text: str) -> str:
    """Text from a case that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RUN) else text
