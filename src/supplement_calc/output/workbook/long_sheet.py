"""A sheet of very many plain rows, written as text and not cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from ...diagnostics.text import safe
from .cells import TEXT, Cell, Formula, Look, Number
from .room import height_of, lines_of

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


Plain = Cell | str | None
"""A cell, or words without a look of their own."""


def texts_of(
    rows: Iterable[Sequence[Plain]], widths: Sequence[int], first: int, style_of: Callable[[Look], int]
) -> Iterator[str]:
    """The rows from the first on, counted from 1, as the file has them, with room for words that are longer than their columns
    are wide; `style_of` gives the number of a look."""
    styled = cache(lambda look: f's="{style_of(look)}"')
    plain, folded = styled(TEXT), styled(TEXT._replace(is_folded=True))
    piece: list[str] = []
    for number, row in enumerate(rows, first):
        high, cells = "", []
        for column, cell, width in zip(_COLUMNS, row, widths, strict=False):
            if type(cell) is str:
                look = plain
                if len(cell) >= width:
                    high, look = _high(row, widths), folded
                cells.append(f'<c r="{column}{number}" {look} t="inlineStr"><is><t>{_escaped(cell)}</t></is></c>')
            elif isinstance(cell, Number | Formula):
                cells.append(_valued(cell, f'<c r="{column}{number}" {styled(cell.look)}'))
        piece.append(f'<row r="{number}"{high}>{"".join(cells)}</row>')
        if len(piece) == _AT_ONCE:
            yield "".join(piece)
            piece = []
    yield "".join(piece)


def _high(row: Sequence[Plain], widths: Sequence[int]) -> str:
    """How high a row is that has folded words."""
    words = [(cell, width) for cell, width in zip(row, widths, strict=True) if type(cell) is str]
    lines = [lines_of(text, width) for text, width in words if len(text) >= width]
    return f' ht="{height_of(max(lines))}" customHeight="1"'


def _valued(cell: Number | Formula, opening: str) -> str:
    if isinstance(cell, Number):
        return f"{opening}><v>{cell.value}</v></c>"
    formula, value, _ = cell
    has = f"<f>{_for_xml(formula)}</f>" if formula else ""
    if type(value) is Decimal:
        return f"{opening}>{has}<v>{value}</v></c>"
    if type(value) is bool:
        return f'{opening} t="b">{has}<v>{int(value)}</v></c>'
    return f'{opening} t="str">{has}<v>{_for_xml(str(value or ""))}</v></c>'


def _for_xml(text: str) -> str:
    """The text as XML has it; most has nothing to escape."""
    return escape(text) if "&" in text or "<" in text or ">" in text else text


def _escaped(text: str) -> str:
    return text if _clean(text) and "::" not in text else _for_xml(safe(text))


# Nothing to escape, and nothing that `safe` would show otherwise but two colons, as nearly all words are.
_clean = re.compile("[ !\"$%'-;=?-~£]*").fullmatch
