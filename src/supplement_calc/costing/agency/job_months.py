"""Agency staff who fill no post of a grade in a forecast: each month has the share of its days that they are there."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.case import Case
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ..constants import months_of_a_year
from ..forecast.assumed.inflation import Inflation
from ..forecast.calendar import Month
from .by_job import LINE, job_cost, share_there


class JobMonths:
    """What they cost in each month of a forecast, the same in every course."""

    def __init__(self, case: Case, ledger: Ledger, id: str, inflation: Inflation) -> None:
        self.case, self.ledger, self.id, self.inflation = case, ledger, id, inflation

    def cost(self, month: Month) -> Figure:
        """All jobs together, each for its share of the month."""
        under, parts = f"{self.id}.month_{month.id}.{LINE}", list(self._parts(month))
        label = f"Agency by job in {month.name}"
        return self.ledger.work(under, label, "GBP", "sum", parts or [self.ledger.zero("GBP")])

    def _parts(self, month: Month) -> Iterator[Figure]:
        for name, job in self.case.agency_by_job.items():
            there = share_there(job, month.first)
            if there:
                id, label = f"{self.id}.month_{month.id}.{LINE}.{fold(name)}", f"{name} in {month.name}"
                cost = self.inflation.of(job_cost(self.ledger, name, job), month.year)
                yearly = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "GBP", "product", (job.fte, cost))
                if there == 1:
                    yield self.ledger.work(id, label, "GBP", "ratio", (yearly, months_of_a_year(self.ledger)))
                    continue
                count = self.ledger.count(f"{id}.parts", f"Parts of {month.name} that {name} are there", there.numerator)
                whole = self.ledger.count(
                    f"forecast.parts_{12 * there.denominator}", "A year, in such parts", 12 * there.denominator
                )
                times = self.ledger.work(f"{id}.times", f"{label}, times the parts there", "GBP", "product", (yearly, count))
                yield self.ledger.work(id, label, "GBP", "ratio", (times, whole))
