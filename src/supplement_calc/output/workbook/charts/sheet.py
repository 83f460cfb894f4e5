"""The sheet of charts: what each is and says, in a table, and the charts below it, each with its text alternative."""

from __future__ import annotations

from collections.abc import Sequence

from ....case.case import Case
from ...charts.model import Drawing
from ..book import Book, Column, Sheet
from ..cells import Text
from ..model import Model
from .data import CHART_DATA, ChartData
from .native import native

CHARTS = "Charts"
NOTES = (f"Drawn from the cells of the sheet {CHART_DATA}; what each shows is said as it is in the case file.",)
_COLUMNS = (Column("Chart", 34), Column("What it shows", 52), Column("Follows the inputs", 13))
_ROWS, _WIDE, _HIGH, _A_PAGE = 23, 780, 500, 2  # rows of the sheet, pixels, and how many are printed on a page
_SCALE = 84  # per cent: the table is as wide as the paper
_FULL_YEAR = ("cost", "vacancies", "bridge")
_LONGEST = 110


def charts(book: Book, sheet: Sheet, model: Model, case: Case, drawings: Sequence[Drawing]) -> ChartData:
    """All charts; gives the data that they are drawn from, to be written to its own sheet."""
    data = ChartData(model)
    rows, made = [], []
    top = sheet.row + 1
    for number, drawing in enumerate(drawings):
        data.chart = titled(drawing, case)
        one = native(book, data, drawing, "£ for a full year" if _is_of_a_year(drawing, case) else "")
        font = {"name": "Arial", "size": 12, "bold": True}
        one.chart.set_title({"name": [CHARTS, top + number, 0], "name_font": font, "overlay": False})
        one.chart.set_size({"width": _WIDE, "height": _HIGH})
        made.append((one.chart, f"As in the case file: {drawing.alt}"))
        follows = "yes" if one.is_live else "no: as in the case file"
        rows.append([Text(data.chart), Text(drawing.alt), Text(follows)])
    sheet.table(_COLUMNS, rows)
    at, breaks = sheet.row + 1, []
    for number, (chart, alternative) in enumerate(made):
        if number % _A_PAGE == 0:
            breaks.append(at)
        sheet.worksheet.insert_chart(at, 0, chart, {"description": alternative, "object_position": 2, "y_offset": 6})
        at += _ROWS
    sheet.worksheet.set_portrait()
    sheet.worksheet.set_print_scale(_SCALE)
    sheet.worksheet.set_h_pagebreaks(breaks)
    return data


def titled(drawing: Drawing, case: Case) -> str:
    """What a chart shows and of whose posts."""
    whose = case.title if len(case.title) <= _LONGEST else f"{case.title[: _LONGEST - 2]} …"
    return f"{drawing.title}. {whose}"


def _is_of_a_year(drawing: Drawing, case: Case) -> bool:
    return drawing.id in _FULL_YEAR and not (drawing.id == "bridge" and case.forecast is not None)
