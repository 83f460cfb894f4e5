"""From when on employer's National Insurance is not known, and taken to be as in a year that the case names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from ...case.case import Case
from ...case.dates import forecast_dates, pay_dates
from ...case.further_payments import paid_until, pay_day_of
from ...reference.calendar import TaxYear, first_of_month_after, month_end
from ...reference.national_insurance import known_to
from ..supplement_by_year import term_months


class Assumed(NamedTuple):
    """The first pay day on which rates are assumed, and the year whose rates they are taken to be."""

    day: date
    year: TaxYear

    @property
    def words(self) -> str:
        """`from April 2027 assumed as in 2026-27`."""
        return f"from {self.day:%B %Y} assumed as in {self.year.name}"


def assumed_in_full_year(case: Case) -> Assumed | None:
    """Of the tables of a full year; None where they rest on none."""
    return _first(case, _of_full_year)


def assumed_in_costs(case: Case) -> Assumed | None:
    """Of those tables, the supplement's term by year, and what is paid besides."""
    return _first(case, _of_full_year, _of_term, _of_payments)


def assumed_in_answers(case: Case) -> Assumed | None:
    """Of all of those and the forecast."""
    return _first(case, _of_full_year, _of_term, _of_payments, _of_forecast)


def _first(case: Case, *days: Callable[[Case], Iterator[date]]) -> Assumed | None:
    parts = case.on_costs_by_part
    if parts is None or parts.as_ is None or parts.national_insurance is not None:
        return None
    later = [day for of in days for day in of(case) if day > known_to()]
    return Assumed(min(later), parts.as_) if later else None


def _of_full_year(case: Case) -> Iterator[date]:
    dates = pay_dates(case, case.on_costs_by_part)
    if dates is not None:
        yield from dates.pay_days


def _of_term(case: Case) -> Iterator[date]:
    if case.period is not None and _bears_insurance(case):
        yield from (month.pay_day for month in term_months(case))


def _of_payments(case: Case) -> Iterator[date]:
    for payment in case.payments.values():
        if payment.due.national_insurance and case.period is not None:
            first = case.period.starts
            yield pay_day_of(case, payment) or month_end(paid_until(case, payment, first, case.period.ends or first))


def _of_forecast(case: Case) -> Iterator[date]:
    dates = None if case.forecast is None else forecast_dates(case)
    day = None if dates is None else month_end(dates.first)
    while dates is not None and day is not None and day <= month_end(dates.last):
        yield day
        day = month_end(first_of_month_after(day, 1))


def _bears_insurance(case: Case) -> bool:
    """Whether a supplement or a higher point is paid on which National Insurance is due."""
    paid = any(grade.supplement is not None for grade in case.grades.values())
    return bool(case.uplifts) or (paid and (case.payment is None or case.payment.due.national_insurance))
