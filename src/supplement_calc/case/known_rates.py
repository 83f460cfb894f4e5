"""Whether employer's National Insurance is known for the days that a case is costed for, or an assumption is given."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Problem
from ..reference.calendar import month_end, tax_year_of
from ..reference.national_insurance import known_from, known_to
from .case import Case
from .dates import ForecastDates, PayDates, forecast_dates, pay_dates
from .further_payments import paid_until, recurs

_STATE = "`national_insurance: {rate: …, threshold: …}`"


def on_cost_problems(case: Case) -> Iterator[Problem]:
    """What on-costs by part lack: rates known for the days that they are paid on, or an assumption that is of use."""
    parts = case.on_costs_by_part
    assert parts is not None
    dates = pay_dates(case, parts)
    if dates is None:
        if "period" not in case.root:  # else what is wrong with it is reported at the period
            yield _no_tax_year(case)
        return
    if dates.first < known_from():
        yield _unknown(case, dates, f"employer's National Insurance is known from {known_from()}; state it, {_STATE}")
    if parts.as_ is not None and not known_from() <= parts.as_.last <= known_to():
        help = f"name a year from {tax_year_of(known_from()).name} to {last_known()}"
        headline = f"the rates of {parts.as_.name} are not known either"
        yield Problem("unknown-tax-year", headline, case.place("on_costs", "as"), help)
    elif parts.as_ is not None and dates.last <= known_to() and not _goes_on(case):
        yield unused_assumption(case, f"the rates of {dates.text} are known")
    elif parts.as_ is None and dates.last > known_to():
        help = f"say what to take them to be as, for example `as: {last_known()}` under on_costs, or state them, {_STATE}"
        yield _unknown(case, dates, help)


def _goes_on(case: Case) -> bool:
    """Whether a pay day of the supplement's term, or of a forecast, may be after the known rates."""
    if "forecast" in case.root:
        return True
    return case.period is not None and (case.period.ends is None or month_end(case.period.ends) > known_to())


def unused_assumption(case: Case, why: str) -> Problem:
    """The year that later rates are taken to be as has no use."""
    headline = f"on-costs have an assumption that is not used: {why}"
    return Problem("not-used", headline, case.place("on_costs", "as"), "leave the line out", severity="warning")


def marginal_problems(case: Case) -> Iterator[Problem]:
    """What a flat rate lacks to be compared with the marginal one: a rate, a date, and National Insurance known for it."""
    if case.on_costs is None:
        headline = "the case gives no on-costs, so there is no rate to compare with the marginal one"
        yield Problem("nothing-to-show", headline, case.place("on_costs"), "add `on_costs: …`, for example 24.33%")
        return
    dates = pay_dates(case, case.on_costs_by_part)
    if case.on_costs_by_part is not None:
        return
    if dates is None:
        yield _no_tax_year(case)
    elif not known_from() <= dates.first <= dates.last <= known_to():
        help = f"it is known from {known_from()} to {known_to()}; on-costs by part may state their own, {_STATE}, or `as: …`"
        yield _unknown(case, dates, help)


def forecast_problems(case: Case, years: int | None = None) -> Iterator[Problem]:
    """What a forecast lacks: national pay awards and rates known for every month, or an assumption; `years` as the command line
    gives them."""
    if case.forecast is not None and case.forecast.pay_awards:
        from .awards.known import award_problems

        yield from award_problems(case, years)
    parts, dates = case.on_costs_by_part, forecast_dates(case, years)
    if parts is None or dates is None or parts.national_insurance is not None:
        return
    last = month_end(dates.last)
    promised = [  # of a lump that is paid once, the payment's own rule looks at its pay day
        month_end(paid_until(case, one, dates.first, dates.last))
        for one in case.payments.values()
        if one.due.national_insurance and recurs(one)
    ]
    until = max([last, *promised])
    if month_end(dates.first) < known_from():
        help = f"employer's National Insurance is known from {known_from()}; start later, or state it under on_costs"
        yield _unknown_months(case, dates, help)
    if parts.as_ is None and last <= known_to() < until:
        headline = f"employer's National Insurance is not known for {until:%B %Y}, when what was promised is paid"
        help = f"say what to take later years to be as, for example `as: {last_known()}` under on_costs"
        yield Problem("unknown-tax-year", headline, case.place("payments"), help)
    if parts.as_ is None and last > known_to():
        help = (
            f"say what to take later years to be as, for example `as: {last_known()}` under on_costs, or forecast fewer years"
        )
        yield _unknown_months(case, dates, help)


def last_known() -> str:
    """The last tax year whose rates are known, which later ones are taken to be as."""
    return tax_year_of(known_to()).name


def _no_tax_year(case: Case) -> Problem:
    headline = "nothing says which tax year's National Insurance applies"
    help = "add `tax_year: 2019-20` under on_costs, or the day the supplement starts as `period: {starts: …}`"
    return Problem("no-tax-year", headline, case.place("on_costs"), help)


def _unknown(case: Case, dates: PayDates, help: str) -> Problem:
    headline = f"employer's National Insurance is not known for all of {dates.text}"
    return Problem("unknown-tax-year", headline, case.place(*dates.path), help)


def _unknown_months(case: Case, dates: ForecastDates, help: str) -> Problem:
    headline = f"employer's National Insurance is not known for all months from {dates.first:%B %Y} to {dates.last:%B %Y}"
    return Problem("unknown-tax-year", headline, case.place("forecast"), help)
