"""Agency cover that a course states by date or by grade; a grade that it leaves out is covered as today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....case.dated import held
from ....case.models.forecast import Course
from ....ledger import Figure, Ledger
from ..agency import Cover, staff_of
from ..calendar import Month
from ..grade_lines import GradeLines
from ..staff_flows import MonthStaff


def cover_in(course: Course, cover: Cover, grade: str, month: Month) -> Figure:
    """The share of a grade's vacancies that agency staff cover in a month."""
    given = course.agency_cover
    if given is None or isinstance(given, Figure):
        return cover.share
    if isinstance(given, Mapping):
        return held(given[grade], month.first) if grade in given else cover.share
    return held(given, month.first)


def agency_staff(
    ledger: Ledger, id: str, course: Course, cover: Cover, grades: Sequence[GradeLines], month: Month, staff: MonthStaff
) -> Figure:
    """Agency staff through a month, FTE: in vacancies, and those beyond them."""
    when = f"through {month.name}"
    if course.agency_cover is None or isinstance(course.agency_cover, Figure):
        return staff_of(ledger, id, when, cover, staff.to_cover)
    covering = [
        ledger.work(
            f"{id}.in_vacancies.{grade.id}",
            f"{grade.label}: agency staff in vacancies {when}",
            "FTE",
            "share",
            (cover_in(course, cover, grade.label, month), staff.to_cover_in[grade.id]),
        )
        for grade in grades
    ]
    return ledger.work(id, f"Agency staff {when}", "FTE", "sum", [*covering, cover.beyond])
