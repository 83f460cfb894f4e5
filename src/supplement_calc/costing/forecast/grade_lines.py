"""The lines that a forecast follows: staff of one grade at one pay, and the grades they make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.assumed.increments import Increments
from ...case.models.fields.points import point_id
from ...case.models.grades import Grade
from ...diagnostics.names import fold
from ...evidence.supplement_per_fte import WORDS, supplement_on
from ...ledger import Figure, Ledger
from ..posts import GradePosts, Posts, Staffing, half


class Ladder(NamedTuple):
    """Lines that staff move up: the place of the highest reached by service, and the months that staff stay at each below."""

    lines: tuple[Posts, ...]
    highest: int
    months_at: tuple[int, ...]

    def place_of(self, line: str) -> int | None:
        """The place of a line by its id; None where it is of another ladder."""
        return next((place for place, one in enumerate(self.lines) if one.id == line), None)


class GradeLines(NamedTuple):
    """A grade: its lines, lowest pay first; the line that starters join; its posts, in all and vacant at the start (None where
    the case gives none vacant, so that there are no more posts than staff); how staff move up (None where they do not), the
    place of the highest line reached by service, and the months that staff stay at each below it."""

    id: str
    label: str
    lines: tuple[Posts, ...]
    entry: str
    established: Figure
    vacant: Figure | None
    rule: Increments | None = None
    ladders: tuple[Ladder, ...] = ()

    @property
    def ladder_of_entry(self) -> Ladder:
        """The ladder that starters join."""
        return next(one for one in self.ladders if one.place_of(self.entry) is not None)

    @property
    def service(self) -> str:
        """The service that a first increment asks for, in words."""
        months = 0 if self.rule is None else self.rule.months_of_service
        return {6: "six months'", 12: "a year's", 1: "a month's"}.get(months, f"{months} months'")


def lines_of(case: Case, ledger: Ledger, staff: Staffing) -> tuple[GradeLines, ...]:
    """Every grade that has staff or posts."""
    names = {fold(name): name for name in case.grades}
    return tuple(_grade(case, ledger, names[grade.id], grade) for grade in staff.grades)


def _grade(case: Case, ledger: Ledger, name: str, grade: GradePosts) -> GradeLines:
    given = case.grades[name]
    entry = _entry(case, grade, given)
    if given.by_post:
        lines = tuple(_apart(case, ledger, name, given, grade, entry))
    else:
        lines = tuple(_by_point(case, ledger, name, given, grade.posts, grade.id, entry)) if grade.by_point else grade.posts
    established = [fte for posts in grade.posts if (fte := posts.established(ledger)) is not None]
    vacant = [posts.vacant for posts in grade.posts if posts.vacant is not None]
    rule = None if case.forecast is None else case.forecast.increments_of(name)
    return GradeLines(
        grade.id,
        grade.label,
        lines,
        f"{entry}.vacant" if given.by_post else entry,  # whoever starts has the supplement of vacant posts
        _sum(ledger, f"forecast.posts.{grade.id}", f"{grade.label} posts", established),
        _sum(ledger, f"forecast.vacant.{grade.id}", f"{grade.label} vacant posts", vacant) if vacant else None,
        rule,
        _ladders(case, name, lines, rule),
    )


def _ladders(case: Case, name: str, lines: tuple[Posts, ...], rule: Increments | None) -> tuple[Ladder, ...]:
    """A grade's lines as staff move up them: those of staff in post and of starters by themselves where their supplements
    differ."""
    apart = [tuple(line for line in lines if line.whose == whose) for whose in (None, "in_post", "vacant")]
    return tuple(Ladder(own, *_reached(case, name, own, rule)) for own in apart if own)


def _reached(case: Case, name: str, lines: tuple[Posts, ...], rule: Increments | None) -> tuple[int, tuple[int, ...]]:
    """The place of the highest line reached by service, and how long staff stay at each below it."""
    if rule is None:
        return 0, ()
    spine, points = case.spine_of(name), [line.point for line in lines if line.point is not None]
    bar = rule.up_to if rule.up_to in spine.at else None
    below = [point for point in points if bar is None or spine.place(point) < spine.place(bar)]
    highest = max(0, min(len(below), len(points) - 1))
    return highest, tuple(rule.months_at(point) for point in below[:highest])


def _entry(case: Case, grade: GradePosts, given: Grade) -> str:
    """Starters join at the lowest point in use, or the lowest that the case has posts at where it says none."""
    lowest = given.lowest_in_use
    if not grade.by_point or lowest is None or lowest not in case.spine_of(grade.label).between(given.points):
        return grade.posts[0].line
    return f"{grade.id}.point_{point_id(lowest)}"


def _apart(case: Case, ledger: Ledger, name: str, given: Grade, grade: GradePosts, entry: str) -> Iterator[Posts]:
    """The lines of staff in post as the forecast opens, and those of all who start, at the supplement of vacant posts."""
    for whose in WORDS:
        own = [posts for posts in grade.posts if posts.whose == whose]
        if not grade.by_point:
            yield own[0] if own else half(case, ledger, given, grade.posts[0].whole, whose)
        else:
            plain = tuple(posts.whole for posts in own)
            lines = _by_point(case, ledger, name, given, plain, grade.id, entry if whose == "vacant" else "")
            yield from (half(case, ledger, given, posts, whose) for posts in lines)


def _by_point(
    case: Case, ledger: Ledger, name: str, given: Grade, posts: Sequence[Posts], under: str, entry: str
) -> Iterator[Posts]:
    """The lines of a grade counted by point: those of its posts and of its starters, and with increments each point above."""
    own = {one.id: one for one in posts}
    spine, below = case.spine_of(name), False
    rule = None if case.forecast is None else case.forecast.increments_of(name)
    bar = None if rule is None or rule.up_to not in spine.at else rule.up_to
    for point in spine.between(given.points):
        id = f"{under}.point_{point_id(point)}"
        if id in own:
            yield own[id]
        elif id == entry or (below and rule is not None and (bar is None or spine.place(point) <= spine.place(bar))):
            salary = spine[point]
            supplement = None if given.by_post else supplement_on(case, ledger, name, given, salary, point)
            yield Posts(id, f"{name}, point {point}", name, salary, None, None, supplement, point)
        below = below or id in own or id == entry


def _sum(ledger: Ledger, id: str, label: str, parts: list[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)
