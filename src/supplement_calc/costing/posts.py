"""The posts of a case: what is costed, at which salary and supplement, before any of it is costed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..case.case import Case
from ..case.models.grades import Grade, Uplift
from ..diagnostics.names import fold
from ..evidence.grade_pay import costed_salary
from ..evidence.supplement_per_fte import supplement_on
from ..ledger import Figure, Ledger


class Posts(NamedTuple):
    """Posts of one grade at one salary: the grade's name, and the pay point where they are counted by point. A number that the
    case does not give is None, which is not zero."""

    id: str
    label: str
    grade: str
    salary: Figure
    in_post: Figure | None
    vacant: Figure | None
    supplement: Figure | None
    point: int | None = None
    under: str = ""  # before the ids of figures made from these posts: proofs cost a case a second time

    def established(self, ledger: Ledger) -> Figure | None:
        """In post and vacant together, FTE."""
        given = [fte for fte in (self.in_post, self.vacant) if fte is not None]
        if len(given) < 2:
            return given[0] if given else None
        id = f"{self.under}establishment.{self.id}"
        return ledger.figures.get(id) or ledger.work(id, f"{self.label} posts", "FTE", "sum", given)


class GradePosts(NamedTuple):
    """The posts of a grade: one entry, or one for each pay point where the case counts them by point."""

    id: str
    label: str
    posts: tuple[Posts, ...]

    @property
    def by_point(self) -> bool:
        """Whether the grade is the sum of lines by point."""
        return any(posts.point is not None for posts in self.posts)


class UpliftPosts(NamedTuple):
    """Posts moved from one point to a higher one: the salary they are on, and what that costs per FTE a year."""

    id: str
    label: str
    grade: str
    salary: Figure
    price: Figure
    in_post: Figure | None
    vacant: Figure | None


class Staffing(NamedTuple):
    """Everything that has a price in a case."""

    grades: tuple[GradePosts, ...]
    uplifts: tuple[UpliftPosts, ...]

    @property
    def posts(self) -> Iterator[Posts]:
        """The posts of every grade, line by line."""
        return chain.from_iterable(grade.posts for grade in self.grades)


def staffing(case: Case, ledger: Ledger) -> Staffing:
    """The posts and uplifts of a case. A grade without posts is known for its pay and left out."""
    grades = (_grade(case, ledger, name, grade) for name, grade in case.grades.items())
    uplifts = tuple(_uplift(case, ledger, uplift) for uplift in case.uplifts.values())
    return Staffing(tuple(grade for grade in grades if grade.posts), uplifts)


def _grade(case: Case, ledger: Ledger, name: str, grade: Grade) -> GradePosts:
    if isinstance(grade.in_post, dict) or isinstance(grade.vacant, dict):
        posts = tuple(_by_point(case, ledger, name, grade))
    elif grade.in_post is None and grade.vacant is None:
        posts = ()
    else:
        salary = costed_salary(case, grade) or _not_given(ledger, name)
        supplement = supplement_on(case, ledger, name, grade, salary)
        posts = (Posts(fold(name), name, name, salary, grade.in_post, grade.vacant, supplement),)
    return GradePosts(fold(name), name, posts)


def _not_given(ledger: Ledger, name: str) -> Figure:
    """The salary of a grade of which the case gives only what is paid on top of it: all that rests on it is not known."""
    return ledger.unanswered(f"per_fte.salary.{fold(name)}", f"{name} salary", "GBP", f"the case gives no salary for {name}")


def _by_point(case: Case, ledger: Ledger, name: str, grade: Grade) -> Iterator[Posts]:
    """One entry a point, lowest first. Vacant posts given as one number are at the costed point, and so are those in post."""
    in_post, vacant = _at_points(grade, grade.in_post), _at_points(grade, grade.vacant)
    for point in sorted(in_post.keys() | vacant.keys()):
        id, label, salary = f"{fold(name)}.point_{point}", f"{name}, point {point}", case.pay_points[point]
        supplement = supplement_on(case, ledger, name, grade, salary, point)
        yield Posts(id, label, name, salary, in_post.get(point), vacant.get(point), supplement, point)


def _at_points(grade: Grade, fte: Figure | dict[int, Figure] | None) -> dict[int, Figure]:
    if fte is None or isinstance(fte, dict):
        return fte or {}
    assert grade.costed_point is not None
    return {grade.costed_point: fte}


def _uplift(case: Case, ledger: Ledger, uplift: Uplift) -> UpliftPosts:
    id = f"{fold(uplift.grade)}_{uplift.from_}_to_{uplift.to}"
    label = f"{uplift.grade}, point {uplift.from_} to {uplift.to}"
    points = (case.pay_points[uplift.to], case.pay_points[uplift.from_])
    price = ledger.work(f"per_fte.uplift.{id}", f"{label} per FTE", "GBP", "difference", points)
    return UpliftPosts(id, label, uplift.grade, case.pay_points[uplift.from_], price, uplift.in_post, uplift.vacant)
