"""A digit lost or gained against the neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import CheckContext
from ..inputs import pounds, text_of
from ..rule import Breach, Rule


def digit_lost(context: CheckContext) -> Iterator[Breach]:
    """A number that one digit more would put in line with its neighbours."""
    yield from _odd(context, "lost", "below", "to be missing")


def digit_gained(context: CheckContext) -> Iterator[Breach]:
    """A number that one digit fewer would put in line with its neighbours."""
    yield from _odd(context, "gained", "above", "too many")


def _odd(context: CheckContext, kind: str, side: str, verdict: str) -> Iterator[Breach]:
    for odd in context.odd_numbers:
        if odd.slip.kind == kind:
            yield Breach(
                f"{odd.what} is {text_of(odd.figure)}, far {side} {odd.neighbours}: a digit seems {verdict}",
                odd.span,
                f"a number such as {pounds(odd.slip.corrected)} would be in line; correct it, or silence this rule if right",
            )


RULES = (
    Rule("digit-lost", "warning", digit_lost),
    Rule("digit-gained", "warning", digit_gained),
)
