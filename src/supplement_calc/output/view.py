"""What a command shows, before any format: documents for people, rows of cells for sheets, plain data for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..ledger import Figure
from .document import Document

FORMAT = 1  # of the plain data; the next where a script that reads this one would be misled

# Text, a number with where it came from, or nothing.
Cell = str | Figure | None


class Records(NamedTuple):
    """Rows of cells under the names of their columns."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


class View(NamedTuple):
    """The three shapes that formats are made of. A format calls for the one that it shows, which is made then, of several
    cases one case at a time."""

    documents: Callable[[], Iterable[Document]]
    records: Callable[[], Records]
    data: Callable[[], object]
