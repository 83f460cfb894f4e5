"""From which month to which day a forecast runs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .case import Case

SHORT_YEARS, LONGEST_YEARS = 3, 20


class ForecastDates(NamedTuple):
    """The first day of the first month, the last day, and why it is the last."""

    first: date
    last: date
    why: str


def first_month(case: Case) -> date | None:
    """The first day of the first month: as the forecast says, or the month that the supplement starts in."""
    if case.forecast is not None and case.forecast.starts is not None:
        return case.forecast.starts.replace(day=1)
    return None if case.period is None else case.period.starts.replace(day=1)


def forecast_dates(case: Case, years: int | None = None) -> ForecastDates | None:
    """From the first month for so many years, or to the end of the supplement's period; None where nothing says the start.

    Three years are taken where no end is said, and twenty at most.
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


def _years_on(first: date, years: int) -> date:
    return date(first.year + years, first.month, 1) - timedelta(days=1)
