"""Charts of the spreadsheet's own, each drawn from the cells of the chart data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from ...charts.looks import PALE
from ...charts.model import Bars, Drawing, Lines, Spreads, Tornado, Waterfall
from ..book import Book
from ..cells import Formula, Look, unit_of
from .data import AS_IN_FILE, FOR_DRAWING, Block, ChartData, Ref, added, difference, met_at, same
from .looks import LEVEL, NO_LINE, NUMBERS, SMALL, UNSEEN, axes, axes_of_rows, runs, series, slant, solid, stands, values
from .maker import Maker, Native, start_of, starting_at
from .waterfall import waterfall


def native(book: Book, data: ChartData, drawing: Drawing, axis: str = "") -> Native:
    """The chart of a drawing, its cells added to the data; `axis` is what its amounts are of, where it does not say."""
    return _DRAWN[type(drawing)](Maker(book, data, axis), drawing)


def _bars(maker: Maker, drawing: Bars) -> Native:
    return _stacked(maker, drawing) if drawing.names else _rows(maker, drawing)


def _stacked(maker: Maker, drawing: Bars) -> Native:
    """Columns of parts on one another, with what they come to, against a level line."""
    data, labels = maker.data, [row.label for row in drawing.rows]
    chart, over = maker.chart("column", "stacked"), maker.chart("line")
    parts = []
    for number, name in enumerate(drawing.names):
        marks = [row.parts[number] for row in drawing.rows]
        parts.append(data.figures(name, labels, [None if mark is None else mark.figure for mark in marks]))
        chart.add_series({**series(parts[-1]), **solid(number)})
    if drawing.line is not None:
        level = data.figures("Budget", labels, [drawing.line.figure] * len(labels))
        over.add_series({**series(level), **LEVEL})
    whole = [added([part.cells[place] for part in parts]) for place in range(len(labels))]
    total = data.block("In all", labels, whole, "£", FOR_DRAWING)
    over.add_series({**series(total), **NO_LINE, **values("above")})
    chart.combine(over)
    axes(chart, "", maker.axis or drawing.axis, NUMBERS["£"], hidden=[len(parts) + (drawing.line is not None)])
    return Native(chart)


def _rows(maker: Maker, drawing: Bars) -> Native:
    """Horizontal bars of one figure each, the first at the top; a total among them has a pattern."""
    chart = maker.chart("bar")
    figures = [mark.figure for row in drawing.rows if (mark := row.parts[0]) is not None]
    unit = "per cent" if "%" in drawing.axis else "£"
    block = maker.data.figures(drawing.title, [row.label for row in drawing.rows], figures)
    points = [solid(2) if row.is_whole else None for row in drawing.rows]
    chart.add_series({**series(block), **solid(0), "points": [None if one is None else _fill(one) for one in points],
                      **values("outside_end", NUMBERS[unit])})  # fmt: skip
    axes_of_rows(chart, maker.axis or drawing.axis, NUMBERS[unit])
    chart.set_legend({"none": True})
    return Native(chart)


def _fill(look: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in look.items() if key != "gap"}


def _lines(maker: Maker, drawing: Lines) -> Native:
    along_labels = isinstance(drawing.lines[0].points[0].across, str)
    return _along(maker, drawing) if along_labels else _scatter(maker, drawing)


def _along(maker: Maker, drawing: Lines) -> Native:
    chart, labels = maker.chart("line"), [str(point.across) for point in drawing.lines[0].points]
    unit = "FTE" if "FTE" in drawing.axis else "£"
    for number, line in enumerate(drawing.lines):
        block = maker.data.figures(line.name, labels, [point.up.figure for point in line.points])
        chart.add_series({**series(block), **runs(number)})
    axes(chart, drawing.along or "Month", drawing.axis, NUMBERS[unit], x=slant(len(labels)))
    return Native(chart)


def _scatter(maker: Maker, drawing: Lines) -> Native:
    """Lines by an amount along the way, the level that they meet, and points by themselves."""
    data, chart = maker.data, maker.chart("scatter", "straight_with_markers")
    every: list[Ref] = []

    def add(across: Block, up: Block, look: dict[str, Any]) -> None:
        chart.add_series({"name": up.name, "categories": across.values, "values": up.values, **look})

    ends: list[tuple[Ref, Ref]] = []
    for number, line in enumerate(drawing.lines):
        points = ["start", *("between" for _ in line.points[2:]), "end"]
        figures = [point.across for point in line.points if not isinstance(point.across, str)]
        across = data.figures(f"{line.name}: {drawing.along}", points, figures)
        up = data.figures(line.name, points, [point.up.figure for point in line.points])
        every += across.cells
        look = {**runs(number), **values("right", fill="white")}
        look["data_labels"]["custom"] = [None, *[{"delete": True}] * (len(points) - 1)]
        add(across, up, look)
        ends.append((across.cells[-1], up.cells[-1]))
    spots = []
    for number, (name, spot) in enumerate(drawing.spots, len(drawing.lines)):
        assert not isinstance(spot.across, str)
        across = data.figures(f"{name}: {drawing.along}", ["point"], [spot.across])
        up = data.figures(name, ["point"], [spot.up.figure])
        every += across.cells
        spots.append((across, up, number))
    if drawing.level is not None:
        wide = [same(every[0]), _furthest(every)]
        across = data.block(f"Budget: {drawing.along}", ["start", "end"], wide, "FTE", FOR_DRAWING)
        level = data.figures("Budget", ["start", "end"], [drawing.level.figure] * 2)
        add(across, level, LEVEL)
        for place, (x, y) in enumerate(ends, 2 * len(drawing.lines)):
            across = data.block(f"Break-even: {drawing.along}", ["point"], [same(x)], "FTE", FOR_DRAWING)
            up = data.block("Break-even", ["point"], [same(y)], "£", FOR_DRAWING)
            said = data.block("Break-even: its label", ["point"], [met_at(x)], "", FOR_DRAWING)
            label = values("right", fill="white")
            label["data_labels"] |= {"value": False, "series_name": True}
            add(across, up, {**stands(place), **label, "name": said.said})
    for across, up, number in spots:
        add(across, up, {**stands(number), **values("left")})
    axes(chart, drawing.along, maker.axis or drawing.axis, NUMBERS["£"], x={"num_format": "0", "min": 0})
    return Native(chart)


def _furthest(refs: Sequence[Ref]) -> Formula:
    values = [one.value for one in refs if one.value is not None]
    return Formula(f"MAX({','.join(one.text for one in refs)})", max(values), Look("0.00"))


def _spreads(maker: Maker, drawing: Spreads) -> Native:
    """A column for each range, on a base that is not drawn, and marks on it: before and after."""
    data, rows = maker.data, drawing.rows
    if any(row.group for row in rows):
        rows = tuple(reversed(rows))  # which are drawn from the top down elsewhere
    labels = [row.label for row in rows]
    chart, over = maker.chart("column", "stacked"), maker.chart("line")
    range_name, before_name, after_name = drawing.names
    befores = data.figures(before_name, labels, [None if row.before is None else row.before.figure for row in rows])
    cells, hidden = list(befores.cells), []
    if any(row.low is not None and row.high is not None for row in rows):
        lows = data.figures("Bottom of the range", labels, [row.low for row in rows])
        highs = data.figures("Top of the range", labels, [row.high for row in rows])
        sizes = [
            None if low.value is None or high.value is None else difference(high, low)
            for low, high in zip(lows.cells, highs.cells, strict=True)
        ]
        size = data.block(range_name, labels, sizes, "£", FOR_DRAWING)
        chart.add_series({**series(lows), **UNSEEN})
        chart.add_series({**series(size), "fill": {"color": "#C8C8C8"}, "border": {"color": PALE}, "gap": 120})
        hidden, cells = [0], [*cells, *lows.cells]
    over.add_series({**series(befores), **stands(0)})
    if any(row.after is not None for row in rows):
        afters = data.figures(after_name, labels, [None if row.after is None else row.after.figure for row in rows])
        over.add_series({**series(afters), **stands(2)})
        cells += afters.cells
    if drawing.line is not None:
        level = data.figures(drawing.line.text.rsplit(" £", 1)[0], labels, [drawing.line.figure] * len(labels))
        over.add_series({**series(level), **LEVEL})
        cells += level.cells
    start = start_of(data, cells, Decimal("0.8"))
    if hidden:
        chart.combine(over)
    else:
        chart = over
    said = f"{drawing.axis}{starting_at(start)}"
    axes(chart, "", said, NUMBERS["£"], hidden, x=slant(len(labels)), y={"min": start} if start else {})
    return Native(chart)


def _tornado(maker: Maker, drawing: Tornado) -> Native:
    """How far the answer is from what it is now, with each input at either end of its range."""
    data, chart = maker.data, maker.chart("bar")
    labels = [
        f"{row.label}: {' or '.join(mark.text for mark in (row.low, row.high) if mark is not None)}" for row in drawing.rows
    ]
    now = data.stated("Now", [drawing.now.text], [drawing.now.figure])
    unit = unit_of(drawing.now.figure)
    for number, (name, which) in enumerate((("Input at the low end of its range", 0), ("At the high end", 1))):
        marks = [(row.low, row.high)[which] for row in drawing.rows]
        ends = data.stated(f"{name}: the answer", labels, [None if mark is None else mark.figure for mark in marks])
        away = [None if mark is None else difference(cell, now.cells[0]) for mark, cell in zip(marks, ends.cells, strict=True)]
        block = data.block(name, labels, away, unit, f"{FOR_DRAWING}, {AS_IN_FILE}")
        chart.add_series({**series(block), **solid(number), "overlap": 100})
    digits = NUMBERS.get(unit, "0")
    axes_of_rows(chart, f"Change from what it is now, {maker.axis or drawing.axis or unit}", f"+{digits};-{digits};0")
    chart.set_legend({"position": "bottom", "font": SMALL})
    return Native(chart, is_live=False)


_DRAWN: dict[type, Callable[[Maker, Any], Native]] = {
    Bars: _bars,
    Lines: _lines,
    Spreads: _spreads,
    Waterfall: waterfall,
    Tornado: _tornado,
}
