"""What a message may say where small counts of people would show through it."""

from __future__ import annotations

from collections.abc import Sequence

from .claim import Claim
from .search import Found

NOT_SHOWN = "not shown"


def is_hidden(claim: Claim) -> bool:
    """Whether the printed figure, or what it is held against, is a small count of people or gives one away."""
    return not claim.books.subject.shielded.instead.keys().isdisjoint((claim.id, claim.figure.id))


def causes_told(claim: Claim, causes: Sequence[Found]) -> Sequence[Found]:
    """The causes, in words without figures where the table of the claim has counts that are not shown."""
    table = ".".join(claim.figure.id.split(".")[:2]) + "."
    if not any(id.startswith(table) for id in claim.books.subject.shielded.instead):
        return causes
    return [found._replace(says=f"{found.name.replace('-', ' ')}, of counts that are not shown") for found in causes]
