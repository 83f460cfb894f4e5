"""What agency staff are in current spend: those in posts, and those of jobs that fill none."""

from __future__ import annotations

from ...case.case import Case
from ...case.models.agency import Agency
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import Kind
from .by_job import job_lines, months_in_year, part_of_year
from .cost import cost_of_grade, cost_per_fte, fte_in_use, line_in_posts, name_of

_WORKING = "agency_cost.there"


def agency_line(table: Table, case: Case) -> Figure:
    """All agency staff of a full year; where some are by job, a line for each and their sum."""
    if not case.agency_by_job:
        return _in_posts(table, case, "agency", "line")
    lines = [] if case.agency is None else [_in_posts(table, case, "agency.in_posts", "detail")]
    return table.total("agency", "Agency", [*lines, *job_lines(table, case)], "line")


def _in_posts(table: Table, case: Case, id: str, kind: Kind) -> Figure:
    """Those in posts, for the months of the twelve in which they are there."""
    if case.agency is None or (months := months_in_year(case, case.agency)) == 12:
        return line_in_posts(table, case.agency, id, kind)
    yearly = _a_year(table.ledger, case.agency)
    return part_of_year(table, id, name_of(kind), _WORKING, yearly, months, kind)


def _a_year(ledger: Ledger, agency: Agency) -> Figure:
    """What a whole year of them would cost."""
    id, label, each = f"{_WORKING}.year", "Agency, at a year's rate", cost_per_fte(ledger, agency)
    if agency.weekly_spend is not None:
        return ledger.figures["agency_cost.year"]
    if agency.by_grade is None:
        return ledger.work(id, label, "GBP", "product", (fte_in_use(ledger, agency), each))
    parts = [
        ledger.work(
            f"{id}.{fold(grade)}", f"{label}, {grade}", "GBP", "product", (one.fte, cost_of_grade(ledger, agency, grade))
        )
        for grade, one in agency.by_grade.items()
    ]
    return ledger.work(id, label, "GBP", "sum", parts)
