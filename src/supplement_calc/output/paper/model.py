"""A paper before any format: sections of words, tables and charts, under one title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ...ledger import Figure
from ..charts.model import Drawing
from ..document import Grid, GridRow, KeyFigures, Sentence


class Inline(NamedTuple):
    """A stretch of a paragraph in one style; `figure` is what it shows, where it shows one."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    figure: Figure | None = None


class Words(NamedTuple):
    """A paragraph of the authors' own."""

    runs: tuple[Inline, ...]


class Listing(NamedTuple):
    """A list of the authors' own, numbered from 1 or with points; `within` has the lists that stand in each entry, where any
    entry has one."""

    entries: tuple[tuple[Inline, ...], ...]
    is_numbered: bool = False
    within: tuple[tuple[Listing, ...], ...] = ()

    @property
    def points(self) -> Iterator[tuple[str, tuple[Inline, ...], tuple[Listing, ...]]]:
        """Each entry with its number, or nothing, and the lists within it."""
        for number, entry in enumerate(self.entries):
            yield f"{number + 1}." if self.is_numbered else "", entry, self.within[number] if self.within else ()


Reckoned = dict[str, Any]
"""What a page that is followed makes a chart from by itself: figures by what they are to who follows."""


class Picture(NamedTuple):
    """A chart; its title is its caption. `reckoned` is what a page that is followed makes it from, where it is made of trying
    other inputs."""

    drawing: Drawing
    reckoned: Reckoned | None = None


class Subheading(NamedTuple):
    """A heading within a section."""

    text: str


class Worked(NamedTuple):
    """A table whose rows are made one by one, each by its key: nothing of one depends on another. A row may come to nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, Callable[[], GridRow | None]], ...]
    left: tuple[int, ...]

    @property
    def grid(self) -> Grid:
        """The table with its rows."""
        made = (make() for _, make in self.rows)
        return Grid(self.columns, tuple(row for row in made if row is not None), self.left)


PaperBlock = Words | Listing | Grid | KeyFigures | Sentence | Picture | Subheading


class Section(NamedTuple):
    """One section: `id` is its key under `narrative:`, or a name of its own; `number` is nothing before the first."""

    id: str
    title: str
    number: str
    blocks: tuple[PaperBlock, ...]
    make: Callable[[], Iterable[PaperBlock | Worked]] | None = None  # the blocks anew

    @property
    def heading(self) -> str:
        """The title with its number."""
        return f"{self.number} {self.title}" if self.number else self.title


class Paper(NamedTuple):
    """The whole: `under` are lines under the title, `changed` what the run has changed, `missing` what the paper does not have
    yet, for its authors. `hidden` are the ids of the figures that it must not carry in any form."""

    title: str
    organisation: str
    under: tuple[str, ...]
    changed: str
    sections: tuple[Section, ...]
    missing: tuple[str, ...]
    hidden: frozenset[str] = frozenset()
    empty: tuple[tuple[int, Section], ...] = ()  # that other inputs may fill: before which section each would stand

    @property
    def pictures(self) -> list[Drawing]:
        """Every chart, in order."""
        return [block.drawing for section in self.sections for block in section.blocks if isinstance(block, Picture)]
