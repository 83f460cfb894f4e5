"""Charts of a forecast: vacancies of both courses, and the extra cost so far, at the end of quarters or of years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....ledger import Figure
from ...amounts import Shown
from ...document import Chart, ChartRow
from .cells import money, short, staff

_QUARTER, _MARCH = 3, 3
_MOST_QUARTERS = 16


def charts(result: ForecastResult, shown: Shown) -> Iterator[Chart]:
    """A chart of figures that have no answer is left out."""
    months = closes(result)
    vacant = [course.staff_by_month[month].vacant_at_close for month in months for course in result.courses]
    if all(figure.value is not None for figure in vacant):
        yield _vacancies(result, months)
    net = {month: _so_far(result, month) for month in months}
    if all(figure.value is not None for figure in net.values()):
        rows = tuple(ChartRow(short(month), (_known(figure),), money(figure, shown)) for month, figure in net.items())
        yield Chart(
            f"Extra cost of the proposal, running total, {shown.heading}, at the end of the month", (), rows, signed=True
        )


def closes(result: ForecastResult) -> list[Month]:
    """The last months of quarters and the last of all; of financial years where those are too many."""
    last = result.months[-1]
    quarters = [month for month in result.months if month.first.month % _QUARTER == 0 or month is last]
    if len(quarters) <= _MOST_QUARTERS:
        return quarters
    return [month for month in quarters if month.first.month == _MARCH or month is last]


def _vacancies(result: ForecastResult, months: list[Month]) -> Chart:
    rows = []
    for month in months:
        nothing, proposal = (course.staff_by_month[month].vacant_at_close for course in result.courses)
        rows.append(ChartRow(short(month), (_known(nothing),), staff(nothing)))
        rows.append(ChartRow("", (Decimal(0), _known(proposal)), staff(proposal)))
    names = tuple(course.title.lower() for course in result.courses)
    return Chart("Vacant posts at the end of the month, FTE", names, tuple(rows))


def _so_far(result: ForecastResult, month: Month) -> Figure:
    """A year's close is the table's own figure, of rounded lines."""
    within = result.years[month.year]
    return result.comparison.cumulative[month.year] if month is within[-1] else result.comparison.by_month[month]


def _known(figure: Figure) -> Decimal:
    assert figure.value is not None
    return figure.value
