"""The schema of pay awards: percentages, pounds, either of them a cut, the national bodies, and the points that one is for."""

from __future__ import annotations

from collections.abc import Callable

from ...reference.pay_awards import BODIES, body_names
from ..models.fields import points
from ..models.fields.awards import BARE, OPEN
from .numbers import placed
from .patterns import either, in_editors, one_of
from .places import Place
from .schemas import Schema, number_schema, text_schema, whole_number_schema

_EXAMPLES = ("2.75%", "£1,925")


def award(place: Place) -> Schema:
    """A percentage or pounds; a number alone is of pounds, a hundred or more either way."""
    return _schema(_text(place), "a percentage such as 2.75%, or pounds such as £1,925", _EXAMPLES)


def award_or_body(place: Place) -> Schema:
    """The same, or a body."""
    say = "a percentage such as 2.75%, pounds such as £1,925, NJC or Agenda for Change"
    return _schema(either(_text(place), _bodies()), say, (*_EXAMPLES, *BODIES))


def body(_: Place) -> Schema:
    """A body."""
    return text_schema(_bodies(), "NJC, or Agenda for Change", BODIES)


def award_points(_: Place) -> Schema:
    """Pay points, open at either end or not."""
    say = "the lowest and the highest pay point, such as 2-43, or 44 and above"
    return whole_number_schema(either(in_editors(points.RANGE), in_editors(OPEN)), 0, 9999, say, ("2-43", "44 and above"))


def _bodies() -> str:
    return one_of([name.replace("_", " ") for name in body_names()])


def _text(place: Place) -> str:
    """A percentage, or pounds but for a bare number that may be a percentage."""
    no_bare = rf"(?!(?![\s\S]*£)\s*{in_editors(BARE, alike=True)})"
    return either(placed("percent", "any", place), f"{no_bare}{placed('money', 'any', place)}")


def _schema(pattern: str, say: str, examples: tuple[str, ...]) -> Schema:
    """A text, or a number that is no percentage without its sign."""
    small = {"type": "number", "exclusiveMinimum": -100, "exclusiveMaximum": 100}
    return {**number_schema(pattern, "any", say, examples), "not": small}


KINDS: dict[str, Callable[[Place], Schema]] = {
    "award": award,
    "award_or_body": award_or_body,
    "body": body,
    "award_points": award_points,
}
