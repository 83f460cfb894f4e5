"""Silences: the rules that a case excuses itself from, with its reasons; and silences that excuse nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ..case.case import Case
from ..diagnostics import Excuse, Problem
from ..diagnostics.names import nearest
from ..parser.places import Places
from ..parser.tree import resolved

if TYPE_CHECKING:
    from ..case.models.silences import Silence


def silenced(case: Case, problems: Iterable[Problem], known: Sequence[str], not_run: Collection[str] = ()) -> Iterator[Problem]:
    """The problems of rules with `known` codes, each silenced one with its excuse; then the problems of the silences, of which
    those of rules `not_run` may yet be of use."""
    if not case.silences:
        yield from problems
        return
    silences = _Silences(case)
    for problem in problems:
        number = silences.covering(problem)
        yield problem if number is None else problem._replace(excuse=Excuse("silenced", case.silences[number].reason))
    for number, silence in case.silences.items():
        if silence.rule not in known:
            yield _unknown(case, number, silence, known)
        elif silence.rule not in not_run and not silences.is_used(number):
            yield _unused(case, number, silence, is_nowhere=silences.reaches[number] == _NOWHERE)


def excuse_of(case: Case, problem: Problem) -> Excuse | None:
    """The excuse of a problem that the case silences; None of one that it does not."""
    number = _Silences(case).covering(problem) if case.silences else None
    return None if number is None else Excuse("silenced", case.silences[number].reason)


_EVERYWHERE, _NOWHERE = -1, -2
Reach: TypeAlias = tuple[str, int]
"""A rule's code, and the number of the node that it is silenced at and under; or everywhere."""


class _Silences:
    """The silences of a case by what they reach, so that no problem is held against each of them."""

    def __init__(self, case: Case) -> None:
        self._places = Places(case.root)
        self.reaches: dict[int, int] = {number: self._reach(case, silence) for number, silence in case.silences.items()}
        self._first: dict[Reach, int] = {}
        self._used: set[Reach] = set()
        for number, reach in self.reaches.items():
            self._first.setdefault((case.silences[number].rule, reach), number)
        self._rules = {number: silence.rule for number, silence in case.silences.items()}

    def _reach(self, case: Case, silence: Silence) -> int:
        if silence.at is None:
            return _EVERYWHERE
        path = resolved(case.root, silence.at)
        return _NOWHERE if path is None else self._places.node(path)

    def covering(self, problem: Problem) -> int | None:
        """The number of the first silence that a problem is silenced by; all that silence it are used from now on."""
        around = dict.fromkeys((_EVERYWHERE, *self._places.around(problem.span)))
        by = [reach for node in around if (reach := (problem.code, node)) in self._first]
        self._used.update(by)
        return min((self._first[reach] for reach in by), default=None)

    def is_used(self, number: int) -> bool:
        """Whether a silence has silenced anything."""
        return (self._rules[number], self.reaches[number]) in self._used


def _unknown(case: Case, number: int, silence: Silence, known: Sequence[str]) -> Problem:
    near = nearest(silence.rule, known)
    return Problem(
        "unknown-rule",
        f"there is no rule called {silence.rule}",
        case.place("silences", str(number), "rule"),
        f"did you mean {near}?" if near else "`supplement-calc rule` lists the codes; only rules can be silenced",
    )


def _unused(case: Case, number: int, silence: Silence, *, is_nowhere: bool) -> Problem:
    if is_nowhere:
        headline = f"this silence is at {silence.at}, which the case does not have"
        help = "join keys by dots as the file has them, for example grades.grade_9.supplement"
        return Problem("silence-unused", headline, case.place("silences", str(number), "at"), help, severity="warning")
    return Problem(
        "silence-unused",
        f"{silence.rule} finds nothing here that this silences",
        case.place("silences", str(number), "rule"),
        "leave the silence out, or correct its `at`",
        severity="warning",
    )
