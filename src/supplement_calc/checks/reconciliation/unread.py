"""What a figure of the market leaves out because the paper's text of it cannot be read."""

from __future__ import annotations

from ...diagnostics.names import listed
from .claim import Claim
from .spelling import spelt
from .variants import beneath


def unread_beneath(claim: Claim) -> str:
    """Why the paper's own statistic of the comparators cannot be derived, where one of them that it would count cannot be read;
    nothing where all can."""
    if not claim.figure.id.startswith("market."):
        return ""
    statistics = {one.id: one for one in beneath(claim.figure)}
    for grade in claim.books.subject.market.grades:
        names = [one.name for one in grade.compared if one.figure is None]
        statistic = statistics.get(grade.statistic.id)
        if names and statistic is not None:
            pay, them = ("pays", "it") if len(names) == 1 else ("pay", "them")
            value = spelt(claim, statistic.value)
            return f"what {listed(names)} {pay} there cannot be read; without {them} {statistic.label} is {value}"
    return ""
