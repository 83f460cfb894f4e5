"""A rule: its code, its severity and the function that finds what breaks it; and what several rules ask of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Related, Severity, Span
from .context import CheckContext

if TYPE_CHECKING:
    from ..case.case import Case
    from ..case.models.workforce import Staff
    from ..ledger import Figure


class Breach(NamedTuple):
    """One place that breaks a rule: what is wrong in a sentence, where, and what to write. `withheld` where the line of the
    file is not to be shown. `shows` are the figures whose values its words have or are worked out from: where one of them is a
    count of people that is not shown, neither are the words. None where it does not say: any of its row may be."""

    headline: str
    span: Span
    help: str
    related: tuple[Related, ...] = ()
    withheld: bool = False
    shows: tuple[Figure | None, ...] | None = None


class Rule(NamedTuple):
    """One rule: its code, its severity, and its function, which is named as the code is. An error is wrong as arithmetic; a
    warning may be meant."""

    code: str
    severity: Severity
    find: Callable[[CheckContext], Iterator[Breach]]


def supplemented(case: Case) -> list[str]:
    """The grades that have a supplement."""
    return [name for name, grade in case.grades.items() if grade.supplement is not None]


def proposes(case: Case) -> bool:
    """Whether the case proposes a payment: a period, and a supplement, an uplift or a further payment to be paid in it."""
    return case.period is not None and bool(case.uplifts or case.payments or supplemented(case))


def staff_of(context: CheckContext) -> Iterator[tuple[tuple[str, ...], Staff]]:
    """Every row of staff: teams, totals and series, and each at its earlier dates, with its path."""
    for name, group in context.case.workforce.items():
        rows = [("teams", team, staff) for team, staff in (group.teams or {}).items()]
        rows += [("series", at, staff) for at, staff in (group.series or {}).items()]
        for section, row, staff in rows:
            yield from _with_earlier(("workforce", name, section, row), staff)
        if group.total is not None:
            yield from _with_earlier(("workforce", name, "total"), group.total)


def _with_earlier(path: tuple[str, ...], staff: Staff) -> Iterator[tuple[tuple[str, ...], Staff]]:
    yield path, staff
    for at, then in (staff.earlier or {}).items():
        yield (*path, "earlier", at), then
