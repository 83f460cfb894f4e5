"""Markdown: the same tables and sentences, with everything from the case as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics.styled_text import Pieces
from ...diagnostics.text import safe
from ..document import Block, Chart, Document, Grid, GridRow, Heading, KeyFigures, KeyNote, Sentence, Steps
from ..view import View, made_for_reading
from . import text_chart as chart

# Anything that Markdown or the HTML it may become would read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~&])")
# What starts a list, a rule or a quotation where a paragraph begins, or the second line of a table.
_STARTS = re.compile(r"(\d*)([-+=.):])")
# What sites make links, notices, pictures or formulas of, whether it is escaped or not: shown as code, where none of them look.
_LIVE = re.compile(r"@\w|\$|://|www\.|mailto:|xmpp:|#\d|\bGH-\d|:(?:[-+]1|100|1234|\w*[a-z]\w*):|\\[(\[]", re.IGNORECASE)
# A pipe ends a cell even within code, so that it parts words as spaces do.
_PARTS = re.compile(r"([\s|]+)")
_BACKTICKS = re.compile(r"`+")


def render(view: View, columns: int | None = None) -> Pieces:
    """The documents, one after another."""
    return Pieces(_pieces(view))


def _pieces(view: View) -> Iterator[str]:
    for number, texts in enumerate(made_for_reading(view, lambda one: [markdown(one)])):
        yield from ("\n",) if number else ()
        yield from texts


def markdown(document: Document) -> str:
    """The document as Markdown, tables in the pipe form."""
    return "\n".join(part for block in document for part in block_lines(block))


def block_lines(block: Block) -> list[str]:
    """The lines of a block, with an empty one after it."""
    match block:
        case Heading(title, under):
            return [f"# {escape(title)}", "", *(f"{paragraph(line)}  " for line in under), ""]
        case Grid(columns, rows, left):
            return [
                _cells(columns),
                _rule(columns, left),
                *map(_row, rows),
                "",
            ]
        case KeyFigures(parts):
            return [
                line for part in parts for line in (_key_note(part) if isinstance(part, KeyNote) else block_lines(part.grid))
            ]
        case Steps():
            return block_lines(block.grid)
        case Chart():
            drawn = list(chart.lines(block, None))
            fence = "`" * max(3, _longest_run("\n".join(drawn)) + 1)
            return [f"{fence}text", *drawn, fence, ""]
        case Sentence(text):
            return [paragraph(text), ""]


def _key_note(note: KeyNote) -> list[str]:
    return [f"**{escape(note.label)}:** {escape(note.text)}", ""]


def _rule(columns: tuple[str, ...], left: tuple[int, ...]) -> str:
    return "|".join(["", *(" --- " if number in left else " ---: " for number in range(len(columns))), ""])


def _row(row: GridRow) -> str:
    bold = row.kind in ("subtotal", "total")
    return _cells(tuple(f"**{escape(cell)}**" if bold and cell else escape(cell) for cell in row.cells), escaped=True)


def _cells(cells: tuple[str, ...], *, escaped: bool = False) -> str:
    return f"| {' | '.join(cell if escaped else escape(cell) for cell in cells)} |"


def paragraph(text: str) -> str:
    """A sentence that begins as text, whatever it begins with."""
    escaped = escape(text.strip())
    starts = _STARTS.match(escaped)
    return f"{starts[1]}\\{escaped[starts.end(1) :]}" if starts else escaped


def escape(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return "".join(_code(part) if _LIVE.search(part) else _MARKUP.sub(r"\\\1", part) for part in _PARTS.split(safe(text)))


def _code(word: str) -> str:
    """A word as code, which begins and ends with more backticks than it has in a row."""
    marks = "`" * (_longest_run(word) + 1)
    space = " " if "`" in (word[0], word[-1]) else ""
    return f"{marks}{space}{word}{space}{marks}"


def _longest_run(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)
