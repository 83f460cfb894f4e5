"""The apprenticeship levy by date of payment: none was due before 6 April 2017 (Finance Act 2016, Part 6)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from ...case.case import Case
from ...case.dates import pay_dates
from ...case.models.on_costs import OnCostParts
from ...ledger import Figure, Ledger
from ...reference.calendar import day_in_words
from ...reference.national_insurance import levy_from


def levy_on(parts: OnCostParts, day: date) -> Figure | None:
    """The levy on a payment of a day; None where none is due or counted."""
    return parts.apprenticeship_levy if day >= levy_from() else None


def with_levy_of_its_days(case: Case, ledger: Ledger, parts: OnCostParts) -> OnCostParts:
    """The parts with the levy of the days that are costed: weighted by days where it begins among them, as National Insurance
    is."""
    dates, rate = pay_dates(case, parts), parts.apprenticeship_levy
    if rate is None or dates is None or dates.first >= levy_from():
        return parts
    if dates.last < levy_from():
        return parts.model_copy(update={"apprenticeship_levy": None})
    before = _days(ledger, "without", dates.first, levy_from() - timedelta(days=1))
    after = _days(ledger, "with", levy_from(), dates.last)
    operands = (before, ledger.zero("percent"), after, rate)
    mean = ledger.work("on_costs.levy.rate", f"{rate.label}, of all days", "percent", "mean", operands)
    return parts.model_copy(update={"apprenticeship_levy": mean})


def _days(ledger: Ledger, which: str, first: date, last: date) -> Figure:
    days = (last - first).days + 1
    text = f"{day_in_words(first)} to {day_in_words(last)}, both in"
    return ledger.constant(f"on_costs.levy.days_{which}", f"Days {which} the levy", Decimal(days), "count", text)
