"""Inputs that a row's own cells show to be wrong: what the row says each should be, and the printed figures that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...ledger import Figure, Interval
from ...ledger.rounding import EXACT
from .cause_search import LikelyCause
from .claim import Claim
from .revaluation import Revaluation
from .verdict import Verdict


class Repair(NamedTuple):
    """An input of a row that does not add up, the value with which it does, and the labels of the printed figures that then
    agree too."""

    figure: Figure
    value: Decimal
    followers: tuple[str, ...]


class Repairs(NamedTuple):
    """The verdicts, those that follow from a row that does not add up with that as their cause; by the id of each such tie
    its repair; and the ids of the claims that follow."""

    verdicts: tuple[Verdict, ...]
    by_tie: dict[str, Repair]
    following: frozenset[str]


def repaired(verdicts: Sequence[Verdict]) -> Repairs:
    """What follows from rows whose posts are not their staff and vacancies together.

    Of the three inputs that one is taken to be wrong with whose repair the most of the other printed figures agree.
    """
    by_tie: dict[str, Repair] = {}
    following: dict[str, str] = {}
    differing = [one for one in verdicts if one.result == "differs" and not one.claim.is_tie and one.claim.accepted is None]
    for tie in verdicts:
        if not tie.claim.is_tie or tie.result != "differs" or tie.claim.accepted is not None or not differing:
            continue
        tried = [(figure, value, _agreeing(differing, figure, value)) for figure, value in _other_values(tie.claim)]
        figure, value, claims = max(tried, key=lambda one: len(one[2]))
        if claims:
            by_tie[tie.claim.id] = Repair(figure, value, tuple(claim.label for claim in claims))
            following |= {claim.id: tie.claim.label for claim in claims}
    marked = (_following(one, following[one.claim.id]) if one.claim.id in following else one for one in verdicts)
    return Repairs(tuple(marked), by_tie, frozenset(following))


def _other_values(tie: Claim) -> Iterator[tuple[Figure, Decimal]]:
    """Vacancies and staff as the other two cells of the row give them, 0 or more."""
    staff, vacant = tie.figure.operands
    for one, other in ((vacant, staff), (staff, vacant)):
        value = EXACT.subtract(tie.printed.value, other.known)
        if value >= 0:
            yield one, value


def _agreeing(differing: Sequence[Verdict], figure: Figure, value: Decimal) -> list[Claim]:
    """The claims that rest on an input and agree with another value of it."""
    found = []
    for verdict in differing:
        again = Revaluation(verdict.claim.figure)
        if all(one.id != figure.id for one in again.precedents):
            continue
        ours = again.value({figure.id: value})
        if ours is not None and (verdict.claim.is_given_by(ours) or verdict.claim.holds_for(Interval.point(ours))):
            found.append(verdict.claim)
    return found


def _following(verdict: Verdict, label: str) -> Verdict:
    cause = LikelyCause("carried-on", f"it follows from {label}, which differs", Decimal(0))
    return verdict._replace(causes=(cause,), is_cut=False)
