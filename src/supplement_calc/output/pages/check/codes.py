"""The codes that a problem may have, as a table."""

from __future__ import annotations

from collections.abc import Mapping

from ....diagnostics.catalogue import Page
from ...document import Document, Grid, GridRow, Heading
from ...view import FORMAT, Records, TableSheet, View

_TITLE = "What the codes of problems mean"
_COLUMNS = ("code", "severity", "meaning")


def codes_view(pages: Mapping[str, Page], *, in_short: bool) -> View:
    """A row a code: its severity, and what it means, in its first sentence where `in_short`."""
    rows = [(code, page.severity, page.summary if in_short else page.meaning) for code, page in pages.items()]
    data = {"format": FORMAT, "codes": [dict(zip(_COLUMNS, row, strict=True)) for row in rows]}
    records = Records(_COLUMNS, [rows])
    sheets = [TableSheet("Codes", _TITLE, records)]
    return View(lambda: [_page(rows)], lambda: records, lambda: data, sheets=lambda: sheets)


def _page(rows: list[tuple[str, str, str]]) -> Document:
    grid = Grid(("Codes of problems", "Severity", "What it means"), tuple(map(GridRow, rows)), left=(0, 1, 2), widest=60)
    return (Heading(_TITLE), grid)
