"""Pay points and their salaries."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ..case.models.fields.points import PayPoint
from ..case.pay_spines.spine import in_order
from .audit import Audit
from .headings import Layout
from .rows import RowReader, data_rows
from .values import ERRORS, number, point


def spine(layout: Layout, audit: Audit) -> dict[PayPoint, Fraction]:
    """The salary of each pay point, numbers by number and names in the table's order."""
    reader = RowReader(layout, audit)
    found: dict[PayPoint, Fraction] = {}
    for row in data_rows(layout, audit, reader):
        at, pay = reader.cell(row, "point"), reader.cell(row, "salary")
        read = number(pay, "money")
        if at.lower() in ERRORS or point(at) is None:
            audit.leave_out(row.number, "a pay point that is no number" if at else "no pay point", at)
        elif not pay:
            audit.leave_out(row.number, "no salary")
        elif read.value is None:
            audit.leave_out(row.number, f"salary: {read.why}", pay)
        else:
            _keep(found, point(at), read.value, row.number, audit, read.left_off and pay)
    return {at: found[at] for at in in_order(found)}


def _keep(found: dict[PayPoint, Fraction], at: PayPoint | None, pay: Fraction, row: int, audit: Audit, noted: str) -> None:
    assert at is not None
    if at in found:
        same = found[at] == pay
        audit.leave_out(
            row, "a pay point again, at the same salary" if same else "a pay point again, at another salary", str(at)
        )
        return
    found[at] = pay
    audit.use(row)
    if noted:
        audit.change(row, "the note after the salary is left off", noted)


def by_salary(points: Mapping[PayPoint, Fraction]) -> dict[Fraction, PayPoint]:
    """The pay point of each salary that only one point has."""
    salaries = list(points.values())
    return {pay: at for at, pay in points.items() if salaries.count(pay) == 1}
