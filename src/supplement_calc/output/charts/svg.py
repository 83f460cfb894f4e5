"""Charts of a page as SVG, drawn from plain data: `chart.js` draws the same from the same data, character for character.

Colours, patterns and marks are those of the drawings of a document. Positions are in tenths of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from .looks import COLOURS
from .scale import at as place_at
from .scale import fold, ticks, widest, width
from .sheet import LINE, Box, Data, Sheet

_GAP = 5  # pixels between a bar and its text


def drawn(data: Data) -> str:
    """The chart as two elements of a page, of which the style shows one: the wide one and that of a phone."""
    return "".join(_drawn(Sheet(data, is_narrow=is_narrow)) for is_narrow in (False, True))


def _drawn(sheet: Sheet) -> str:
    return sheet.svg(_DRAW[sheet.data["kind"]](sheet))


def _number(text: str | None) -> float:
    return 0.0 if text is None else float(text)


def _at(mark: Data | None) -> float:
    return 0.0 if mark is None else _number(mark["figure"])


def _bars(sheet: Sheet) -> float:
    data, line = sheet.data, sheet.data["line"]
    sheet.rows([row["label"] for row in data["rows"]])
    marks, ends = [(0.0, 0.0, 0.0), (_at(line), 0.0, 0.0)], []
    for row in data["rows"]:
        end = 0.0
        for part in row["parts"]:
            end += _at(part)
            marks.append((end, 0.0, 0.0))
        ends.append(end)
        size = _GAP + width(row["text"])
        marks.append((end, 0.0, size) if end >= 0 else (end, size, 0.0))
    sheet.fit(marks)
    foot = sheet.across(data["axis"])
    for number, row in enumerate(data["rows"]):
        left = 0.0
        for place, part in enumerate(row["parts"]):
            if part is not None:
                sheet.bar(number, left, left + _at(part), 2 if row["is_whole"] else place % 5)
                left += _at(part)
    if line is not None:
        sheet.upright(sheet.x(_at(line)), line["text"])
    for number, row in enumerate(data["rows"]):
        _beside(sheet, number, ends[number], row["text"], is_left=ends[number] < 0)
    return sheet.key([(kind % 5, name) for kind, name in enumerate(data["names"])], foot)


def _beside(sheet: Sheet, number: int, end: float, text: str, *, is_left: bool, down: float = 0) -> None:
    """The text of a bar, where it ends."""
    x = sheet.x(end) + (-_GAP if is_left else _GAP)
    sheet.text(x, sheet.middles[number] + 4 + down, text, "end" if is_left else "start")


def _waterfall(sheet: Sheet) -> float:
    steps = sheet.data["steps"]
    sheet.rows([step["label"] for step in steps])
    spans, ends, now = [], [], 0.0
    for step in steps:
        size = _at(step["mark"])
        start = 0.0 if step["is_level"] else now
        now = start + size
        spans.append((start, now, 0 if step["is_level"] else 2 if size >= 0 else 1))
        ends += [now] if step["is_level"] else [now, start]
    low, high = min(ends), max(ends)
    room = (high - low) or abs(high) or 1.0
    start_at = max(0.0, low - room * 0.5) if low > 0 else min(low - room * 0.1, 0.0)
    marks = [(start_at, 0.0, 0.0)]
    for number, (start, end, _) in enumerate(spans):
        marks.append((max(start, end), 0.0, _GAP + width(steps[number]["mark"]["text"])))
    sheet.fit(marks)
    foot = sheet.across(sheet.data["axis"] + (" (the axis does not start at 0)" if sheet.low > 0 else ""))
    for number, (start, end, kind) in enumerate(spans):
        sheet.bar(number, max(start, sheet.low), max(end, sheet.low), kind)
        _beside(sheet, number, max(start, end), steps[number]["mark"]["text"], is_left=False)
    return foot


def _tornado(sheet: Sheet) -> float:
    data, now = sheet.data, _at(sheet.data["now"])
    sheet.rows([row["label"] for row in data["rows"]])
    marks = [(now, 0.0, 0.0)]
    for row in data["rows"]:
        for side in ("low", "high"):
            if row[side] is not None:
                end, size = _at(row[side]), _GAP + width(row[side]["text"])
                marks.append((end, 0.0, size) if end >= now else (end, size, 0.0))
    sheet.fit(marks)
    foot = sheet.across(data["axis"])
    halves = [_is_halved(row, now) for row in data["rows"]]
    for number, row in enumerate(data["rows"]):
        for kind, side in enumerate(("low", "high")):
            if row[side] is not None:
                sheet.bar(number, now, _at(row[side]), kind, kind if halves[number] else None)
    sheet.upright(sheet.x(now), f"Now {data['now']['text']}")
    for number, row in enumerate(data["rows"]):
        for kind, side in enumerate(("low", "high")):
            if row[side] is not None:
                down = (7 if kind else -7) if halves[number] else 0
                _beside(sheet, number, _at(row[side]), row[side]["text"], is_left=_at(row[side]) < now, down=down)
    return sheet.key([(0, "Input at the low end of its range"), (1, "At the high end")], foot)


def _is_halved(row: Data, now: float) -> bool:
    """Whether both ends of an input move the answer one way, or not at all: each bar then has half the height."""
    return row["low"] is not None and row["high"] is not None and (_at(row["low"]) < now) == (_at(row["high"]) < now)


def _spreads(sheet: Sheet) -> float:
    data, line = sheet.data, sheet.data["line"]
    sheet.rows([row["label"] for row in data["rows"]])
    marks = [] if line is None else [(_at(line), 0.0, 0.0)]
    ends = []
    for row in data["rows"]:
        places = [_number(row[end]) for end in ("low", "high") if row[end] is not None]
        places += [_at(row[mark]) for mark in ("before", "after") if row[mark] is not None]
        last = row["after"] or row["before"]
        ends.append(max(places) if places else 0.0)
        marks += [(place, 8.0, 8.0) for place in places]
        if last is not None:
            marks.append((ends[-1], 0.0, 10 + width(last["text"])))
    sheet.fit(marks)
    foot = sheet.across(data["axis"])
    if line is not None:
        sheet.upright(sheet.x(_at(line)), line["text"])
    has_range = has_after = False
    for number, row in enumerate(data["rows"]):
        y, before, after = sheet.middles[number], row["before"], row["after"]
        if row["low"] is not None and row["high"] is not None:
            has_range = True
            _stroke(sheet, "range", _number(row["low"]), _number(row["high"]), y)
        if before is not None and after is not None:
            _stroke(sheet, "axis", _at(before), _at(after), y)
        if before is not None:
            sheet.dot(sheet.x(_at(before)), y)
        if after is not None:
            has_after = True
            sheet.diamond(sheet.x(_at(after)), y)
        last = after or before
        if last is not None:
            sheet.text(sheet.x(ends[number]) + 10, y + 4, last["text"])
    of_range, of_before, of_after = data["names"]
    entries: list[tuple[int | str, str]] = [("range", of_range)] if of_range and has_range else []
    return sheet.key([*entries, ("dot", of_before), *([("diamond", of_after)] if has_after else [])], foot)


def _stroke(sheet: Sheet, kind: str, one: float, other: float, y: float) -> None:
    sheet.parts.append(f'<path class="{kind}" d="M{place_at(sheet.x(one))} {place_at(y)}H{place_at(sheet.x(other))}"/>')


def lines(sheet: Sheet) -> float:
    """Lines on a sheet; gives how far down they go."""
    data, level = sheet.data, sheet.data["level"]
    spots = [spot[1] for spot in data["spots"]]
    points = [point for line in data["lines"] for point in line["points"]]
    ups = [_at(point["up"]) for point in [*points, *spots]] + ([] if level is None else [_at(level)])
    is_dated = data["along"] == ""
    low, high = min(ups), max(ups)
    room = (high - low) or abs(high) or 1.0
    sheet.low = min(0.0, low) if is_dated else low - room * 0.25
    sheet.high = high + room * 0.2
    sheet.bottom = 300.0
    sheet.left = widest([text for _, text in ticks(sheet.low, sheet.high)]) + 12
    dates = [point["across"] for point in data["lines"][0]["points"]] if is_dated else []
    most = float(max(len(dates) - 1, 1)) if is_dated else max(_number(point["across"]) for point in [*points, *spots]) or 1.0
    names = [_last_text(sheet, line, is_dated=is_dated) for line in data["lines"]]
    end = sheet.right - (max([0.0, *(widest(lines) for lines in names)]) + 12 if is_dated else 30)

    def x(place: float) -> float:
        return sheet.left + 12 + place / most * (end - sheet.left - 12)

    _frame(sheet)
    if dates:
        every = math.ceil(len(dates) / 8)
        sheet.along([(x(float(place)), date) for place, date in enumerate(dates) if place % every == 0])
    else:
        sheet.along([(x(place), text) for place, text in ticks(0.0, most)])
        sheet.text((sheet.left + sheet.right) / 2, sheet.bottom + 34, data["along"], "middle")
    if level is not None:
        y = sheet.y(_at(level))
        sheet.parts.append(f'<path class="level" d="M{place_at(sheet.left)} {place_at(y)}H{place_at(sheet.right)}"/>')
        sheet.boxes.append(Box(sheet.left, y - 1, sheet.right, y + 1))
    _draw_lines(sheet, x, spots, names)
    return sheet.bottom + (26 if dates else 44)


def _last_text(sheet: Sheet, line: Data, *, is_dated: bool) -> list[str]:
    """What is said at the end of a line."""
    last = line["points"][-1]["up"]["text"]
    if is_dated:
        return fold(f"{line['name']}: {last}", 110.0 if sheet.is_narrow else 190.0)
    return fold(last, 170.0 if sheet.is_narrow else 260.0)


def _frame(sheet: Sheet) -> None:
    """The scale up the side."""
    for place, text in ticks(sheet.low, sheet.high):
        y = sheet.y(place)
        sheet.parts.append(f'<path class="grid" d="M{place_at(sheet.left)} {place_at(y)}H{place_at(sheet.right)}"/>')
        sheet.text(sheet.left - 6, y + 4, text, "end")
    left, right = place_at(sheet.left), place_at(sheet.right)
    sheet.parts.append(f'<path class="axis" d="M{left} {place_at(sheet.top)}V{place_at(sheet.bottom)}H{right}"/>')
    sheet.text(sheet.left - 6, sheet.top - 10, sheet.data["axis"])
    sheet.boxes.append(Box(sheet.left - 6, sheet.top - 20, sheet.left - 6 + width(sheet.data["axis"]), sheet.top - 6))


def _draw_lines(sheet: Sheet, x: Callable[[float], float], spots: list[Data], names: list[list[str]]) -> None:
    """Each line with a mark at its points, then the texts, each where it is on nothing else."""
    level, is_dated, lasts = sheet.data["level"], sheet.data["along"] == "", []
    for number, line in enumerate(sheet.data["lines"]):
        places = [
            (x(float(place) if is_dated else _number(point["across"])), sheet.y(_at(point["up"])))
            for place, point in enumerate(line["points"])
        ]
        sheet.path(places, number, is_dashed=number % 2 == 1)
        for px, py in places:
            if number % 2:
                sheet.square(px, py, number)
            else:
                circle = f'<circle cx="{place_at(px)}" cy="{place_at(py)}" r="4" fill="{COLOURS[number]}"/>'
                sheet.parts.append(circle)
        lasts.append((places[0], places[-1]))
    for spot in spots:
        px, py = x(_number(spot["across"])), sheet.y(_at(spot["up"]))
        sheet.square(px, py, 1)
        sheet.spots.append((px, py))
        sheet.boxes.append(Box(px - 4, py - 4, px + 4, py + 4))
    if level is not None:
        y, middle = sheet.y(_at(level)), (sheet.left + sheet.right) / 2
        sides = ((sheet.right, "end"), (sheet.left + 4, "start"), (middle, "start"), (middle, "end"))
        tops = (y - 4 - LINE, y + 4)
        sheet.note([level["text"]], [(side, top, anchor) for side, anchor in sides for top in tops])
    for number, line in enumerate(sheet.data["lines"]):
        first, last = lasts[number]
        sheet.note(names[number], _around(*last, len(names[number]), is_level=is_dated))
        if not (is_dated and number):  # they start alike
            sheet.note([line["points"][0]["up"]["text"]], _around(*first, 1))
    for spot in spots:
        lines = fold(spot["up"]["text"], 170.0 if sheet.is_narrow else 260.0)
        sheet.note(lines, _around(x(_number(spot["across"])), sheet.y(_at(spot["up"])), len(lines)))


def _around(x: float, y: float, lines: int, *, is_level: bool = False) -> list[tuple[float, float, str]]:
    """Places for a text next to a point: above it, below it, and where there is no other, further off."""
    tall = LINE * lines
    level = [(x + 9, y - tall / 2, "start")] if is_level else []
    places = list(level)
    for away in (4, 10, 18, 30, 46, 66):
        for side, anchor in ((9, "start"), (-9, "end")):
            places += [(x + side, y - away - tall, anchor), (x + side, y + away, anchor)]
    return places


_DRAW: dict[str, Callable[[Sheet], float]] = {
    "bars": _bars,
    "lines": lines,
    "spreads": _spreads,
    "waterfall": _waterfall,
    "tornado": _tornado,
}
