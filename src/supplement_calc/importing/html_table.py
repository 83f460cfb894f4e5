"""The rows of a page of HTML, which some systems export under the name of a workbook."""

from __future__ import annotations

from html.parser import HTMLParser

from .table import MOST_CELLS, MOST_ROWS, Row, Unimportable, cell_text


def rows_of_html(shown: str, text: str) -> list[Row]:
    """The rows of all the page's tables, numbered as a spreadsheet numbers them. Raises `Unimportable` where it has none."""
    reader = _Rows(shown)
    reader.feed(text)
    reader.close()
    reader.end_row()
    if not reader.rows:
        raise Unimportable(f"{shown} is a page of HTML without a table", "export it as .csv or .xlsx")
    return reader.rows


class _Rows(HTMLParser):
    def __init__(self, shown: str) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._shown = shown
        self._cells: list[str] | None = None
        self._text: list[str] | None = None
        self._span = 1
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a row or a cell; a cell over several columns leaves the others empty."""
        if tag == "tr":
            self.end_row()
            self._cells = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._cells = [] if self._cells is None else self._cells
            span = dict(attrs).get("colspan") or "1"
            self._text, self._span = [], int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a row."""
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Text of the cell that is open."""
        if self._text is not None:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None or self._cells is None:
            return
        self._cells += [cell_text("".join(self._text)), *[""] * (self._span - 1)]
        self._text = None

    def end_row(self) -> None:
        """Keep the row that is open."""
        self._end_cell()
        if self._cells is None:
            return
        self._count += len(self._cells)
        if len(self.rows) >= MOST_ROWS or self._count > MOST_CELLS:
            raise Unimportable(f"{self._shown} has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells", "export fewer")
        self.rows.append(Row(len(self.rows) + 1, tuple(self._cells)))
        self._cells = None
