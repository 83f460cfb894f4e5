"""Which payments the on-costs of a case are for: the days that National Insurance is looked up by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..reference.tax_year import TaxYear, day_before_next_year, month_end, tax_year_of

if TYPE_CHECKING:
    from .case import Case
    from .on_costs import OnCostParts


class PayDates(NamedTuple):
    """The first and last day, `said` as a person says them, and where in the case they are from."""

    first: date
    last: date
    said: str
    path: tuple[str, ...]


def pay_dates(case: Case, parts: OnCostParts | None) -> PayDates | None:
    """As the on-costs say, or else the tax year of the supplement's first pay day, the end of the month it starts in."""
    if parts is not None and parts.tax_year is not None:
        return _year(parts.tax_year, parts.tax_year.name, ("on_costs", "tax_year"))
    if parts is not None and parts.from_ is not None:
        last = day_before_next_year(parts.from_) if parts.to is None else parts.to
        return PayDates(parts.from_, last, f"{_day(parts.from_)} to {_day(last)}", ("on_costs", "from"))
    if case.period is None:
        return None
    first_pay = month_end(case.period.starts)
    year = tax_year_of(first_pay)
    return _year(year, f"{year.name}, the tax year of the first pay day ({_day(first_pay)})", ("period", "starts"))


def _year(year: TaxYear, said: str, path: tuple[str, ...]) -> PayDates:
    return PayDates(year.first, year.last, said, path)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
