"""Prices that rise by so much as each financial year starts after the forecast's first: of the budget, of agency staff."""

from __future__ import annotations

from ....ledger import Figure, Ledger
from ....reference.calendar import FinancialYear
from ...constants import pay_itself


class Inflation:
    """What one price comes to in a financial year; itself where the case gives no rate."""

    def __init__(self, ledger: Ledger, name: str, rate: Figure | None, first: FinancialYear) -> None:
        self.ledger, self.name, self.rate, self.first = ledger, name, rate, first

    def of(self, price: Figure, year: FinancialYear) -> Figure:
        """The price after every rise so far, one on the other. A figure for each year, whichever months ask for it."""
        if self.rate is None:
            return price
        id, of = f"forecast.{self.name}_inflation", price
        parts = (pay_itself(self.ledger), self.rate)
        whole = self.ledger.work(f"{id}.whole", "A price and its rise in a year", "percent", "sum", parts)
        now = self.first
        while now < year:
            now = now.next
            name = f"{id}.{of.id.replace('.', '_')}.{now.id}"
            price = self.ledger.work(name, f"{of.label}, {now.name}", of.unit, "share", (whole, price))
        return price
