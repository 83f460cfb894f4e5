"""Charts in text: bars legible without colour and in 80 columns, the figures always next to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ...diagnostics.text import safe, width
from ..document import Chart, ChartRow
from .wrapping import wrap

_WIDEST, _NARROWEST = 40, 8
_GAP = "  "
_UNLIMITED = 80  # a chart in a file or pipe is as wide as on a plain terminal


def lines(chart: Chart, columns: int | None) -> Iterator[str]:
    """The chart's lines: the title with what each character is, then a bar a row, or label and bar on two lines."""
    columns = columns or _UNLIMITED
    key = ", ".join(f"{character} {name}" for character, name in zip(chart.characters, chart.names, strict=False))
    title = f"{safe(chart.title)} ({key})" if len(chart.names) > 1 else safe(chart.title)
    yield from wrap(title, columns)
    labels = max((width(safe(row.label)) for row in chart.rows), default=0)
    figures = max((width(row.shown) for row in chart.rows), default=0)
    room = min(_WIDEST, columns - labels - figures - 3 * len(_GAP))
    draw = _signed_bars(chart) if chart.signed else _bars(chart)
    for row in chart.rows:
        label = safe(row.label)
        if room >= _NARROWEST:
            drawn = draw(row, room)
            yield f"{_GAP}{label}{' ' * (labels - width(label))}{_GAP}{row.shown:>{figures}}{_GAP}{drawn}".rstrip()
        else:
            yield f"{_GAP}{label}"
            yield f"{_GAP * 2}{row.shown}"
            yield f"{_GAP * 2}{draw(row, columns - 4)}".rstrip()


def _drawn(row: ChartRow) -> list[Decimal]:
    """The parts as they are drawn: one below zero has no length."""
    return [max(part, Decimal(0)) for part in row.parts]


def _bars(chart: Chart) -> Callable[[ChartRow, int], str]:
    """Bars from the left, the longest as long as there is room."""
    most = max((sum(_drawn(row), Decimal(0)) for row in chart.rows), default=Decimal(0))
    return lambda row, room: _bar(chart, row, most, room)


def _bar(chart: Chart, row: ChartRow, most: Decimal, room: int) -> str:
    """The parts end to end, each ending where the sum so far ends, so that bars of one total are of one length."""
    if not most:
        return ""
    bar, sum_so_far = "", Decimal(0)
    for character, part in zip(chart.characters, _drawn(row), strict=False):
        sum_so_far += part
        bar += character * (int(sum_so_far * room / most) - len(bar))
    return bar


def _signed_bars(chart: Chart) -> Callable[[ChartRow, int], str]:
    """Bars on either side of an axis at zero, to one scale; the axis is as far in as the longest bar below zero needs."""
    values = [part for row in chart.rows for part in row.parts]
    most, least = max([Decimal(0), *values]), min([Decimal(0), *values])
    return lambda row, room: _signed_bar(chart.characters[0], row.parts[0], most - least, least, room - 1)


def _signed_bar(character: str, value: Decimal, span: Decimal, least: Decimal, room: int) -> str:
    if not span:
        return "│"
    before, length = int(-least * room / span), int(abs(value) * room / span)
    below = length if value < 0 else 0
    return f"{' ' * (before - below)}{character * below}│{character * (length - below)}"
