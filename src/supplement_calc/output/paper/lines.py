"""The blocks of a paper as lines of a page: an element each, or the row of a table or the note of a list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup, escape

from ...diagnostics.text import safe
from ...ledger import Figure
from ..amounts import FigureText, exact
from ..charts.model import Drawing
from ..charts.plain import plain
from ..document import Grid, GridRow, KeyFigures, KeyNote, Sentence
from ..followed.kept import kept_if_kept
from .model import Inline, Listing, PaperBlock, Picture, Subheading, Words, Worked
from .numbering import SHORT
from .plain_words import plainly

Line = tuple[Any, ...]
# Stand for the number of a table, of the next and of the one begun, and of the next picture.
NEXT_TABLE, TABLE, PICTURE = "\ue000", "\ue001", "\ue002"


@kept_if_kept
def lines_of(block: PaperBlock | Worked) -> list[Line]:
    """A block as its lines."""
    match block:
        case Words(runs):
            return [("p", runs)]
        case Sentence(text, _, in_words):
            return [("p", (Inline(plainly(in_words or text)),))]
        case Listing():
            return [("list", *block)]
        case Subheading(text):
            return [("h3", text)]
        case Picture(drawing, None):
            return _picture(drawing)
        case Picture(drawing, reckoned):
            return [("reckoned", _packed({"chart": plain(drawing), "of": reckoned}))]
        case Grid():
            return _table(block)
        case KeyFigures(parts):
            return _key(parts)
        case Worked():
            return _worked(block)


@kept_if_kept
def _picture(drawing: Drawing) -> list[Line]:
    return [("picture", _packed(plain(drawing)))]


def _packed(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _worked(table: Worked) -> list[Line]:
    rows = [("each", Each(key, make, table.left)) for key, make in table.rows]
    return [("table", table.columns, table.left, len(rows) <= SHORT), *rows, ("/table",)]


class Each:
    """A row that is made by itself: the same as another of its key."""

    def __init__(self, key: str, make: Callable[[], GridRow | None], left: tuple[int, ...]) -> None:
        self.key = key
        self._make = make
        self._left = left

    def lines(self) -> Iterator[list[Line]]:
        """Its line, or none."""
        row = self._make()
        if row is not None:
            yield [("row", row.cells, row.kind, self._left)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Each) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


def _key(parts: tuple[Any, ...]) -> list[Line]:
    """Tables, and notes that follow each other as one list of terms."""
    made: list[Line] = []
    for part in parts:
        is_note = isinstance(part, KeyNote)
        if made and made[-1][0] == "note" and not is_note:
            made.append(("/notes",))
        if not is_note:
            made += _table(part.grid)
            continue
        if not made or made[-1][0] != "note":
            made.append(("notes",))
        made.append(("note", part.label, plainly(part.text)))
    return [*made, ("/notes",)] if made and made[-1][0] == "note" else made


def _table(grid: Grid) -> list[Line]:
    rows = [("row", row.cells, row.kind, grid.left) for row in grid.rows]
    return [("table", grid.columns, grid.left, len(rows) <= SHORT), *rows, ("/table",)]


def html_of(line: Line) -> str:
    """A line as it stands in the page; everything of the case is escaped."""
    match line:
        case ("p", runs):
            return f"<p>{_inline(runs)}</p>"
        case ("list", *listing):
            return _listing(Listing(*listing))
        case ("h3", text):
            return f"<h3>{escape(safe(text))}</h3>"
        case ("table", columns, left, is_short):
            return _opening(columns, left, is_short=is_short)
        case ("row", cells, kind, left):
            return _row(cells, kind, left)
        case ("/table",):
            return "</tbody></table></div>"
        case ("notes",):
            return '<dl class="notes">'
        case ("note", label, text):
            return f"<div><dt>{escape(safe(label))}</dt><dd>{escape(safe(text))}</dd></div>"
        case ("/notes",):
            return "</dl>"
    raise AssertionError(line[0])


def _listing(listing: Listing) -> str:
    kind = "ol" if listing.is_numbered else "ul"
    items = (f"<li>{_inline(entry)}{''.join(map(_listing, within))}</li>" for _, entry, within in listing.points)
    return f"<{kind}>{''.join(items)}</{kind}>"


def _opening(columns: tuple[str, ...], left: tuple[int, ...], *, is_short: bool) -> str:
    title, *heads = columns
    made = "".join(
        f'<th scope="col"{"" if number in left else " class=number"}>{escape(safe(head))}</th>'
        for number, head in enumerate(heads, 1)
    )
    return (
        f'<div class="table" role="region" aria-labelledby="table-{NEXT_TABLE}" tabindex="0">'
        f"<table{' class=short' if is_short else ''}>"
        f'<caption id="table-{TABLE}"><strong>Table {TABLE}.</strong> {escape(safe(title))}</caption>'
        f'<thead><tr><th scope="col"><span class="unseen">Item</span></th>{made}</tr></thead><tbody>'
    )


def _row(cells: tuple[str, ...], kind: str, left: tuple[int, ...]) -> str:
    first, *rest = cells
    made = "".join(
        f"<td{'' if number in left else ' class=number'}>{figure_html(cell)}</td>" for number, cell in enumerate(rest, 1)
    )
    return f'<tr class="{kind}"><th scope="row">{figure_html(first)}</th>{made}</tr>'


def figure_html(text: str, figure: Figure | None = None) -> Markup:
    """A text, marked with the figure that it shows where it shows one, and the exact value."""
    figure = text.figure if isinstance(text, FigureText) else figure
    if figure is None or figure.value is None:
        return escape(safe(text))
    marked = '<data class="figure" data-figure="{}" value="{}">{}</data>'
    return Markup(marked).format(figure.id, exact(figure.value), safe(text))


def _inline(runs: tuple[Inline, ...]) -> Markup:
    made = Markup("")
    for run in runs:
        text = figure_html(run.text, run.figure)
        text = Markup("<em>{}</em>").format(text) if run.is_emphasis else text
        made += Markup("<strong>{}</strong>").format(text) if run.is_strong else text
    return made
