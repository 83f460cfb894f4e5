"""The pay line: a supplemented grade that comes to stand above the next one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from ...case.case import Case
from ...case.models.grades import Grade
from ...diagnostics import Related, Span
from ...evidence import grade_pay as own_pay
from ...evidence.pay_points import GradePay, Step
from ...ledger import Figure
from ...ledger.rounding import EXACT
from ..context import CheckContext
from ..in_each_year import in_year, pay_points_by_year
from ..inputs import ZERO, pounds, times
from ..rule import Breach, Rule


def leapfrog_without_uplift(context: CheckContext) -> Iterator[Breach]:
    """A supplement that lifts a grade's top above the next grade's top, or above its lowest point in use where no uplift
    keeps that above it."""
    case = context.case
    if not _may_leapfrog(case):
        return
    found: dict[str, tuple[Decimal, Breach]] = {}  # of each step the year in which it comes furthest above
    for year, evidence in context.once(pay_points_by_year):
        pay = {grade.name: grade for grade in evidence.grades}
        for step in evidence.steps:
            lower, upper = pay[step.lower], pay[step.upper]
            if lower.points[-1].supplement is None:
                continue
            for breach in _leapfrog(case, step, lower, upper, in_year(year, lower.grade, upper.grade)):
                above = _value(step.figures["top"]) or ZERO
                if step.id not in found or above > found[step.id][0]:
                    found[step.id] = above, breach
    yield from (breach for _, breach in found.values())


def _leapfrog(case: Case, step: Step, lower: GradePay, upper: GradePay, when: str) -> Iterator[Breach]:
    place = case.place("grades", step.lower, "supplement")
    after = lower.points[-1].after.value
    above_top, above_lowest, left = (_value(step.figures.get(name)) for name in ("top", "lowest", "left"))
    if after is None:
        return
    if above_top is not None and above_top > 0:
        above = f"{pounds(above_top)} above the top of {step.upper}"
        headline = f"{step.lower} with its supplement comes to {pounds(after)}{when}, {above}"
        help = f"bring the supplement down, or give {step.upper} a supplement that keeps it above"
        yield Breach(headline, place, help, (Related(_name(case, step.upper), "the next grade"),))
    elif _overlaps(case, lower, upper, above_lowest) and not _keeps(case, left):
        short = "" if left is None else f"; its uplift leaves {pounds(max(left, ZERO))}"
        headline = (
            f"{step.lower} with its supplement comes to {pounds(after)}{when}, {_against(above_lowest)} {step.upper}{short}"
        )
        help = f"add an uplift of {step.upper} that keeps its lowest posts above, or bring the supplement down"
        yield Breach(headline, place, help, (Related(_name(case, step.upper), "the next grade"),))


def _against(above: Decimal | None) -> str:
    assert above is not None
    if above > 0:
        return f"{pounds(above)} above the lowest point in use of"
    return f"which leaves {pounds(-above)} to the lowest point in use of"


def _overlaps(case: Case, lower: GradePay, upper: GradePay, above: Decimal | None) -> bool:
    """Whether the supplement takes away a difference between two ranges. Ranges that overlap without it do not count."""
    lowest = next((point for point in upper.points if point.in_use), upper.points[-1])
    apart = EXACT.subtract(lowest.salary.known, lower.points[-1].salary.known)
    return above is not None and apart > 0 and (above > 0 or (_least(case) > -above and apart >= _least(case)))


def _least(case: Case) -> Decimal:
    return case.differential.least.known if case.differential is not None else ZERO


def _keeps(case: Case, left: Decimal | None) -> bool:
    return left is not None and left > 0 and left >= _least(case)


def _value(figure: Figure | None) -> Decimal | None:
    return None if figure is None else figure.value


def _name(case: Case, grade: str) -> Span:
    return case.place("grades", grade)


def _may_leapfrog(case: Case) -> bool:
    """Whether the inputs alone leave a leapfrog possible, since the evidence costs more than all the other rules together."""
    if not any(grade.supplement is not None for grade in case.grades.values()):
        return False
    if any(not isinstance(grade.supplement, Figure | None) for grade in case.grades.values()):
        return True  # what it comes to is worked out
    least = _least(case)
    by_spine: dict[str | None, list[tuple[Decimal, Decimal, Decimal]]] = {}
    for name, grade in case.grades.items():
        if (ends := _ends(case, name, grade)) is not None:
            by_spine.setdefault(case.spine_of(name).name if grade.points else None, []).append(ends)
    return any(
        EXACT.add(lower[2], least) > upper[1]
        for ends in by_spine.values()
        for lower, upper in itertools.pairwise(sorted(ends, key=lambda end: end[0]))
    )


def _ends(case: Case, name: str, grade: Grade) -> tuple[Decimal, Decimal, Decimal] | None:
    """A grade's top salary, its lowest and its top, both with the supplement."""
    top = own_pay.top(case, name, grade)
    at = grade.points[0] if grade.points and grade.lowest_in_use is None else grade.lowest_in_use
    lowest = case.spine_of(name).get(at) if grade.points and at is not None else None
    bottom = lowest or own_pay.bottom(case, name, grade)
    if top is None or bottom is None:
        return None
    return top.known, _with_supplement(grade, bottom.known), _with_supplement(grade, top.known)


def _with_supplement(grade: Grade, salary: Decimal) -> Decimal:
    if not isinstance(grade.supplement, Figure):
        return salary
    known = grade.supplement.known
    return EXACT.add(salary, known if grade.supplement.unit == "GBP" else times(salary, known.scaleb(-2)))


RULES = (Rule("leapfrog-without-uplift", "warning", leapfrog_without_uplift),)
