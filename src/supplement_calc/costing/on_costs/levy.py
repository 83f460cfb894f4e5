"""The apprenticeship levy by date of payment: none was due before 6 April 2017 (Finance Act 2016, Part 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ...case.case import Case
from ...case.dates import pay_dates
from ...ledger import Figure, Ledger
from ...reference.calendar import day_in_words
from ...reference.national_insurance import levy_from

if TYPE_CHECKING:
    from ...case.models.on_costs import OnCostParts


def levy_on(parts: OnCostParts, day: date) -> Figure | None:
    """The levy on a payment of a day; None where none is due or counted."""
    return parts.apprenticeship_levy if day >= levy_from() else None


def with_levy_of_its_days(case: Case, ledger: Ledger, parts: OnCostParts) -> OnCostParts:
    """The parts with the levy of the pay days that are costed: weighted by pay days where it begins among them, as National
    Insurance is."""
    dates, rate = pay_dates(case, parts), parts.apprenticeship_levy
    if rate is None or dates is None:
        return parts
    before = [day for day in dates.pay_days if day < levy_from()]
    after = [day for day in dates.pay_days if day >= levy_from()]
    if not before:
        return parts
    if not after:
        return parts.model_copy(update={"apprenticeship_levy": None})
    operands = (_days(ledger, "without", before), ledger.zero("percent"), _days(ledger, "with", after), rate)
    mean = ledger.work("on_costs.levy.rate", f"{rate.label}, of all pay days", "percent", "mean", operands)
    return parts.model_copy(update={"apprenticeship_levy": mean})


def _days(ledger: Ledger, which: str, days: Sequence[date]) -> Figure:
    text = f"{len(days)} ends of months from {day_in_words(days[0])} to {day_in_words(days[-1])}"
    return ledger.constant(f"on_costs.levy.pay_days_{which}", f"Pay days {which} the levy", Decimal(len(days)), "count", text)
