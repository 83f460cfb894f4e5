"""Markdown: the same tables and sentences, with everything from the case as plain text."""

from __future__ import annotations

import re

from ..diagnostics.text import safe
from .document import Document, Grid, GridRow, Heading, Sentence

# Anything that Markdown or the HTML it may become would read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~])")


def markdown(document: Document) -> str:
    """The document as Markdown, tables in the pipe form."""
    return "\n".join(part for block in document for part in _block(block))


def _block(block: Heading | Grid | Sentence) -> list[str]:
    match block:
        case Heading(title, under):
            return [f"# {escape(title)}", "", *(f"{escape(line)}  " for line in under), ""]
        case Grid(columns, rows):
            return [
                _cells(columns),
                "|".join(["", " --- ", *([" ---: "] * (len(columns) - 1)), ""]),
                *map(_row, rows),
                "",
            ]
        case Sentence(text):
            return [escape(text), ""]


def _row(row: GridRow) -> str:
    bold = row.kind in ("subtotal", "total")
    return _cells(tuple(f"**{escape(cell)}**" if bold and cell else escape(cell) for cell in row.cells), escaped=True)


def _cells(cells: tuple[str, ...], *, escaped: bool = False) -> str:
    return f"| {' | '.join(cell if escaped else escape(cell) for cell in cells)} |"


def escape(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\1", safe(text))
