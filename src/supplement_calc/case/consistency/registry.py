"""Every rule across sections, in the order they run. No other module imports those of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...diagnostics import Problem
from ..by_name import imported
from ..case import Case
from .agency import agency
from .evidence import comparator_grades, made_up, published_values, recorded_grades
from .grades import pay_of_grades, period, points_have_pay, points_in_grade, uplift_twice, uplifts
from .names import evidence_names, financial_year_names, grade_names

Rule = Callable[[Case], Iterator[Problem]]


class Where:
    """A rule that is imported for a case which has what it is about, and for no other: `given` is a part of a `Case`."""

    def __init__(self, given: str, name: str) -> None:
        self.given = given
        self.name = name

    def __call__(self, case: Case) -> Iterator[Problem]:
        if getattr(case, self.given):
            rule: Rule = imported(self.name)
            yield from rule(case)


RULES: tuple[Rule, ...] = (
    grade_names,
    pay_of_grades,
    points_in_grade,
    points_have_pay,
    uplifts,
    uplift_twice,
    period,
    Where("payment", "consistency.on_costs:payment"),
    Where("payments", "consistency.payments:payments"),
    Where("on_costs_by_part", "consistency.on_costs:on_costs"),
    agency,
    made_up,
    comparator_grades,
    evidence_names,
    published_values,
    recorded_grades,
    Where("measures", "consistency.package:measures"),
    financial_year_names,
    Where("forecast", "consistency.forecast:forecast"),
)


def disagreements(case: Case) -> Iterator[Problem]:
    """Every problem between sections."""
    for rule in RULES:
        yield from rule(case)
