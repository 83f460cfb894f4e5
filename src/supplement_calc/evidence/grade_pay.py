"""Our own pay at each grade, as evidence compares it."""

from __future__ import annotations

from ..case.case import Case
from ..case.models.fields.points import PayPoint
from ..case.models.grades import Grade
from ..ledger import Figure


def top(case: Case, name: str, grade: Grade) -> Figure | None:
    """The salary at the top of the grade; None where the case does not give it."""
    if grade.salary is not None:
        return grade.salary
    return case.spine_of(name).get(grade.points[1]) if grade.points else None


def bottom(case: Case, name: str, grade: Grade) -> Figure | None:
    """The salary at the lowest point in use."""
    if grade.salary is not None:
        return grade.salary
    points = points_in_use(case, name, grade)
    return case.pay_of(name, points[0]) if points else None


def points_in_use(case: Case, name: str, grade: Grade) -> list[PayPoint]:
    """The grade's points that have a salary and are still paid to anyone, lowest first."""
    if grade.points is None:
        return []
    spine = case.spine_of(name)
    lowest = spine.place(grade.points[0] if grade.lowest_in_use is None else grade.lowest_in_use)
    return [point for point in spine.between(grade.points) if point in spine and spine.place(point) >= lowest]


def costed_salary(case: Case, name: str, grade: Grade) -> Figure | None:
    """The salary that a grade's posts are costed at."""
    if grade.salary is not None or grade.costed_point is None:
        return grade.salary
    return case.spine_of(name).get(grade.costed_point)
