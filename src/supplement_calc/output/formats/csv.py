"""CSV: one row a line of a table, exact decimals, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from ..amounts import digits
from ..view import Cell, View

_RUN = ("=", "+", "-", "@", "\t", "\r")


def render(view: View, columns: int | None = None) -> str:
    """The names of the columns, then the rows, with plain line ends."""
    records = view.records()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(records.columns)
    writer.writerows(map(cell, row) for row in records.rows)
    return out.getvalue()


def cell(content: Cell) -> str:
    """A figure with every digit; text from a case so that no spreadsheet reads it as a formula."""
    if isinstance(content, str):
        return f"'{content}" if content.startswith(_RUN) else content
    return digits(content) or ""
