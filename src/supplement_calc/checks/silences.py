"""Silences: the rules that a case excuses itself from, with its reasons; and silences that excuse nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ..case.case import Case
from ..diagnostics import Excuse, Problem, Span
from ..diagnostics.names import nearest
from ..parser.tree import places_under, resolved

if TYPE_CHECKING:
    from ..case.models.silences import Silence

Start: TypeAlias = tuple[object, int, int]
"""Where a place starts: its source, line and column."""


def silenced(case: Case, problems: Iterable[Problem], known: Sequence[str]) -> Iterator[Problem]:
    """The problems of rules with `known` codes, each silenced one with its excuse; then the problems of the silences."""
    if not case.silences:
        yield from problems
        return
    used: set[int] = set()
    places = {number: _places(case, silence) for number, silence in case.silences.items()}
    for problem in problems:
        by = [number for number, silence in case.silences.items() if _covers(silence, places[number], problem)]
        used.update(by)
        yield problem._replace(excuse=Excuse("silenced", case.silences[by[0]].reason)) if by else problem
    for number, silence in case.silences.items():
        if silence.rule not in known:
            yield _unknown(case, number, silence, known)
        elif number not in used:
            yield _unused(case, number, silence, places[number])


def _places(case: Case, silence: Silence) -> set[Start] | None:
    """The starts of every place that a silence reaches; None where it reaches everywhere."""
    if silence.at is None:
        return None
    path = resolved(case.root, silence.at)
    return set() if path is None else {_start(span) for span in places_under(case.root, path)}


def _start(span: Span) -> Start:
    return (span.source, span.line, span.column)


def _covers(silence: Silence, places: set[Start] | None, problem: Problem) -> bool:
    return silence.rule == problem.code and (places is None or _start(problem.span) in places)


def _unknown(case: Case, number: int, silence: Silence, known: Sequence[str]) -> Problem:
    near = nearest(silence.rule, known)
    return Problem(
        "unknown-rule",
        f"there is no rule called {silence.rule}",
        case.place("silences", str(number), "rule"),
        f"did you mean {near}?" if near else "`supplement-calc rule` lists the codes; only rules can be silenced",
    )


def _unused(case: Case, number: int, silence: Silence, places: set[Start] | None) -> Problem:
    if places is not None and not places:
        headline = f"this silence is at {silence.at}, which the case does not have"
        help = "join keys by dots as the file has them, for example grades.grade_9.supplement"
        return Problem("silence-unused", headline, case.place("silences", str(number), "at"), help, severity="warning")
    return Problem(
        "silence-unused",
        f"{silence.rule} finds nothing here that this silences",
        case.place("silences", str(number), "rule"),
        "leave the silence out, or mend its `at`",
        severity="warning",
    )
