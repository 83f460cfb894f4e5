"""What agency staff are in current spend: those in posts, and those of jobs that fill none."""

from __future__ import annotations

from ...case.case import Case
from ...ledger import Figure, Table
from .by_job import job_lines
from .cost import line_in_posts


def agency_line(table: Table, case: Case) -> Figure:
    """All agency staff of a full year; where some are by job, a line for each and their sum."""
    if not case.agency_by_job:
        return line_in_posts(table, case.agency, "agency", "line")
    lines = [] if case.agency is None else [line_in_posts(table, case.agency, "agency.in_posts", "detail")]
    return table.total("agency", "Agency", [*lines, *job_lines(table, case)], "line")
