"""Other employers and what they pay at each of our grades."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ..diagnostics.look_alikes import DASHES
from .audit import Audit
from .headings import Layout
from .rows import RowReader, data_rows
from .table import Row
from .values import day, number

_RANGE = re.compile(rf"\s*(?:[-{DASHES}]|\bto\b)\s*")


class Employer:
    """What one employer pays, by our grade: the lowest and the highest of each range."""

    def __init__(self) -> None:
        self.pay: dict[str, tuple[Fraction, Fraction]] = {}
        self.supplements: dict[str, Fraction] = {}
        self.pay_date: date | None = None
        self.source = ""


class _Pay(NamedTuple):
    grade: str
    low: Fraction
    high: Fraction


def comparators(layout: Layout, audit: Audit, only_grade: str | None) -> dict[str, Employer]:
    """The employers by name. Grades are a column, or each a column of its own with the employers' pay in it; `only_grade` is
    the one that all rows compare with where the file says none."""
    reader = RowReader(layout, audit)
    by_column = _grade_columns(layout, only_grade)
    found: dict[str, Employer] = {}
    for row in data_rows(layout, audit, reader):
        name = reader.cell(row, "employer")
        if not name:
            audit.leave_out(row.number, "no employer")
            continue
        pays = _by_column(row, by_column) if by_column else _one(reader, row, only_grade)
        if isinstance(pays, tuple):
            audit.leave_out(row.number, *pays)
            continue
        employer = found.get(name, Employer())
        if any(pay.grade in employer.pay for pay in pays):
            audit.leave_out(row.number, "an employer and grade again")
            continue
        found[name] = employer
        audit.use(row.number)
        employer.pay.update({pay.grade: (pay.low, pay.high) for pay in pays})
        _rest(reader, row, employer, pays, audit)
    return found


def _grade_columns(layout: Layout, only_grade: str | None) -> list[tuple[int, str]]:
    """The columns that are each a grade's, where no column says the grade or the pay."""
    if only_grade is not None or {"grade", "low", "high", "pay"} & set(layout.columns):
        return []
    known = {at for columns in layout.columns.values() for at in columns}
    rows = layout.table.rows[layout.first :]
    return [
        (at, name)
        for at, name in enumerate(layout.names)
        if name and at not in known and any(_range(row.cells[at]) for row in rows if at < len(row.cells) and row.cells[at])
    ]


def _by_column(row: Row, columns: list[tuple[int, str]]) -> list[_Pay] | tuple[str, str]:
    pays = []
    for at, grade in columns:
        text = row.cells[at] if at < len(row.cells) else ""
        if not text or text.lower() in ("-", "–", "n/a"):
            continue
        pay = _range(text)
        if pay is None:
            return f"pay for {grade} that is no amount or range", text
        pays.append(_Pay(grade, *pay))
    return pays or ("no pay", "")


def _one(reader: RowReader, row: Row, only_grade: str | None) -> list[_Pay] | tuple[str, str]:
    grade = reader.cell(row, "grade") or only_grade
    if not grade:
        return "no grade of ours (--grade says it for all)", ""
    low, high, whole = (reader.cell(row, field) for field in ("low", "high", "pay"))
    text = f"{low or high} - {high or low}" if low or high else whole
    if not text:
        return "no pay", ""
    pay = _range(text)
    return ("pay that is no amount or range", text) if pay is None else [_Pay(grade, *pay)]


def _range(text: str) -> tuple[Fraction, Fraction] | None:
    """The lowest and the highest of `£39,400 - £43,100`, or an amount twice."""
    ends = [number(end, "money").value for end in _RANGE.split(text)]
    if not 0 < len(ends) < 3 or None in ends:
        return None
    low, high = ends[0], ends[-1]
    assert low is not None and high is not None
    return (low, high) if 0 < low <= high else None


def _rest(reader: RowReader, row: Row, employer: Employer, pays: list[_Pay], audit: Audit) -> None:
    """The supplement, the date of the pay and its source."""
    if text := reader.cell(row, "supplement"):
        amount = number(text, "money").value
        if amount is None:
            audit.change(row.number, "a supplement that is no amount is left off", text)
        elif amount:
            employer.supplements.update({pay.grade: amount for pay in pays})
    if text := reader.cell(row, "date"):
        of = day(text)
        if of is None or (employer.pay_date is not None and of != employer.pay_date):
            audit.change(row.number, "a pay date that is no day, or another than before, is left off", text)
        else:
            employer.pay_date = of
    employer.source = employer.source or reader.cell(row, "source")
