"""What grades, uplifts and the period must agree on: what one names must exist in another. Each rule runs when what it needs
is sound."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related, Span
from ...parser.tree import key_span
from ..case import Case
from ..models.fields.points import PayPoint, PointRange
from ..models.grades import Grade, Uplift
from ..references import may_define, unknown_grade, without_pay


def pay_of_grades(case: Case) -> Iterator[Problem]:
    for name, grade in case.grades.items():
        if grade.points and grade.salary:
            other = Related(case.place("grades", name, "points"), "its points")
            yield Problem(
                "two-salaries",
                f"{name} has both points and a salary",
                case.place("grades", name, "salary"),
                "keep the one that its posts are paid by",
                (other,),
            )
        elif not grade.points and (grade.costed_at is not None or grade.points_counted):
            place = case.place("grades", name)
            if grade.has_posts and grade.salary is None:
                headline = f"{name} has posts but no salary: it names pay points but not its own range"
                yield Problem("missing-salary", headline, place, "add `points: …`, with their salaries under pay_points")
            else:
                yield Problem("missing-key", f"{name} names pay points but not its own range", place, "add `points: …`")


def points_in_grade(case: Case) -> Iterator[Problem]:
    for name, grade in case.grades.items():
        if grade.points is None or not case.spine_of(name).knows(grade.points):
            continue
        for point, span in _points_named(case, name, grade):
            if not case.spine_of(name).holds(grade.points, point):
                yield _off_grade(case, name, grade.points, point, span)


def _points_named(case: Case, name: str, grade: Grade) -> Iterator[tuple[PayPoint, Span]]:
    """The points that a grade's posts are at, each with its place; a point used as a key is underlined itself."""
    if grade.costed_at is not None:
        yield grade.costed_at, case.place("grades", name, "costed_at")
    for key, posts in (("in_post", grade.in_post), ("vacant", grade.vacant)):
        for point in posts if isinstance(posts, dict) else ():
            yield point, key_span(case.root, ("grades", name, key, str(point)))


def _off_grade(case: Case, name: str, points: PointRange, point: PayPoint, span: Span) -> Problem:
    low, high = points
    headline = f"point {point} is not in {name}, which runs from {low} to {high}"
    its_points = Related(case.place("grades", name, "points"), "its points")
    return Problem("point-off-grade", headline, span, f"write a point from {low} to {high}", (its_points,))


def points_have_pay(case: Case) -> Iterator[Problem]:
    for name, grade in case.grades.items():
        if grade.points is None or not grade.has_posts:
            continue
        spine = case.spine_of(name)
        for point in spine.sorted(points_used(grade)):
            is_reported = bool(spine.at) and not isinstance(point, int) and point in grade.points
            if spine.holds(grade.points, point) and not spine.may_have(point) and not is_reported:
                yield without_pay(spine, point, f"{name} is costed at point", case.place("grades", name, "points"))


def points_used(grade: Grade) -> set[PayPoint]:
    """The points that a grade's posts are costed at."""
    used = grade.points_counted
    one_number = not isinstance(grade.in_post, dict) or not isinstance(grade.vacant, dict)
    if grade.points is not None and grade.costed_point is not None and one_number:
        used.add(grade.costed_point)
    return used


def uplifts(case: Case) -> Iterator[Problem]:
    for number, uplift in case.uplifts.items():
        yield from _uplift(case, str(number), uplift)


def _uplift(case: Case, number: str, uplift: Uplift) -> Iterator[Problem]:
    if not may_define(case, "grades", uplift.grade):
        yield unknown_grade(case, uplift.grade, case.place("uplifts", number, "grade"))
        return
    spine = case.spine_of(uplift.grade)
    is_known = all(isinstance(point, int) or point in spine.at for point in (uplift.from_, uplift.to))
    if uplift.from_ == uplift.to or (is_known and spine.place(uplift.from_) > spine.place(uplift.to)):
        yield Problem(
            "uplift-not-up",
            f"this uplift of {uplift.grade} goes from point {uplift.from_} to {uplift.to}",
            case.place("uplifts", number, "to"),
            "an uplift goes to a higher point",
        )
    grade = case.grades.get(uplift.grade)
    if grade is None:
        return
    for key, point in (("from", uplift.from_), ("to", uplift.to)):
        place = case.place("uplifts", number, key)
        if grade.points is not None and spine.knows(grade.points) and not spine.holds(grade.points, point):
            yield _off_grade(case, uplift.grade, grade.points, point, place)
        elif not spine.may_have(point):
            yield without_pay(spine, point, f"the uplift of {uplift.grade} is costed at point", place)


def period(case: Case) -> Iterator[Problem]:
    period = case.period
    if period is None:
        return
    if period.ends is not None and period.ends < period.starts:
        yield Problem(
            "period-backwards",
            f"the period ends on {period.ends}, before it starts on {period.starts}",
            case.place("period", "ends"),
            "swap the two, or correct one",
            (Related(case.place("period", "starts"), "its start"),),
        )
    if period.review is not None and period.review < period.starts:
        yield Problem(
            "review-before-start",
            f"the review on {period.review} is before the supplement starts",
            case.place("period", "review"),
            f"give a day after {period.starts}",
        )


def uplift_twice(case: Case) -> Iterator[Problem]:
    seen: dict[tuple[str, PayPoint, PayPoint], int] = {}
    for number, uplift in case.uplifts.items():
        which = (uplift.grade, uplift.from_, uplift.to)
        if which in seen:
            first = Related(case.place("uplifts", str(seen[which]), "grade"), "first here")
            yield Problem(
                "uplift-twice",
                f"the uplift of {uplift.grade} from {uplift.from_} to {uplift.to} is here twice",
                case.place("uplifts", str(number), "grade"),
                "put the posts of both into one",
                (first,),
            )
        seen.setdefault(which, number)
