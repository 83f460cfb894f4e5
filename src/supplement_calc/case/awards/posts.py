"""The posts that the pay awards of a forecast are for, and the supplements that they lift."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...ledger import Figure
from ..models.fields.points import PayPoint, PointRange
from ..models.pay.supplement import forms_within, moving_parts

if TYPE_CHECKING:
    from ..case import Case
    from ..models.grades import Grade


class Met(NamedTuple):
    """Posts that an award is for: whose, at which pay point (None of a grade without points), their salary before any award,
    and where they stand in the case."""

    label: str
    point: PayPoint | None
    salary: Figure | None
    path: tuple[str, ...]


def posts_met(case: Case) -> list[Met]:
    """The posts that a forecast may come to, where they are now or later: by point, as far as the case counts them so."""
    found = [met for name, grade in case.grades.items() if grade.has_posts for met in _of_grade(case, name)]
    for number, uplift in case.uplifts.items():
        spine, points = case.spine_of(uplift.grade), [uplift.from_, uplift.to]
        if case.forecast is not None and case.forecast.increments_of(uplift.grade) is not None:
            points = spine.between(PointRange((uplift.from_, uplift.to)))
        path = ("uplifts", str(number), "to")
        found += [Met(f"{uplift.grade}, point {point}", point, spine.get(point), path) for point in points]
    return found


def _of_grade(case: Case, name: str) -> list[Met]:
    grade, path = case.grades[name], ("grades", name)
    if grade.lacks_salary:  # an award is of use to a supplement that it lifts, and no other
        return [Met(name, None, None, path)] if name in lifted_supplements(case) else []
    if grade.salary is not None:
        return [Met(name, None, grade.salary, (*path, "salary"))]
    points, spine = set(grade.points_counted), case.spine_of(name)
    if points and grade.points is not None:
        if grade.lowest_in_use is not None and spine.holds(grade.points, grade.lowest_in_use):
            points.add(grade.lowest_in_use)
        if case.forecast is not None and (rule := case.forecast.increments_of(name)) is not None:
            first = min(map(spine.place, points))
            reached = [point for point in spine.between(grade.points) if spine.place(point) >= first]
            if rule.up_to is not None and rule.up_to in spine.at:
                reached = [point for point in reached if spine.place(point) <= spine.place(rule.up_to)]
            points |= set(reached)
    if grade.costed_point is not None:
        points.add(grade.costed_point)
    points |= {to for _, form in forms_within(grade.supplement) if (to := getattr(form, "point", None)) is not None}
    return [Met(f"{name}, point {point}", point, spine.get(point), path) for point in spine.sorted(points)]


def lifts_supplement(case: Case) -> bool:
    """Whether pay awards lift a supplement that does not move with pay by itself: as the payment says, else the forecast."""
    assert case.forecast is not None
    own = None if case.payment is None else case.payment.award_applies
    return (own or case.forecast.award_on_supplement) == "yes"


def lifted_supplements(case: Case) -> list[str]:
    """The grades with a supplement that only such awards lift, where they do."""
    if case.forecast is None or not lifts_supplement(case):
        return []
    return [name for name, grade in case.grades.items() if _stands_still(grade)]


def _stands_still(grade: Grade) -> bool:
    now = grade.paid_now
    moved = [moves for _, form in forms_within(grade.supplement) for moves in moving_parts(form)]
    return not all(moved) or (now is not None and now.unit == "GBP")
