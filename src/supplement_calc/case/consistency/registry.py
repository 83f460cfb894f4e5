"""Every rule across sections, in the order they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from ...diagnostics import Problem
from ..case import Case
from .agency import agency
from .evidence import comparator_grades, made_up, published_values, recorded_grades
from .grades import pay_of_grades, period, points_have_pay, points_in_grade, uplift_twice, uplifts
from .names import evidence_names, grade_names
from .package import measures

Rule = Callable[[Case], Iterator[Problem]]


def disagreements(case: Case) -> Iterator[Problem]:
    """Every problem between sections."""
    for rule in RULES:
        yield from rule(case)


def _where(given: str, module: str, name: str) -> Rule:
    """A rule that is imported by a case which has what it is about, and by no other."""

    def rule(case: Case) -> Iterator[Problem]:
        if getattr(case, given):
            found: Iterator[Problem] = getattr(import_module(f"{__package__}.{module}"), name)(case)
            yield from found

    return rule


RULES: tuple[Rule, ...] = (
    grade_names,
    pay_of_grades,
    points_in_grade,
    points_have_pay,
    uplifts,
    uplift_twice,
    period,
    _where("payment", "on_costs", "payment"),
    _where("payments", "payments", "payments"),
    _where("on_costs_by_part", "on_costs", "on_costs"),
    agency,
    made_up,
    comparator_grades,
    evidence_names,
    published_values,
    recorded_grades,
    measures,
    _where("forecast", "forecast", "forecast"),
)
