"""Every rule across sections, in the order they run. No other module imports those of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...diagnostics import Problem
from ..by_name import rule
from ..case import Case
from ..limits import limits
from .agency import agency
from .evidence import comparator_grades, made_up, published_values, recorded_grades
from .grade_time import grade_time
from .grades import pay_of_grades, period, points_have_pay, points_in_grade, uplift_twice, uplifts
from .names import evidence_names, financial_year_names, grade_names, uplift_names
from .pay.spines import spines
from .renewal import supplement_now
from .supplement_forms import supplement_forms, working_time
from .unsalaried import salaries

ConsistencyRule = Callable[[Case], Iterator[Problem]]


class LateRule:
    """A rule by its name, imported for a case which has what it is about, and for no other: `given` is a part of a `Case`."""

    def __init__(self, given: str, name: str) -> None:
        self.given = given
        self.name = name

    def __call__(self, case: Case) -> Iterator[Problem]:
        if getattr(case, self.given):
            problems: Iterator[Problem] = rule(self.name)(case)
            yield from problems


RULES: tuple[ConsistencyRule, ...] = (
    grade_names,
    pay_of_grades,
    spines,
    salaries,
    points_in_grade,
    points_have_pay,
    uplifts,
    uplift_twice,
    uplift_names,
    period,
    grade_time,
    working_time,
    supplement_forms,
    LateRule("payment", "on_costs:payment"),
    LateRule("payments", "payments:payments"),
    LateRule("on_costs_by_part", "on_costs:on_costs"),
    LateRule("flat_pension", "on_costs:flat_rate"),
    LateRule("has_pension_by_grade", "pension:pension"),
    supplement_now,
    LateRule("has_young_staff", "young_staff:young_staff"),
    agency,
    LateRule("agency", "agency_by_job:days_of_agency"),
    LateRule("agency_by_job", "agency_by_job:agency_by_job"),
    made_up,
    comparator_grades,
    evidence_names,
    LateRule("workforce", "workforce:agency_beyond"),
    published_values,
    recorded_grades,
    LateRule("spend", "stated_totals:spend"),
    LateRule("alternative", "stated_totals:alternative"),
    LateRule("measures", "package:measures"),
    LateRule("funding", "funding:funding"),
    financial_year_names,
    LateRule("comparators", "pay_awards:comparator_awards"),
    LateRule("forecast", "forecast:forecast"),
    LateRule("forecast", "pay.increments:increments"),
    LateRule("forecast", "pay_awards:forecast_awards"),
)


def disagreements(case: Case) -> Iterator[Problem]:
    """Every problem between sections; of a case that is too large for them nothing but that."""
    too_large = list(limits(case))
    yield from too_large
    if too_large:
        return
    for problems in RULES:
        yield from problems(case)
