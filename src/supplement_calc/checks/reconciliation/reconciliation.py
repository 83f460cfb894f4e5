"""Every published figure of a case held against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ...diagnostics import Problem
from ..context import CheckContext
from .ambiguous_measures import one_name_two_shares
from .claim import Claim
from .evidence_claims import evidence_claims
from .messages import not_pinned, problem_of
from .mismatch import Search
from .possible_values import PossibleValues
from .printed_cells import misnamed
from .published_claims import published
from .tied_inputs import Repair, repaired
from .unread_comparators import UnreadComparators
from .verdict import Verdict, verdict_of, with_causes


class Reconciliation(NamedTuple):
    """The verdicts in the order of the evidence and then of `published`, and the problems of the entries themselves."""

    verdicts: tuple[Verdict, ...]
    entry_problems: tuple[Problem, ...]
    repairs: Mapping[str, Repair]
    following: frozenset[str]

    def problems(self) -> Iterator[Problem]:
        """The problems to report, accepted differences with their excuse; not what follows from a row that does not add up,
        which is said there."""
        yield from self.entry_problems
        for verdict in self.verdicts:
            if verdict.claim.id in self.following:
                continue
            problem = problem_of(verdict, self.repairs.get(verdict.claim.id))
            if problem is not None:
                yield problem
            if verdict.claim.accepted is not None and (note := not_pinned(verdict, verdict.claim.accepted)) is not None:
                yield note


def reconcile(context: CheckContext, *, accept: bool = True) -> Reconciliation:
    """Hold every printed figure against ours; without `accept`, as if no difference were accepted."""
    possible = PossibleValues(context.case)
    claims, problems = _claims(context, possible)
    if not accept:
        claims = [claim._replace(accepted=None) for claim in claims]
    unread = UnreadComparators(context.ledgers)
    verdicts = [verdict_of(claim, unread, possible) for claim in claims]
    search = Search(_that_differ(verdicts))
    found = repaired(tuple(with_causes(verdict, search) for verdict in verdicts))
    return Reconciliation(found.verdicts, tuple(problems), found.by_tie, found.following)


def _claims(context: CheckContext, possible: PossibleValues) -> tuple[list[Claim], list[Problem]]:
    """Cells of the evidence, with the acceptance that `published` has for them; then the figures that it names."""
    cells = {claim.id: claim for claim in evidence_claims(context, possible)}
    claims: list[Claim] = []
    problems = list(one_name_two_shares(context.ledgers.workforce)) if context.case.workforce else []
    problems += misnamed(context.case)
    for entry in published(context, cells):
        if isinstance(entry, Problem):
            problems.append(entry)
        elif entry.id in cells:
            cells[entry.id] = entry
        else:
            claims.append(entry)
    return [*cells.values(), *claims], problems


def _that_differ(verdicts: list[Verdict]) -> dict[str, Decimal]:
    """What the paper prints of our figures where it differs, by our id, for those that follow from them."""
    return {verdict.claim.figure.id: verdict.claim.printed.value for verdict in verdicts if not verdict.agrees}
