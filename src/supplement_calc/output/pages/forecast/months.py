"""Every month of a forecast: each grade's staff, and what the month costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.month_costs import LABELS
from ....costing.forecast.projection import Projection
from ...amounts import Shown
from ...document import Block, Grid, GridRow, Sentence
from .cells import money, short, staff

if TYPE_CHECKING:
    from ....costing.forecast.calendar import Month
    from ....costing.forecast.grade_months import GradeMonth
    from .cells import ByGrade

_STAFF = ("At start", "Starters", "Leavers", "At end", "Vacant", "Agency")


def month_blocks(result: ForecastResult, grades: ByGrade, shown: Shown) -> Iterator[Block]:
    """Of each course a table for each grade, then one of all its costs."""
    yield Sentence(
        "By month: vacant and agency staff are the average for the month. Pay is salaries and supplements before on-costs. "
        "Months are not rounded before they are added to years."
    )
    for course in result.courses:
        for grade in result.grades:
            title = f"{course.title}: {grade.label}"
            yield _grade(title, grades[course.id][grade.id], shown)
        yield _costs(course, shown)


def _grade(title: str, months: Mapping[Month, GradeMonth], shown: Shown) -> Grid:
    rows = []
    for month, one in months.items():
        flow = one.flow
        figures = (flow.opening, flow.starters, flow.leavers, flow.closing, one.vacant, one.agency)
        rows.append(GridRow((short(month), *map(staff, figures), money(one.pay, shown))))
    return Grid((title, *_STAFF, f"Pay, {shown.heading}"), tuple(rows))


def _costs(course: Projection, shown: Shown) -> Grid:
    names = [name for name in LABELS if name in course.total.lines]
    rows = [
        GridRow((short(month), *(money(cost.lines[name], shown) for name in names), money(cost.total, shown)))
        for month, cost in course.months.items()
    ]
    return Grid((f"{course.title}, {shown.heading}", *(LABELS[name] for name in names), "Total"), tuple(rows))
