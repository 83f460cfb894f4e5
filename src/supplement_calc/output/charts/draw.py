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
from .model import Bars, Drawing, Lines, Spread, Spreads, Tornado, Waterfall
from .plain import plain
from .scale import fold, span, ticks, widest, width
from .sheet import WIDE
from .sheet import Sheet as PageSheet
from .svg import lines as page_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .model import Mark

PATTERNS = ("", "///", "..", "xx", "\\\\")
MARKS = ("o", "s", "D", "^")
_PLAIN: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}  # what a text stands on, above any line
_WIDTH = 7.2  # inches: the text of an A4 page, and some
_PAGE_FONT = 12 / WIDE * _WIDTH * 72  # points
_LABEL = 210.0  # pixels of a page's chart, of which there are 96 an inch
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


def _scale(axes: Axes, label: str) -> None:
    axes.xaxis.set_major_formatter(FuncFormatter(_money))
    axes.xaxis.set_label_text(label)
    axes.xaxis.grid(visible=True, color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)


def _rows(axes: Axes, labels: list[str], marks: list[tuple[float, float, float]]) -> None:
    """The labels of rows, the first at the top, and a scale on which each value has the room before and after it that it asks
    for, in pixels of a page's chart."""
    folded = [fold(label, _LABEL) for label in labels]
    axes.set_yticks(range(len(labels)), ["\n".join(lines) for lines in folded])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    left = max(widest(lines) for lines in folded) + 40
    axes.set_xlim(*span(marks, _WIDTH * 96 - left))


def _height(labels: list[str], least: float) -> float:
    """The height of a chart's rows in inches: of each as much as the longest label takes."""
    lines = max([1, *(len(fold(label, _LABEL)) for label in labels)])
    return len(labels) * max(least, 0.15 * lines + 0.04)


def _after(value: float, text: str) -> tuple[float, float, float]:
    """A value with room for its text: after it, or before where it is below zero."""
    size = width(text) + 10
    return (value, size, 0.0) if value < 0 else (value, 0.0, size)


def _level(axes: Axes, mark: Mark) -> None:
    """A dashed line across all, with its name at its head."""
    axes.axvline(_at(mark), color=INK, linewidth=1.4, linestyle=(0, (5, 3)))
    axes.annotate(mark.text, (_at(mark), 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3),
                  textcoords="offset points", ha="center", va="bottom")  # fmt: skip


def _beside(axes: Axes, text: str, place: tuple[float, float], *, is_left: bool = False) -> None:
    """The text of a bar, where it ends."""
    axes.annotate(text, place, xytext=(-4 if is_left else 4, 0), textcoords="offset points", va="center",
                  ha="right" if is_left else "left", bbox=_PLAIN)  # fmt: skip


def _bars(drawing: Bars) -> Sheet:
    sheet, axes = _sheet(0.9 + _height([row.label for row in drawing.rows], 0.42) + 0.35 * bool(drawing.names))
    marks = [(0.0, 0.0, 0.0), (_at(drawing.line), 0.0, 0.0)]
    for number, row in enumerate(drawing.rows):
        left = 0.0
        for part, mark in enumerate(row.parts):
            if mark is not None:
                kind = 2 if row.is_whole else part
                axes.barh(number, _at(mark), 0.62, left=left, color=COLOURS[kind % 5], hatch=PATTERNS[kind % 5],
                          edgecolor="white", linewidth=0.8)  # fmt: skip
                left += _at(mark)
                marks.append((left, 0.0, 0.0))
        _beside(axes, row.text, (left, number), is_left=left < 0)
        marks.append(_after(left, row.text))
    if drawing.line is not None:
        _level(axes, drawing.line)
    _rows(axes, [row.label for row in drawing.rows], marks)
    _scale(axes, drawing.axis)
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
    """Lines where a page has them, with all that is written: there each text has found a place of its own."""
    page = PageSheet(plain(drawing), is_narrow=False)
    height = page_lines(page)
    sheet = Sheet(figsize=(_WIDTH, height * _WIDTH / WIDE))
    FigureCanvasAgg(sheet)
    ends = (page.left / WIDE, 1 - page.bottom / height)
    axes = sheet.add_axes((*ends, page.right / WIDE - ends[0], 1 - page.top / height - ends[1]))
    axes.set_xlim(0, page.right - page.left)
    axes.set_ylim(page.low, page.high)
    axes.set_xticks([])
    axes.set_yticks([place for place, _ in ticks(page.low, page.high)], labels=[])
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=True, color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for number, line in enumerate(drawing.lines):
        across, up = zip(*page.paths[number], strict=True)
        axes.plot([x - page.left for x in across], [_at(point.up) for point in line.points], color=COLOURS[number],
                  marker=MARKS[number], linestyle=("-", "--")[number % 2], markersize=5)  # fmt: skip
        assert len(up) == len(line.points)
    for (x, _), (_, spot) in zip(page.spots, drawing.spots, strict=True):
        axes.plot([x - page.left], [_at(spot.up)], color=COLOURS[1], marker="s", markersize=8, linestyle="none")
    if drawing.level is not None:
        axes.axhline(_at(drawing.level), color=INK, linewidth=1.4, linestyle=(0, (5, 3)))
    for x, y, text, anchor in page.texts:
        side = {"start": "left", "middle": "center", "end": "right"}[anchor]
        sheet.text(x / WIDE, 1 - y / height, text, ha=side, va="baseline", fontsize=_PAGE_FONT)
    return sheet


