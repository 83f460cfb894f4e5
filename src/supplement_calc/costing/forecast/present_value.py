"""Net costs with inflation taken out and discounted at a real rate; the first financial year is year 0 and is neither.

Inflation is taken out of cash that rises, with pay awards or the cost of agency staff. What stands still is in constant prices
already, and taking inflation out of it would make it cheaper than it is.

Source of the method: HM Treasury, The Green Book, whose rate is 3.5 % a year, real.
"""

from __future__ import annotations

from datetime import date

from ...case.awards.days import award_days
from ...case.case import Case
from ...ledger import Figure, Ledger
from ...reference.calendar import FinancialYear
from ..constants import pay_itself
from .rounded_sums import rounded_sum

_DONE = {"prices": "less inflation", "discount": "discounted"}


def has_rising_prices(case: Case, last: date) -> bool:
    """Whether pay or the cost of agency staff rises by the last month of the forecast, so that its costs are cash."""
    assert case.forecast is not None
    awards = [award for day in award_days(case) if day.day <= last for award in day.awards]
    agency = case.forecast.agency_inflation if case.agency is not None or case.agency_by_job else None
    rates = [rate for award in awards for rate in (award.amount, award.at_least)]
    return any(rate.known for rate in (*rates, agency) if rate is not None)


def present_values(case: Case, ledger: Ledger, net: dict[FinancialYear, Figure], last: date) -> dict[FinancialYear, Figure]:
    """By financial year; none where the case gives no rate. `last` is the first day of the forecast's last month."""
    assert case.forecast is not None
    rate, inflation = case.forecast.discount_rate, case.forecast.inflation
    if rate is None:
        return {}
    itself = pay_itself(ledger)
    steps = {}
    if inflation is not None and has_rising_prices(case, last):
        id, label = "forecast.prices", "A year's prices, as a percentage of the year before"
        steps["prices"] = ledger.work(id, label, "percent", "sum", (itself, inflation))
    id, label = "forecast.discount", "A pound a year on, as a percentage of one now"
    steps["discount"] = ledger.work(id, label, "percent", "sum", (itself, rate))
    return {year: _value(ledger, steps, number, year, cost) for number, (year, cost) in enumerate(net.items())}


def _value(ledger: Ledger, steps: dict[str, Figure], years: int, year: FinancialYear, cost: Figure) -> Figure:
    """Each step taken once for each year since the first."""
    id, value = f"forecast.present_value.{year.id}", cost
    for name, step in steps.items():
        for number in range(1, years + 1):
            label = f"Extra cost in {year.name}, {_DONE[name]} for {number} of {years}"
            value = ledger.work(f"{id}.{name}_{number}", label, "GBP", "percentage", (value, step))
    return rounded_sum(ledger, id, f"Present value of {year.name}", "sum", [value])
