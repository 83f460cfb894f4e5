"""A chart of a page being drawn: what is on it so far, where its plot is, and which places have something in them.

It is drawn twice: wide, for screens and paper, and narrow, for a phone, where the labels of rows stand above their bars.
"""

from __future__ import annotations

import math
from html import escape
from typing import Any, NamedTuple

from .looks import COLOURS
from .scale import at, fold, pattern, span, ticks, widest, width

Data = dict[str, Any]
WIDE, NARROW = 720, 380  # pixels
LINE, BAR, _ROW, _TOP, _LABEL = 13, 20, 34, 26.0, 210.0


class Box(NamedTuple):
    """A place that something takes."""

    left: float
    top: float
    right: float
    bottom: float
    weight: int = 1  # how bad it is to write there


class Sheet:
    """A chart as far as it is drawn."""

    def __init__(self, data: Data, *, is_narrow: bool) -> None:
        self.data, self.is_narrow = data, is_narrow
        self.name = f"chart-{data['id']}{'-narrow' if is_narrow else ''}"
        self.width = NARROW if is_narrow else WIDE
        self.parts: list[str] = []
        self.texts: list[tuple[float, float, str, str]] = []  # above all else: x, y, what it says and its anchor
        self.used: set[int] = set()
        self.boxes: list[Box] = []
        self.paths: list[list[tuple[float, float]]] = []
        self.spots: list[tuple[float, float]] = []
        self.middles: list[float] = []
        self.left, self.right, self.top, self.bottom = 4.0, self.width - 14.0, _TOP, 0.0
        self.low, self.high = 0.0, 1.0

    def svg(self, height: float) -> str:
        """All of it."""
        texts = (
            f'<text x="{at(x)}" y="{at(y)}" text-anchor="{anchor}">{escape(text)}</text>' for x, y, text, anchor in self.texts
        )
        patterns = "".join(pattern(self.name, kind) for kind in sorted(self.used))
        return (
            f'<svg class="{"narrow" if self.is_narrow else "wide"}" role="img" viewBox="0 0 {self.width} {at(height)}" '
            f'aria-labelledby="{self.name}-title {self.name}-words">'
            f'<title id="{self.name}-title">{escape(self.data["title"])}</title>'
            f'<desc id="{self.name}-words">{escape(self.data["alt"])}</desc>'
            f"<defs>{patterns}</defs>{''.join(self.parts)}{''.join(texts)}</svg>"
        )

    def fill(self, kind: int) -> str:
        """What a bar of a kind is filled with."""
        self.used.add(kind)
        return f"url(#{self.name}-{kind})"

    def rows(self, labels: list[str]) -> None:
        """The labels of rows, the first at the top, next to them or above; and room for them."""
        folded = [fold(label, self.width - 8.0 if self.is_narrow else _LABEL) for label in labels]
        if not self.is_narrow:
            self.left = max([60.0, *(widest(lines) + 12 for lines in folded)])
        self.bottom = self.top
        for lines in folded:
            above = LINE * len(lines) + 2 if self.is_narrow else 0
            size = BAR + 10 + above if self.is_narrow else max(_ROW, LINE * len(lines) + 4)
            self.middles.append(self.bottom + (above + 4 + BAR / 2 if self.is_narrow else size / 2))
            for place, line in enumerate(lines):
                if self.is_narrow:
                    self.text(4.0, self.bottom + 12 + LINE * place, line)
                else:
                    self.text(self.left - 8, self.middles[-1] + 4 + LINE * (place - (len(lines) - 1) / 2), line, "end")
            self.bottom += size

    def fit(self, marks: list[tuple[float, float, float]]) -> None:
        """The scale from left to right, with so many pixels before and after each value."""
        self.low, self.high = span(marks, self.right - self.left)

    def x(self, value: float) -> float:
        """Where a value stands from left to right."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value stands from the foot up."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def along(self, places: list[tuple[float, str]]) -> None:
        """The texts of a scale below the plot, without those that would touch the one before."""
        end = -100.0
        for x, text in places:
            half = width(text) / 2
            if x - half > end + 6:
                self.text(x, self.bottom + 16, text, "middle")
                end = x + half

    def across(self, label: str) -> float:
        """The scale below rows, with lines up from it; gives how far down it goes."""
        places = [(self.x(place), text) for place, text in ticks(self.low, self.high)]
        for x, _ in places:
            self.parts.insert(0, f'<path class="grid" d="M{at(x)} {at(self.top)}V{at(self.bottom)}"/>')
        self.along(places)
        self.parts.append(f'<path class="axis" d="M{at(self.left)} {at(self.bottom)}H{at(self.right)}"/>')
        if label:
            self.text((self.left + self.right) / 2, self.bottom + 34, label, "middle")
        return self.bottom + (44 if label else 26)

    def upright(self, x: float, text: str) -> None:
        """A dashed line across all rows, with its name at its head."""
        self.parts.append(f'<path class="level" d="M{at(x)} {at(self.top)}V{at(self.bottom)}"/>')
        self.text(x, self.top - 8, text, "middle")

    def bar(self, number: int, one: float, other: float, kind: int, half: int | None = None) -> None:
        """A bar of a row from one value to another, or in the upper or the lower half of the row's."""
        left, right = min(self.x(one), self.x(other)), max(self.x(one), self.x(other))
        y = self.middles[number] - BAR / 2 + (half or 0) * BAR / 2
        self.parts.append(
            f'<rect x="{at(left)}" y="{at(y)}" width="{at(right - left)}" height="{BAR if half is None else BAR // 2}" '
            f'fill="{self.fill(kind)}" stroke="#fff"/>'
        )

    def text(self, x: float, y: float, text: str, anchor: str = "start") -> None:
        """A text by its start, middle or end, moved to where all of it is on the sheet."""
        size = width(text)
        before = size if anchor == "end" else size / 2 if anchor == "middle" else 0.0
        x = max(min(x, self.width - 2 - size + before), 2 + before)
        self.texts.append((x, y, text, anchor))

    def note(self, lines: list[str], places: list[tuple[float, float, str]]) -> None:
        """Lines of text at the first of some places - their side, top and anchor - where they are on nothing else."""
        size, tall = widest(lines), LINE * len(lines)
        best, least = places[0], -1
        for place in places:
            x, top, anchor = place
            left = x - size if anchor == "end" else x
            box = Box(left, top, left + size, top + tall)
            is_out = box.left < self.left or box.right > self.width - 2 or box.top < 2 or box.bottom > self.bottom - 2
            met = sum(one.weight for one in self.boxes if _meet(box, one)) + (1000 if is_out else 0)
            if least < 0 or met < least:
                best, least = place, met
        x, top, anchor = best
        left = x - size if anchor == "end" else x
        self.boxes.append(Box(left, top, left + size, top + tall, 50))
        for place_, line in enumerate(lines):
            self.text(x, top + 10 + LINE * place_, line, anchor)

    def path(self, places: list[tuple[float, float]], kind: int, *, is_dashed: bool) -> None:
        """A line through places, none of which is a place for a text."""
        self.paths.append(places)
        line = "L".join(f"{at(px)} {at(py)}" for px, py in places)
        dashes = ' stroke-dasharray="7 4"' if is_dashed else ""
        self.parts.append(f'<path d="M{line}" fill="none" stroke="{COLOURS[kind]}" stroke-width="2"{dashes}/>')
        for number, (px, py) in enumerate(places):
            before_x, before_y = places[max(number - 1, 0)]
            steps = math.ceil(max(abs(px - before_x), abs(py - before_y)) / 6) or 1
            for step in range(steps + 1):
                x, y = before_x + (px - before_x) * step / steps, before_y + (py - before_y) * step / steps
                self.boxes.append(Box(x - 1, y - 1, x + 1, y + 1))
            self.boxes.append(Box(px - 4, py - 4, px + 4, py + 4))

    def key(self, entries: list[tuple[int | str, str]], height: float) -> float:
        """What each pattern or mark means, below all."""
        x = self.left
        for kind, name in entries:
            size = 28 if isinstance(kind, int) or kind == "range" else 18
            if x + size + width(name) > self.width - 2 and x > self.left:
                x, height = self.left, height + 18
            self._sample(kind, x, height)
            self.text(x + size, height + 10, name)
            x += size + width(name) + 14
        return height + 20 if entries else height

    def _sample(self, kind: int | str, x: float, y: float) -> None:
        if isinstance(kind, int):
            self.parts.append(f'<rect x="{at(x)}" y="{at(y)}" width="22" height="12" fill="{self.fill(kind)}"/>')
        elif kind == "range":
            self.parts.append(f'<path class="range" d="M{at(x)} {at(y + 6)}h22"/>')
        elif kind == "dot":
            self.dot(x + 6, y + 6)
        else:
            self.diamond(x + 6, y + 6)

    def dot(self, x: float, y: float) -> None:
        """What was there before."""
        circle = f'<circle cx="{at(x)}" cy="{at(y)}" r="5" fill="#fff" stroke="{COLOURS[0]}" stroke-width="2"/>'
        self.parts.append(circle)

    def diamond(self, x: float, y: float) -> None:
        """What is there after."""
        self.parts.append(f'<path d="M{at(x - 6)} {at(y)}l6 -6l6 6l-6 6z" fill="{COLOURS[2]}"/>')

    def square(self, x: float, y: float, kind: int) -> None:
        """A place of a dashed line, or one by itself."""
        self.parts.append(f'<path d="M{at(x - 4)} {at(y - 4)}h8v8h-8z" fill="{COLOURS[kind]}"/>')


def _meet(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
