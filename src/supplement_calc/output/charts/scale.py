"""Patterns, places and texts of the scales of a page's charts, which `chart.js` works out alike."""

from __future__ import annotations

import math

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
_HATCH = (
    "",
    "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z",
    "M0 0L8 8M8 0L0 8",
    "M-2 6L2 10M0 0L8 8M6 -2L10 2",
)
_FOLD, _MOST_LINES = 28, 3


def at(place: float) -> str:
    """A place in tenths of a pixel, halves up."""
    tenths = math.floor(place * 10 + 0.5)
    whole, part = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{part}' if part else ''}"


def fold(label: str) -> list[str]:
    """A label in lines short enough, three at most."""
    lines, words = [""], label.split(" ")
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if len(longer) <= _FOLD or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = [line if len(line) <= _FOLD + 6 else f"{line[: _FOLD + 5]}…" for line in lines]
    return cut if len(cut) <= _MOST_LINES else [*cut[: _MOST_LINES - 1], f"{cut[_MOST_LINES - 1]} …"]


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


def pattern(id: str, kind: int) -> str:
    """What bars of a kind are filled with: a colour, and but for the first a hatch that a copy in grey keeps."""
    hatch = f'<path d="{_HATCH[kind]}" class="hatch"/>' if kind else ""
    return (
        f'<pattern id="chart-{id}-{kind}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{COLOURS[kind]}"/>{hatch}</pattern>'
    )
