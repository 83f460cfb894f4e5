"""Sections of what if: options side by side, the values at which an answer changes, and what moves the answer most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...scenarios.questions import main_answer
from ..charts.bridge import MOST_OPTIONS, main_total, way_chart
from ..charts.forecast import tornado_chart
from ..document import Grid, GridRow, KeyFigures, KeyNote, Sentence
from ..followed.kept import kept, kept_if_kept
from ..followed.numbers import follower, following
from ..followed.texts import not_followed
from .material import Material
from .model import PaperBlock, Picture
from .reckoned import tornado, waterfall

if TYPE_CHECKING:
    from ...scenarios.evaluation import Evaluation
    from ...scenarios.sensitivity.tornado import Tornado as Varied
    from ..amounts import Shown
    from ..charts.bridge import Way
    from ..charts.model import Tornado, Waterfall

_MOST_INPUTS = 6
_SHARED = (
    "Each change from the case to an option is shared among its causes: a cause is given what it adds, averaged over every "
    "order in which the causes could be changed."
)


def options(material: Material) -> Iterator[PaperBlock]:
    """The options and scenarios of the case side by side, and what each changes."""
    case = material.case
    if not (case.options or case.scenarios) or material.costing is None:
        return
    from ..pages.compare.options import options_view

    for document in options_view(case, material.options, material.shown).documents():
        for block in document:
            if isinstance(block, KeyFigures):
                yield from (
                    Sentence(f"{one.label}: {one.text}") if isinstance(one, KeyNote) else _plain(one.grid)
                    for one in block.parts
                )
            elif isinstance(block, Grid):
                yield _plain(block)
            elif isinstance(block, Sentence):
                yield block
    yield from _ways(material)


def _ways(material: Material) -> Iterator[PaperBlock]:
    """The way to each option. A page that is followed makes it itself, as long as it is of the same total."""
    now, charts = follower(), list[Picture]()
    if now is not None:
        _ = material.forecast  # which the total may be of
    for way in material.option_ways:
        drawn = _drawn(way, material.shown)
        is_same = now is None or main_total(way.first, way.second) == way.moved.id
        for chart in drawn:
            charts.append(_way(way, chart, material.shown) if is_same else Picture(chart))
            if charts[-1].reckoned is None:
                not_followed(chart.id)
            yield charts[-1]
        if not drawn:
            not_followed(way.id)
    if charts:
        many = f" The first {MOST_OPTIONS} options are drawn." if len(material.case.options) > MOST_OPTIONS else ""
        yield Sentence(f"{_SHARED}{many}")


@kept
def _drawn(way: Way, shown: Shown) -> list[Waterfall]:
    with following(None):
        return list(way_chart(way, shown))


@kept
def _way(way: Way, chart: Waterfall, shown: Shown) -> Picture:
    now = follower()
    return Picture(chart, None if now is None else waterfall(now, way, chart, shown))


@kept_if_kept
def _plain(grid: Grid) -> Grid:
    """The table with its cells as mere text: a figure of an option has the id of the case's own."""
    return grid._replace(rows=tuple(GridRow(tuple(map(str, row.cells)), row.kind) for row in grid.rows))


def risks(material: Material) -> Iterator[PaperBlock]:
    """The input values at which the budget is met or no longer met, and how far the answer moves with one input at a time."""
    if material.costing is None:
        return
    yield from _switching(material)
    yield from _tornado(material)


def _switching(material: Material) -> Iterator[PaperBlock]:
    from ..pages.switching.page import amount, change, standing, values

    found = material.switching
    tables: list[Grid | Sentence] = []
    for one in found.answered:
        now = standing(one.question, one.now, material.shown)
        tables.append(Sentence(f"{one.question.asks} {'Yes' if one.is_yes else 'No'}: {now}."))
        rows = []
        for changing in one.changing[:_MOST_INPUTS]:
            crossing = changing.crossings[0]
            cells = (
                amount(changing.input.value, changing.input.unit),
                values(crossing, changing.input),
                change(changing.change(crossing), changing.input.unit),
            )
            rows.append(GridRow((changing.input.figure.label, *cells)))
        if rows:
            turns = "no" if one.is_yes else "yes"
            columns = (f"What would make the answer {turns}", "Now", "Switching value", "Change / (fall)")
            tables.append(Grid(columns, tuple(rows)))
    for number, table in enumerate(tables):
        not_followed(f"switching.{number}")
        yield table
    if tables:
        not_followed("switching")
        yield Sentence(
            "A switching value is the value of one input at which the answer changes, all else as it is. "
            "The smallest changes in per cent are shown, the smallest first."
        )


class _NotMadeError(Exception):
    """With these answers there is a chart, of which nothing is made."""


def _tornado(material: Material) -> Iterator[PaperBlock]:
    """The chart of one input at a time. A page that is followed makes it itself, as long as it is of the same answer."""
    varied, now = material.varied, follower()
    if now is not None:
        _ = material.forecast  # which the answer may be of
    is_same = now is None or main_answer(material.evaluation) == (None if varied is None else varied.figure.id)
    if varied is None:
        if not is_same:
            raise _NotMadeError
        return
    charts = _swings(varied, material.shown)
    for chart in charts:
        picture = _swing(material.evaluation, varied, chart, material.shown) if is_same else Picture(chart)
        if picture.reckoned is None:
            not_followed(chart.id)
        yield picture
    if not charts:
        not_followed("tornado")
    if charts:
        given = any(bar.spread.is_given for bar in varied.bars)
        of = "the range that the case gives, or else 10% less and 10% more" if given else "10% less and 10% more than it is"
        yield Sentence(f"Each input goes to either end of its range by itself: {of}.")


@kept
def _swings(varied: Varied, shown: Shown) -> list[Tornado]:
    with following(None):
        return list(tornado_chart(varied, shown))


@kept
def _swing(evaluation: Evaluation, varied: Varied, chart: Tornado, shown: Shown) -> Picture:
    now = follower()
    return Picture(chart, None if now is None else tornado(now, evaluation, varied, chart, shown))
