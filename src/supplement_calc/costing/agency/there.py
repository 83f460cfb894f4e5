"""Agency staff of a forecast's month where they are there for a time: the share of its days that they are."""

from __future__ import annotations

from ...case.models.agency import Agency
from ...ledger import Figure, Ledger
from ..forecast.calendar import Month
from .by_job import has_days, share_there


def while_there(ledger: Ledger, agency: Agency | None, month: Month, fte: Figure, id: str) -> Figure:
    """So many FTE on average over a month, by the days on which they are there; as they are where nothing says."""
    share = 1 if agency is None or not has_days(agency) else share_there(agency, month.first)
    if share == 1:
        return fte
    name = f"forecast.agency_there.{month.id}"
    count = ledger.count(f"{name}.parts", f"Parts of {month.name} that agency staff are there", share.numerator)
    times = ledger.work(f"{id}.times", f"{fte.label}, times the parts there", "FTE", "product", (fte, count))
    whole = ledger.count(f"{name}.of", f"All of {month.name}, in such parts", share.denominator)
    return ledger.work(id, f"{fte.label}, while they are there", "FTE", "ratio", (times, whole))


def are_there_at_close(agency: Agency, month: Month) -> bool:
    """Whether they are still there as a month closes."""
    return (agency.from_ is None or agency.from_ <= month.pay_day) and (agency.until is None or agency.until > month.pay_day)
