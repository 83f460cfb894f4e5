"""The cases of a run held against each other, with what either of two silences excused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.policy import Policy
from ...diagnostics import Excuse, Problem
from ..context import CheckContext
from ..silences import excuse_of
from ..sound_sections import UnsoundSection
from .member import Member
from .rules import Found, broken_between


class Held(NamedTuple):
    """What cases are held against each other under: the policy of the run, and whether small counts of people are shown."""

    policy: Policy | None
    full: bool


def found_between(members: Sequence[Member | None], held: Held) -> Mapping[int, list[Problem]]:
    """The problems between cases by the place in the run of the later one, which they stand in."""
    found: dict[int, list[Problem]] = {}
    for one in broken_between(members):
        found.setdefault(one.later, []).append(_shown(one, members, held))
    return found


def _shown(found: Found, members: Sequence[Member | None], held: Held) -> Problem:
    """The problem with its excuse, and without the lines of either file where a small count of people stands on one."""
    problem = found.problem
    sides = [(members[found.later], problem), (members[found.earlier], problem._replace(span=problem.related[0].span))]
    excuses: list[Excuse] = []
    withheld = False
    for member, its in sides:
        assert member is not None
        excuses += _excuses(member.case, its)
        withheld = withheld or _is_withheld(member.case, its, held)
    return problem._replace(excuse=excuses[0] if excuses else None, withheld=withheld)


def _excuses(case: Case, problem: Problem) -> Iterator[Excuse]:
    try:
        excuse = excuse_of(case, problem)
    except UnsoundSection:
        return
    if excuse is not None:
        yield excuse


def _is_withheld(case: Case, problem: Problem, held: Held) -> bool:
    try:
        return CheckContext(case, held.policy, full=held.full).without_small_counts([problem])[0].withheld
    except UnsoundSection:  # which lines have small counts of people is not known
        return True
