"""Pay points: one by its number or its name, and a range of them."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeAlias

from pydantic import PlainValidator

from ....diagnostics.look_alikes import DASHES, unquoted
from ....diagnostics.names import fold
from ....diagnostics.patterns import late
from ...labels import phrase
from .base import InSchema, leaf, reject


class PointName(str):
    """A pay point that has a name and no whole number: M1, 8a, 5.1."""

    __slots__ = ()


PayPoint: TypeAlias = int | PointName
"""A pay point: its number, or its name as the case's pay points have it."""

SEPARATOR = rf"[-{DASHES}]|(?<![a-zA-Z])to(?![a-zA-Z])"
"""What stands between the two ends of a range, of pay or of pay points."""
WORDS = r"(?:scp|(?:spinal column |spinal |spine |pay )?points?|pts?)"
"""What only says that a point follows: SCP, point, spine point."""
NUMBER = r"(?:[1-9][0-9]{0,3}|0)"
_TO = "to(?![a-zA-Z])"
_WORD = rf"(?:(?!{_TO})[a-zA-Z]{{1,15}}(?![a-zA-Z])|[0-9]{{1,4}}(?![0-9])){{1,6}}(?!(?!{_TO})[a-zA-Z0-9])"
_GAP = rf"(?: ?[./] ?| )(?!{_TO})(?=[a-zA-Z0-9])"
NAME = (
    rf"(?=(?:(?!(?<![a-zA-Z]){_TO})[a-zA-Z ./]){{0,60}}[0-9])"  # it has a digit
    rf"(?!{WORDS}(?![a-zA-Z]))"
    rf"(?![0-9]+(?![0-9]|{_GAP}|(?!{_TO})[a-zA-Z]|[*+]))"  # and is no number,
    r"(?![0-9]+[OolI][0-9OolI]*(?![a-zA-Z0-9]))"  # nor one with a letter typed for a digit
    rf"{_WORD}(?:{_GAP}{_WORD}){{0,5}}[*+]?"
)
"""A name: letters and digits, a digit among them; parted by a point, a stroke or a space; with * or + at its end."""
ONE = late(rf"(?:{WORDS}[\s.]*)?(?:(?P<number>{NUMBER})|(?P<name>{NAME}))", re.IGNORECASE)
"""One point: words that only say so, and its number or its name."""
_AGAIN = rf"(?:{WORDS}[\s.]*)?(?:{NUMBER}|{NAME})"
RANGE = late(rf"{_AGAIN}(?:\s*(?:{SEPARATOR})\s*{_AGAIN})?", re.IGNORECASE)
_PARTED = late(rf"\s*(?:{SEPARATOR})\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d.,£])[0-9]{1,4}(?![\d.]|,\d{3})")
_BOTH = re.compile(r"(?:scp|points?)?\s*(\d{1,3})\s*(?:\.+|…|_|~|=|/)\s*(\d{1,3})", re.IGNORECASE)
_LETTERS = re.compile(r"(?<=\d)[OolI]|[OolI](?=\d)")


def read_point(text: str) -> PayPoint | None:
    """The point that a text names: `19`, `SCP 19`, `M1`, `point 5.1`; None where it names none."""
    found = ONE.fullmatch(text.strip())
    if found is None:
        return None
    if found["number"] is not None:
        return int(found["number"])
    return PointName(re.sub(r" ?([./]) ?", r"\1", found["name"]))


def point_id(point: PayPoint) -> str:
    """The point in an id: `12`, `m1`, `5_1`."""
    return fold(str(point))


def corrected(text: str) -> str:
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


def point(node: object) -> PayPoint:
    """A pay point by its number or its name."""
    scalar = leaf(node, "a pay point")
    found = read_point(scalar)
    if found is None:
        reject("not-a-point", f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a pay point", _help(scalar))
    return found


def _help(text: str) -> str:
    """What to write for a text that is no point."""
    numbers = [str(int(one)) for one in _NUMBERS.findall(unquoted(_digits(text)))]
    if len(numbers) == 1:
        return f"write {numbers[0]}"
    if any(map(str.isalpha, text)) and any(map(str.isdigit, text)):
        return "write it with letters, digits, spaces, points and strokes alone, such as M1, 8a or 5.1/entry step"
    return f"write one point by its number, or its name such as M1, in place of `{text[:60]}`"


Point = Annotated[PayPoint, PlainValidator(point), InSchema("point")]
"""A pay point by its number or its name."""


class PointRange(tuple[PayPoint, PayPoint]):
    """Points from the first to the last, both in: which stand between is for the spine to say."""

    span: Any

    @property
    def text(self) -> str:
        """As it is written, shortly: `16-19`, or `22` of one."""
        low, high = self
        return str(low) if low == high else f"{low}-{high}"


def point_range(node: object) -> PointRange:
    """Pay points from the lowest to the highest, or one."""
    scalar = leaf(node, "a range of pay points", lambda inside: corrected(inside.replace(",", ", ")))
    ends = [read_point(part) for part in _PARTED.split(scalar.strip(), maxsplit=2)]
    if len(ends) > 2 or None in ends:
        reject(
            "not-a-range",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a range of pay points",
            corrected(scalar.strip()),
        )
    low, high = ends[0], ends[-1]
    assert low is not None and high is not None
    if isinstance(low, int) and isinstance(high, int) and low > high:
        reject("not-a-range", f"{phrase(scalar.path)} runs backwards, from {low} to {high}", f"write {high}-{low}")
    return PointRange((low, high))


Points = Annotated[PointRange, PlainValidator(point_range), InSchema("points")]
"""A range of pay points, both ends in."""
