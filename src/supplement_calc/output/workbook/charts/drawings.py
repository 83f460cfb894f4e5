"""Which charts a workbook has: the paper's own, and what a case costs month by month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....ledger.figure import WorkedApart
from ...charts.bridge import option_charts
from ...charts.costs import cost_charts
from ...charts.evidence import market_charts, pay_point_charts, vacancy_charts
from ...charts.forecast import cost_by_month, forecast_charts, main_tornado, tornado_chart
from ...charts.model import Bars, Drawing, Lines, Spreads, Tornado, Waterfall
from ...reports import Report

if TYPE_CHECKING:
    from ....costing.costing import Costing
    from ....costing.forecast.forecast import ForecastResult
    from ....costing.ledgers import CaseLedgers
    from ....evidence.suppression import Suppressed
    from ....ledger import Figure


def drawings(
    report: Report,
    ledgers: CaseLedgers,
    costing: Costing | None,
    forecast: ForecastResult | None,
    people: Suppressed | None,
) -> Iterator[Drawing]:
    """Those that the case has the figures for, in pounds as the whole workbook is."""
    case, shown = report.case, report.shown._replace(unit="pounds")
    if costing is not None:
        yield from cost_charts(costing, shown)
    if forecast is not None:
        yield from forecast_charts(forecast, shown, with_nil=True)
        yield from cost_by_month(forecast, shown)
    if people is not None:
        yield from vacancy_charts(ledgers.workforce, people)
    if case.comparators:
        yield from market_charts(ledgers.market)
    if case.pay_points and case.grades:
        yield from pay_point_charts(ledgers.pay_points)
    if costing is not None:
        from ....scenarios.evaluation import Evaluation

        evaluation = Evaluation(case, report.shown.rounding, forecasts=forecast is not None)
        evaluation.costing, evaluation.forecast = costing, forecast  # what is made already
        if case.options or case.scenarios:
            yield from option_charts(case, evaluation, shown)
        varied = main_tornado(evaluation)
        if varied is not None:
            yield from tornado_chart(varied, shown)


def figures_of(drawing: Drawing) -> Iterator[Figure]:
    """Every figure that a chart is drawn from and that has its own working: not the answers for other inputs."""
    yield from (one for one in _figures(drawing) if one is not None and not is_stated(one))


def is_stated(figure: Figure) -> bool:
    """Whether it is an answer for other inputs than the case's, which no formula of a workbook works out."""
    return isinstance(figure.origin, WorkedApart)


def _figures(drawing: Drawing) -> Iterator[Figure | None]:
    match drawing:
        case Bars():
            yield from (mark.figure for row in drawing.rows for mark in row.parts if mark is not None)
            yield None if drawing.line is None else drawing.line.figure
        case Lines():
            for point in (*(one for line in drawing.lines for one in line.points), *(one for _, one in drawing.spots)):
                yield None if isinstance(point.across, str) else point.across
                yield point.up.figure
            yield None if drawing.level is None else drawing.level.figure
        case Spreads():
            for row in drawing.rows:
                yield from (row.low, row.high)
                yield from (None if mark is None else mark.figure for mark in (row.before, row.after))
            yield None if drawing.line is None else drawing.line.figure
        case Waterfall():
            yield from (step.mark.figure for step in drawing.steps)
        case Tornado():
            return
