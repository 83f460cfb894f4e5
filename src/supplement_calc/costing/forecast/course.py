"""One course of events followed from its first month to its last, and what it costs by financial year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...case_file.case import Case
from ...case_file.financial_year import FinancialYear
from ...case_file.forecast import Course
from ...ledger import Figure, Ledger, Table
from ..posts import Staffing
from .calendar import Month, years_of
from .lines import GradeLines
from .month_costs import LABELS, MonthCost, MonthCosts
from .staff import Following, MonthStaff

COURSES = {"doing_nothing": "Doing nothing", "proposal": "The proposal"}


class YearCost(NamedTuple):
    """A financial year's lines by name, each rounded, and their total."""

    lines: dict[str, Figure]
    total: Figure


class Followed(NamedTuple):
    """A course: its staff and cost by month, its cost by year, and the agency cover it assumes (None where agency staff are
    as many as today, whatever is vacant, or there are none)."""

    id: str
    title: str
    given: Course
    staff: dict[Month, MonthStaff]
    months: dict[Month, MonthCost]
    years: dict[FinancialYear, YearCost]
    total: YearCost
    cover: Figure | None


def follow(
    case: Case, ledger: Ledger, name: str, given: Course, staff: Staffing, grades: Sequence[GradeLines], months: Sequence[Month]
) -> Followed:
    """Follow one course through the months."""
    id = f"forecast.{name}"
    assert case.forecast is not None
    following = Following(ledger, id, given, grades, increments=case.forecast.increments == "yes")
    in_months = following.follow(months)
    cover = _cover(case, ledger, id, given, grades)
    costs = MonthCosts(case, ledger, id, staff, grades, cover, pays=name == "proposal")
    by_month = {month: costs.cost(month, in_months[month]) for month in months}
    table = ledger.table(id, f"{COURSES[name]}: cost by financial year")
    years = {
        year: _year(table, year.id, f"in {year.name}", [by_month[m] for m in within])
        for year, within in years_of(months).items()
    }
    return Followed(id, COURSES[name], given, in_months, by_month, years, _whole(table, list(years.values())), cover)


def _cover(case: Case, ledger: Ledger, id: str, given: Course, grades: Sequence[GradeLines]) -> Figure | None:
    """The share of vacancies that agency staff cover: as assumed, or as many of today's as there are agency staff."""
    if case.agency is None or given.agency_cover is not None:
        return given.agency_cover
    vacant = [grade.vacant for grade in grades if grade.vacant is not None]
    if not any(fte.value for fte in vacant):
        return None
    all_ = ledger.work("forecast.vacant", "Vacant posts today", "FTE", "sum", vacant)
    return ledger.work(
        "forecast.cover_today", "Agency cover of vacancies today", "percent", "percentage", (case.agency.fte, all_)
    )


def _year(table: Table, name: str, when: str, months: Sequence[MonthCost]) -> YearCost:
    """The months of a year, line by line, each line rounded once; the total adds the rounded lines."""
    lines = {}
    for line in months[0].lines:
        label = f"{LABELS[line]} {when}"
        figure = table.ledger.work(
            f"{table.id}.{name}.{line}", label, "GBP", "sum", [month.lines[line] for month in months], table.ledger.rounding
        )
        lines[line] = table.show(figure)
    return YearCost(lines, table.total(f"{name}.total", f"Total {when}", list(lines.values())))


def _whole(table: Table, years: Sequence[YearCost]) -> YearCost:
    """The years together."""
    lines = {
        line: table.ledger.work(f"{table.id}.{line}", LABELS[line], "GBP", "sum", [year.lines[line] for year in years])
        for line in years[0].lines
    }
    return YearCost(lines, table.total("total", "Total", [year.total for year in years]))


def ends_of(followed: Followed, ledger: Ledger) -> dict[FinancialYear, dict[str, Figure]]:
    """Staff in post and vacant posts as each financial year closes, with the starters and leavers of its months."""
    found = {}
    for year, months in years_of(list(followed.staff)).items():
        flows = [flow for month in months for flow in followed.staff[month].grades.values()]
        last = followed.staff[months[-1]]
        id, when = f"{followed.id}.{year.id}", f"in {year.name}"
        found[year] = {
            "starters": _fte(ledger, f"{id}.starters", f"Starters {when}", [flow.starters for flow in flows]),
            "leavers": _fte(ledger, f"{id}.leavers", f"Leavers {when}", [flow.leavers for flow in flows]),
            "in_post": _fte(
                ledger, f"{id}.in_post", f"In post as {year.name} closes", [f.closing for f in last.grades.values()]
            ),
            "vacant": last.vacant,
        }
    return found


def _fte(ledger: Ledger, id: str, label: str, parts: Sequence[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)
