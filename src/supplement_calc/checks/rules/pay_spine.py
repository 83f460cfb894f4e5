"""The pay spine: points that do not rise, and salaries that are not on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ...case.models.fields.points import PayPoint
from ...case.pay_spines.rising import rising
from ...case.pay_spines.spine import Spine
from ...diagnostics import Related
from ...ledger.rounding import EXACT
from ..context import CheckContext
from ..inputs import pounds, text_of
from ..rule import Breach, Rule


def pay_points_not_rising(context: CheckContext) -> Iterator[Breach]:
    """A higher point that is paid no more than a lower one. Where a slip of one digit explains it, that is reported instead."""
    for spine in context.case.pay_points:
        pairs = dict.fromkeys(pair for run in rising(context.case, spine) for pair in itertools.pairwise(run))
        falls = [(low, high) for low, high in pairs if spine[high].known <= spine[low].known]
        if falls:
            yield from _not_rising(context, spine, falls)


def _not_rising(context: CheckContext, spine: Spine, falls: list[tuple[PayPoint, PayPoint]]) -> Iterator[Breach]:
    case, odd = context.case, {id(odd.figure) for odd in context.odd_numbers}
    named = "list the lowest first, check both against the pay scale, or put points of another scale under a spine of their own"
    for low, high in falls:
        lower, higher = spine[low], spine[high]
        if id(lower) in odd or id(higher) in odd:
            continue
        less = EXACT.subtract(lower.known, higher.known)
        relation = f"{pounds(less)} less than" if less else "the same as"
        yield Breach(
            f"point {high} is {text_of(higher)}, {relation} point {low}'s {text_of(lower)}; points rise",
            case.place(*spine.path(high)),
            named if spine.has_names else "check both points against the pay scale",
            (Related(case.place(*spine.path(low)), f"point {low}"),),
        )


def salary_off_spine(context: CheckContext) -> Iterator[Breach]:
    """A salary that falls between two points of the case's pay points and is neither."""
    case = context.case
    if len(case.pay_points) != 1 or all(grade.salary is None for grade in case.grades.values()):
        return
    spine = sorted(((figure.known, point) for point, figure in case.pay_points[0].items()), key=lambda entry: entry[0])
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
