"""A figure of a made-up paper with what a slip makes of it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Protocol

from .sheet import Changed, Number, Precision, Sheet


class Paper(Protocol):
    """A case that can be written, and worked out with every line rounded to a unit and some figures put otherwise."""

    def text(self) -> str:
        """As a case file."""

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """Every figure."""


class Slip(NamedTuple):
    """A figure with what a slip makes of it, before it is printed. `steps` are the precisions it may be printed to, where not
    all of its unit's; `others` are other figures that the paper prints, as printed."""

    id: str
    value: Fraction
    steps: tuple[Precision, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    paper: Paper | None = None
