"""A problem: one thing that is wrong, where it stands and how to correct it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from .span import Span

Severity = Literal["error", "warning", "note"]


class Related(NamedTuple):
    """A second place that bears on a problem, with what is to be seen at it."""

    span: Span
    text: str


class Excuse(NamedTuple):
    """Why a finding passes all the same: a difference `accepted` or a rule `silenced` in the case file, and its reason."""

    kind: Literal["accepted", "silenced"]
    reason: str


class Problem(NamedTuple):
    """One finding. A value that is passed along, never an exception.

    `code` is stable kebab-case; `headline` is one sentence without a full stop; `help` says what to write instead. One with
    an `excuse` passes: it is reported only where asked for, and in what machines keep. With one that is
    `withheld` the line of the file is not shown: it has a small count of people in it.
    """

    code: str
    headline: str
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()
    severity: Severity = "error"
    excuse: Excuse | None = None
    withheld: bool = False


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of one run by where they stand: the file's, then each override's; ties in the order given."""
    return sorted(problems, key=lambda p: (p.span.source.order, p.span.line, p.span.column))


def is_failure(problem: Problem, *, strict: bool = False) -> bool:
    """Whether the problem alone makes a check fail: an error does, with `strict` a warning too; what is excused does not."""
    if problem.excuse is not None:
        return False
    return problem.severity == "error" or (strict and problem.severity == "warning")
