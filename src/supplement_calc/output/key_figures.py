"""The key figures of a page: the block that stands first on it, is all that `--brief` shows, and is `key_figures` in JSON.

How a page makes one (15 lines at most, 80 columns at most; a test holds both):

    block = KeyFigures((
        KeyTable(
            ("Key figures, £ with on-costs", "Staff in post now", "All filled, day one"),
            (
                KeyRow("2019/20 part-year cost (9 months)", ("505,037", "769,760"), (in_post, filled)),
                KeyRow("Full-year cost", ("673,382", "1,026,347"), (year_in_post, year)),
            ),
        ),
        KeyTable(("Against the budget of £10,334,613 a year", "Over / (under) budget £"), (KeyRow(…), …)),
        KeyNote("Break-even", "The budget is met if 25.61 of 268.31 FTE stay vacant …", (needed, posts)),
    ))
    return (heading, block, *tables, *notes)          # the page: a `Document`, the block second

- `KeyTable.columns` are headings as a `Grid` has them: the first is the title of the table and of its column of labels, the
  others are right-aligned, and folded where the line is too long. `left` are the numbers of the columns of text.
- `KeyRow(label, cells, figures)`: a cell a column but the first; `figures` are the figures of the ledger that the row shows
  (what it shows that is no figure of the ledger is made in costing or evidence first: output computes nothing).
- `KeyNote(label, text, figures)`: a word that people look for at the left (12 columns), the text beside it, wrapped.

`KeyFigures`, `KeyTable`, `KeyRow` and `KeyNote` are in output/document.py.

A view made by `case_view` is given the block for JSON and csv as `CaseFigures(…, key_figures=block)` (`key=block` of
`CaseFigures.of_evidence`), and has `--brief` by that: the page's heading and its `KeyFigures`, `key_figures` alone in JSON, and
the rows of a table called `key_figures` in csv. A command adds `@brief_option` (cli/options.py) and calls
`deliver_view(view, format_, output, brief=brief)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..ledger import Figure
from .amounts import digits
from .document import Document, Heading, KeyFigures, KeyNote, KeyRow

ID = "key_figures"


def figures_of(block: KeyFigures) -> list[Figure]:
    """Every figure of the block, each once."""
    return [*{figure.id: figure for row in _rows(block) for figure in row.figures}.values()]


def data(block: KeyFigures, shown: Callable[[Figure], Figure | None]) -> list[dict[str, Any]]:
    """Plain data: a row a label, with the ids of its figures and their values, None for one that is not `shown`; `text` where
    it is a sentence."""
    return [
        {
            "label": row.label,
            **({"text": row.text} if isinstance(row, KeyNote) else {}),
            "figures": {figure.id: digits(shown(figure)) for figure in row.figures},
        }
        for row in _rows(block)
    ]


def _rows(block: KeyFigures) -> Iterator[KeyRow | KeyNote]:
    for part in block.parts:
        yield from (part,) if isinstance(part, KeyNote) else part.rows


def brief(document: Document) -> Document:
    """A page's heading and key figures; the whole of a page that has none."""
    if not any(isinstance(block, KeyFigures) for block in document):
        return document
    return tuple(block for block in document if isinstance(block, Heading | KeyFigures))