def _spreads(drawing: Spreads) -> Sheet:
    sheet, axes = _sheet(1.3 + _height([row.label for row in drawing.rows], 0.34))
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
    marks = [] if drawing.line is None else [(_at(drawing.line), 0.0, 0.0)]
    for row in drawing.rows:
        last = row.after or row.before
        marks += [(place, 8.0, 8.0) for place in _places(row)]
        marks += [] if last is None else [(_right(row), 0.0, 16 + width(last.text))]
    if drawing.line is not None:
        _level(axes, drawing.line)
    _rows(axes, [row.label for row in drawing.rows], marks)
    _scale(axes, drawing.axis)
    _marks(sheet, drawing)
    return sheet


def _places(row: Spread) -> list[float]:
    ends = (one for one in (row.low, row.high) if one is not None and one.value is not None)
    return [*(float(one.known) for one in ends), *(_at(mark) for mark in (row.before, row.after) if mark is not None)]


def _right(row: Spread) -> float:
    return max(_places(row))


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
    sheet, axes = _sheet(0.9 + _height([step.label for step in drawing.steps], 0.42))
    at, ends, marks = 0.0, [], []
    for number, step in enumerate(drawing.steps):
        size = _at(step.mark)
        left = 0.0 if step.is_level else at
        kind = 0 if step.is_level else 2 if size >= 0 else 1
        axes.barh(number, size, 0.62, left=left, color=COLOURS[kind], hatch=PATTERNS[kind], edgecolor="white")
        at = size if step.is_level else at + size
        ends += [at, left] if not step.is_level else [at]
        _beside(axes, step.mark.text, (max(at, left), number))
        marks.append((max(at, left), 0.0, width(step.mark.text) + 10))
    low, high = min(ends), max(ends)
    room = (high - low) or abs(high) or 1
    start = max(0.0, low - room * 0.5) if low > 0 else min(low - room * 0.1, 0.0)
    _rows(axes, [step.label for step in drawing.steps], [(start, 0.0, 0.0), *marks])
    _scale(axes, drawing.axis + (" (the axis does not start at 0)" if start > 0 else ""))
    return sheet


def _tornado(drawing: Tornado) -> Sheet:
    sheet, axes = _sheet(1.0 + _height([row.label for row in drawing.rows], 0.42))
    now = _at(drawing.now)
    marks = [(now, 0.0, 0.0)]
    for number, row in enumerate(drawing.rows):
        ends = [(kind, mark) for kind, mark in enumerate((row.low, row.high)) if mark is not None]
        # where both move the answer one way, each has half the height and its text next to it
        is_halved = len(ends) == 2 and len({_at(mark) < now for _, mark in ends}) == 1
        for kind, mark in ends:
            at = number + (0.155 if kind else -0.155) * is_halved
            axes.barh(at, _at(mark) - now, 0.31 if is_halved else 0.62, left=now, color=COLOURS[kind], hatch=PATTERNS[kind],
                      edgecolor="white")  # fmt: skip
            _beside(axes, mark.text, (_at(mark), number + (0.22 if kind else -0.22) * is_halved), is_left=_at(mark) < now)
            size = width(mark.text) + 10
            marks.append((_at(mark), size, 0.0) if _at(mark) < now else (_at(mark), 0.0, size))
    _level(axes, drawing.now._replace(text=f"Now {drawing.now.text}"))
    _rows(axes, [row.label for row in drawing.rows], marks)
    _scale(axes, drawing.axis)
    _key(sheet, ("Input at the low end of its range", "At the high end"))
    return sheet


_DRAWN: dict[type, Callable[[Any], Sheet]] = {
    Bars: _bars,
    Lines: _lines,
    Spreads: _spreads,
    Waterfall: _waterfall,
    Tornado: _tornado,
}
