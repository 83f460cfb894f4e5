"""The lines that a forecast follows: staff of one grade at one pay, and the grades they make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.grades import Grade
from ...diagnostics.names import fold
from ...evidence.supplement_per_fte import WORDS, supplement_on
from ...ledger import Figure, Ledger
from ..posts import GradePosts, Posts, Staffing, half


class GradeLines(NamedTuple):
    """A grade: its lines, lowest pay first; the line that starters join; its posts, in all and vacant at the start (None where
    the case gives none vacant, so that there are no more posts than staff)."""

    id: str
    label: str
    lines: tuple[Posts, ...]
    entry: str
    established: Figure
    vacant: Figure | None

    @property
    def ladders(self) -> list[list[Posts]]:
        """Its lines as staff move up them: those of staff in post and of starters by themselves where their supplements
        differ."""
        apart = [[line for line in self.lines if line.whose == whose] for whose in (None, "in_post", "vacant")]
        return [ladder for ladder in apart if ladder]


def lines_of(case: Case, ledger: Ledger, staff: Staffing) -> tuple[GradeLines, ...]:
    """Every grade that has staff or posts."""
    names = {fold(name): name for name in case.grades}
    return tuple(_grade(case, ledger, names[grade.id], grade) for grade in staff.grades)


def moves_up(case: Case) -> bool:
    """Whether staff get increments."""
    return case.forecast is not None and case.forecast.increments == "yes"


def _grade(case: Case, ledger: Ledger, name: str, grade: GradePosts) -> GradeLines:
    given = case.grades[name]
    entry = _entry(grade, given)
    if given.by_post:
        lines = tuple(_apart(case, ledger, name, given, grade, entry))
    else:
        lines = tuple(_by_point(case, ledger, name, given, grade.posts, grade.id, entry)) if grade.by_point else grade.posts
    established = [fte for posts in grade.posts if (fte := posts.established(ledger)) is not None]
    vacant = [posts.vacant for posts in grade.posts if posts.vacant is not None]
    return GradeLines(
        grade.id,
        grade.label,
        lines,
        f"{entry}.vacant" if given.by_post else entry,  # whoever starts has the supplement of vacant posts
        _sum(ledger, f"forecast.posts.{grade.id}", f"{grade.label} posts", established),
        _sum(ledger, f"forecast.vacant.{grade.id}", f"{grade.label} vacant posts", vacant) if vacant else None,
    )


def _entry(grade: GradePosts, given: Grade) -> str:
    """Starters join at the lowest point in use, or the lowest that the case has posts at where it says none."""
    lowest = given.lowest_in_use
    if not grade.by_point or given.points is None or lowest is None or lowest not in given.points.all:
        return grade.posts[0].line
    return f"{grade.id}.point_{lowest}"


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
    assert given.points is not None
    below = False
    for point in given.points.all:
        id = f"{under}.point_{point}"
        if id in own:
            yield own[id]
        elif id == entry or (below and moves_up(case)):
            salary = case.pay_points[point]
            supplement = None if given.by_post else supplement_on(case, ledger, name, given, salary, point)
            yield Posts(id, f"{name}, point {point}", name, salary, None, None, supplement, point)
        below = below or id in own or id == entry


def _sum(ledger: Ledger, id: str, label: str, parts: list[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)
