"""Staff by financial year: who came, who left and who moved up, and how it stands at the close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...ledger import Figure, Ledger
from ...reference.calendar import FinancialYear
from .calendar import years_of
from .projection import Projection


class YearStaff(NamedTuple):
    """FTE: starters and leavers of the year's months, those who moved up a point (None without increments), and staff in post
    and vacant posts at the year's close. `agency` are agency staff through its last month; None where the case has none."""

    starters: Figure
    leavers: Figure
    moved_up: Figure | None
    in_post: Figure
    vacant: Figure
    agency: Figure | None


def year_staff(ledger: Ledger, followed: Projection) -> dict[FinancialYear, YearStaff]:
    """Each financial year of a course."""
    by_year = {}
    for year, months in years_of(list(followed.staff_by_month)).items():
        staff = [followed.staff_by_month[month] for month in months]
        flows = [flow for month in staff for flow in month.grades.values()]
        up = [month.moved_up for month in staff if month.moved_up is not None]
        agency = followed.months[months[-1]].agency_fte
        id, when = f"{followed.id}.{year.id}", f"in {year.name}"
        by_year[year] = YearStaff(
            _sum(ledger, f"{id}.starters", f"Starters {when}", [flow.starters for flow in flows]),
            _sum(ledger, f"{id}.leavers", f"Leavers {when}", [flow.leavers for flow in flows]),
            _sum(ledger, f"{id}.moved_up", f"Staff who move up a point {when}", up) if up else None,
            ledger.relabelled(f"{id}.in_post", f"In post, end of {months[-1].name}", staff[-1].close),
            ledger.relabelled(f"{id}.vacant", f"Vacant, end of {months[-1].name}", staff[-1].vacant_at_close),
            ledger.relabelled(f"{id}.agency_fte", f"Agency staff, average for {months[-1].name}", agency) if agency else None,
        )
    return by_year


def _sum(ledger: Ledger, id: str, label: str, parts: Sequence[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)
