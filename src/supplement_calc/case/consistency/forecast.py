"""What a forecast must agree on with other sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from ...diagnostics import Problem, Related
from ...ledger import Figure
from ...parser.tree import key_span
from ...reference.calendar import next_month
from ..case import Case
from ..dates import first_month
from ..known_rates import forecast_problems
from ..models.budget import BudgetByYear
from ..references import may_define, unknown_grade

if TYPE_CHECKING:
    from ..dated import Dated
    from ..models.forecast import Course, FteFrom, PayAward, RateFrom
    from ..models.grades import Grade

_COURSES = ("doing_nothing", "proposal")
_WHOLE = 100


def forecast(case: Case) -> Iterator[Problem]:
    if case.forecast is None:
        return
    yield from _posts(case)
    yield from _start(case)
    for name in _COURSES:
        course = getattr(case.forecast, name)
        yield from _turnover(case, name, course)
        yield from _starters(case, name, course)
        yield from _agency(case, name, course)
    yield from _awards(case)
    yield from _increments(case)
    yield from _discounting(case)
    yield from _inflation(case)
    yield from forecast_problems(case)


def _posts(case: Case) -> Iterator[Problem]:
    if case.grades and not any(map(_has_posts, case.grades.values())):
        headline = "no grade has any posts, so there is nothing to forecast"
        help = "give a grade `in_post` or `vacant` FTE"
        yield Problem("nothing-to-forecast", headline, case.place("grades"), help)
    elif "grades" not in case.root:
        headline = "the case has no grades, so there is nothing to forecast"
        help = "add `grades:` with FTE `in_post` and `vacant`; `supplement-calc init` prints a starter case"
        yield Problem("nothing-to-forecast", headline, case.place("forecast"), help)


def _has_posts(grade: Grade) -> bool:
    """Whether a grade has more than zero FTE, in post or vacant."""
    return bool(grade.fte_in_post or grade.fte_vacant)


def _start(case: Case) -> Iterator[Problem]:
    if first_month(case) is None and "period" not in case.root:
        headline = "nothing says in which month the forecast starts"
        help = "add `starts: 2019-07-01` under forecast, or `period: {starts: …}` for the supplement"
        yield Problem("missing-key", headline, case.place("forecast"), help)


def _turnover(case: Case, name: str, course: Course) -> Iterator[Problem]:
    path = ("forecast", name, "turnover")
    for under, given in _parts(course.turnover, path):
        if isinstance(given, Figure):
            yield from _over_the_whole(case, given, under)
            continue
        for number, entry in enumerate(given, 1):
            yield from _over_the_whole(case, entry.figure, (*under, str(number), "rate"))
        yield from _by_date(case, under, given, "turnover")
    if name == "doing_nothing" and isinstance(course.turnover, dict):
        for grade in case.grades:
            if grade not in course.turnover and _has_posts(case.grades[grade]):
                headline = f"no turnover is given for {grade}, doing nothing"
                help = f"add `{grade}: 18.6%`, or give one rate for all grades"
                yield Problem("no-rate-yet", headline, case.place(*path), help)


def _parts(given: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Dated]]:
    """What is given by itself, or for each grade, and where it stands."""
    if isinstance(given, dict):
        yield from (((*path, grade), part) for grade, part in given.items())
    else:
        yield path, cast("Dated", given)


def _by_date(case: Case, path: tuple[str, ...], entries: Sequence[RateFrom | FteFrom], what: str) -> Iterator[Problem]:
    """In order, each from the first of a month, and the first from the forecast's first month or before."""
    first = first_month(case)
    yield from _dates(case, path, entries, {"turnover": "turnover rates", "starters": "numbers of starters"}.get(what, what))
    if first is not None and entries[0].from_ > first:
        given = "number of starters" if what == "starters" else what
        headline = f"no {given} is given for the forecast's first month, {first:%B %Y}"
        help = f"let the first {'number' if what == 'starters' else 'rate'} be `from: {first}`"
        yield Problem("no-rate-yet", headline, case.place(*path, "1", "from"), help)


