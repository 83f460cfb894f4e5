"""Patterns, places and texts of the scales of a page's charts, which `chart.js` works out alike."""

from __future__ import annotations

import math

from .looks import COLOURS

_HATCH = (
    "",
    "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z",
    "M0 0L8 8M8 0L0 8",
    "M-2 6L2 10M0 0L8 8M6 -2L10 2",
)
MOST_LINES = 3
# The most pixels that characters of 12 pixels take in the widest font that a reader may have, DejaVu Sans or Verdana; in Arial
# they take less. The second numbers are of all others, by where they stand in Unicode.
_PIXELS = (
    (" .,'ilIj", 4.0),
    (":;!|ftr()[]/-‘’·", 5.0),
    ("cszkvxy", 7.25),
    ("+−=<>~#&±×÷≥≤^¬", 10.25),
    ("mwMW%@—…©®¼½¾Ææ", 12.0),
)
_BELOW = ((0x41, 7.75), (0x5B, 9.5), (0xC0, 7.75), (0x100, 9.75), (0x1100, 12.0))
_LARGEST = 13.0


def at(place: float) -> str:
    """A place in tenths of a pixel, halves up."""
    tenths = math.floor(place * 10 + 0.5)
    whole, part = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{part}' if part else ''}"


def width(text: str) -> float:
    """The most pixels that a text takes."""
    return sum((_width(one) for one in text), 0.0)


def _width(one: str) -> float:
    of_kind = next((pixels for characters, pixels in _PIXELS if one in characters), 0.0)
    return of_kind or next((pixels for below, pixels in _BELOW if ord(one) < below), _LARGEST)


def widest(lines: list[str]) -> float:
    """The most pixels that any of the lines takes."""
    return max([0.0, *(width(line) for line in lines)])


def fold(text: str, room: float) -> list[str]:
    """A text in lines as wide as there is room, three at most; a longer word is broken, and what is left over is cut off."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= room:
            lines[-1] = longer
        else:
            lines = [*(lines if lines[-1] else lines[:-1]), *_pieces(word, room)]
    if len(lines) <= MOST_LINES:
        return lines
    last = _pieces(lines[MOST_LINES - 1], room - 16)[0]
    return [*lines[: MOST_LINES - 1], f"{last.rstrip(' ')} …"]


def _pieces(word: str, room: float) -> list[str]:
    """A word in pieces as wide as there is room."""
    pieces = [""]
    for one in word:
        if width(pieces[-1] + one) <= room:
            pieces[-1] += one
        else:
            pieces.append(one)
    return pieces


def span(marks: list[tuple[float, float, float]], room: float) -> tuple[float, float]:
    """The ends of the narrowest scale over some pixels on which every value has the pixels before and after it that it asks
    for. Values are given as (value, before, after)."""
    size = 0.0
    for one, before, _ in marks:
        for other, _, after in marks:
            if other > one:
                size = max(size, (other - one) / max(room - before - after, room / 5))
    size = size or (abs(marks[0][0]) or 1.0) / room
    low = min(value - before * size for value, before, _ in marks)
    return low, low + room * size


def ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Round places of a scale with their texts, about five."""
    rough, power, exponent = (high - low) / 5, 1.0, 0
    while power * 10 <= rough:
        power, exponent = power * 10, exponent + 1
    while power > rough:
        power, exponent = power / 10, exponent - 1
    size = next((one for one in (10, 20, 25, 50) if one * power >= rough * 10), 100)
    step = size * power / 10
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [(number * step, tick_text(number * size, exponent - 1)) for number in range(first, last + 1)]


def tick_text(number: int, exponent: int) -> str:
    """A number × 10 to the exponent as a scale says it: 2.5m, 400k, 0.2."""
    digits = str(abs(number)) + "0" * max(exponent, 0)
    point = len(digits) - max(-exponent, 0)
    if point < 1:
        digits, point = "0" * (1 - point) + digits, 1
    suffix = ""
    for move, name in ((6, "m"), (3, "k")):
        if point > move:
            point, suffix = point - move, name
            break
    whole, part = digits[:point], digits[point:].rstrip("0")
    text = f"{grouped(whole)}{f'.{part}' if part else ''}"
    return f"{'−' if number < 0 else ''}{text}{suffix if number else ''}"


def grouped(digits: str) -> str:
    """Whole digits with thousands marks."""
    return f"{int(digits):,}"


def pattern(name: str, kind: int) -> str:
    """What bars of a kind are filled with: a colour, and but for the first a hatch that a copy in grey keeps."""
    hatch = f'<path d="{_HATCH[kind]}" class="hatch"/>' if kind else ""
    return (
        f'<pattern id="{name}-{kind}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{COLOURS[kind]}"/>{hatch}</pattern>'
    )
