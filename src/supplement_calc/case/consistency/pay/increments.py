"""What increments must agree on with the grades: points that staff come to, and rules that no grade can follow."""

from __future__ import annotations

from collections.abc import Iterator

from ....diagnostics import Problem
from ....parser.tree import Path, key_span
from ...case import Case
from ...models.assumed.increments import ANNIVERSARY, YEAR, Increments
from ...models.fields.points import PayPoint
from ...models.grades import Grade
from ...pay_spines.spine import Spine
from ...references import may_define, unknown_grade, without_pay

_AT: Path = ("forecast", "increments")


def increments(case: Case) -> Iterator[Problem]:
    """Increments need staff counted by point; starters and those who move up need pay at every point that they come to."""
    if case.forecast is None:
        return
    given = case.forecast.increments
    counted = {name: grade for name, grade in case.grades.items() if grade.points_counted}
    moving = [name for name in case.grades if case.forecast.increments_of(name) is not None]
    for name in given if isinstance(given, dict) else ():
        if not may_define(case, "grades", name):
            yield unknown_grade(case, name, key_span(case.root, (*_AT, name)))
        elif name in case.grades and name not in counted and isinstance(given, dict) and given[name] != "no":
            headline = f"increments are to be paid to {name}, which is not counted by pay point"
            yield _not_used(headline, case, (*_AT, name))
    if moving and not isinstance(given, dict) and not counted:
        yield _not_used("increments are to be paid, but no grade is counted by pay point", case, _AT)
    for path, rule, names in _rules(case):
        yield from _rule(case, path, rule, names)
    yield from _uplifts(case)
    for name, grade in counted.items():
        spine, own = case.spine_of(name), case.forecast.increments_of(name)
        for point in _points_reached(spine, grade, own):
            if not spine.may_have(point):
                yield without_pay(spine, point, f"staff of {name} come to point", case.place("grades", name, "points"))


def _not_used(headline: str, case: Case, path: Path) -> Problem:
    help = "give FTE by point, such as `in_post: {17: 3, 19: 58.03}`, or leave the line out"
    return Problem("not-used", headline, case.place(*path), help, severity="warning")


def _rules(case: Case) -> Iterator[tuple[Path, Increments, list[str]]]:
    """Each rule that the forecast gives, where it stands, and the grades that it is of."""
    assert case.forecast is not None
    given = case.forecast.increments
    if isinstance(given, Increments):
        yield _AT, given, [name for name, grade in case.grades.items() if grade.points_counted]
    for name, rule in given.items() if isinstance(given, dict) else ():
        if isinstance(rule, Increments) and name in case.grades:
            yield (*_AT, name), rule, [name]


def _rule(case: Case, path: Path, rule: Increments, names: list[str]) -> Iterator[Problem]:
    points = {point for name in names for point in case.spine_of(name).between(case.grades[name].points)}
    named = [((*path, "up_to"), rule.up_to)] if rule.up_to is not None else []
    named += [((*path, "every", str(point)), point) for point in (rule.every if isinstance(rule.every, dict) else ())]
    for at, point in named:
        if names and point not in points:
            place = key_span(case.root, at) if at[-1] != "up_to" else case.place(*at)
            headline = f"point {point} is in no grade that these increments are of"
            yield Problem("point-off-grade", headline, place, "write a point of the grade, or leave it out")
    every: Path = (*path, "every")
    if isinstance(rule.every, dict):
        lengths = {(*every, str(point)): months for point, months in rule.every.items()}
    else:
        lengths = {} if rule.every is None else {every: rule.every}
    for at, months in lengths.items() if rule.date != ANNIVERSARY else ():
        if months % YEAR:
            headline = f"increments on one day of the year are every so many years, not every {months} months"
            help = "write whole years, such as 2 years, or `date: anniversary`"
            yield Problem("increments-unclear", headline, case.place(*at), help)
    if rule.months_of_service > YEAR:
        headline = f"increments ask for {rule.months_of_service} months of service, more than the 12 between two of them"
        help = "write 12 months or less, or how long staff stay at a point as `every`"
        yield Problem("increments-unclear", headline, case.place(*path, "service"), help)
    yield from _service_not_used(case, path, rule)


def _service_not_used(case: Case, path: Path, rule: Increments) -> Iterator[Problem]:
    """What is said of service where nobody moves up on a day by it; on a day every so many years it says when time begins."""
    keys = ["service"] if rule.date == ANNIVERSARY else []
    if not rule.is_yearly and (rule.date == ANNIVERSARY or rule.short_of_service != "at the next date"):
        keys.append("short_of_service")
    for key in keys:
        if getattr(rule, key) is not None:
            headline = f"{key} is for increments on one day of each year, which these are not"
            yield Problem("not-used", headline, case.place(*path, key), "leave the line out", severity="warning")


def _uplifts(case: Case) -> Iterator[Problem]:
    """Staff given an uplift come to the points between by their own increments."""
    assert case.forecast is not None
    for number, uplift in case.uplifts.items():
        grade, rule = case.grades.get(uplift.grade), case.forecast.increments_of(uplift.grade)
        if grade is None or grade.points is None or rule is None or not rule.is_yearly:
            continue
        spine = case.spine_of(uplift.grade)
        first, last = spine.place(uplift.from_), spine.place(uplift.to)
        for point in spine.between(grade.points):
            if first < spine.place(point) < last and not spine.may_have(point):
                place = case.place("uplifts", str(number), "from")
                yield without_pay(spine, point, "staff given an uplift would come to point", place)


def _points_reached(spine: Spine, grade: Grade, rule: Increments | None) -> list[PayPoint]:
    """The points that staff are not at now: where starters join, and with increments all from there or the lowest held."""
    held, points = grade.points_counted, spine.between(grade.points)
    if not points:
        return []
    entry = {grade.lowest_in_use} & set(points) if grade.lowest_in_use is not None else set()
    first = min(map(spine.place, held | entry))
    last = spine.place(rule.up_to) if rule is not None and rule.up_to in spine.at and rule.up_to is not None else None
    reached = {point for point in points if first <= spine.place(point) and (last is None or spine.place(point) <= last)}
    return spine.sorted(((reached if rule is not None else set()) | entry) - held)
