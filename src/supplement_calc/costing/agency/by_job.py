"""Agency staff who fill no post of a grade, by job: in current spend and in a forecast, and never cover of a vacancy.

A full year's table counts the months of its twelve in which they are there, from the month in which the supplement or the
forecast starts.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from ...case.case import Case
from ...case.dates import first_month
from ...case.models.agency import Agency, AgencyJob
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import Kind
from ...reference.calendar import first_of_month_after, share_of_month
from .cost import per_fte

LINE, WORKING = "agency_by_job", "agency_jobs"


def job_cost(ledger: Ledger, name: str, job: AgencyJob) -> Figure:
    """What one of them costs a year."""
    return per_fte(ledger, job, job, job.vat, f"{WORKING}.{fold(name)}", f"{name}, cost per FTE")


def job_lines(table: Table, case: Case) -> list[Figure]:
    """The lines of current spend, each for the months of the twelve in which they are there."""
    lines = []
    for name, job in case.agency_by_job.items():
        id, label, cost = f"agency.by_job.{fold(name)}", f"Agency, {name}", job_cost(table.ledger, name, job)
        months = months_in_year(case, job)
        if months == 12:
            lines.append(table.product(id, label, job.fte, cost, "detail"))
            continue
        under = f"{WORKING}.{fold(name)}"
        yearly = table.ledger.work(f"{under}.year", f"{name}, at a year's rate", "GBP", "product", (job.fte, cost))
        lines.append(part_of_year(table, id, label, under, yearly, months, "detail"))
    return lines


def part_of_year(table: Table, id: str, label: str, under: str, yearly: Figure, months: Fraction, kind: Kind) -> Figure:
    """A line of a year's cost for so many of its twelve months, divided last."""
    ledger, count, of = table.ledger, Decimal(months.numerator), 12 * months.denominator
    parts = ledger.constant(f"{under}.parts", f"{label}, parts of the twelve months there", count, "count", str(count))
    times = ledger.work(f"{under}.by_parts", f"{label}, times the parts there", "GBP", "product", (yearly, parts))
    whole = ledger.count(f"{WORKING}_year.parts_{of}", "Twelve months, in such parts", of)
    title = f"{label}, {said(months)} of 12 months"
    line = ledger.work(f"{table.id}.{id}", title, "GBP", "ratio", (times, whole), ledger.rounding)
    return table.show(line, kind)


def months_in_year(case: Case, job: Agency | AgencyJob) -> Fraction:
    """How many of the twelve months of a full year's tables they are there."""
    return sum((share_there(job, month) for month in twelve_months(case)), Fraction(0)) if has_days(job) else Fraction(12)


def twelve_months(case: Case) -> list[date]:
    """The first days of the twelve months that full-year tables are of."""
    first = case.period.starts.replace(day=1) if case.period is not None else first_month(case)
    return [] if first is None else [first_of_month_after(first, months) for months in range(12)]


def has_days(job: Agency | AgencyJob) -> bool:
    """Whether they are there for a time, and not throughout."""
    return job.from_ is not None or job.until is not None


def share_there(job: Agency | AgencyJob, month: date) -> Fraction:
    """The share of a month, by its first day, that they are there."""
    return share_of_month(month, job.from_ or date.min, job.until)


def said(months: Fraction) -> str:
    """A number of months in words of a label: `6`, `5.5`, `about 5.48`."""
    exact = Decimal(months.numerator) / Decimal(months.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN).normalize()
    return f"{rounded:f}" if Fraction(rounded) == months else f"about {rounded:f}"
