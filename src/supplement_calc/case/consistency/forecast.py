"""What a forecast must agree on with other sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

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
    from ..models.forecast import Course, FteFrom, RateFrom
    from ..models.grades import Grade

_COURSES = ("doing_nothing", "proposal")
_WHOLE = 100


class _Most(NamedTuple):
    """The problem of a share that is more than the whole."""

    code: str
    headline: str
    help: str


class _Words(NamedTuple):
    """What a key of a course is called in messages, one of it by date, several, and an entry; and the most that it may be."""

    one: str
    several: str
    entry: str
    most: _Most | None = None


_TURNOVER = _Most(
    "turnover-over-100",
    "turnover is {}% a year, more than all staff",
    "give leavers in a year as a percentage of staff in post, for example 18.6%",
)
_COVER = _Most(
    "more-than-all",
    "agency cover is {}% of vacant posts, more than all of them",
    "give 100% or less, and agency staff who cover no vacancy as `agency_beyond`, FTE",
)
# What a course gives by itself, by date or by grade.
_DATED = {
    "starters": _Words("number of starters", "numbers of starters", "number"),
    "turnover": _Words("turnover", "turnover rates", "rate", _TURNOVER),
    "agency_cover": _Words("agency cover", "agency cover", "rate", _COVER),
}


def forecast(case: Case) -> Iterator[Problem]:
    if case.forecast is None:
        return
    yield from _posts(case)
    yield from _start(case)
    for name in _COURSES:
        course = getattr(case.forecast, name)
        yield from _agency(case, name, course)
        for key in _DATED:
            yield from _dated(case, name, key, getattr(course, key))
        if name == "doing_nothing":
            yield from _turnover_of_all(case, course)
        yield from _starters(case, name, course)
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


def _dated(case: Case, name: str, key: str, given: object) -> Iterator[Problem]:
    """What a course gives by itself, by date or by grade: of known grades, in order, and no share more than the whole."""
    path = ("forecast", name, key)
    for grade in given if isinstance(given, dict) else ():
        if not may_define(case, "grades", grade):
            yield unknown_grade(case, grade, key_span(case.root, (*path, grade)))
    for under, part in _parts(given, path):
        most = _DATED[key].most
        for at, figure in _figures(part, under):
            if most is not None and figure.known > _WHOLE:
                yield Problem(most.code, most.headline.format(f"{figure.known:f}"), case.place(*at), most.help)
        if not isinstance(part, Figure):
            yield from _by_date(case, under, part, _DATED[key])


def _parts(given: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Dated]]:
    """What is given by itself, or for each grade, and where it stands; nothing where nothing is given."""
    if isinstance(given, dict):
        yield from (((*path, grade), part) for grade, part in given.items())
    elif given is not None:
        yield path, cast("Dated", given)


def _figures(part: Dated, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """Each figure of it, and where it stands."""
    if isinstance(part, Figure):
        yield path, part
    else:
        yield from (((*path, str(number), "rate"), entry.figure) for number, entry in enumerate(part, 1))


def _by_date(case: Case, path: tuple[str, ...], entries: Sequence[RateFrom | FteFrom], words: _Words) -> Iterator[Problem]:
    """In order, each from the first of a month, and the first from the forecast's first month or before."""
    first = first_month(case)
    yield from _dates(case, path, entries, words.several)
    if first is not None and entries[0].from_ > first:
        headline = f"no {words.one} is given for the forecast's first month, {first:%B %Y}"
        help = f"let the first {words.entry} be `from: {first}`"
        yield Problem("no-rate-yet", headline, case.place(*path, "1", "from"), help)


def _turnover_of_all(case: Case, course: Course) -> Iterator[Problem]:
    """Doing nothing, every grade with posts has a rate."""
    if isinstance(course.turnover, dict):
        for grade in case.grades:
            if grade not in course.turnover and _has_posts(case.grades[grade]):
                headline = f"no turnover is given for {grade}, doing nothing"
                help = f"add `{grade}: 18.6%`, or give one rate for all grades"
                yield Problem("no-rate-yet", headline, case.place("forecast", "doing_nothing", "turnover"), help)


def _dates(case: Case, path: tuple[str, ...], entries: Sequence[RateFrom | FteFrom], what: str) -> Iterator[Problem]:
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
    """Starters by grade have posts to fill."""
    for grade in course.starters if isinstance(course.starters, dict) else ():
        if grade in case.grades and not case.grades[grade].has_posts:
            headline = f"{grade} has no posts that its starters could fill"
            place = key_span(case.root, ("forecast", name, "starters", grade))
            yield Problem("starters-without-posts", headline, place, f"give {grade} `vacant` FTE, or leave its starters out")


def _agency(case: Case, name: str, course: Course) -> Iterator[Problem]:
    for key in ("agency_cover", "agency_beyond"):
        if getattr(course, key) is not None and "agency" not in case.root:
            headline = "agency staff are assumed, but the case does not say what they cost"
            help = "add `agency:` with their FTE and `cost_per_fte`, or leave the line out"
            yield Problem("not-used", headline, case.place("forecast", name, key), help, severity="warning")


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
    if case.forecast.agency_inflation is not None and "agency" not in case.root and "agency_by_job" not in case.root:
        headline = "the case has no agency staff whose cost could rise"
        yield Problem(
            "not-used", headline, case.place("forecast", "agency_inflation"), "leave the line out", severity="warning"
        )
    if case.forecast.induction_months is not None and "agency" not in case.root:
        headline = "the case has no agency staff who would stay while starters are inducted"
        yield Problem(
            "not-used", headline, case.place("forecast", "induction_months"), "leave the line out", severity="warning"
        )
