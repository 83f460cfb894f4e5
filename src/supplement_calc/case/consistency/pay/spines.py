"""What grades say of pay spines: which one their points are of, and points that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Problem, Related, Span
from ....diagnostics.names import listed, nearest
from ....parser.tree import Mapping, node_at
from ...case import Case
from ...labels import phrase
from ...models.fields.points import PayPoint, PointName, corrected, read_point
from ...models.grades import Grade
from ...pay_spines.spine import spines_of
from ...references import without_pay

_MISTYPED = re.compile(r"[0-9]+(?: ?[./] ?| )[0-9]+|[0-9OolI]+", re.ASCII)


def spines(case: Case) -> Iterator[Problem]:
    """Every grade's points are of one spine, and a range of them runs up it."""
    for name, grade in case.grades.items():
        if (problem := _spine_unknown(case, name, grade)) is not None:
            yield problem
        elif grade.points is not None:
            yield from _range(case, name, grade)
        yield from _points_again(case, name)


def _spine_unknown(case: Case, name: str, grade: Grade) -> Problem | None:
    names = [str(spine.name) for spine in case.pay_points if spine.name is not None]
    place = case.place("grades", name, "spine")
    if grade.spine is not None and not names:
        if case.pay_points or "pay_points" not in case.root:
            headline = f"{name} names a pay spine, and pay_points has no spines by name"
            help = f"leave the line out, or put the points under `{grade.spine}:` in pay_points"
            return Problem("unknown-spine", headline, place, help)
        return None
    if grade.spine is not None:
        if spines_of(case.pay_points, grade):
            return None
        near = nearest(grade.spine, names)
        help = f"did you mean {near}?" if near else f"write {listed(names, 'or')}"
        return Problem("unknown-spine", f"there is no pay spine called {grade.spine}", place, help)
    if len(of := spines_of(case.pay_points, grade)) > 1:
        headline = f"the points of {name} are in {listed(str(spine.name) for spine in of)}: say which pay spine it is on"
        return Problem("spine-not-said", headline, case.place("grades", name), f"add `spine: {of[0].name}` under {name}")
    return None


def _range(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    """The two ends of a range are points of the spine, the lowest first, where the range has a name in it."""
    assert grade.points is not None
    low, high = grade.points
    spine, place = case.spine_of(name), case.place("grades", name, "points")
    if isinstance(low, int) and isinstance(high, int):
        return
    if spine.at and not spine.has_names and any(map(_is_mistyped, grade.points)):
        written = node_at(case.root, ("grades", name, "points"))
        headline = f"{phrase(('grades', name, 'points'))} is `{written}`, which is not a range of pay points"
        yield Problem("not-a-range", headline, place, corrected(str(written)))
        return
    if lacking := [point for point in dict.fromkeys(grade.points) if not spine.may_have(point)]:
        if spine.at:
            yield without_pay(spine, lacking[0], f"{name} runs {'from' if lacking[0] == low else 'to'} point", place)
    elif low in spine.at and high in spine.at and spine.place(low) > spine.place(high):
        headline = f"{phrase(('grades', name, 'points'))} runs backwards, from {low} to {high}, as pay_points has them"
        yield Problem("not-a-range", headline, place, f"write {high}-{low}, or list the lowest point first in pay_points")


def _is_mistyped(point: PayPoint) -> bool:
    """Whether a name may be numbers with another mark between, or with letters typed for digits."""
    return isinstance(point, PointName) and _MISTYPED.fullmatch(point) is not None


def _points_again(case: Case, name: str) -> Iterator[Problem]:
    """A point that posts are counted at twice, in other words: `12` and `SCP 12`."""
    grade = node_at(case.root, ("grades", name))
    for key in ("in_post", "vacant"):
        posts = grade.get(key) if isinstance(grade, Mapping) else None
        seen: dict[PayPoint, Span] = {}
        for at, written in posts.keys_at.items() if isinstance(posts, Mapping) else ():
            point, span = read_point(at), written.span
            if point is not None and point in seen:
                headline = f"`{at}` is point {point} again; the first is on line {seen[point].line}"
                first = Related(seen[point], "first here")
                yield Problem("duplicate-key", headline, span, "keep one of the two", (first,))
            elif point is not None:
                seen[point] = span
