"""All that is written on a chart can be read: it is on the sheet, on no bar and on no other text, in the widest font that a
reader may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import matplotlib
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from supplement_calc.case.loading import load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.charts import draw
from supplement_calc.output.charts.model import Drawing
from supplement_calc.output.charts.plain import plain
from supplement_calc.output.charts.scale import fold, width
from supplement_calc.output.charts.svg import drawn
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.reports import Report
from support.drawings import odd_drawings
from support.running import DERBYSHIRE

Box = tuple[float, float, float, float]
_ODD, _ODD_PICTURES = 12, 2
_FONT = FontProperties(family="DejaVu Sans", size=12)
_TEXT = re.compile(r'<text x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)">([^<]*)</text>')
_RECT = re.compile(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"')


def drawings(odd: int) -> list[Drawing]:
    """Charts of a paper, and so many odd ones of each kind."""
    case = load(str(DERBYSHIRE), EVERYTHING).case
    assert case is not None
    return [*paper_of(Report(case, (), Shown("pounds", POUND))).pictures, *odd_drawings(odd)]


def measured(text: str) -> float:
    """How many pixels a text takes."""
    return float(TextToPath().get_text_width_height_descent(text, _FONT, False)[0])


def texts(svg: str) -> Iterator[tuple[str, Box]]:
    """Every text with where it stands, no more than its letters."""
    for x, y, anchor, text in _TEXT.findall(svg):
        size = measured(unescape(text))
        left = float(x) - {"start": 0.0, "middle": size / 2, "end": size}[anchor]
        yield unescape(text), (left, float(y) - 8.5, left + size, float(y))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] + 1 < other[2] and other[0] + 1 < one[2] and one[1] + 1 < other[3] and other[1] + 1 < one[3]


def unreadable(all_texts: list[tuple[str, Box]], bars: list[Box], sheet: Box) -> Iterator[str]:
    """What cannot be read, and why."""
    for number, (text, box) in enumerate(all_texts):
        if box[0] < sheet[0] or box[2] > sheet[2] or box[1] < sheet[1] or box[3] > sheet[3]:
            yield f"{text!r} is cut off"
        yield from (f"{text!r} is on a bar" for bar in bars if meet(box, bar))
        yield from (f"{text!r} is on {other!r}" for other, its in all_texts[number + 1 :] if meet(box, its))


def test_all_that_is_written_on_a_pages_chart_can_be_read() -> None:
    for drawing in drawings(_ODD):
        for svg in drawn(plain(drawing)).split("</svg>")[:-1]:
            across, up = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
            bars = [(x, y, x + w, y + h) for x, y, w, h in (map(float, found) for found in _RECT.findall(svg))]
            assert list(unreadable(list(texts(svg)), bars, (0.0, 0.0, across, up))) == [], drawing


def test_no_character_is_wider_than_the_room_that_it_is_given() -> None:
    for code in [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "‘’“”–—…€−·ŵŷ")]:
        if chr(code) not in "ŉŒœ":
            assert measured(f"x{chr(code)}x") - measured("xx") <= width(chr(code)) + 0.01, chr(code)


def test_a_text_is_folded_into_its_room_and_a_longer_word_is_broken() -> None:
    assert fold("Social Worker Level 2 in post", 120) == ["Social Worker", "Level 2 in post"]
    assert fold("one two three four", 40) == ["one", "two", "thr …"]
    assert fold("Safeguardingofadolescents team", 100) == ["Safeguardingof", "adolescents", "team"]


def shown(drawing: Drawing) -> tuple[list[tuple[str, Box]], list[Box], Box]:
    """The texts and bars of a picture, in its pixels from the top."""
    style: Any = draw._STYLE
    with matplotlib.rc_context(style):
        sheet: Any = draw._DRAWN[type(drawing)](drawing)
        sheet.canvas.draw()
        [axes] = sheet.axes
        height = sheet.bbox.height

        def box(part: Any) -> Box:
            found = part.get_window_extent()
            return found.x0, height - found.y1, found.x1, height - found.y0

        plot = box(axes)
        bars = [(max(bar[0], plot[0]), bar[1], min(bar[2], plot[2]), bar[3]) for bar in map(box, axes.patches)]
        low, high = axes.get_xlim()
        ticks = [text for place, text in zip(axes.get_xticks(), axes.get_xticklabels(), strict=True) if low <= place <= high]
        written = [one for one in (*sheet.texts, *axes.texts, *ticks, *axes.get_yticklabels()) if one.get_text()]
        return [(one.get_text(), _letters(one, height)) for one in written], bars, box(sheet)


def _letters(text: Any, height: float) -> Box:
    """Where the letters of a text are, without what they stand on."""
    from matplotlib.text import Text

    found = Text.get_window_extent(text)
    return found.x0, height - found.y1 + 2, found.x1, height - found.y0 - 2


def test_all_that_is_written_on_a_picture_can_be_read() -> None:
    for drawing in drawings(_ODD_PICTURES):
        assert list(unreadable(*shown(drawing))) == [], drawing
