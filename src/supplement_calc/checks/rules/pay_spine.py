"""The pay spine: points that do not rise, and salaries that are not on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ...diagnostics import Related
from ...ledger.rounding import EXACT
from ..context import CheckContext
from ..inputs import pounds, text_of
from ..rule import Breach, Rule


def pay_points_not_rising(context: CheckContext) -> Iterator[Breach]:
    """A higher point that is paid no more than a lower one. Where a slip of one digit explains it, that is reported instead."""
    case = context.case
    points = sorted(case.pay_points)
    falls = [
        (low, high) for low, high in itertools.pairwise(points) if case.pay_points[high].known <= case.pay_points[low].known
    ]
    if not falls:
        return
    odd = {id(odd.figure) for odd in context.odd_numbers}
    for low, high in falls:
        lower, higher = case.pay_points[low], case.pay_points[high]
        if id(lower) in odd or id(higher) in odd:
            continue
        less = EXACT.subtract(lower.known, higher.known)
        relation = f"{pounds(less)} less than" if less else "the same as"
        yield Breach(
            f"point {high} is {text_of(higher)}, {relation} point {low}'s {text_of(lower)}; points rise",
            case.place("pay_points", str(high)),
            "check both points against the pay scale",
            (Related(case.place("pay_points", str(low)), f"point {low}"),),
        )


def salary_off_spine(context: CheckContext) -> Iterator[Breach]:
    """A salary that falls between two points of the case's pay points and is neither."""
    case = context.case
    if not case.pay_points or all(grade.salary is None for grade in case.grades.values()):
        return
    spine = sorted((figure.known, point) for point, figure in case.pay_points.items())
    for name, grade in case.grades.items():
        if grade.salary is None or grade.points is not None:
            continue
        salary = grade.salary.known
        below = [entry for entry in spine if entry[0] <= salary]
        above = [entry for entry in spine if entry[0] >= salary]
        if below and above and below[-1][0] != salary:
            (low, low_point), (high, high_point) = below[-1], above[0]
            yield Breach(
                f"{name}'s salary of {text_of(grade.salary)} is not a pay point: it is {pounds(EXACT.subtract(salary, low))}"
                f" above point {low_point} and {pounds(EXACT.subtract(high, salary))} below point {high_point}",
                case.place("grades", name, "salary"),
                f"write {pounds(low)} or {pounds(high)}, or the grade's `points`",
                (Related(case.place("pay_points"), "the pay points"),),
            )


RULES = (
    Rule("pay-points-not-rising", "error", pay_points_not_rising),
    Rule("salary-off-spine", "warning", salary_off_spine),
)
