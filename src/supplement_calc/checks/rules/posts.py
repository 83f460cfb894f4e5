"""Posts: grades against the establishment, and grades that have none."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Related
from ...ledger import Figure
from ...ledger.rounding import EXACT, added
from ..context import CheckContext
from ..inputs import ZERO, half_unit, plain, text_of
from ..rule import Breach, Rule, proposes, staff_of


def grades_without_posts(context: CheckContext) -> Iterator[Breach]:
    """A case with money to work out, whose grades have no posts to work it out for. Agency staff by grade are a cost by
    themselves."""
    case = context.case
    meant = case.on_costs or case.budget or proposes(case) or (case.agency is not None and case.agency.by_grade is None)
    if case.grades and meant and not any(grade.has_posts for grade in case.grades.values()):
        but = "but agency staff " if case.agency is not None and case.agency.by_grade is not None else ""
        yield Breach(
            f"no grade has any posts, so there is nothing {but}to cost",
            case.place("grades"),
            "give each grade its FTE, for example `in_post: 61.03` and `vacant: 40`",
        )


def salary_not_given(context: CheckContext) -> Iterator[Breach]:
    """A grade whose salary is left out of a case with money to hold it against, or other salaries: it may be forgotten. Where
    only what is paid on top is costed, none is needed."""
    case = context.case
    lacking = [name for name, grade in case.grades.items() if grade.lacks_salary]
    meant = any(grade.has_posts and not grade.lacks_salary for grade in case.grades.values())
    meant = meant or any((case.budget, case.agency, case.forecast))
    for name in lacking if meant else ():
        yield Breach(
            f"{name} has posts but no salary, so current spend, the budget position and break-even are not worked out",
            case.place("grades", name),
            "add its `points: 16-19` (with pay_points) or `salary: 35,000`; the supplement in pounds is costed without",
        )


def establishment_differs(context: CheckContext) -> Iterator[Breach]:
    """Posts of the grades that differ from the stated establishment by more than the rounding of its last digit. More vacant
    posts than the establishment break another rule, which is reported alone."""
    case = context.case
    if case.establishment is None:
        return
    posts = [fte for grade in case.grades.values() for fte in (grade.fte_in_post, grade.fte_vacant) if fte is not None]
    stated, together = case.establishment.known, added(posts)
    differs = EXACT.subtract(together, stated)
    if posts and abs(differs) > half_unit(case.establishment) and not any(_vacant_of_case(context)):
        side = "more" if differs > 0 else "fewer"
        yield Breach(
            f"the grades have {plain(together)} FTE in post and vacant, {plain(abs(differs))} {side} than the establishment of"
            f" {text_of(case.establishment)}",
            case.place("establishment"),
            "look for a grade that is missing, counted twice or has another FTE, or correct the establishment",
            (Related(case.place("grades"), "the grades"),),
        )


def vacant_above_establishment(context: CheckContext) -> Iterator[Breach]:
    """More vacant posts than there are posts: in the case, in a team, in a series. A row that has staff in post too does not
    add up, which is reported alone."""
    yield from _vacant_of_case(context)
    for path, staff in staff_of(context):
        vacant, posts = staff.vacant, staff.establishment
        if staff.in_post is not None and staff.in_post.value is not None:
            continue
        if vacant is not None and posts is not None and vacant.value is not None and posts.value is not None:
            yield from _vacant_of_row(context, vacant, posts, path)


def _vacant_of_case(context: CheckContext) -> Iterator[Breach]:
    case = context.case
    if case.establishment is None:
        return
    vacant = added(grade.fte_vacant or ZERO for grade in case.grades.values())
    if vacant > case.establishment.known:
        more = EXACT.subtract(vacant, case.establishment.known)
        yield Breach(
            f"the grades have {plain(vacant)} FTE vacant, {plain(more)} more than the establishment of"
            f" {text_of(case.establishment)}",
            case.place("establishment"),
            "vacant posts are part of the establishment: correct one of the two",
            (Related(case.place("grades"), "the grades"),),
        )


def _vacant_of_row(context: CheckContext, vacant: Figure, posts: Figure, path: tuple[str, ...]) -> Iterator[Breach]:
    case = context.case
    if vacant.known > posts.known:
        name = path[-1] if path[-1] != "total" else path[1]
        yield Breach(
            f"{name} has {text_of(vacant)} vacant, {plain(EXACT.subtract(vacant.known, posts.known))} more than its"
            f" establishment of {text_of(posts)}",
            case.place(*path, "vacant"),
            "vacant posts are part of the establishment: correct one of the two",
            (Related(case.place(*path, "establishment"), "its establishment"),),
            shows=(vacant, posts),
        )


RULES = (
    Rule("grades-without-posts", "error", grades_without_posts),
    Rule("salary-not-given", "warning", salary_not_given),
    Rule("establishment-differs", "error", establishment_differs),
    Rule("vacant-above-establishment", "error", vacant_above_establishment),
)
