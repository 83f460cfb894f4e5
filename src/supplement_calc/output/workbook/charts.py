"""Charts of the spreadsheet's own, each drawn from cells that follow the inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ...costing.costed_again import leading
from ...costing.costing import Costing
from ...costing.forecast.forecast import ForecastResult
from ...ledger import Figure
from ..pages.keys.cost import positions
from .book import Book, Column, Sheet
from .cells import Cell, Text
from .forecast_sheets import BY_MONTH
from .model import Model
from .results import Written, amount

CHARTS = "Charts"
_COLUMNS = (
    Column("Chart", 40),
    Column("What it shows", 62),
    Column("Vacant, FTE", 14, right=True),
    Column("Cost, £", 18, right=True),
    Column("Budget, £", 18, right=True),
)
_BLUE, _ORANGE, _GREY = "#1F4E79", "#B85C00", "#595959"
_SIZE = {"width": 900, "height": 380}


class Drawn(NamedTuple):
    """The figures of the charts' own table: the costs of each position, and the points of the line to break-even."""

    positions: list[tuple[str, Figure]]
    budget: Figure | None
    line: list[tuple[str, Figure, Figure]]

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure that needs a cell."""
        yield from (figure for _, figure in self.positions)
        yield from (one for _, *both in self.line for one in both)
        yield from () if self.budget is None else (self.budget,)


def drawn_of(costing: Costing | None) -> Drawn:
    """What the charts of a costing are drawn from."""
    if costing is None:
        return Drawn([], None, [])
    budget = costing.figure("budget_position.budget")
    places = [(one.label, one.cost) for one in positions(costing) if one.cost.value is not None]
    return Drawn(places, None if budget.value is None else budget, _line(costing, budget))


def _line(costing: Costing, budget: Figure) -> list[tuple[str, Figure, Figure]]:
    """From all posts filled to break-even; none where that is not reached with posts vacant."""
    basis, full = leading(costing.break_even), costing.figure("full_establishment.total")
    vacant = basis.vacant_fte
    if None in (budget.value, full.value, vacant.value) or vacant.value is None or vacant.value <= 0 or costing.case.payments:
        return []
    nobody = costing.ledger.zero("FTE")
    return [("All posts filled, with supplements", nobody, full), (f"Break-even: {basis.label}", vacant, budget)]


def charts(
    book: Book, sheet: Sheet, model: Model, drawn: Drawn, forecast: ForecastResult | None, months: Written | None
) -> None:
    """The table that the first charts are drawn from, and the charts below it, each with its text alternative."""
    budget = None if drawn.budget is None else amount(model, drawn.budget)
    first = sheet.row + 2
    rows: list[list[Cell | None]] = [
        [Text("Cost of a full year against the budget"), Text(label), None, amount(model, figure), budget]
        for label, figure in drawn.positions
    ]
    start = first + len(rows)
    rows += [
        [Text("Cost by posts left vacant"), Text(label), amount(model, vacant), amount(model, cost), budget]
        for label, vacant, cost in drawn.line
    ]
    sheet.table(_COLUMNS, rows)
    sheet.worksheet.set_portrait()
    sheet.worksheet.fit_to_pages(1, 1)  # so that no chart is split
    at = sheet.row + 1
    for chart, alternative in _charts(book, drawn, forecast, months, first, start):
        sheet.worksheet.insert_chart(at, 0, chart, {"description": alternative, "object_position": 2})
        at += 21


def _charts(
    book: Book, drawn: Drawn, forecast: ForecastResult | None, months: Written | None, first: int, start: int
) -> Iterator[tuple[Any, str]]:
    if drawn.positions:
        yield _positions(book, drawn, first), "Columns: " + _said(drawn)
    if drawn.line:
        yield _break_even(book, start), _BREAK_EVEN
    if forecast is not None and months is not None:
        yield _forecast(book, forecast, months), _FORECAST


_BREAK_EVEN = (
    "A line of the cost of a full year, falling as more posts are left vacant, and the budget that it meets at break-even."
)
_FORECAST = "Two lines by month: what doing nothing costs in all, and what the proposal costs. The table is on its own sheet."


def _said(drawn: Drawn) -> str:
    return "the cost of a full year of " + "; ".join(label for label, _ in drawn.positions) + "; against the budget."


def _positions(book: Book, drawn: Drawn, first: int) -> Any:
    last = first + len(drawn.positions) - 1
    chart = book.book.add_chart({"type": "column"})
    categories = [CHARTS, first - 1, 1, last - 1, 1]
    chart.add_series(
        {"name": "Cost", "categories": categories, "values": [CHARTS, first - 1, 3, last - 1, 3], "fill": {"color": _BLUE}}
    )
    if drawn.budget is not None:
        line = book.book.add_chart({"type": "line"})
        values = [CHARTS, first - 1, 4, last - 1, 4]
        look = {"color": _ORANGE, "width": 2.5, "dash_type": "dash"}
        line.add_series({"name": "Budget", "categories": categories, "values": values, "line": look})
        chart.combine(line)
    return _titled(chart, "Cost of a full year against the budget", "", "£", from_nil=True)


def _break_even(book: Book, start: int) -> Any:
    chart = book.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    x = [CHARTS, start - 1, 2, start, 2]
    for name, column, look in (
        ("Cost", 3, {"color": _BLUE, "width": 2.5}),
        ("Budget", 4, {"color": _ORANGE, "width": 2.5, "dash_type": "dash"}),
    ):
        chart.add_series({"name": name, "categories": x, "values": [CHARTS, start - 1, column, start, column], "line": look})
    return _titled(chart, "Cost by posts left vacant, no agency staff", "Vacant, FTE", "£")


def _forecast(book: Book, forecast: ForecastResult, months: Written) -> Any:
    chart = book.book.add_chart({"type": "line"})
    count, column = len(forecast.months), months.total_column
    for number, (course, look) in enumerate(
        zip(
            forecast.courses, ({"color": _GREY, "width": 2.5, "dash_type": "dash"}, {"color": _BLUE, "width": 2.5}), strict=True
        )
    ):
        top = months.placed.first - 1 + number * count
        chart.add_series(
            {
                "name": course.title,
                "categories": [BY_MONTH, top, 0, top + count - 1, 0],
                "values": [BY_MONTH, top, column, top + count - 1, column],
                "line": look,
            }
        )
    return _titled(chart, "Forecast: total cost by month", "", "£")


def _titled(chart: Any, title: str, across: str, up: str, *, from_nil: bool = False) -> Any:
    font = {"name": "Arial", "size": 11}
    chart.set_title({"name": title, "name_font": {**font, "size": 13}})
    chart.set_x_axis({"name": across, "name_font": font, "num_font": font})
    axis = {"name": up, "name_font": font, "num_font": font, "num_format": "#,##0", "major_gridlines": {"visible": True}}
    chart.set_y_axis({**axis, "min": 0} if from_nil else axis)
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size(_SIZE)
    return chart
