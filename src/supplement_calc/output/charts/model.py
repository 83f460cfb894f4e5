"""What a chart shows, before anything is drawn: figures with their texts, and the same in words for who cannot see it.

A chart has an id, which its file is named by, a title, and `alt`, its text alternative in a few sentences. Everything that it
draws is a figure of the case: whoever draws it places figures on a scale and works nothing out.
"""

from __future__ import annotations

from typing import NamedTuple

from ...ledger import Figure


class Mark(NamedTuple):
    """One figure on a chart, with the text next to it."""

    figure: Figure
    text: str


class Bar(NamedTuple):
    """A bar of parts end to end, None for a part that it lacks, and the text at its end."""

    label: str
    parts: tuple[Mark | None, ...]
    text: str
    is_whole: bool = False  # a total among its parts, set off from them


class Bars(NamedTuple):
    """Horizontal bars to one scale; `names` are of the parts, none where there is one; `line` is a figure that all are held
    against."""

    id: str
    title: str
    alt: str
    axis: str
    names: tuple[str, ...]
    rows: tuple[Bar, ...]
    line: Mark | None = None


class Point(NamedTuple):
    """A place of a line: its label along the way, or the figure that it stands at, and its height."""

    across: Figure | str
    up: Mark


class Line(NamedTuple):
    """A line through its points, named at its end."""

    name: str
    points: tuple[Point, ...]


class Lines(NamedTuple):
    """Lines to one scale. `level` is a height that they are held against; `spots` are points by themselves."""

    id: str
    title: str
    alt: str
    along: str
    axis: str
    lines: tuple[Line, ...]
    level: Mark | None = None
    spots: tuple[tuple[str, Point], ...] = ()


class Spread(NamedTuple):
    """A row of a chart of pay: a range from one figure to another, where it has both, and marks on it: before and after."""

    label: str
    low: Figure | None
    high: Figure | None
    before: Mark | None
    after: Mark | None = None
    group: str = ""


class Spreads(NamedTuple):
    """Rows of pay to one scale; `names` are of the range, the mark before and the mark after; `line` is held against all."""

    id: str
    title: str
    alt: str
    axis: str
    names: tuple[str, str, str]
    rows: tuple[Spread, ...]
    line: Mark | None = None


class Stride(NamedTuple):
    """A step of a waterfall: a change, or where `is_level` a total that starts or ends it."""

    label: str
    mark: Mark
    is_level: bool = False


class Waterfall(NamedTuple):
    """From one total to another, change by change."""

    id: str
    title: str
    alt: str
    axis: str
    steps: tuple[Stride, ...]


class Swing(NamedTuple):
    """An input and the answer at either end of its range, None where there is none."""

    label: str
    low: Mark | None
    high: Mark | None


class Tornado(NamedTuple):
    """Inputs, the one that moves the answer furthest first, and the answer now."""

    id: str
    title: str
    alt: str
    axis: str
    now: Mark
    rows: tuple[Swing, ...]


Drawing = Bars | Lines | Spreads | Waterfall | Tornado
