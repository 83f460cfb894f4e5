"""The posts that the pay awards of a forecast are for, and the supplements that they lift."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...ledger import Figure
from ...reference.calendar import FinancialYear

if TYPE_CHECKING:
    from ..case import Case
    from ..models.grades import Grade


class Met(NamedTuple):
    """Posts that an award is for: whose, at which pay point (None of a grade without points), their salary before any award,
    and where they stand in the case."""

    label: str
    point: int | None
    salary: Figure | None
    path: tuple[str, ...]


def posts_met(case: Case) -> list[Met]:
    """The posts that a forecast may come to, where they are now or later: by point, as far as the case counts them so."""
    found = [met for name, grade in case.grades.items() if grade.has_posts for met in _of_grade(case, name)]
    moves = case.forecast is not None and case.forecast.increments == "yes"
    for number, uplift in case.uplifts.items():
        points = range(uplift.from_, uplift.to + 1) if moves else (uplift.from_, uplift.to)
        path = ("uplifts", str(number), "to")
        found += [Met(f"{uplift.grade}, point {point}", point, case.pay_points.get(point), path) for point in points]
    return found


def _of_grade(case: Case, name: str) -> list[Met]:
    grade, path = case.grades[name], ("grades", name)
    if grade.lacks_salary:  # an award is of use to a supplement that it lifts, and no other
        return [Met(name, None, None, path)] if name in lifted_supplements(case) else []
    if grade.salary is not None:
        return [Met(name, None, grade.salary, (*path, "salary"))]
    points = set(grade.points_counted)
    if points and grade.points is not None:
        if grade.lowest_in_use is not None and grade.lowest_in_use in grade.points.all:
            points.add(grade.lowest_in_use)
        if case.forecast is not None and case.forecast.increments == "yes":
            points |= {point for point in grade.points.all if point >= min(points)}
    if grade.costed_point is not None:
        points.add(grade.costed_point)
    form = grade.supplement
    if form is not None and (to := getattr(form, "point", None)) is not None:
        points.add(to)
    return [Met(f"{name}, point {point}", point, case.pay_points.get(point), path) for point in sorted(points)]


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
    now, years = grade.paid_now, grade.amounts_by_year
    forms = [grade.moves_with_pay(year) for year in years] if years else [grade.moves_with_pay(FinancialYear(0))]
    return (grade.supplement is not None and not all(forms)) or (now is not None and now.unit == "GBP")
