"""Charts of a page as SVG, drawn from plain data: `chart.js` draws the same from the same data, character for character.

Colours, patterns and marks are those of the drawings of a document. Positions are in tenths of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape
from typing import Any

from .scale import COLOURS, at, fold, pattern, ticks

Data = dict[str, Any]
WIDTH, _ROW, _BAR, _TOP, _CHAR = 720, 34, 20, 26, 6.6


def drawn(data: Data) -> str:
    """The chart as an element of a page."""
    return _Sheet(data).svg()


class _Sheet:
    """A chart being drawn: what is on it so far, and where its plot is."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.parts: list[str] = []
        self.used: list[int] = []
        self.left, self.right, self.top, self.bottom = 0.0, float(WIDTH - 14), float(_TOP), 0.0
        self.low, self.high = 0.0, 1.0

    def svg(self) -> str:
        """All of it."""
        draw: Callable[[_Sheet], float] = _DRAW[self.data["kind"]]
        height = draw(self)
        id = self.data["id"]
        patterns = "".join(pattern(id, kind) for kind in sorted(set(self.used)))
        return (
            f'<svg role="img" viewBox="0 0 {WIDTH} {at(height)}" aria-labelledby="chart-{id}-title chart-{id}-words">'
            f'<title id="chart-{id}-title">{escape(self.data["title"])}</title>'
            f'<desc id="chart-{id}-words">{escape(self.data["alt"])}</desc>'
            f"<defs>{patterns}</defs>{''.join(self.parts)}</svg>"
        )

    def fill(self, kind: int) -> str:
        """What a bar of a kind is filled with."""
        self.used.append(kind)
        return f"url(#chart-{self.data['id']}-{kind})"

    def rows(self, labels: list[str]) -> None:
        """The labels of rows, the first at the top, and room for them."""
        folded = [fold(label) for label in labels]
        self.left = max([60.0, *(len(line) * _CHAR + 12 for lines in folded for line in lines)])
        self.bottom = self.top + _ROW * len(labels)
        for number, lines in enumerate(folded):
            middle = self.middle(number)
            for place, line in enumerate(lines):
                self.text(self.left - 8, middle + 4 + 12 * (place - (len(lines) - 1) / 2), line, "end")

    def middle(self, number: int) -> float:
        """The height of a row."""
        return self.top + _ROW * number + _ROW / 2

    def x(self, value: float) -> float:
        """Where a value stands from left to right."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value stands from the foot up."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def across(self, label: str) -> float:
        """The scale below rows, with lines up from it; gives how far down it goes."""
        for place, text in ticks(self.low, self.high):
            x = self.x(place)
            self.parts.insert(0, f'<path class="grid" d="M{at(x)} {at(self.top)}V{at(self.bottom)}"/>')
            self.text(x, self.bottom + 16, text, "middle")
        self.parts.append(f'<path class="axis" d="M{at(self.left)} {at(self.bottom)}H{at(self.right)}"/>')
        if label:
            self.text((self.left + self.right) / 2, self.bottom + 34, label, "middle")
        return self.bottom + (44 if label else 26)

    def upright(self, x: float, text: str) -> None:
        """A dashed line across all rows, with its name at its head."""
        self.parts.append(f'<path class="level" d="M{at(x)} {at(self.top)}V{at(self.bottom)}"/>')
        half = len(text) * _CHAR / 2
        self.text(min(max(x, half), WIDTH - half), self.top - 8, text, "middle")

    def bar(self, number: int, one: float, other: float, kind: int) -> None:
        """A bar of a row from one value to another."""
        left, right = min(self.x(one), self.x(other)), max(self.x(one), self.x(other))
        y = self.middle(number) - _BAR / 2
        self.parts.append(
            f'<rect x="{at(left)}" y="{at(y)}" width="{at(right - left)}" height="{_BAR}" fill="{self.fill(kind)}" '
            'stroke="#fff"/>'
        )

    def text(self, x: float, y: float, text: str, anchor: str = "start") -> None:
        """A text by its start, middle or end."""
        self.parts.append(f'<text x="{at(x)}" y="{at(y)}" text-anchor="{anchor}">{escape(text)}</text>')

    def key(self, names: list[str], height: float) -> float:
        """What each pattern means, below all."""
        x = self.left
        for kind, name in enumerate(names):
            if x + 30 + len(name) * _CHAR > WIDTH and x > self.left:
                x, height = self.left, height + 18
            self.parts.append(f'<rect x="{at(x)}" y="{at(height)}" width="22" height="12" fill="{self.fill(kind % 5)}"/>')
            self.text(x + 28, height + 10, name)
            x += 28 + len(name) * _CHAR + 18
        return height + 20 if names else height


def _number(text: str | None) -> float:
    return 0.0 if text is None else float(text)


def _at(mark: Data | None) -> float:
    return 0.0 if mark is None else _number(mark["figure"])


def _bars(sheet: _Sheet) -> float:
    data = sheet.data
    ends = []
    for row in data["rows"]:
        ends.append(0.0)
        for part in row["parts"]:
            ends[-1] += _at(part)
    line = data["line"]
    widest, least = max([0.0, *ends, _at(line)]), min([0.0, *ends])
    sheet.low, sheet.high = least * 1.25, widest * 1.16
    if sheet.high <= sheet.low:
        sheet.high = sheet.low + 1
    sheet.rows([row["label"] for row in data["rows"]])
    foot = sheet.across(data["axis"])
    if line is not None:
        sheet.upright(sheet.x(_at(line)), line["text"])
    for number, row in enumerate(data["rows"]):
        left = 0.0
        for place, part in enumerate(row["parts"]):
            if part is not None:
                sheet.bar(number, left, left + _at(part), 2 if row["is_whole"] else place % 5)
                left += _at(part)
        sheet.text(sheet.x(left) + 5, sheet.middle(number) + 4, row["text"])
    return sheet.key(data["names"], foot)


def _waterfall(sheet: _Sheet) -> float:
    steps = sheet.data["steps"]
    spans, ends, now = [], [], 0.0
    for step in steps:
        size = _at(step["mark"])
        start = 0.0 if step["is_level"] else now
        now = start + size
        spans.append((start, now, 0 if step["is_level"] else 2 if size >= 0 else 1))
        ends += [now] if step["is_level"] else [now, start]
    low, high = min(ends), max(ends)
    room = (high - low) or abs(high) or 1.0
    sheet.low = max(0.0, low - room * 0.5) if low > 0 else low - room * 0.1
    sheet.high = high + room * 0.4
    sheet.rows([step["label"] for step in steps])
    foot = sheet.across(sheet.data["axis"] + (" (the axis does not start at 0)" if sheet.low > 0 else ""))
    for number, (start, end, kind) in enumerate(spans):
        sheet.bar(number, max(start, sheet.low), max(end, sheet.low), kind)
        sheet.text(sheet.x(max(start, end)) + 5, sheet.middle(number) + 4, steps[number]["mark"]["text"])
    return foot


def _tornado(sheet: _Sheet) -> float:
    data = sheet.data
    now = _at(data["now"])
    places = [_at(row[side]) for row in data["rows"] for side in ("low", "high") if row[side] is not None]
    low, high = min([now, *places]), max([now, *places])
    room = (high - low) or abs(high) or 1.0
    sheet.low, sheet.high = low - room * 0.25, high + room * 0.25
    sheet.rows([row["label"] for row in data["rows"]])
    foot = sheet.across(data["axis"])
    for number, row in enumerate(data["rows"]):
        for kind, side in enumerate(("low", "high")):
            if row[side] is not None:
                end = _at(row[side])
                sheet.bar(number, now, end, kind)
                x = sheet.x(end) + (5 if end >= now else -5)
                sheet.text(x, sheet.middle(number) + 4, row[side]["text"], "start" if end >= now else "end")
    sheet.upright(sheet.x(now), f"Now {data['now']['text']}")
    return sheet.key(["Input at the low end of its range", "At the high end"], foot)


def _spreads(sheet: _Sheet) -> float:
    data = sheet.data
    places = [_number(row[end]) for row in data["rows"] for end in ("low", "high") if row[end] is not None]
    places += [_at(row[mark]) for row in data["rows"] for mark in ("before", "after") if row[mark] is not None]
    places += [] if data["line"] is None else [_at(data["line"])]
    low, high = min(places), max(places)
    room = (high - low) or abs(high) or 1.0
    sheet.low, sheet.high = low - room * 0.08, high + room * 0.22
    sheet.rows([row["label"] for row in data["rows"]])
    foot = sheet.across(data["axis"])
    if data["line"] is not None:
        sheet.upright(sheet.x(_at(data["line"])), data["line"]["text"])
    has_range = has_after = False
    for number, row in enumerate(data["rows"]):
        y, end = sheet.middle(number), sheet.low
        if row["low"] is not None and row["high"] is not None:
            has_range, end = True, max(end, _number(row["high"]))
            path = f"M{at(sheet.x(_number(row['low'])))} {at(y)}H{at(sheet.x(_number(row['high'])))}"
            sheet.parts.append(f'<path class="range" d="{path}"/>')
        if row["before"] is not None and row["after"] is not None:
            path = f"M{at(sheet.x(_at(row['before'])))} {at(y)}H{at(sheet.x(_at(row['after'])))}"
            sheet.parts.append(f'<path class="axis" d="{path}"/>')
        if row["before"] is not None:
            end = max(end, _at(row["before"]))
            _dot(sheet, sheet.x(_at(row["before"])), y)
        if row["after"] is not None:
            has_after, end = True, max(end, _at(row["after"]))
            _diamond(sheet, sheet.x(_at(row["after"])), y)
        last = row["after"] or row["before"]
        if last is not None:
            sheet.text(sheet.x(end) + 10, y + 4, last["text"])
    return _spread_key(sheet, foot, has_range=has_range, has_after=has_after)


def _spread_key(sheet: _Sheet, y: float, *, has_range: bool, has_after: bool) -> float:
    of_range, before, after = sheet.data["names"]
    x = float(sheet.left)
    if of_range and has_range:
        sheet.parts.append(f'<path class="range" d="M{at(x)} {at(y + 6)}h22"/>')
        sheet.text(x + 28, y + 10, of_range)
        x += 28 + len(of_range) * _CHAR + 18
    _dot(sheet, x + 6, y + 6)
    sheet.text(x + 18, y + 10, before)
    if has_after:
        x += 18 + len(before) * _CHAR + 18
        _diamond(sheet, x + 6, y + 6)
        sheet.text(x + 18, y + 10, after)
    return y + 20


def _dot(sheet: _Sheet, x: float, y: float) -> None:
    sheet.parts.append(f'<circle cx="{at(x)}" cy="{at(y)}" r="5" fill="#fff" stroke="{COLOURS[0]}" stroke-width="2"/>')


def _diamond(sheet: _Sheet, x: float, y: float) -> None:
    sheet.parts.append(f'<path d="M{at(x - 6)} {at(y)}l6 -6l6 6l-6 6z" fill="{COLOURS[2]}"/>')


def _square(sheet: _Sheet, x: float, y: float, kind: int) -> None:
    sheet.parts.append(f'<path d="M{at(x - 4)} {at(y - 4)}h8v8h-8z" fill="{COLOURS[kind]}"/>')


def _lines(sheet: _Sheet) -> float:
    data = sheet.data
    spots, level = [spot[1] for spot in data["spots"]], data["level"]
    points = [point for line in data["lines"] for point in line["points"]]
    ups = [_at(point["up"]) for point in [*points, *spots]] + ([] if level is None else [_at(level)])
    is_dated = data["along"] == ""
    low, high = min(ups), max(ups)
    room = (high - low) or abs(high) or 1.0
    sheet.low = min(0.0, low) if is_dated else low - room * 0.25
    sheet.high = high + room * 0.2
    sheet.left, sheet.bottom = 64.0, 300.0
    dates = [point["across"] for point in data["lines"][0]["points"]] if is_dated else []
    widest = float(max(len(dates) - 1, 1)) if is_dated else max(_number(point["across"]) for point in [*points, *spots]) or 1.0
    end = sheet.right - 190 if is_dated else sheet.right - 150

    def x(place: float) -> float:
        return sheet.left + 12 + place / widest * (end - sheet.left - 12)

    _frame(sheet)
    foot = _along(sheet, dates, widest, x)
    if level is not None:
        y = sheet.y(_at(level))
        sheet.parts.append(f'<path class="level" d="M{at(sheet.left)} {at(y)}H{at(sheet.right)}"/>')
        sheet.text(sheet.right, y - 6, level["text"], "end")
    _draw_lines(sheet, x, is_dated=is_dated)
    for spot in spots:
        px, py = x(_number(spot["across"])), sheet.y(_at(spot["up"]))
        _square(sheet, px, py, 1)
        for place, line in enumerate(fold(spot["up"]["text"])):
            sheet.text(px + 10, py + 16 + 13 * place, line)
    return foot


def _frame(sheet: _Sheet) -> None:
    """The scale up the side."""
    for place, text in ticks(sheet.low, sheet.high):
        y = sheet.y(place)
        sheet.parts.append(f'<path class="grid" d="M{at(sheet.left)} {at(y)}H{at(sheet.right)}"/>')
        sheet.text(sheet.left - 6, y + 4, text, "end")
    sheet.parts.append(f'<path class="axis" d="M{at(sheet.left)} {at(sheet.top)}V{at(sheet.bottom)}H{at(sheet.right)}"/>')
    sheet.text(sheet.left - 6, sheet.top - 10, sheet.data["axis"], "start")


def _along(sheet: _Sheet, dates: list[str], widest: float, x: Callable[[float], float]) -> float:
    """The scale along the foot: dates, or places; gives how far down it goes."""
    every = max(1, math.ceil(len(dates) / 8))
    for place, date in enumerate(dates):
        if place % every == 0:
            sheet.text(x(float(place)), sheet.bottom + 16, date, "middle")
    if dates:
        return sheet.bottom + 26
    for at_place, text in ticks(0.0, widest):
        sheet.text(x(at_place), sheet.bottom + 16, text, "middle")
    sheet.text((sheet.left + sheet.right) / 2, sheet.bottom + 34, sheet.data["along"], "middle")
    return sheet.bottom + 44


def _draw_lines(sheet: _Sheet, x: Callable[[float], float], *, is_dated: bool) -> None:
    """Each line with a mark at its points, and a text at its ends; of two ends that are near each other one moves up."""
    last_y = -100.0
    for number, line in enumerate(sheet.data["lines"]):
        places = [
            (x(float(place) if is_dated else _number(point["across"])), sheet.y(_at(point["up"])))
            for place, point in enumerate(line["points"])
        ]
        path = "L".join(f"{at(px)} {at(py)}" for px, py in places)
        dashes = ' stroke-dasharray="7 4"' if number % 2 else ""
        sheet.parts.append(f'<path d="M{path}" fill="none" stroke="{COLOURS[number]}" stroke-width="2"{dashes}/>')
        for px, py in places:
            if number % 2:
                _square(sheet, px, py, number)
            else:
                sheet.parts.append(f'<circle cx="{at(px)}" cy="{at(py)}" r="4" fill="{COLOURS[number]}"/>')
        first, last = line["points"][0]["up"]["text"], line["points"][-1]["up"]["text"]
        if not (is_dated and number):
            sheet.text(places[0][0] + 7, places[0][1] - 8, first)
        px, py = places[-1]
        y = py + 4 if is_dated else py - 8
        y = y + 16 if abs(y - last_y) < 14 else y
        last_y = y
        sheet.text(px + 9, y, f"{line['name']}: {last}" if is_dated else last)


_DRAW: dict[str, Callable[[_Sheet], float]] = {
    "bars": _bars,
    "lines": _lines,
    "spreads": _spreads,
    "waterfall": _waterfall,
    "tornado": _tornado,
}
