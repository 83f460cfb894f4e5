"""Rules between cases: one post in two, one grade at two rates of pay, one job with two supplements.

A case is held against those before it. Cases whose titles are alike are versions or options of one, and are not held against
each other; nor are supplements that are paid at different times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...case.models.fields.points import PayPoint
from ...diagnostics import Problem, Related, Span
from ...diagnostics.names import fold
from .member import GradeOf, Member, plain_pounds

_MOST_HELD = 20  # earlier cases that a case is held against: the work grows no faster than the cases do


class Clash(NamedTuple):
    """Two places in two cases that do not go together: what is wrong, where in the later, and where in the earlier."""

    headline: str
    later: Span
    earlier: Span
    shows: str
    help: str


class AcrossRule(NamedTuple):
    """A rule between cases: its code, what cases are held against each other by, and what is wrong with two grades."""

    code: str
    by: Callable[[Member, GradeOf], Hashable]
    between: Callable[[Member, GradeOf, Member, GradeOf], Clash | None]


class Found(NamedTuple):
    """A problem between two cases, by their places in the run; it stands in the later."""

    later: int
    earlier: int
    grade: str
    problem: Problem


def broken_between(members: Sequence[Member | None]) -> Iterator[Found]:
    """What breaks the rules between cases, rule by rule; None stands for a case that is held against no other."""
    for rule in RULES:
        yield from _of(rule, members)


def counted_twice(members: Sequence[Member | None]) -> list[str]:
    """The posts that two cases have, as a sentence names them, each once."""
    found = _of(RULES[0], members)
    return list(dict.fromkeys(one.grade for one in found))


def _of(rule: AcrossRule, members: Sequence[Member | None]) -> Iterator[Found]:
    seen: dict[Hashable, list[tuple[int, Member, GradeOf]]] = {}
    for number, member in enumerate(members):
        if member is None:
            continue
        for grade in member.grades:
            key = rule.by(member, grade)
            if key is None:
                continue
            before = seen.setdefault(key, [])
            yield from _first(rule, before, number, member, grade)
            if len(before) < _MOST_HELD:
                before.append((number, member, grade))


def _first(
    rule: AcrossRule, before: Sequence[tuple[int, Member, GradeOf]], number: int, member: Member, grade: GradeOf
) -> Iterator[Found]:
    """The first of those before that a grade does not go together with."""
    for place, other, its in before:
        if place == number or are_versions(member, other):
            continue
        clash = rule.between(other, its, member, grade)
        if clash is not None:
            related = (Related(clash.earlier, clash.shows),)
            problem = Problem(rule.code, clash.headline, clash.later, clash.help, related, severity="warning")
            yield Found(number, place, grade.called, problem)
            return


def are_versions(one: Member, other: Member) -> bool:
    """Whether two titles are one, up to where either says which version or option it is."""
    return _base(one.title) == _base(other.title)


def alike(titles: Sequence[str]) -> list[str]:
    """The titles of which another is a version, in their order."""
    bases = [_base(fold(title)) for title in titles]
    count = Counter(bases)
    return [title for title, base in zip(titles, bases, strict=True) if count[base] > 1]


_KIND = "option|version|draft|revision|rev|scenario|variant|alternative|proposal|v"
_NAME = "[a-z]|[0-9]+(?:_[0-9]+)*|one|two|three|low|high|central|best|worst"
_WHICH = rf"(?:{_KIND})_?(?:{_NAME})(?=_|$)|(?:{_NAME})_(?:{_KIND})(?=_|$)|(?:revised|updated|final|draft|copy)(?=_|$)"
_VERSION = re.compile(rf"(?:^|_)(?:{_WHICH})")


@lru_cache(maxsize=1024)
def _base(title: str) -> str:
    """A folded title up to the words that say which version it is; what follows them where it begins with them."""
    before, *after = _VERSION.split(title)
    return before or "_".join(part.strip("_") for part in after) or title


def _overlap(one: GradeOf, other: GradeOf) -> bool:
    return one.first <= other.last and other.first <= one.last


def _post(member: Member, grade: GradeOf) -> Hashable:
    if not grade.job or not grade.has_posts:
        return None
    return (member.organisation, fold(grade.name), fold(grade.job))


def post_in_two_cases(other: Member, its: GradeOf, member: Member, grade: GradeOf) -> Clash | None:
    """The same job at the same grade, with posts in both cases while both are paid."""
    if not _overlap(its, grade):
        return None
    return Clash(
        f"{grade.called} has posts in another case of {member.case.organisation} too, so they may be counted twice",
        _place(member, grade, "title"),
        _place(other, its, "title"),
        f"the same post in {other.case.title}",
        "keep the posts in one of the two cases; or silence this rule where they are other posts, with the reason",
    )


def _grade(member: Member, grade: GradeOf) -> Hashable:
    return (member.organisation, fold(grade.name), member.pay_year)


def grade_pay_differs(other: Member, its: GradeOf, member: Member, grade: GradeOf) -> Clash | None:
    """A grade of one name with other points, another salary, or another salary at one of its points, of the same year."""
    pay, others = grade.grade, its.grade
    help = "give the grade the same pay in both, or silence this rule with the reason"
    where = f"in another case of {member.case.organisation}"
    shows = f"{its.name} in {other.case.title}"
    if pay.salary is not None and others.salary is not None:
        mine, theirs = plain_pounds(pay.salary.known), plain_pounds(others.salary.known)
        if mine == theirs:
            return None
        said = f"{grade.name} has a salary of {mine} here and {theirs} {where}"
        return Clash(said, _place(member, grade, "salary"), _place(other, its, "salary"), shows, help)
    if pay.points is None or others.points is None:
        return None
    if pay.points != others.points:
        said = f"{grade.name} is points {pay.points.text} here and {others.points.text} {where}"
        return Clash(said, _place(member, grade, "points"), _place(other, its, "points"), shows, help)
    spine, its_spine = member.case.spine_of(grade.name), other.case.spine_of(its.name)
    for point in spine.between(pay.points):
        if point in spine and point in its_spine and spine[point].known != its_spine[point].known:
            mine, theirs = plain_pounds(spine[point].known), plain_pounds(its_spine[point].known)
            said = f"{grade.name}: point {point} is {mine} here and {theirs} {where}, in the same year"
            return Clash(said, _of_point(member, grade, point), _of_point(other, its, point), shows, help)
    return None


def _job(member: Member, grade: GradeOf) -> Hashable:
    if not grade.job or not grade.supplement:
        return None
    return (member.organisation, fold(grade.job))


def job_with_two_supplements(other: Member, its: GradeOf, member: Member, grade: GradeOf) -> Clash | None:
    """One job with other supplements in two cases while both are paid, or with one at two grades."""
    if not _overlap(its, grade) or (its.supplement == grade.supplement and fold(its.name) == fold(grade.name)):
        return None
    return Clash(
        f"{grade.job} has a supplement of {grade.supplement} here and {its.supplement} in another case of "
        f"{member.case.organisation}",
        _place(member, grade, "supplement"),
        _place(other, its, "supplement"),
        f"{its.called} in {other.case.title}",
        "leave the job's supplement to one of the two cases, or silence this rule with the reason for both",
    )


def _place(member: Member, grade: GradeOf, key: str) -> Span:
    return member.case.place("grades", grade.name, key)


def _of_point(member: Member, grade: GradeOf, point: PayPoint) -> Span:
    return member.case.place(*member.case.spine_of(grade.name).path(point))


RULES = (
    AcrossRule("post-in-two-cases", _post, post_in_two_cases),
    AcrossRule("grade-pay-differs", _grade, grade_pay_differs),
    AcrossRule("job-with-two-supplements", _job, job_with_two_supplements),
)
