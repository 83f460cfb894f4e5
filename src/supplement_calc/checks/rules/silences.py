"""Silences: what a case lets its rules off, with its reasons; and silences that let off nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...case.case import Case
from ...case.models.silences import Silence
from ...diagnostics import Excuse, Problem, Span
from ...diagnostics.names import nearest
from ...parser.tree import places_under, resolved


def silenced(case: Case, problems: Iterable[Problem], known: Sequence[str]) -> Iterator[Problem]:
    """The problems, those that are silenced with their excuse, and what is wrong with the silences."""
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


def _places(case: Case, silence: Silence) -> set[tuple[object, int, int]] | None:
    """Where a silence reaches: None for everywhere."""
    if silence.at is None:
        return None
    path = resolved(case.root, silence.at)
    return set() if path is None else {_start(span) for span in places_under(case.root, path)}


def _start(span: Span) -> tuple[object, int, int]:
    return (span.source, span.line, span.column)


def _covers(silence: Silence, places: set[tuple[object, int, int]] | None, problem: Problem) -> bool:
    return silence.rule == problem.code and (places is None or _start(problem.span) in places)


def _unknown(case: Case, number: int, silence: Silence, known: Sequence[str]) -> Problem:
    near = nearest(silence.rule, known)
    return Problem(
        "unknown-rule",
        f"there is no rule called {silence.rule}",
        case.place("silences", str(number), "rule"),
        f"did you mean {near}?" if near else "`supplement-calc rule` lists the codes; only rules can be silenced",
    )


def _unused(case: Case, number: int, silence: Silence, places: set[tuple[object, int, int]] | None) -> Problem:
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
