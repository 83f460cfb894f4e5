"""Pay points: one by its number, and a range of them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator

from ....diagnostics.look_alikes import DASHES, unquoted
from ...labels import phrase
from .base import InSchema, leaf, reject

SEPARATOR = rf"[-{DASHES}]|(?<![a-zA-Z])to(?![a-zA-Z])"
"""What stands between the two ends of a range, of pay or of pay points."""
_POINT = r"(?:(?:scp|points?|pts?)[\s.]*)?([1-9][0-9]{0,3}|0)"
RANGE = re.compile(rf"{_POINT}(?:\s*(?:{SEPARATOR})\s*{_POINT})?", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d.,£])[0-9]{1,4}(?![\d.]|,\d{3})")
_BOTH = re.compile(r"(?:scp|points?)?\s*(\d{1,3})\s*(?:\.+|…|_|~|=)\s*(\d{1,3})", re.IGNORECASE)
_LETTERS = re.compile(r"(?<=\d)[OolI]|[OolI](?=\d)")
NUMBERED = re.compile(_POINT, re.IGNORECASE)


def _corrected(text: str) -> str:
    """What to write for a text that is no range: with the numbers in it, where they are one or two or follow one another."""
    text = _digits(text)
    if both := _BOTH.fullmatch(unquoted(text)):
        return f"write {both[1]}-{both[2]}"
    numbers = [str(int(one)) for one in _NUMBERS.findall(unquoted(text))]
    values = [int(one) for one in numbers]
    if len(values) > 1 and (len(values) == 2 or values == list(range(values[0], values[-1] + 1))):
        return f"write {min(values)}-{max(values)}"
    if len(values) == 1:
        return f"write {numbers[0]}, or with the highest point after it, {numbers[0]}-…"
    return f"write the lowest and the highest point in place of `{text[:60]}`, with a hyphen between"


def _digits(text: str) -> str:
    """The text with the digits that a letter was typed for."""
    return _LETTERS.sub(lambda letter: "0" if letter[0] in "Oo" else "1", text)


def point(node: object) -> int:
    """A pay point's number."""
    scalar = leaf(node, "a pay point")
    if re.fullmatch(r"[1-9][0-9]{0,3}|0", scalar):
        return int(scalar)
    named = NUMBERED.fullmatch(scalar.strip())
    if named is None or scalar.path[-1:] == (str(scalar),):  # a key is what other places of the case call the point
        numbers = [str(int(one)) for one in _NUMBERS.findall(unquoted(_digits(scalar)))]
        reject(
            "not-a-point",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a pay point",
            f"write {numbers[0]}" if len(numbers) == 1 else f"write one point by its number in place of `{scalar.shown}`",
        )
    return int(named[1])


Point = Annotated[int, PlainValidator(point), InSchema("point")]
"""A pay point by its number."""


class PointRange(tuple[int, int]):
    """Points from the first to the last, both in."""

    span: Any

    @property
    def all(self) -> range:
        """Every point of the range."""
        return range(self[0], self[1] + 1)


def point_range(node: object) -> PointRange:
    """Pay points from the lowest to the highest, or one."""
    scalar = leaf(node, "a range of pay points", lambda inside: _corrected(inside.replace(",", ", ")))
    shape = RANGE.fullmatch(scalar.strip())
    if shape is None:
        reject(
            "not-a-range",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a range of pay points",
            _corrected(scalar.strip()),
        )
    low, high = int(shape[1]), int(shape[2] or shape[1])
    if low > high:
        reject("not-a-range", f"{phrase(scalar.path)} runs backwards, from {low} to {high}", f"write {high}-{low}")
    return PointRange((low, high))


Points = Annotated[PointRange, PlainValidator(point_range), InSchema("points")]
"""A range of pay points, both ends in."""
