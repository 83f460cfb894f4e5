"""The workbook of a case, whole."""

from __future__ import annotations

from ..labels_apart import courses_of
from ..reports import Report
from ..view import View
from .allowed_inputs import input_checks
from .book import CREATED, Book
from .charts.data import CHART_DATA
from .charts.drawings import figures_of as drawn_from
from .charts.sheet import CHARTS, charts
from .charts.sheet import NOTES as OF_CHARTS
from .checks import CHECKS, checks, warnings
from .contents import Contents, contents_of
from .cover import COVER, cover
from .forecast_sheets import BY_MONTH, BY_YEAR, by_month, by_year, figures_of
from .form import form_checks
from .givens import fixed_values, inputs
from .model import FIXED, INPUTS, WORKINGS, Model
from .notes import ASSUMPTIONS, FINDINGS, NOTES, assumptions, findings, notes, precision
from .results import KEY, has_cell, key_figures, results, workings

_SHEETS = {
    KEY: "What the case comes to, each figure with what it was costed as",
    CHARTS: "The charts of the paper, which follow the inputs",
    INPUTS: "What the case file gives; change the values on a yellow ground",
    BY_YEAR: "Each financial year, doing nothing and with the proposal",
    BY_MONTH: "Each month of both",
    CHART_DATA: "What the charts are drawn from",
    WORKINGS: "Every step, one formula a line",
    FIXED: "Rates and thresholds, what is counted from dates, and what the formulas use, with their sources",
    CHECKS: "What should hold, and whether it does",
    NOTES: "What the tables rest on, in words",
    ASSUMPTIONS: "What is assumed, with where it is from",
    FINDINGS: "What a check of the case file finds",
}


def written(report: Report) -> bytes:
    """The workbook as a file's bytes, the same each time for the same case."""
    contents = contents_of(report)
    case, forecast = report.case, contents.forecast
    model = Model(contents.instead)
    _place(model, contents)
    if forecast is not None:
        model.place(figure for figure in figures_of(forecast) if has_cell(figure))
    of_form = form_checks(model, contents.form)
    warned = warnings(bool(model.inputs), of_form)
    book = Book(case.title, case.organisation or "", CREATED, warned)
    front = book.sheet(COVER, case.title)
    tables = (
        [key_figures(book, model, contents.answers, courses_of(forecast))]
        if any(one.figures for one in contents.answers)
        else []
    )
    pictures = book.sheet(CHARTS, "Charts", OF_CHARTS, follows=True) if contents.drawings else None
    data = None if pictures is None else charts(book, pictures, model, case, contents.drawings)
    given = inputs(book, model, case) if model.inputs else None
    tables += [results(book, model, part) for part in contents.parts]
    if forecast is not None:
        by_year(book, model, forecast)
        by_month(book, model, forecast)
    if data is not None:
        data.write(book)
    workings(book, model)
    fixed_values(book, model)
    of_inputs = [] if given is None else list(input_checks(case, model, given))
    checks(book, model, contents.parts, tables, given, of_inputs, of_form)
    notes(book, model, report, contents)
    assumptions(book, model, report, contents)
    found = findings(book, report, contents)
    titles = {part.sheet: part.title for part in contents.parts}
    sheets = {name: _SHEETS.get(name) or titles[name] for name in book.sheets[1:]}
    cover(front, report, sheets, given, found, warned, "" if model.imprecision() is None else precision(model))
    return book.bytes()


def tables(view: View) -> bytes:
    """The tables of one command as a file's bytes."""
    from .tables import tables_of

    return tables_of(view)


def _place(model: Model, contents: Contents) -> None:
    """A cell for every figure that is shown, and for all that it rests on."""
    for part in contents.parts:
        for row in part.rows:
            for figure in (row.quantity, row.rate, row.figure):
                if figure is not None and has_cell(figure) and not model.is_hidden(figure):
                    model.place([figure])
    for drawing in contents.drawings:
        model.place(figure for figure in drawn_from(drawing) if has_cell(figure) and not model.is_hidden(figure))
    for answer in contents.answers:
        model.place(figure for figure in answer.figures if has_cell(figure) and not model.is_hidden(figure))
