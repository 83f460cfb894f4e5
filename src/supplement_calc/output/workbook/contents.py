"""What a workbook shows of a case: the tables of each command, and what could not be worked out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...case.case import Case
from ...costing.ledgers import CaseLedgers
from ...diagnostics import Problem
from ...ledger import Figure, why_of, without_value
from ..amounts import Shown
from ..followed.numbers import following
from ..labels_apart import Labelled, courses_of, labels_apart
from ..reports import Report
from ..view import View
from .asked import FormFollower

if TYPE_CHECKING:
    from ...costing.costing import Costing
    from ...costing.forecast.forecast import ForecastResult
    from ...evidence.suppression import Suppressed
    from ..charts.model import Drawing

_WORKFORCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")
# The tables of a costing that answer when the budget is met: on a sheet of their own.
_BREAK_EVEN = ("break_even", "agency_cover", "agency_premium", "agency_conversion")


class Shows(NamedTuple):
    """A figure as a table shows it: the table's title, what the row is called, the quantity and rate it is of, its kind, and
    what stands in place of a value."""

    table: str
    label: str
    figure: Figure
    quantity: Figure | None = None
    rate: Figure | None = None
    kind: str = "line"
    instead: str = ""


class Part(NamedTuple):
    """What one command shows: the name of its sheet, its title, and its rows."""

    sheet: str
    title: str
    rows: list[Shows]


class Answer(NamedTuple):
    """A key figure under the label that the page has it under, or a sentence of them, `text`."""

    command: str
    label: str
    figures: list[Figure]
    text: str = ""


class Contents(NamedTuple):
    """All that a workbook shows. `instead` has what stands in place of counts of people that are not shown."""

    case: Case
    parts: list[Part]
    answers: list[Answer]
    notes: list[tuple[str, str]]
    instead: Mapping[str, str]
    costing: Costing | None
    forecast: ForecastResult | None
    refused: list[Problem]
    drawings: list[Drawing]
    form: FormFollower


def contents_of(report: Report) -> Contents:
    """The tables, key figures and notes of every command that has something to show of the case."""
    case, shown = report.case, report.shown
    made = _Made(report)
    found = Contents(
        case, [], [], [], made.instead, made.costing, made.forecast, made.refused, list(made.drawings()), made.form
    )
    for sheet, title, view in made.views(shown):
        _take(found, sheet, title, view)
    return found


class _Made:
    """What is worked out of the case, once for all sheets."""

    def __init__(self, report: Report) -> None:
        self._report, case = report, report.case
        self.ledgers = CaseLedgers(case)
        self.refused: list[Problem] = []
        self.form = FormFollower()
        with following(self.form):
            self._make_tables(case, report.shown)
        self.instead: dict[str, str] = {}
        self.people: Suppressed | None = None
        if any(getattr(case, section) for section in _WORKFORCE):
            from ...evidence.suppression import Suppressed

            self.people = Suppressed(self.ledgers.workforce, full=report.full)
            self.instead = self.people.instead

    def _make_tables(self, case: Case, shown: Shown) -> None:
        from ...costing.costed_again import leading
        from ...costing.package import has_package, package_alone

        self.costing = _costing(case, shown)
        if self.costing is not None and case.budget is not None:
            leading(self.costing.break_even)  # which of its answers charts and key figures are of is part of the form
        self.package = package_alone(case, shown.rounding) if self.costing is None and has_package(case) else None
        self.forecast = self._forecast(case, shown)
        self.market = self.ledgers.market if case.comparators else None
        self.pay_points = self.ledgers.pay_points if case.pay_points and case.grades else None
        if any(getattr(case, section) for section in _WORKFORCE):
            _ = self.ledgers.workforce

    def drawings(self) -> Iterator[Drawing]:
        """Every chart."""
        from .charts.drawings import drawings

        return drawings(self._report, self.ledgers, self.costing, self.forecast, self.people)

    def _forecast(self, case: Case, shown: Shown) -> ForecastResult | None:
        if case.forecast is None:
            return None
        from ...case.known_rates import forecast_problems
        from ...case.limits import forecast_size
        from ...costing.forecast.forecast import forecast

        self.refused = [*forecast_problems(case, None), *forecast_size(case, None)]
        return None if self.refused else forecast(case, shown.rounding, in_full=True)

    def views(self, shown: Shown) -> Iterator[tuple[str, str, View]]:
        """Each sheet with its title and the view that it is of."""
        from ..pages.cost import cost_page, key_figures_of
        from ..pages.costing_view import costing_view

        if self.costing is not None:
            yield "Cost", "What it costs a year", costing_view(self.costing, shown, cost_page, key_figures_of)
        elif self.package is not None:
            yield "Cost", "The package", costing_view(self.package, shown, cost_page, key_figures_of)
        if self.forecast is not None:
            from ..pages.forecast.view import forecast_view

            yield "Forecast", "Forecast: doing nothing and the proposal", forecast_view(self.forecast, shown)
        if self.market is not None:
            from ..pages.market import market_view

            yield "Market", "What other employers pay", market_view(self.market, shown)
        if self.pay_points is not None:
            from ..pages.pay_points import pay_points_view

            yield "Pay points", "Each pay point, and each grade against the next", pay_points_view(self.pay_points)
        if self.people is not None:
            from ..pages.workforce.view import workforce_view

            yield "Workforce", "Workforce and recruitment", workforce_view(self.ledgers.workforce, self.people)


def _costing(case: Case, shown: Shown) -> Costing | None:
    from ...case.known_rates import marginal_problems
    from ...costing.costing import can_be_costed, cost

    if not can_be_costed(case):
        return None
    return cost(case, shown.rounding, marginal=not any(marginal_problems(case)))


def _take(found: Contents, sheet: str, title: str, view: View) -> None:
    """Add what a view shows."""
    data: Any = view.data()
    titles = {table["id"]: table["title"] for table in data["tables"]}
    notes = data["notes"]
    rows: list[Shows] = []
    break_even: list[Shows] = []
    figures: dict[str, Figure] = {}
    for row in view.figures() if view.figures is not None else ():
        figure = row.figure
        figures[figure.id] = figure
        shows = Shows(titles[row.table], row.label, figure, row.quantity, row.rate, row.kind, _instead(found, figure))
        (break_even if row.table in _BREAK_EVEN else rows).append(shows)
    courses = courses_of(found.forecast)
    if rows:
        found.parts.append(Part(sheet, title, _apart(rows, courses)))
    if break_even:
        found.parts.append(Part("Break-even", "When the budget meets the cost", _apart(break_even, courses)))
    brief = view.brief().figures if view.brief is not None else None
    figures |= {row.figure.id: row.figure for row in (brief() if brief is not None else ())}
    for row in data.get("key_figures", ()):
        found.answers.append(Answer(sheet, row["label"], [figures[id] for id in row["figures"]], row.get("text", "")))
    names = titles | {row.figure.id: row.label for part in found.parts for row in part.rows}
    found.notes.extend((names.get(id, id), text) for id, text in notes.items() if why_of(text) is None)


def _apart(rows: list[Shows], courses: Mapping[str, str]) -> list[Shows]:
    """Rows whose labels say which figure each is of: ids are not printed."""
    labels = labels_apart([Labelled(row.table, row.label, row.figure, row.kind) for row in rows], courses)
    return [row._replace(label=label) for row, label in zip(rows, labels, strict=True)]


def _instead(found: Contents, figure: Figure) -> str:
    if figure.id in found.instead:
        return found.instead[figure.id]
    text = without_value(figure) if figure.value is None else ""
    return f"{text[:1].upper()}{text[1:]}." if text else ""