def _over_the_whole(case: Case, rate: Figure, path: tuple[str, ...]) -> Iterator[Problem]:
    if rate.known > _WHOLE:
        headline = f"turnover is {rate.known:f}% a year, more than all staff"
        help = "give leavers in a year as a percentage of staff in post, for example 18.6%"
        yield Problem("turnover-over-100", headline, case.place(*path), help)


def _dates(case: Case, path: tuple[str, ...], entries: Sequence[RateFrom | FteFrom | PayAward], what: str) -> Iterator[Problem]:
    """Each on the first day of a month, and each later than the one before."""
    for number, entry in enumerate(entries, 1):
        if entry.from_.day != 1:
            headline = f"one of the {what} is from {entry.from_}, which is not the first day of a month"
            help = f"a forecast goes by whole months: write {entry.from_.replace(day=1)} or {next_month(entry.from_)}"
            yield Problem("not-first-of-month", headline, case.place(*path, str(number), "from"), help)
    for number, (before, entry) in enumerate(pairwise(entries), 2):
        if entry.from_ <= before.from_:
            headline = f"the {what} are not in order: {entry.from_} is not after {before.from_}"
            earlier = Related(case.place(*path, str(number - 1), "from"), "the one before")
            place = case.place(*path, str(number), "from")
            yield Problem("dates-out-of-order", headline, place, "put them in the order of their dates", (earlier,))


def _starters(case: Case, name: str, course: Course) -> Iterator[Problem]:
    path = ("forecast", name, "starters")
    for under, given in _parts(course.starters, path):
        if not isinstance(given, Figure):
            yield from _by_date(case, under, given, "starters")
    for grade in course.starters if isinstance(course.starters, dict) else ():
        place = key_span(case.root, (*path, grade))
        if not may_define(case, "grades", grade):
            yield unknown_grade(case, grade, place)
        elif grade in case.grades and not case.grades[grade].has_posts:
            headline = f"{grade} has no posts that its starters could fill"
            yield Problem("starters-without-posts", headline, place, f"give {grade} `vacant` FTE, or leave its starters out")
    for key in ("turnover", "agency_cover"):
        given = getattr(course, key)
        for grade in given if isinstance(given, dict) else ():
            if not may_define(case, "grades", grade):
                yield unknown_grade(case, grade, key_span(case.root, ("forecast", name, key, grade)))


def _agency(case: Case, name: str, course: Course) -> Iterator[Problem]:
    for key in ("agency_cover", "agency_beyond"):
        if getattr(course, key) is not None and "agency" not in case.root:
            headline = "agency staff are assumed, but the case does not say what they cost"
            help = "add `agency:` with their FTE and `cost_per_fte`, or leave the line out"
            yield Problem("not-used", headline, case.place("forecast", name, key), help, severity="warning")
    if course.agency_cover is not None:
        for under, given in _parts(course.agency_cover, ("forecast", name, "agency_cover")):
            if isinstance(given, Figure):
                yield from _cover_over_the_whole(case, given, under)
                continue
            for number, entry in enumerate(given, 1):
                yield from _cover_over_the_whole(case, entry.figure, (*under, str(number), "rate"))
            yield from _by_date(case, under, given, "agency cover")


def _cover_over_the_whole(case: Case, share: Figure, path: tuple[str, ...]) -> Iterator[Problem]:
    """No more staff can cover vacancies than there are vacancies."""
    if share.known > _WHOLE:
        headline = f"agency cover is {share.known:f}% of vacant posts, more than all of them"
        help = "give 100% or less, and agency staff who cover no vacancy as `agency_beyond`, FTE"
        yield Problem("more-than-all", headline, case.place(*path), help)


