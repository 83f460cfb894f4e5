"""Which payments the on-costs of a case are for: the days that National Insurance is looked up by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..reference.calendar import TaxYear, day_before_next_year, day_in_words, first_of_month_after, month_end, tax_year_of
from ..reference.national_insurance import known_to

if TYPE_CHECKING:
    from .case import Case
    from .models.on_costs import OnCostParts


class PayDates(NamedTuple):
    """The first and last day, `text` in words, and where in the case they are from."""

    first: date
    last: date
    text: str
    path: tuple[str, ...]

    @property
    def pay_days(self) -> list[date]:
        """The pay days in it, the ends of months; of days within one month that do not reach its end, that month's."""
        days, day = [], month_end(self.first)
        while day <= self.last:
            days.append(day)
            day = month_end(first_of_month_after(day, 1))
        return days or [day]


def pay_dates(case: Case, parts: OnCostParts | None) -> PayDates | None:
    """The pay days of a full-year table: as the on-costs say; or of the tax year in which most of the supplement's first
    twelve pay days fall, the ends of its months, as far as its rates are known; of two with as many the first."""
    if parts is not None and parts.tax_year is not None:
        return _year(parts.tax_year, parts.tax_year.name, ("on_costs", "tax_year"))
    if parts is not None and parts.from_ is not None:
        last = day_before_next_year(parts.from_) if parts.to is None else parts.to
        return PayDates(parts.from_, last, f"{day_in_words(parts.from_)} to {day_in_words(last)}", ("on_costs", "from"))
    if case.period is None:
        return None
    days = first_pay_days(case.period.starts)
    if (parts is None or parts.as_ is None) and days[0] <= known_to():
        days = [day for day in days if day <= known_to()]
    years = [tax_year_of(day) for day in days]
    year = max(dict.fromkeys(years), key=years.count)
    first_pay = day_in_words(days[0])
    if year == years[0]:
        return _year(year, f"{year.name}, the tax year of the first pay day ({first_pay})", ("period", "starts"))
    text = f"{year.name}, the tax year of {years.count(year)} of the first twelve pay days (from {first_pay})"
    return _year(year, text, ("period", "starts"))


def first_pay_days(starts: date) -> list[date]:
    """The ends of twelve months, the first that of the month in which a day falls."""
    return [month_end(first_of_month_after(starts, months)) for months in range(12)]


def _year(year: TaxYear, text: str, path: tuple[str, ...]) -> PayDates:
    return PayDates(year.first, year.last, text, path)


SHORT_YEARS, LONGEST_YEARS = 3, 20


class ForecastDates(NamedTuple):
    """The first day of the first month, the last day, and why it is the last."""

    first: date
    last: date
    why: str


def first_month(case: Case) -> date | None:
    """The first day of the first month: as the forecast gives it, or the month that the supplement starts in."""
    if case.forecast is not None and case.forecast.starts is not None:
        return case.forecast.starts.replace(day=1)
    return None if case.period is None else case.period.starts.replace(day=1)


def forecast_dates(case: Case, years: int | None = None) -> ForecastDates | None:
    """From the first month for so many years, or to the end of the supplement's period; None where nothing gives the start.

    Three years are taken where no end is given, and twenty at most.
    """
    first = first_month(case)
    if first is None:
        return None
    if years is not None:
        return ForecastDates(first, _years_on(first, years), f"{years} year{'' if years == 1 else 's'}, as asked")
    ends = None if case.period is None else case.period.ends
    if ends is None or ends < first:
        lacking = "the supplement has no end date" if ends is None else "it starts after the supplement has ended"
        return ForecastDates(first, _years_on(first, SHORT_YEARS), f"{SHORT_YEARS} years, since {lacking}")
    longest = _years_on(first, LONGEST_YEARS)
    if ends > longest:
        return ForecastDates(first, longest, f"{LONGEST_YEARS} years, the most that is forecast")
    return ForecastDates(first, ends, "the end of the supplement")


def forecast_months(case: Case, years: int | None = None) -> int | None:
    """How many months that is, counted without a date."""
    first, ends = first_month(case), None if case.period is None else case.period.ends
    if first is None:
        return None
    if years is None and ends is not None and ends >= first:
        return min(12 * (ends.year - first.year) + ends.month - first.month + 1, 12 * LONGEST_YEARS)
    return 12 * (years or SHORT_YEARS)


def _years_on(first: date, years: int) -> date:
    return date(first.year + years, first.month, 1) - timedelta(days=1)
