"""CSV: one row a line of a table, exact decimals, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from ...diagnostics.styled_text import Pieces
from ...diagnostics.text import safe
from ..amounts import digits, exact
from ..view import Apart, Cell, Records, View, made_of

# What a spreadsheet takes for a formula, be it wide or after spaces.
_RUN = re.compile(r"\s*[=+\-@＝＋－＠]")
# Texts that are as they stand, as nearly all are: an id, a label. One look in place of several.
_as_it_stands = re.compile(r"(?:[A-Za-z0-9_.][A-Za-z0-9_., ]*)?").fullmatch


_ROWS = 500  # in a piece


def render(view: View, columns: int | None = None) -> Pieces:
    """The names of the columns, then the rows, with plain line ends."""
    return Pieces(_pieces(view.records(), view.apart))


def _pieces(records: Records, apart: Apart | None) -> Iterator[str]:
    of_each = made_of(records.of_each, lambda rows: ([cell(one) for one in row] for row in rows), apart)
    rows = chain([records.columns], chain.from_iterable(of_each))
    while some := list(islice(rows, _ROWS)):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(some)
        yield out.getvalue()


def cell(content: Cell) -> str:
    """A figure with every digit; text from a case so that no spreadsheet reads it as a formula."""
    if isinstance(content, str):
        if _as_it_stands(content):
            return content
        text = safe(content)
        return f"'{text}" if _RUN.match(text) else text
    return exact(content) if isinstance(content, Decimal) else digits(content) or ""
