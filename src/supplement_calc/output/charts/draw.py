"""Charts drawn by matplotlib, as SVG or PNG, the same bytes each time: the one place where a figure becomes a float.

Colours are those of Okabe and Ito, which colour-blind people tell apart. Parts differ by pattern too and lines by their marks:
a copy in grey says the same.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Sheet
from matplotlib.ticker import FuncFormatter

from .looks import COLOURS, GREY, INK, PALE
from .model import Bars, Drawing, Lines, Spreads, Tornado, Waterfall

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .model import Mark

PATTERNS = ("", "///", "..", "xx", "\\\\")
MARKS = ("o", "s", "D", "^")
_PLAIN: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}  # what a text stands on, above any line
_WIDTH = 7.2  # inches: the text of an A4 page, and some
_STYLE: dict[str, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "none",
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "text.color": INK,
    "text.parse_math": False,  # a $ of a case is a $
    "xtick.color": INK,
    "ytick.color": INK,
}


def svg(drawing: Drawing) -> bytes:
    """The chart as a file of SVG."""
    return _saved(drawing, "svg")


def png(drawing: Drawing) -> bytes:
    """The chart as a picture of 200 dots an inch."""
    return _saved(drawing, "png")


def inline_svg(drawing: Drawing) -> str:
    """The chart as an element of a page, without what a file of its own has before it."""
    text = svg(drawing).decode()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, count=1, flags=re.DOTALL)
    return re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", text, count=1), count=1)


def _saved(drawing: Drawing, kind: Literal["svg", "png"]) -> bytes:
    file = io.BytesIO()
    style: Any = _STYLE | {"svg.hashsalt": drawing.id}
    with matplotlib.rc_context(style), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font has not is drawn as a box
        sheet = _DRAWN[type(drawing)](drawing)
        metadata: dict[str, Any] = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        sheet.savefig(file, format=kind, dpi=200 if kind == "png" else 72, metadata=metadata)
    made = file.getvalue()
    return made.replace(_FONT, _FONTS) if kind == "svg" else made


# A reader's machine may have another font than the one that the text was measured in.
_FONT, _FONTS = b"'DejaVu Sans'", b"'DejaVu Sans', Verdana, Arial, sans-serif"


def _sheet(height: float) -> tuple[Sheet, Axes]:
    sheet = Sheet(figsize=(_WIDTH, height), layout="constrained")
    FigureCanvasAgg(sheet)
    axes = sheet.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return sheet, axes


def _at(mark: Mark | None) -> float:
    """Where a figure stands on a scale."""
    return 0.0 if mark is None else float(mark.figure.known)


def _money(value: float, _: object = None) -> str:
    """A place on a scale as people read it."""
    for size, suffix in ((1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:,.10g}{suffix}"
    return f"{value:,.10g}"


def _scale(axes: Axes, which: Literal["x", "y"], label: str) -> None:
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_formatter(FuncFormatter(_money))
    axis.set_label_text(label)
    axis.grid(visible=True, color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)


def _rows(axes: Axes, labels: list[str]) -> None:
    """The labels of rows, the first at the top."""
    axes.set_yticks(range(len(labels)), [_folded(label) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)


def _folded(label: str, most: int = 28) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(label, most, max_lines=3, placeholder=" …"))


def _level(axes: Axes, which: Literal["x", "y"], mark: Mark) -> None:
    """A dashed line across all, with its name at its end."""
    if which == "x":
        axes.axvline(_at(mark), color=INK, linewidth=1.4, linestyle=(0, (5, 3)))
        axes.annotate(mark.text, (_at(mark), 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3),
                      textcoords="offset points", ha="center", va="bottom")  # fmt: skip
    else:
        axes.axhline(_at(mark), color=INK, linewidth=1.4, linestyle=(0, (5, 3)))
        axes.annotate(mark.text, (0.01, _at(mark)), xycoords=("axes fraction", "data"), xytext=(0, 3),
                      textcoords="offset points", ha="left", va="bottom")  # fmt: skip


def _bars(drawing: Bars) -> Sheet:
    sheet, axes = _sheet(0.9 + 0.42 * len(drawing.rows) + 0.35 * bool(drawing.names))
    widest = least = 0.0
    for number, row in enumerate(drawing.rows):
        left = 0.0
        for part, mark in enumerate(row.parts):
            if mark is not None:
                kind = 2 if row.is_whole else part
                axes.barh(number, _at(mark), 0.62, left=left, color=COLOURS[kind % 5], hatch=PATTERNS[kind % 5],
                          edgecolor="white", linewidth=0.8)  # fmt: skip
                left += _at(mark)
        axes.annotate(row.text, (left, number), xytext=(4, 0), textcoords="offset points", va="center", bbox=_PLAIN)
        widest, least = max(widest, left), min(least, left)
    if drawing.line is not None:
        _level(axes, "x", drawing.line)
        widest = max(widest, _at(drawing.line))
    axes.set_xlim(least * 1.25, widest * 1.16 or (0 if least else 1))
    _rows(axes, [row.label for row in drawing.rows])
    _scale(axes, "x", drawing.axis)
    _key(sheet, drawing.names)
    return sheet


def _key(sheet: Sheet, names: tuple[str, ...]) -> None:
    """What each pattern means, under the chart."""
    from matplotlib.patches import Patch

    if names:
        patches = [
            Patch(facecolor=COLOURS[n % 5], hatch=PATTERNS[n % 5], edgecolor="white", label=name)
            for n, name in enumerate(names)
        ]
        sheet.legend(handles=patches, loc="outside lower center", ncols=len(names), frameon=False, handlelength=2.4)


def _lines(drawing: Lines) -> Sheet:
    sheet, axes = _sheet(3.6)
    labels: list[str] = []
    for number, line in enumerate(drawing.lines):
        labels = [point.across for point in line.points if isinstance(point.across, str)]
        across = [
            float(place) if isinstance(point.across, str) else float(point.across.known)
            for place, point in enumerate(line.points)
        ]
        up = [_at(point.up) for point in line.points]
        axes.plot(across, up, color=COLOURS[number], marker=MARKS[number], linestyle=("-", "--")[number % 2], markersize=5)
        for place in (0, len(across) - 1):
            if labels and not place and number:
                continue  # they start alike
            text = line.points[place].up.text
            text = f"{line.name}: {text}" if labels and place else text
            axes.annotate(text, (across[place], up[place]), xytext=(6, 6), textcoords="offset points")
    for _, spot in drawing.spots:
        assert not isinstance(spot.across, str)
        spot_at = float(spot.across.known)
        axes.plot([spot_at], [_at(spot.up)], color=COLOURS[1], marker="s", markersize=8, linestyle="none")
        axes.annotate(_folded(spot.up.text), (spot_at, _at(spot.up)), xytext=(-8, -4), textcoords="offset points", ha="right",
                      va="top")  # fmt: skip
    if drawing.level is not None:
        _level(axes, "y", drawing.level)
    axes.margins(x=0.22 if labels else 0.12, y=0.2)
    if labels:
        axes.set_xticks(range(len(labels)), labels, rotation=45 if len(labels) > 6 else 0)
        axes.set_ylim(bottom=0)
    else:
        axes.set_xlim(left=0)
    axes.set_xlabel(drawing.along)
    _scale(axes, "y", drawing.axis)
    return sheet


def _spreads(drawing: Spreads) -> Sheet:
    sheet, axes = _sheet(1.3 + 0.34 * len(drawing.rows))
    for number, row in enumerate(drawing.rows):
        if row.low is not None and row.high is not None and row.low.value is not None and row.high.value is not None:
            axes.plot([float(row.low.value), float(row.high.value)], [number, number], color=PALE, linewidth=5,
                      solid_capstyle="butt")  # fmt: skip
        if row.before is not None and row.after is not None:
            axes.annotate("", (_at(row.after), number), (_at(row.before), number),
                          arrowprops={"arrowstyle": "->", "color": GREY})  # fmt: skip
        if row.before is not None:
            axes.plot([_at(row.before)], [number], marker="o", markersize=8, markerfacecolor="white", markeredgewidth=1.8,
                      markeredgecolor=COLOURS[0], linestyle="none")  # fmt: skip
        if row.after is not None:
            axes.plot([_at(row.after)], [number], marker="D", markersize=8, color=COLOURS[2], linestyle="none")
        last = row.after or row.before
        if last is not None:
            axes.annotate(last.text, (_right(row), number), xytext=(8, 0), textcoords="offset points", va="center", bbox=_PLAIN)
    if drawing.line is not None:
        _level(axes, "x", drawing.line)
    axes.margins(x=0.16)
    _rows(axes, [row.label for row in drawing.rows])
    _scale(axes, "x", drawing.axis)
    _marks(sheet, drawing)
    return sheet


def _right(row: Any) -> float:
    places = [_at(row.before), _at(row.after)]
    if row.low is not None and row.high is not None and row.high.value is not None:
        places.append(float(row.high.value))
    return max(places)


def _marks(sheet: Sheet, drawing: Spreads) -> None:
    """What each mark means, under the chart."""
    from matplotlib.lines import Line2D

    range_name, before, after = drawing.names
    handles = []
    if range_name and any(row.low is not None and row.high is not None for row in drawing.rows):
        handles.append(Line2D([], [], color=PALE, linewidth=5, label=range_name))
    handles.append(Line2D([], [], marker="o", markersize=8, markerfacecolor="white", markeredgecolor=COLOURS[0],
                          markeredgewidth=1.8, linestyle="none", label=before))  # fmt: skip
    if any(row.after is not None for row in drawing.rows):
        handles.append(Line2D([], [], marker="D", markersize=8, color=COLOURS[2], linestyle="none", label=after))
    sheet.legend(handles=handles, loc="outside lower center", ncols=len(handles), frameon=False)


def _waterfall(drawing: Waterfall) -> Sheet:
    """Totals from the axis, changes from where the one before ends; the axis starts near the totals, which it says."""
    sheet, axes = _sheet(0.9 + 0.42 * len(drawing.steps))
    at, ends = 0.0, []
    for number, step in enumerate(drawing.steps):
        size = _at(step.mark)
        left = 0.0 if step.is_level else at
        kind = 0 if step.is_level else 2 if size >= 0 else 1
        axes.barh(number, size, 0.62, left=left, color=COLOURS[kind], hatch=PATTERNS[kind], edgecolor="white")
        at = size if step.is_level else at + size
        ends += [at, left] if not step.is_level else [at]
        axes.annotate(step.mark.text, (max(at, left), number), xytext=(4, 0), textcoords="offset points", va="center")
    low, high = min(ends), max(ends)
    room = (high - low) or abs(high) or 1
    start = max(0.0, low - room * 0.5) if low > 0 else low - room * 0.1
    axes.set_xlim(start, high + room * 0.4)
    _rows(axes, [step.label for step in drawing.steps])
    _scale(axes, "x", drawing.axis + (" (the axis does not start at 0)" if start > 0 else ""))
    return sheet


def _tornado(drawing: Tornado) -> Sheet:
    sheet, axes = _sheet(1.0 + 0.42 * len(drawing.rows))
    now = _at(drawing.now)
    for number, row in enumerate(drawing.rows):
        for kind, mark in enumerate((row.low, row.high)):
            if mark is None:
                continue
            size = _at(mark) - now
            axes.barh(number, size, 0.62, left=now, color=COLOURS[kind], hatch=PATTERNS[kind], edgecolor="white")
            side = 1 if size >= 0 else -1
            axes.annotate(mark.text, (_at(mark), number), xytext=(4 * side, 0), textcoords="offset points", va="center",
                          ha="left" if side > 0 else "right")  # fmt: skip
    _level(axes, "x", drawing.now._replace(text=f"Now {drawing.now.text}"))
    axes.margins(x=0.2)
    _rows(axes, [row.label for row in drawing.rows])
    _scale(axes, "x", drawing.axis)
    _key(sheet, ("Input at the low end of its range", "At the high end"))
    return sheet


_DRAWN: dict[type, Callable[[Any], Sheet]] = {
    Bars: _bars,
    Lines: _lines,
    Spreads: _spreads,
    Waterfall: _waterfall,
    Tornado: _tornado,
}
