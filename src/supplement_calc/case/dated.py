"""What holds on a day: a figure by itself, or the last of those given by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..ledger import Figure

if TYPE_CHECKING:
    from .models.forecast import FteFrom, RateFrom

    Dated = Figure | Sequence[RateFrom | FteFrom]


def held(given: Dated, day: date) -> Figure:
    """The figure that holds on a day; the first before any does."""
    return given if isinstance(given, Figure) else (_entry(given, day) or given[0]).figure


def held_since(given: Dated, day: date) -> date | None:
    """From when that holds, where the case says."""
    entry = None if isinstance(given, Figure) else _entry(given, day)
    return None if entry is None else entry.from_


def figures_of(given: Dated) -> list[Figure]:
    """Every figure of it."""
    return [given] if isinstance(given, Figure) else [entry.figure for entry in given]


def _entry(given: Sequence[RateFrom | FteFrom], day: date) -> RateFrom | FteFrom | None:
    found: RateFrom | FteFrom | None = None
    for entry in given:
        found = entry if entry.from_ <= day else found
    return found
