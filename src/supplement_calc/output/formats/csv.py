"""CSV: one row a line of a table, exact decimals, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re

from ...diagnostics.text import safe
from ..amounts import digits
from ..view import Cell, View

# What a spreadsheet takes for a formula, be it wide or after spaces.
_RUN = re.compile(r"\s*[=+\-@＝＋－＠]")


def render(view: View, columns: int | None = None) -> str:
    """The names of the columns, then the rows, with plain line ends."""
    records = view.records()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(cell, records.columns))
    writer.writerows(map(cell, row) for row in records.rows)
    return out.getvalue()


def cell(content: Cell) -> str:
    """A figure with every digit; text from a case so that no spreadsheet reads it as a formula."""
    if isinstance(content, str):
        text = safe(content)
        return f"'{text}" if _RUN.match(text) else text
    return digits(content) or ""