def _awards(case: Case) -> Iterator[Problem]:
    assert case.forecast is not None
    awards, first, path = case.forecast.pay_awards or [], first_month(case), ("forecast", "pay_awards")
    yield from _dates(case, path, awards, "pay awards")
    for number, award in enumerate(awards, 1):
        if first is not None and award.from_ < first:
            headline = f"a pay award of {award.from_} is before the forecast's first month, {first:%B %Y}"
            help = "leave it out, with salaries as they are by then, or start the forecast earlier"
            yield Problem("award-before-start", headline, case.place(*path, str(number), "from"), help)


def _increments(case: Case) -> Iterator[Problem]:
    """Increments need staff counted by point; starters and those who move up need pay at every point that they come to."""
    assert case.forecast is not None
    moves = case.forecast.increments == "yes"
    counted = {name: grade for name, grade in case.grades.items() if grade.points_counted}
    if moves and case.grades and not counted:
        headline = "increments are to be paid, but no grade is counted by pay point"
        help = "give FTE by point, such as `in_post: {17: 3, 19: 58.03}`, or leave the line out"
        yield Problem("not-used", headline, case.place("forecast", "increments"), help, severity="warning")
    for number, uplift in case.uplifts.items() if moves else ():
        grade = case.grades.get(uplift.grade)
        if grade is None or grade.points is None:
            continue
        for point in range(uplift.from_ + 1, min(uplift.to - 1, max(grade.points.all)) + 1):
            if not may_define(case, "pay_points", str(point)):
                headline = f"staff given an uplift would come to point {point}, which has no salary in pay_points"
                place = case.place("uplifts", str(number), "from")
                yield Problem("point-without-pay", headline, place, f"add `{point}: …` to pay_points")
    for name, grade in counted.items():
        for point in _points_reached(grade, moves=moves):
            if not may_define(case, "pay_points", str(point)):
                headline = f"staff of {name} come to point {point}, which has no salary in pay_points"
                place = case.place("grades", name, "points")
                yield Problem("point-without-pay", headline, place, f"add `{point}: …` to pay_points")


def _points_reached(grade: Grade, *, moves: bool) -> list[int]:
    """The points that staff are not at now: where starters join, and with increments all from there or the lowest held."""
    held, points = grade.points_counted, grade.points
    if points is None:
        return []
    entry = {grade.lowest_in_use} if grade.lowest_in_use in points.all else set()
    first = min(held | {point for point in entry if point is not None})
    wanted = {point for point in points.all if moves and point >= first} | {point for point in entry if point is not None}
    return sorted(wanted - held)


def _discounting(case: Case) -> Iterator[Problem]:
    assert case.forecast is not None
    if case.forecast.inflation is None:
        return
    if case.forecast.discount_rate is None:
        headline = "inflation is taken out only where costs are discounted, and the forecast gives no discount rate"
        help = "add `discount_rate: 3.5%`, or leave the line out"
        yield Problem("not-used", headline, case.place("forecast", "inflation"), help, severity="warning")


def _inflation(case: Case) -> Iterator[Problem]:
    """What the budget or agency staff rise by, where the case has neither, or budgets of each year."""
    assert case.forecast is not None
    if case.forecast.budget_inflation is not None and ("budget" not in case.root or isinstance(case.budget, BudgetByYear)):
        by_year = isinstance(case.budget, BudgetByYear)
        headline = "the budget is given by year, so it does not rise by a rate" if by_year else "the case has no budget to rise"
        place = case.place("forecast", "budget_inflation")
        yield Problem("not-used", headline, place, "leave the line out", severity="warning")
    if case.forecast.agency_inflation is not None and "agency" not in case.root:
        headline = "the case has no agency staff whose cost could rise"
        yield Problem(
            "not-used", headline, case.place("forecast", "agency_inflation"), "leave the line out", severity="warning"
        )
    if case.forecast.induction_months is not None and "agency" not in case.root:
        headline = "the case has no agency staff who would stay while starters are inducted"
        yield Problem(
            "not-used", headline, case.place("forecast", "induction_months"), "leave the line out", severity="warning"
        )
