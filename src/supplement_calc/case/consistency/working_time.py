"""What the hours of a year must agree on with pay: they are of pay by the hour, and of no other."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem
from ..case import Case
from ..pay.by_the_hour import has_pay_by_the_hour


def working_time(case: Case) -> Iterator[Problem]:
    """Hours of a year where nothing is paid by the hour would change nothing."""
    if case.working_time is not None and "grades" in case.root and not _is_used(case):
        headline = "the case gives the hours of a year, and no pay by the hour"
        help = "write pay by the hour as `£12.65 an hour`, or leave `working_time` out"
        yield Problem("not-used", headline, case.place("working_time"), help, severity="warning")
    for name, grade in case.grades.items():
        if grade.working_time is not None and not has_pay_by_the_hour(grade):
            headline = f"{name} has the hours of a year, and no pay by the hour of its own"
            help = "write its salary or supplement as `£12.65 an hour`, or leave `working_time` out"
            yield Problem("not-used", headline, case.place("grades", name, "working_time"), help, severity="warning")


def _is_used(case: Case) -> bool:
    """Whether anything is paid for the hours of all; grades that cannot be read may be."""
    grades = case.root["grades"]
    unread = len(case.grades) < len(grades) if hasattr(grades, "keys") else True
    return unread or any(map(has_pay_by_the_hour, case.grades.values()))
