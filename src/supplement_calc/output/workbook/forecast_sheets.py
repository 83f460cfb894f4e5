"""The forecast by financial year and by month: both courses next to each other."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.forecast.forecast import ForecastResult
from ...costing.forecast.month_costs import LABELS
from ...ledger import Figure
from .book import Book, Column
from .cells import Cell, Look, Text
from .model import Model
from .results import Written, amount

BY_YEAR, BY_MONTH = "Forecast by year", "Forecast by month"
_YEAR_COLUMNS = (
    Column("Financial year", 24),
    Column("Line", 40),
    Column("Doing nothing", 18, right=True),
    Column("The proposal", 18, right=True),
    Column("Extra cost", 18, right=True),
    Column("Unit", 10),
)
_STAFF = (
    ("starters", "Starters"),
    ("leavers", "Leavers"),
    ("in_post", "In post at the end"),
    ("vacant", "Vacant at the end"),
    ("agency", "Agency staff, last month"),
)
Row = list[Cell | None]


def figures_of(result: ForecastResult) -> Iterator[Figure]:
    """Every figure of the two sheets."""
    for year in result.years:
        yield from (one for course in result.courses for one in course.years[year].lines.values())
        yield from (course.years[year].total for course in result.courses)
        yield from result.extra.years[year].values()
        yield result.comparison.net[year]
        yield from (one for staff in result.staff_by_year.values() for one in staff[year] if one is not None)
    for course in result.courses:
        yield from (*course.total.lines.values(), course.total.total)
        if course.after is not None:
            yield from (*course.after.cost.lines.values(), course.after.cost.total)
        for month, cost in course.months.items():
            staff = course.staff_by_month[month]
            yield from (staff.close, staff.vacant, *cost.lines.values(), cost.total)
            yield from () if cost.agency_fte is None else (cost.agency_fte,)
    yield from (*result.extra.total.values(), result.comparison.total, *result.comparison.by_month.values())


def by_year(book: Book, model: Model, result: ForecastResult) -> Written:
    """Each year's lines, total and staff, doing nothing, with the proposal, and what that costs more."""
    first, last = result.months[0].name, result.months[-1].name
    notes = (f"{first} to {last}: {result.dates.why}. The months are fixed in this workbook.",)
    sheet = book.sheet(BY_YEAR, "Forecast by financial year", notes, follows=True)
    rows: list[Row] = []
    for year in result.years:
        rows += _year(model, result, year.name, [course.years[year] for course in result.courses], result.extra.years[year])
        rows[-1][4] = amount(model, result.comparison.net[year], "total")
        staff = [result.staff_by_year[course.id][year]._asdict() for course in result.courses]
        for name, label in _STAFF:
            if staff[0][name] is not None:
                rows.append([Text(year.name), Text(label), *(amount(model, one[name]) for one in staff), None, Text("FTE")])
    after = result.proposal.after
    if after is not None:
        for name, figure in after.cost.lines.items():
            rows.append([Text("After the last month"), Text(LABELS[name]), None, *[amount(model, figure)] * 2, Text("£")])
    rows += _year(model, result, "All years", [course.total for course in result.courses], result.extra.total)
    rows[-1][4] = amount(model, result.comparison.total, "total")
    return Written(BY_YEAR, sheet.table(_YEAR_COLUMNS, rows), {})


def _year(model: Model, result: ForecastResult, name: str, costs: list, extra: dict) -> list[Row]:  # type: ignore[type-arg]
    rows: list[Row] = []
    for line, more in extra.items():
        cells = [None if line not in one.lines else amount(model, one.lines[line]) for one in costs]
        rows.append([Text(name), Text(LABELS[line]), *cells, amount(model, more), Text("£")])
    totals = [amount(model, one.total, "total") for one in costs]
    rows.append([Text(name), Text("Total", Look(kind="total")), *totals, None, Text("£")])
    return rows


def by_month(book: Book, model: Model, result: ForecastResult) -> Written:
    """Each month of both courses: staff, what it costs line by line, and in all. `rows` has where each month's total stands."""
    notes = (
        "Vacant and agency staff are the average of the month. Months are not rounded; years add them and round each line.",
    )
    sheet = book.sheet(BY_MONTH, "Forecast by month", notes, follows=True)
    names = [name for name in LABELS if any(name in course.total.lines for course in result.courses)]
    has_agency = any(cost.agency_fte is not None for course in result.courses for cost in course.months.values())
    staff = ["In post at the end, FTE", "Vacant, FTE", *(["Agency staff, FTE"] if has_agency else [])]
    money = [*(f"{LABELS[name]}, £" for name in names), "Total, £", "Extra cost so far, £"]
    columns = [Column("Month", 18), Column("Course", 16), *(Column(one, 17, right=True) for one in (*staff, *money))]
    rows: list[Row] = []
    where: dict[Figure, int] = {}
    for course in result.courses:
        for month, cost in course.months.items():
            of_month = course.staff_by_month[month]
            where[cost.total] = sheet.row + 2 + len(rows)
            agency = [] if not has_agency else [None if cost.agency_fte is None else amount(model, cost.agency_fte)]
            lines = [None if name not in cost.lines else amount(model, cost.lines[name]) for name in names]
            so_far = amount(model, result.comparison.by_month[month]) if course is result.proposal else None
            in_post = [amount(model, of_month.close), amount(model, of_month.vacant)]
            label = f"{month.first:%b %Y}"
            rows.append(
                [Text(label), Text(course.title), *in_post, *agency, *lines, amount(model, cost.total, "strong"), so_far]
            )
    return Written(BY_MONTH, sheet.table(columns, rows), where, total_column=len(columns) - 2)
