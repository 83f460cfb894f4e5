"""Who stays and who leaves, month by month, and what of a payment those who leave are to pay back.

Each month a twelfth of a year's turnover leaves, of those who are left, as in the forecast.
"""

from __future__ import annotations

from decimal import Decimal

from ...case.models.payments import Clawback
from ...ledger import Figure, Ledger
from ..constants import year_in_percent


class Retention:
    """The staff of one turnover: the share of them that is left after any number of months."""

    def __init__(self, ledger: Ledger, id: str, turnover: Figure) -> None:
        self.ledger, self.id = ledger, f"{id}.staying"
        self.all = ledger.constant("all_of_them", "All of them", Decimal(100), "percent", "100%")
        year = year_in_percent(ledger)
        stay = ledger.work(f"{self.id}.rate", "Twelve months less a year's turnover", "percent", "difference", (year, turnover))
        operands = (stay, ledger.zero("percent"))
        self.rate = ledger.work(f"{self.id}.monthly", "Those who stay a month, of 1,200%", "percent", "greater of", operands)
        self.year = year
        self._after = [self.all]  # by the months

    def after(self, months: int) -> Figure:
        """The share that is left after so many months, per cent: (1 − turnover ÷ 12) to that power."""
        for month in range(len(self._after), months + 1):
            id, label = f"{self.id}.after_{month}", f"Left after {month} month{'s' if month > 1 else ''}"
            times = self.ledger.work(f"{id}.times", f"{label}, of 1,200%", "percent", "product", (self._after[-1], self.rate))
            self._after.append(self.ledger.work(id, label, "percent", "ratio", (times, self.year)))
        return self._after[months]

    def leaving(self, month: int) -> Figure:
        """The share that leaves in one month, per cent of those there at first."""
        pair = self.after(month - 1), self.after(month)
        return self.ledger.work(f"{self.id}.leaving_in_{month}", f"Leaving in month {month}", "percent", "difference", pair)

    def gone(self, months: int) -> Figure:
        """The share that leaves within so many months, per cent."""
        label = f"Leaving within {months} month{'s' if months > 1 else ''}"
        return self.ledger.work(
            f"{self.id}.gone_within_{months}", label, "percent", "difference", (self.all, self.after(months))
        )


def months_left(clawback: Clawback, served: int) -> list[int]:
    """Of those who leave in each month after payment, while anything is due back: the months that they have not served.

    Somebody who leaves in the k-th month has served k − 1 complete ones since the payment. Where all is due back, that is as
    all the months.
    """
    before = served if clawback.counted_from == "start of employment" else 0
    left = list(range(clawback.months - before, 0, -1))
    return left if clawback.how == "by month" else [clawback.months] * len(left)


def months_not_served(ledger: Ledger, months: int) -> Figure:
    """So many months, as a figure."""
    return ledger.count(f"months_not_served.{months}", f"{months} months not served", months)


def months_of_clawback(ledger: Ledger, clawback: Clawback) -> Figure:
    """The months that a payment may be claimed back for."""
    return ledger.count(f"clawback_months.{clawback.months}", "Months of the clawback", clawback.months)


def due_back(staying: Retention, id: str, clawback: Clawback, served: int) -> Figure:
    """What of a payment is due back on average, per cent: Σ the share that leaves in a month × (months − complete months
    served) ÷ months.

    Source of the formula: docs/explanation/other-payments.md; repayment by complete months as councils' agreements have it.
    """
    ledger, left = staying.ledger, months_left(clawback, served)
    parts = []
    for month, not_served in enumerate(left, 1):
        label = f"Leaving in month {month}, times the months not served"
        operands = (staying.leaving(month), months_not_served(ledger, not_served))
        parts.append(ledger.work(f"{id}.due_back.month_{month}", label, "percent", "product", operands))
    together = ledger.work(f"{id}.due_back.months", "Months not served by those who leave", "percent", "sum", parts)
    of = months_of_clawback(ledger, clawback)
    share = ledger.work(f"{id}.due_back", "Due back, as a share of what is paid", "percent", "ratio", (together, of))
    leaving = staying.gone(len(left))
    why = "nobody is expected to leave"
    label = "Due back of what those who leave were paid, on average"
    ledger.work(f"{id}.mean_share", label, "percent", "percentage", (share, leaving), why_undefined=why)
    return share
