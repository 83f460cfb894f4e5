"""Characters that no case file may have: those that steer a terminal or hide text."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Problem, Span
from ..diagnostics.characters import MOST_MARKS, named, unsafe_at
from ..diagnostics.names import listed

_PLACES_NAMED = 3


def refused(what: str, character: str, span: Span, more: Sequence[str] = ()) -> Problem:
    """The problem of one, by its code and name; `more` are the places of others like it."""
    help = f"leave it out; there are others at {_listed(more)}" if more else "leave it out"
    return Problem("control-character", f"the {what} holds {_kind(character)} ({named(character)})", span, help)


def _listed(places: Sequence[str]) -> str:
    first, rest = places[:_PLACES_NAMED], len(places) - _PLACES_NAMED
    return f"{', '.join(first)} and {rest} more" if rest > 0 else listed(first)


def _kind(character: str) -> str:
    from unicodedata import category

    is_mark = category(character) in ("Mn", "Me") and not unsafe_at(character)
    return f"more than {MOST_MARKS} marks on one letter" if is_mark else "a character that cannot be shown"
