"""Pay points: what each pays before and after the supplement, and where a supplemented grade comes to stand against the next.

Overlap: a supplemented grade's top above the next grade's lowest point in use. Leapfrog: above the next grade's top. Both are
against the next grade with its own supplement, and against its posts elsewhere that get none.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from ..case.case import Case
from ..case.models.fields.points import PayPoint, point_id
from ..case.models.grades import Grade
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger, Rounding, exactly
from ..reference.calendar import FinancialYear
from . import grade_pay
from .supplement_per_fte import supplement_on


class PointPay(NamedTuple):
    """One point: its salary, and the supplement and total where it is in use and the grade has one."""

    point: PayPoint | None
    salary: Figure
    in_use: bool
    supplement: Figure | None
    after: Figure
    moves_to: PayPoint | None


class GradePay(NamedTuple):
    """A grade's points, lowest first; `id` is of its table, `spine` the name of its pay spine where the case has several."""

    id: str
    name: str
    grade: Grade
    points: tuple[PointPay, ...]
    spine: str | None = None


class Step(NamedTuple):
    """From the top of one grade to the next grade: how far above or below, by what it is held against; `id` is of its table."""

    id: str
    lower: str
    upper: str
    figures: dict[str, Figure]
    uplift_to: Figure | None


class PayPointEvidence(NamedTuple):
    """The pay points worked out."""

    case: Case
    ledger: Ledger
    grades: tuple[GradePay, ...]
    steps: tuple[Step, ...]


@exactly
def pay_points(case: Case, rounding: Rounding, year: FinancialYear | None = None) -> PayPointEvidence:
    """Every grade that has pay, spine by spine. Salaries and supplements are prices: never rounded. Of supplements that have an
    amount for each financial year, those of the year, or else of the first."""
    ledger = Ledger(rounding)
    given = [pay for name, grade in case.grades.items() if (pay := _grade(case, ledger, name, grade, year)).points]
    spines = list(dict.fromkeys(pay.spine for pay in given))
    grades = sorted(given, key=lambda pay: spines.index(pay.spine))
    ordered = sorted(grades, key=lambda pay: (spines.index(pay.spine), pay.points[-1].salary.known))
    pairs = [(lower, upper) for lower, upper in itertools.pairwise(ordered) if lower.spine == upper.spine]
    return PayPointEvidence(case, ledger, tuple(grades), tuple(_step(case, ledger, lower, upper) for lower, upper in pairs))


def _grade(case: Case, ledger: Ledger, name: str, grade: Grade, year: FinancialYear | None) -> GradePay:
    spine = case.spine_of(name).name if grade.points is not None else None
    return GradePay(f"pay_points.{fold(name)}", name, grade, tuple(_points(case, ledger, name, grade, year)), spine)


def _points(case: Case, ledger: Ledger, name: str, grade: Grade, year: FinancialYear | None) -> Iterator[PointPay]:
    if grade.salary is not None:
        yield _point(case, ledger, name, grade, None, grade.salary, True, None, year)
    if grade.points is None:
        return
    moves = {uplift.from_: uplift.to for uplift in case.uplifts.values() if uplift.grade == name}
    in_use, spine = grade_pay.points_in_use(case, name, grade), case.spine_of(name)
    for point in spine.between(grade.points):
        if point in spine:
            yield _point(case, ledger, name, grade, point, spine[point], point in in_use, moves.get(point), year)


def _point(
    case: Case,
    ledger: Ledger,
    name: str,
    grade: Grade,
    point: PayPoint | None,
    salary: Figure,
    in_use: bool,
    moves_to: PayPoint | None,
    year: FinancialYear | None,
) -> PointPay:
    where = "" if point is None else f".point_{point_id(point)}"
    id, label = f"pay_points.{fold(name)}{where}", name if point is None else f"{name}, point {point}"
    supplement = supplement_on(case, ledger, name, grade, salary, point, year) if in_use else None
    parts = [salary] if supplement is None else [salary, supplement]
    after = ledger.work(f"{id}.after", f"{label} with the supplement", "GBP", "sum", parts)
    return PointPay(point, salary, in_use, supplement, after, moves_to)


def _step(case: Case, ledger: Ledger, lower: GradePay, upper: GradePay) -> Step:
    id = f"pay_points.{fold(lower.name)}.against_{fold(upper.name)}"
    top = lower.points[-1].after
    lowest, highest = _lowest(upper), upper.points[-1]
    held = {
        "lowest": lowest.after,
        "lowest_without_supplement": lowest.salary,
        "top": highest.after,
        "top_without_supplement": highest.salary,
    }
    figures = {
        name: ledger.work(
            f"{id}.{name}", f"{lower.name} top above {upper.name} {name.replace('_', ' ')}", "GBP", "difference", (top, other)
        )
        for name, other in held.items()
    }
    uplifted = _after_uplift(upper, lowest)
    if uplifted is not None:
        label = f"{upper.name} lowest after its uplift, above {lower.name} top"
        figures["left"] = ledger.work(f"{id}.left", label, "GBP", "difference", (uplifted.after, top))
    return Step(id, lower.name, upper.name, figures, _uplift_needed(case, ledger, id, lower, upper, top))


def _lowest(grade: GradePay) -> PointPay:
    """The lowest point in use; the top where the case says that none below it is."""
    return next((point for point in grade.points if point.in_use), grade.points[-1])


def _after_uplift(grade: GradePay, lowest: PointPay) -> PointPay | None:
    if lowest.moves_to is None:
        return None
    return next((point for point in grade.points if point.point == lowest.moves_to), None)


def _uplift_needed(case: Case, ledger: Ledger, id: str, lower: GradePay, upper: GradePay, top: Figure) -> Figure | None:
    """The least pay of the next grade that keeps the differential, where the case states one and the grade has points."""
    if case.differential is None or upper.grade.points is None:
        return None
    least = case.differential.least
    target = ledger.work(f"{id}.asked_for", f"{lower.name} top and the differential", "GBP", "sum", (top, least))
    candidates = [point.after for point in upper.points if point.in_use]
    label = f"{upper.name}, least pay that keeps the differential above {lower.name}"
    return ledger.work(f"{id}.least_kept", label, "GBP", "least not below", (target, *candidates))
