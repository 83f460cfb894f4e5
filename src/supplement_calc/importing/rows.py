"""Cells of a row by field, and which rows are no rows of data: blank, headings, notes, totals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from ..diagnostics.names import fold
from .audit import Audit
from .headings import Layout
from .table import Row

_MAY_BE_TOTAL = re.compile("total|sum", re.IGNORECASE).search
_TOTAL = re.compile(
    r"(?:(?:grand|overall|sub|running)[ -]?)?totals?(?:\s*[:(].*|\s+(?:for|of|fte|posts)\b.*)?"
    r"|.+\s(?:sub-?\s?)?totals?|sum of .*",
    re.IGNORECASE,
)


class RowReader:
    """The rows of a table by field."""

    def __init__(self, layout: Layout, audit: Audit) -> None:
        self.columns = layout.columns
        self._layout = layout
        self._audit = audit
        self._planned: dict[str, list[int]] | None = None
        self._single: list[tuple[str, int]] = []
        self._heading = tuple(filter(None, layout.names))
        self._heading_rows = {
            tuple(filter(None, row.cells)) for row in layout.table.rows[: layout.first] if row.number in layout.heading_rows
        }

    def cell(self, row: Row, field: str) -> str:
        """A field's text; of several columns, all of them."""
        at = self.columns.get(field, ())
        cells = row.cells
        if len(at) == 1:
            return cells[at[0]] if at[0] < len(cells) else ""
        return " ".join(cells[one] for one in at if one < len(cells) and cells[one])

    def said(self, row: Row) -> dict[str, str]:
        """The text of every field."""
        if self._planned is not self.columns:
            self._planned = self.columns
            self._single = [(field, at[0]) for field, at in self.columns.items() if len(at) == 1]
        cells = row.cells
        width = len(cells)
        said = {field: cells[at] if at < width else "" for field, at in self._single}
        if len(said) < len(self.columns):
            said.update({field: self.cell(row, field) for field in self.columns if field not in said})
        return said

    def header(self, field: str) -> str:
        """The name of a field's column, as names are compared."""
        return " ".join(fold(self._layout.names[at]).replace("_", " ") for at in self.columns.get(field, ()))

    def any_in(self, field: str) -> bool:
        """Whether any row has the field."""
        return field in self.columns and any(self.cell(row, field) for row in self._layout.table.rows[self._layout.first :])

    def all_in(self, field: str, words: Collection[str]) -> bool:
        """Whether what rows have in the field is always one of some words, and not all of it numbers."""
        said = {fold(self.cell(row, field)).replace("_", " ") for row in self._layout.table.rows[self._layout.first :]} - {""}
        return bool(said) and said <= set(words) and not all(one.isdigit() for one in said)

    def drop_unless_mostly_different(self, field: str) -> bool:
        """Take a column for no number of a thing where more than half of its rows repeat another's; whether it was dropped."""
        if field not in self.columns:
            return False
        said = [text for row in self._layout.table.rows[self._layout.first :] if (text := self.cell(row, field))]
        if "measure" in self.columns or len(set(said)) * 2 >= len(said):
            return False
        self.columns = {name: at for name, at in self.columns.items() if name != field}
        return True

    def no_data(self, row: Row) -> str | None:
        """Why a row is no row of data; None where it may be one."""
        filled = [cell for cell in row.cells if cell]
        if not filled:
            return "blank"
        if len(filled) == 1 and len(self._heading) > 1:
            return "a total" if _TOTAL.fullmatch(filled[0]) else "a heading or a note, one cell"
        if tuple(filled) in self._heading_rows:
            return "column headings again"
        return "a total" if self._is_total(row, filled) else None

    def _is_total(self, row: Row, filled: Sequence[str]) -> bool:
        fields = ("grade", "team", "post", "point", "employer")
        own = [text for field in fields if field in self.columns and (text := self.cell(row, field))]
        return any(_TOTAL.fullmatch(text) for text in (*own, filled[0]) if len(text) < 80 and _MAY_BE_TOTAL(text))


def data_rows(
    layout: Layout, audit: Audit, reader: RowReader, watch: Callable[[Sequence[Row]], Iterable[Row]] = iter
) -> Iterator[Row]:
    """The rows that may be data; all others are left out, each with its reason."""
    for row in layout.table.rows[: layout.first]:
        audit.leave_out(row.number, "column headings" if row.number in layout.heading_rows else "above the column headings")
    for row in watch(layout.table.rows[layout.first :]):
        if (why := reader.no_data(row)) is None:
            yield row
        else:
            audit.leave_out(row.number, why)
