"""When each grade is paid its supplement, and which amount: the period of the case, inside it the grade's own days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ..reference.calendar import FinancialYear, share_of_month

if TYPE_CHECKING:
    from .case import Case
    from .models.grades import Grade


def first_day(case: Case, grade: Grade) -> date | None:
    """The first day that a grade is paid its supplement: its own, or the period's."""
    return grade.starts or (None if case.period is None else case.period.starts)


def last_day(case: Case, grade: Grade) -> date | None:
    """The last day; None of a supplement without an end."""
    return grade.ends or (None if case.period is None else case.period.ends)


def first_year(case: Case, grade: Grade) -> FinancialYear | None:
    """The financial year whose amount the tables of a full year use: of those with an amount, the first in which the grade is
    paid; None where one amount holds throughout."""
    amounts = grade.amounts_by_year
    if not amounts:
        return None
    starts = first_day(case, grade)
    begins = min(amounts) if starts is None else case.years.of(starts)
    return min((year for year in amounts if year >= begins), default=min(amounts))


def has_own_time(grade: Grade) -> bool:
    """Whether a grade is paid its supplement for a time of its own, or amounts that change."""
    return grade.starts is not None or grade.ends is not None or bool(grade.amounts_by_year)


def share_paid(case: Case, grade: Grade, first: date) -> Fraction:
    """The share of a month, by its first day, that a grade is paid its supplement for."""
    starts = first_day(case, grade)
    return Fraction(1) if starts is None else share_of_month(first, starts, last_day(case, grade))
