"""Each grade's month: its staff, vacancies and agency cover, and what its staff are paid, before on-costs."""

from __future__ import annotations

from typing import NamedTuple

from ...case.models.agency import Agency
from ...ledger import Figure, Ledger, exactly
from ..agency.beyond import or_one
from ..agency.there import while_there
from ..constants import months_of_a_year
from .calendar import Month
from .forecast import ForecastResult
from .grade_lines import GradeLines
from .pay import share_of_month
from .projection import Projection
from .staff_flows import Flow


class GradeMonth(NamedTuple):
    """FTE of a grade through a month; `agency` are those in its vacancies (None where the case has no agency staff). Pay is the
    month's salaries and supplements, pounds, not rounded: on-costs are on all grades together."""

    flow: Flow
    vacant: Figure
    agency: Figure | None
    pay: Figure


@exactly
def by_grade(result: ForecastResult) -> dict[str, dict[str, dict[Month, GradeMonth]]]:
    """By the id of the course, the id of the grade and month."""
    return {
        course.id: {
            grade.id: {month: _month(result.ledger, result.case.agency, course, grade, month) for month in result.months}
            for grade in result.grades
        }
        for course in result.courses
    }


def _month(ledger: Ledger, of: Agency | None, course: Projection, grade: GradeLines, month: Month) -> GradeMonth:
    staff = course.staff_by_month[month]
    under, when = f"{course.id}.month_{month.id}", f"{grade.label}, {month.name}"
    vacant, agency = staff.vacant_in[grade.id], None
    if course.cover is not None:
        agency = _agency(ledger, course, under, grade, when, month)
        agency = while_there(ledger, of, month, agency, f"{under}.{grade.id}.agency_there_in_vacancies")
    return GradeMonth(staff.grades[grade.id], vacant, agency, _pay(ledger, under, when, grade, month))


def _agency(ledger: Ledger, course: Projection, under: str, grade: GradeLines, when: str, month: Month) -> Figure:
    """Those of the grade; of agency staff for all grades together its part, by its posts to cover."""
    assert course.cover is not None
    staff, cover = course.staff_by_month[month], course.cover
    id, label = f"{under}.{grade.id}.agency_in_vacancies", f"{when}: agency staff in vacancies"
    if cover.pools[0].grade is not None or cover.by_grade:
        return ledger.figures.get(id, ledger.zero("FTE"))
    own, stated = staff.to_cover_in[grade.id], cover.stated_in(None, month)
    if stated is not None or cover.pools[0].release is None:
        return ledger.work(id, label, "FTE", "share", (stated or cover.share, own))
    all_ = or_one(ledger, f"{under}.vacant_or_one", "Vacant posts, or 1 for none", staff.to_cover)
    together = ledger.figures[f"{under}.agency_fte.in_vacancies"]
    weighted = ledger.work(f"{id}.weighted", f"{label}, shared out", "FTE", "product", (together, own))
    return ledger.work(id, label, "FTE", "ratio", (weighted, all_))


def _pay(ledger: Ledger, under: str, when: str, grade: GradeLines, month: Month) -> Figure:
    """A twelfth of a year's salaries, and of the supplements what is paid for the month."""
    id = f"{under}.{grade.id}"
    yearly = [ledger.figures[f"{under}.{line.id}.pay"] for line in grade.lines]
    together = ledger.work(f"{id}.salaries_a_year", f"{when}: salaries at a year's rate", "GBP", "sum", yearly)
    twelve = months_of_a_year(ledger)
    parts = [ledger.work(f"{id}.salaries", f"{when}: salaries", "GBP", "ratio", (together, twelve))]
    on_top = [figure for line in grade.lines if (figure := ledger.figures.get(f"{under}.{line.id}.on_top")) is not None]
    if on_top:
        label = f"{when}: supplements"
        a_year = ledger.work(f"{id}.supplements_a_year", f"{label} at a year's rate", "GBP", "sum", on_top)
        parts.append(share_of_month(ledger, f"{id}.supplements", label, month, a_year))
    return ledger.work(f"{id}.pay_and_supplements", f"{when}: salaries and supplements", "GBP", "sum", parts)
