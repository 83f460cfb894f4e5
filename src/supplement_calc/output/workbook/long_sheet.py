"""A sheet of very many plain rows, written as text and not cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import escape

from ...diagnostics.text import safe
from .cells import Cell, Formula, Look, Number, Text

_AT_ONCE = 1_000  # rows in a piece
_COLUMNS = "ABCDEFGHIJ"


def long_sheet_class() -> Any:
    """A worksheet that writes further rows after those of its own, made where the library is there."""
    from xlsxwriter.worksheet import Worksheet

    class LongSheet(Worksheet):  # type: ignore[misc]
        """`rows` gives the text of the rows, written when the file is."""

        rows: Iterable[str] = ()

        def _write_rows(self) -> None:
            super()._write_rows()
            for piece in self.rows:
                self.fh.write(piece)

    return LongSheet


def texts_of(
    rows: Iterable[tuple[Sequence[Cell | None], int | None]], first: int, style_of: Callable[[Look], int]
) -> Iterator[str]:
    """The rows from the first on, counted from 1, as the file has them, each with its height where it is higher than others;
    `style_of` gives the number of a look."""
    style = cache(style_of)
    piece: list[str] = []
    for number, (row, height) in enumerate(rows, first):
        cells = (
            _text(f"{column}{number}", cell, style(cell.look))
            for column, cell in zip(_COLUMNS, row, strict=False)
            if isinstance(cell, Formula | Number | Text)
        )
        high = "" if height is None else f' ht="{height}" customHeight="1"'
        piece.append(f'<row r="{number}"{high}>{"".join(cells)}</row>')
        if len(piece) == _AT_ONCE:
            yield "".join(piece)
            piece = []
    yield "".join(piece)


def _text(ref: str, cell: Formula | Number | Text, style: int) -> str:
    if type(cell) is Text:
        return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t>{_escaped(cell.text)}</t></is></c>'
    if type(cell) is Number:
        return f'<c r="{ref}" s="{style}"><v>{cell.value}</v></c>'
    assert type(cell) is Formula
    formula, value = f"<f>{_for_xml(cell.text)}</f>" if cell.text else "", cell.value
    if type(value) is Decimal:
        return f'<c r="{ref}" s="{style}">{formula}<v>{value}</v></c>'
    if type(value) is bool:
        return f'<c r="{ref}" s="{style}" t="b">{formula}<v>{int(value)}</v></c>'
    return f'<c r="{ref}" s="{style}" t="str">{formula}<v>{_for_xml(str(value or ""))}</v></c>'


def _for_xml(text: str) -> str:
    """The text as XML has it; most has nothing to escape."""
    return escape(text) if "&" in text or "<" in text or ">" in text else text


@lru_cache(maxsize=4_096)  # units and operations are few, and on every row
def _escaped(text: str) -> str:
    return _for_xml(safe(text))
