"""The schemas of pay points, of ranges of them, and of the day on which staff move up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...reference.calendar import MONTHS
from ..models.assumed.increments import ANNIVERSARIES
from ..models.fields.points import ONE, RANGE
from .patterns import any_case, either, in_editors, whole
from .places import Place

Schema = dict[str, Any]


def text(pattern: str, say: str, examples: Iterable[object]) -> Schema:
    """A text that is of a pattern, and what an editor says of others."""
    return {"type": "string", "pattern": whole(pattern), "patternErrorMessage": say, "examples": list(examples)}


_ONE_POINT = "one pay point by its number or name, such as 19 or M1"


def point(_: Place) -> Schema:
    return _point_or_number(in_editors(ONE), _ONE_POINT, (19, "M1"))


def point_key(_: Place) -> Schema:
    """A point as a key of a mapping, which other places of a case call it by."""
    return {"type": "string", "pattern": whole(in_editors(ONE)), "patternErrorMessage": _ONE_POINT}


def points(_: Place) -> Schema:
    say = "the lowest and the highest pay point, such as 16-19 or M1-M6, or one point"
    return _point_or_number(in_editors(RANGE), say, ("16-19", "M1-M6", 22))


def _point_or_number(pattern: str, say: str, examples: Iterable[object]) -> Schema:
    """A point: a number of YAML is one where it is whole, or the name that its digits are, such as 5.1."""
    return {**text(pattern, say, examples), "type": ["number", "string"], "minimum": 0, "maximum": 9999}


def increment_day(_: Place) -> Schema:
    first = rf"(?:0?1(?:[sS][tT])? )?{either(*map(_cut_short, MONTHS))}"
    say = "the first day of a month such as 1 April or 1 September, or anniversary"
    return text(either(first, *map(any_case, ANNIVERSARIES)), say, ("1 April", "1 September", "anniversary"))


def _cut_short(month: str) -> str:
    """A month's name in any case, whole or cut after three letters or more."""
    rest = ""
    for letter in reversed(month[3:]):
        rest = f"(?:{any_case(letter)}{rest})?"
    return any_case(month[:3]) + rest
