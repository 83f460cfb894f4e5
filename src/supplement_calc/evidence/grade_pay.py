"""Our own pay at each grade, as evidence compares it."""

from __future__ import annotations

from ..case.case import Case
from ..case.models.grades import Grade
from ..ledger import Figure


def top(case: Case, grade: Grade) -> Figure | None:
    """The salary at the top of the grade; None where the case does not give it."""
    if grade.salary is not None:
        return grade.salary
    return case.pay_points.get(grade.points[1]) if grade.points else None


def bottom(case: Case, grade: Grade) -> Figure | None:
    """The salary at the lowest point in use."""
    if grade.salary is not None:
        return grade.salary
    points = points_in_use(case, grade)
    return case.pay_points[points[0]] if points else None


def points_in_use(case: Case, grade: Grade) -> list[int]:
    """The grade's points that have a salary and are still paid to anyone, lowest first."""
    if grade.points is None:
        return []
    lowest = grade.lowest_in_use or grade.points[0]
    return [point for point in grade.points.all if point >= lowest and point in case.pay_points]


def costed_salary(case: Case, grade: Grade) -> Figure | None:
    """The salary that a grade's posts are costed at."""
    if grade.salary is not None or grade.costed_point is None:
        return grade.salary
    return case.pay_points.get(grade.costed_point)
