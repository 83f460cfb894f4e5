"""Names under `printed:` that are of no measure, each with the nearest that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...case.case import Case
from ...case.models.published import Printed
from ...case.models.workforce import Staff
from ...diagnostics import Problem
from ...evidence.measure_names import funnel_rate_named, measure_named, nearest_funnel_rate, nearest_measure

_MEASURES = (
    "vacancy_rate, agency_share, agency_share_of_workforce, permanent_share, turnover, unfilled and the names of columns"
)
_RATES = "applications_per_advert, shortlisted_of_applications, offered_of_applications and accepted_of_offered"


def misnamed(case: Case) -> Iterator[Problem]:
    """The problem of each: what it is held against cannot be told."""
    for group in case.workforce.values():
        for staff in (*(group.teams or {}).values(), *(group.series or {}).values(), *([group.total] if group.total else [])):
            yield from _of_staff(staff)
    for funnel in case.recruitment.values():
        for name, printed in _of(funnel.printed):
            if funnel_rate_named(name) is None:
                yield _problem(name, "a recruitment", printed, nearest_funnel_rate(name), _RATES)


def _of_staff(staff: Staff) -> Iterator[Problem]:
    for name, printed in _of(staff.printed):
        if measure_named(name, printed.unit) is None:
            yield _problem(name, "a table of staff", printed, nearest_measure(name), _MEASURES)
    for then in (staff.earlier or {}).values():
        yield from _of_staff(then)


def _of(printed: Mapping[str, Printed] | None) -> Iterator[tuple[str, Printed]]:
    yield from (printed or {}).items()


def _problem(name: str, of: str, printed: Printed, near: str | None, names: str) -> Problem:
    help = f"did you mean {near}?" if near else f"write one of {names}"
    return Problem("published-unknown", f"{name} is no measure of {of}", printed.span, help)
