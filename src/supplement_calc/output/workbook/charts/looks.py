"""How charts look: fills, lines, marks, labels, axes. Parts differ by pattern as well as colour, and lines by their marks and
dashes: a copy in grey says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...charts.looks import COLOURS, INK
from .data import Block

PATTERNS = ("", "wide_upward_diagonal", "dotted_grid", "trellis", "wide_downward_diagonal")
MARKS = ("circle", "square", "diamond", "triangle")
SMALL = {"name": "Arial", "size": 10, "color": INK}
MANY = 12  # points: more of them are labelled no more, or slanting
NUMBERS = {"£": "#,##0", "FTE": "General", "per cent": "0.0"}


def solid(number: int) -> dict[str, Any]:
    """The fill of a part: its colour, and from the second on a pattern of white on it."""
    colour, pattern = COLOURS[number % len(COLOURS)], PATTERNS[number % len(PATTERNS)]
    border = {"border": {"color": INK, "width": 0.75}, "gap": 35}
    if not pattern:
        return {"fill": {"color": colour}, **border}
    return {"pattern": {"pattern": pattern, "fg_color": "white", "bg_color": colour}, **border}


UNSEEN: dict[str, Any] = {"fill": {"none": True}, "border": {"none": True}, "gap": 35}
NO_LINE: dict[str, Any] = {"line": {"none": True}, "marker": {"type": "none"}}
LEVEL: dict[str, Any] = {"line": {"color": INK, "width": 1.75, "dash_type": "dash"}, "marker": {"type": "none"}}


def stands(number: int) -> dict[str, Any]:
    """A mark without a line."""
    colour = COLOURS[number % len(COLOURS)]
    mark = {"type": MARKS[number % len(MARKS)], "size": 9, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"none": True}, "marker": mark}


def runs(number: int) -> dict[str, Any]:
    """A line with marks."""
    colour = COLOURS[number % len(COLOURS)]
    return {
        "line": {"color": colour, "width": 2.25, "dash_type": ("solid", "dash")[number % 2]},
        "marker": {"type": MARKS[number], "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
    }


def series(block: Block, points: Block | None = None) -> dict[str, Any]:
    return {"name": block.name, "categories": (points or block).points, "values": block.values}


def values(position: str, number: str = NUMBERS["£"], fill: str = "") -> dict[str, Any]:
    ground = {"fill": {"color": fill}} if fill else {}
    return {"data_labels": {"value": True, "position": position, "font": SMALL, "num_format": number, **ground}}


def grid() -> dict[str, Any]:
    return {"visible": True, "line": {"color": "#DDDDDD", "width": 0.75}}


def named(name: str) -> dict[str, Any]:
    return {"name": name, "name_font": {**SMALL, "bold": False}, "num_font": SMALL}


def axes(chart: Any, across: str, up: str, number: str, hidden: Sequence[int] = (), **more: Any) -> None:
    """What a chart of columns, lines or points has: titles of axes with their units, gridlines, the key at the foot."""
    chart.set_x_axis({**named(across), "label_position": "low", **more.get("x", {})})
    chart.set_y_axis({**named(up), "num_format": number, "major_gridlines": grid(), **more.get("y", {})})
    chart.set_legend({"position": "bottom", "font": SMALL, "delete_series": list(hidden)})


def axes_of_rows(chart: Any, along: str, number: str) -> None:
    """What a chart of horizontal bars has: its amounts along the foot, the first row at the top."""
    chart.set_x_axis({**named(along), "num_format": number, "major_gridlines": grid()})
    rows = {"reverse": True, "crossing": "max", "label_position": "low", "major_gridlines": {"visible": False}}
    chart.set_y_axis({"num_font": SMALL, **rows})


def slant(points: int) -> dict[str, Any]:
    return {"num_font": {**SMALL, "rotation": -45}} if points > MANY / 2 else {}
