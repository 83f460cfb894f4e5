"""What the keys of a job of agency staff must agree on: one cost, the time that it is charged for, and days in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ...diagnostics.names import listed
from ...ledger import Figure
from ...parser.tree import Path
from ..case import Case
from ..dates import first_month
from ..labels import key_phrase
from ..references import in_place_of_each_other, is_incomplete

if TYPE_CHECKING:
    from ..models.agency import Agency, AgencyJob

_WAYS: dict[str, tuple[str, ...]] = {
    "cost_per_fte": (),
    "charge_rate": ("hours_a_week", "weeks_a_year"),
    "day_rate": ("days_a_year",),
}


def agency_by_job(case: Case) -> Iterator[Problem]:
    for name, job in case.agency_by_job.items():
        yield from _cost(case, name, job)
        yield from _days(case, ("agency_by_job", name), name, job)


def days_of_agency(case: Case) -> Iterator[Problem]:
    """The same of the days of agency staff on vacancies."""
    assert case.agency is not None
    yield from _days(case, ("agency",), "agency staff", case.agency)


def _cost(case: Case, name: str, job: AgencyJob) -> Iterator[Problem]:
    ways = [way for way in _WAYS if getattr(job, way) is not None]
    yield from in_place_of_each_other(case, "two-costs", name, ("agency_by_job", name), ways, _WAYS)
    if is_incomplete(case, "agency_by_job", name) or len(ways) > 1:
        return
    if not ways:
        place = case.place("agency_by_job", name)
        yield Problem("missing-key", f"{name} has no cost", place, f"add {listed(_WAYS, 'or')}")
        return
    (way,) = ways
    for key in _WAYS[way]:
        if getattr(job, key) is None:
            headline = f"{name} has a {key_phrase(way)} but no {key_phrase(key)}"
            yield Problem("missing-key", headline, case.place("agency_by_job", name, way), f"add `{key}: …`")
    for key in (key for keys in _WAYS.values() for key in keys if key not in _WAYS[way]):
        if getattr(job, key) is not None:
            headline = f"{name} has {key_phrase(key)}, which {key_phrase(way)} does not use"
            place = case.place("agency_by_job", name, key)
            yield Problem("not-used", headline, place, "leave the line out", severity="warning")
    if isinstance(job.fee, Figure) and job.fee.unit == "GBP" and way == "cost_per_fte":
        headline = f"{name}'s fee is in pounds an hour or a day, but the cost is of a year"
        help = "write it as a percentage of the cost, for example 10%"
        yield Problem("wrong-unit", headline, case.place("agency_by_job", name, "fee"), help)


def _days(case: Case, path: Path, name: str, staff: Agency | AgencyJob) -> Iterator[Problem]:
    """The days that they are there are in order, and parts of a year that the case has."""
    if staff.from_ is None and staff.until is None:
        return
    place = case.place(*path, "until" if staff.from_ is None else "from")
    if staff.from_ is not None and staff.until is not None and staff.until < staff.from_:
        headline = f"{name} are there until {staff.until}, before they start on {staff.from_}"
        related = (Related(place, "their start"),)
        yield Problem("period-backwards", headline, case.place(*path, "until"), "swap the two, or correct one", related)
    elif first_month(case) is None and "period" not in case.root and "forecast" not in case.root:
        headline = f"{name} are there for a time, and nothing says which twelve months a full year is of"
        yield Problem("missing-key", headline, place, "add `period: {starts: …}`, or leave the days out to cost a whole year")
