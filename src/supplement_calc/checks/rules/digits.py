"""A digit lost or gained against the neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import CheckContext
from ..digit_slips import OddNumber
from .common import pounds, text_of
from .rule import Found, Rule


def digit_lost(context: CheckContext) -> Iterator[Found]:
    """A number that one digit more would put in line with its neighbours."""
    yield from (_found(odd, "lost") for odd in context.odd_numbers if odd.slip.kind == "lost")


def digit_gained(context: CheckContext) -> Iterator[Found]:
    """A number that one digit fewer would put in line with its neighbours."""
    yield from (_found(odd, "gained") for odd in context.odd_numbers if odd.slip.kind == "gained")


def _found(odd: OddNumber, kind: str) -> Found:
    return Found(
        f"{odd.what} is {text_of(odd.figure)}, far {'below' if kind == 'lost' else 'above'} {odd.neighbours}: a digit seems"
        f" {'to be missing' if kind == 'lost' else 'too many'}",
        odd.span,
        f"a number such as {pounds(odd.slip.mended)} would be in line; mend it, or silence this rule if it is right",
        odd.related,
    )


RULES = (
    Rule("digit-lost", "warning", digit_lost),
    Rule("digit-gained", "warning", digit_gained),
)
