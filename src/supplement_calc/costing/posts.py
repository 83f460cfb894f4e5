"""The posts of a case: what is costed, at which salary and supplement, before any of it is costed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..case.case import Case
from ..case.models.fields.points import PayPoint, point_id
from ..case.models.grades import Grade, Uplift
from ..case.models.pay.supplement import Whose
from ..diagnostics.names import fold
from ..evidence.grade_pay import costed_salary
from ..evidence.supplement_per_fte import WORDS, supplement_on
from ..ledger import Figure, Ledger


class PartOfSupplement(NamedTuple):
    """One of several supplements that are paid together: pounds per FTE a year."""

    id: str
    what: str
    amount: Figure


class HalfOf(NamedTuple):
    """The id and label of posts whose staff in post and vacant posts are apart."""

    id: str
    label: str


class Posts(NamedTuple):
    """Posts of one grade at one salary: the grade's name, and the pay point where they are counted by point. A number that the
    case does not give is None, which is not zero. Staff in post and vacant posts are apart where their supplements differ."""

    id: str
    label: str
    grade: str
    salary: Figure
    in_post: Figure | None
    vacant: Figure | None
    supplement: Figure | None
    point: PayPoint | None = None
    whose: Whose | None = None  # of staff in post, or of vacant posts, where their supplements differ
    half_of: HalfOf | None = None
    parts: tuple[PartOfSupplement, ...] = ()  # of a supplement that is several
    under: str = ""  # before the ids of figures made from these posts: proofs cost a case a second time

    @property
    def line(self) -> str:
        """The id of the line that it is on in a table: one for staff in post and vacant posts together."""
        return self.id if self.half_of is None else self.half_of.id

    @property
    def line_label(self) -> str:
        """What that line is called."""
        return self.label if self.half_of is None else self.half_of.label

    @property
    def whole(self) -> Posts:
        """The posts of which it is a half; itself where it is none."""
        if self.half_of is None:
            return self
        return self._replace(id=self.line, label=self.line_label, whose=None, half_of=None, supplement=None, parts=())

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
        salary = costed_salary(case, name, grade) or _not_given(ledger, name)
        supplement = None if grade.by_post else supplement_on(case, ledger, name, grade, salary)
        parts = parts_of(grade.supplement, supplement)
        posts = (Posts(fold(name), name, name, salary, grade.in_post, grade.vacant, supplement, parts=parts),)
    if grade.by_post:
        posts = tuple(half for one in posts for half in halves(case, ledger, grade, one))
    return GradePosts(fold(name), name, posts)


def halves(case: Case, ledger: Ledger, grade: Grade, posts: Posts) -> Iterator[Posts]:
    """Staff in post and vacant posts apart, each with the supplement of its own."""
    for whose, fte in (("in_post", posts.in_post), ("vacant", posts.vacant)):
        if fte is not None:
            yield half(case, ledger, grade, posts, "vacant" if whose == "vacant" else "in_post")


def half(case: Case, ledger: Ledger, grade: Grade, posts: Posts, whose: Whose) -> Posts:
    """One of the two, whether the case gives any such posts or not."""
    supplement = supplement_on(case, ledger, posts.grade, grade, posts.salary, posts.point, None, whose)
    return posts._replace(
        id=f"{posts.id}.{whose}",
        label=f"{posts.label}, {WORDS[whose]}",
        in_post=posts.in_post if whose == "in_post" else None,
        vacant=posts.vacant if whose == "vacant" else None,
        supplement=supplement,
        parts=parts_of(getattr(grade.supplement, whose), supplement),
        whose=whose,
        half_of=HalfOf(posts.id, posts.label),
    )


def parts_of(form: object, supplement: Figure | None) -> tuple[PartOfSupplement, ...]:
    """The supplements that one form is, each with what it comes to; none of a form that is one supplement."""
    if not isinstance(form, list) or supplement is None:
        return ()
    return tuple(
        PartOfSupplement(fold(one.what), one.what, amount) for one, amount in zip(form, supplement.operands, strict=True)
    )


def _not_given(ledger: Ledger, name: str) -> Figure:
    """The salary of a grade of which the case gives only what is paid on top of it: all that rests on it is not known."""
    return ledger.unanswered(f"per_fte.salary.{fold(name)}", f"{name} salary", "GBP", f"the case gives no salary for {name}")


def _by_point(case: Case, ledger: Ledger, name: str, grade: Grade) -> Iterator[Posts]:
    """One entry a point, lowest first. Vacant posts given as one number are at the costed point, and so are those in post."""
    in_post, vacant = _at_points(grade, grade.in_post), _at_points(grade, grade.vacant)
    spine = case.spine_of(name)
    for point in spine.sorted(in_post.keys() | vacant.keys()):
        id, label, salary = f"{fold(name)}.point_{point_id(point)}", f"{name}, point {point}", spine[point]
        supplement = None if grade.by_post else supplement_on(case, ledger, name, grade, salary, point)
        parts = parts_of(grade.supplement, supplement)
        yield Posts(id, label, name, salary, in_post.get(point), vacant.get(point), supplement, point, parts=parts)


def _at_points(grade: Grade, fte: Figure | dict[PayPoint, Figure] | None) -> dict[PayPoint, Figure]:
    if fte is None or isinstance(fte, dict):
        return fte or {}
    assert grade.costed_point is not None
    return {grade.costed_point: fte}


def _uplift(case: Case, ledger: Ledger, uplift: Uplift) -> UpliftPosts:
    id = uplift.id
    label = f"{uplift.grade}, point {uplift.from_} to {uplift.to}"
    points = (case.pay_of(uplift.grade, uplift.to), case.pay_of(uplift.grade, uplift.from_))
    price = ledger.work(f"per_fte.uplift.{id}", f"{label} per FTE", "GBP", "difference", points)
    return UpliftPosts(id, label, uplift.grade, points[1], price, uplift.in_post, uplift.vacant)
