"""Figures by the names that people give them: the id that is meant, and the nearest to one that no ledger has."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics.names import fold, nearest, nearest_id
from ..ledger import Ledger
from .ledgers import OWN_PARTS


def as_an_id(figure: str) -> str:
    """The id as the ledgers have it, of one as people write it: `grades.Grade 9.in_post`."""
    return ".".join(fold(part) or part for part in figure.split("."))


def nearest_figure(holding: Callable[[str], Iterable[Ledger]], id: str, known: list[str]) -> str | None:
    """The id most like one that no ledger has: among those that begin alike, or else among all that may be meant.

    `holding` gives the ledgers that may hold a figure of an id; `known` has the ids of those that were looked in.
    """
    first, dot, rest = id.partition(".")
    parts = {one.partition(".")[0] for one in known}
    if first not in parts and (meant := nearest(first, parts.union(*OWN_PARTS.values()))) is not None:
        first = meant
        known += (one for ledger in holding(f"{first}{dot}{rest}") for one in ledger.figures)
    alike = [one for one in known if one.partition(".")[0] == first]
    return (nearest_id(id, alike) if alike else None) or nearest_id(id, known)
