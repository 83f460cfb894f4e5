"""The lines that a forecast follows: staff of one grade at one pay, and the grades they make up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...case.case import Case
from ...case.models.fields.points import point_id
from ...case.models.grades import Grade
from ...diagnostics.names import fold
from ...evidence.supplement_per_fte import supplement_on
from ...ledger import Figure, Ledger
from ..posts import GradePosts, Posts, Staffing


class GradeLines(NamedTuple):
    """A grade: its lines, lowest pay first; the line that starters join; its posts, in all and vacant at the start (None where
    the case gives none vacant, so that there are no more posts than staff)."""

    id: str
    label: str
    lines: tuple[Posts, ...]
    entry: str
    established: Figure
    vacant: Figure | None


def lines_of(case: Case, ledger: Ledger, staff: Staffing) -> tuple[GradeLines, ...]:
    """Every grade that has staff or posts."""
    names = {fold(name): name for name in case.grades}
    return tuple(_grade(case, ledger, names[grade.id], grade) for grade in staff.grades)


def moves_up(case: Case) -> bool:
    """Whether staff get increments."""
    return case.forecast is not None and case.forecast.increments == "yes"


def _grade(case: Case, ledger: Ledger, name: str, grade: GradePosts) -> GradeLines:
    given = case.grades[name]
    entry = _entry(case, grade, given)
    lines = tuple(_by_point(case, ledger, name, given, grade, entry)) if grade.by_point else grade.posts
    established = [fte for posts in grade.posts if (fte := posts.established(ledger)) is not None]
    vacant = [posts.vacant for posts in grade.posts if posts.vacant is not None]
    return GradeLines(
        grade.id,
        grade.label,
        lines,
        entry,
        _sum(ledger, f"forecast.posts.{grade.id}", f"{grade.label} posts", established),
        _sum(ledger, f"forecast.vacant.{grade.id}", f"{grade.label} vacant posts", vacant) if vacant else None,
    )


def _entry(case: Case, grade: GradePosts, given: Grade) -> str:
    """Starters join at the lowest point in use, or the lowest that the case has posts at where it says none."""
    lowest = given.lowest_in_use
    if not grade.by_point or lowest is None or lowest not in case.spine_of(grade.label).between(given.points):
        return grade.posts[0].id
    return f"{grade.id}.point_{point_id(lowest)}"


def _by_point(case: Case, ledger: Ledger, name: str, given: Grade, grade: GradePosts, entry: str) -> Iterator[Posts]:
    """The lines of a grade counted by point: those of its posts and of its starters, and with increments each point above."""
    own = {posts.id: posts for posts in grade.posts}
    spine, below = case.spine_of(name), False
    for point in spine.between(given.points):
        id = f"{grade.id}.point_{point_id(point)}"
        if id in own:
            yield own[id]
        elif id == entry or (below and moves_up(case)):
            salary = spine[point]
            supplement = supplement_on(case, ledger, name, given, salary, point)
            yield Posts(id, f"{name}, point {point}", name, salary, None, None, supplement, point)
        below = below or id in own or id == entry


def _sum(ledger: Ledger, id: str, label: str, parts: list[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)
