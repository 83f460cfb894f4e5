"""A forecast as a view: its page, its tables of figures, and the notes that go with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from ....case.awards.posts import lifts_supplement
from ....case.dated import figures_of
from ....costing.forecast.agency import Cover
from ....costing.forecast.extra_by_line import ID as EXTRA
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.four_costs import ID as FOUR_COSTS
from ....costing.forecast.projection import Projection
from ....ledger import Figure
from ...amounts import Shown
from ...case_figures import CaseFigures, FigureTable, case_view, cases_view, says_changed
from ...view import Apart, View
from .assumptions import assumption_sentences
from .four_costs import four_costs_sentences
from .net import net_sentences
from .page import forecast_page, key_figures_of
from .pay import days_counted
from .worth import fairness_sentences

if TYPE_CHECKING:
    from ....case.dated import Dated
    from ....costing.forecast.calendar import Month
    from ....costing.forecast.grade_months import GradeMonth
    from .cells import ByGrade

# What `cost` gives, and the table of four costs rests on.
_OF_COST = (
    "supplement_cost.",
    "supplement_by_year.",
    "supplement_movement.",
    "day_one.",
    "period.",
    "on_costs.",
    "establishment.",
)


def forecast_view(result: ForecastResult, shown: Shown, grades: ByGrade | None = None) -> View:
    """The page, its tables and their notes; with `grades` every month too."""
    return case_view(lambda: forecast_page(result, shown, grades), lambda: _figures(result, shown, grades), result.case)


def forecasts_view(
    results: Iterable[ForecastResult],
    shown: Shown,
    grades: Callable[[ForecastResult], ByGrade] | None = None,
    apart: Apart | None = None,
) -> View:
    """The forecasts of several cases, each asked for when what is before it has been shown."""

    def of(one: ForecastResult) -> ByGrade | None:
        return None if grades is None else grades(one)

    return cases_view(
        results,
        lambda one: says_changed(forecast_page(one, shown, of(one)), one.case),
        lambda one: _figures(one, shown, of(one)),
        apart,
    )


def _figures(result: ForecastResult, shown: Shown, grades: ByGrade | None) -> CaseFigures:
    tables, notes = forecast_tables(result, grades), forecast_notes(result, shown)
    of_all = ("forecast", *(course.id for course in result.courses))
    months = () if grades is not None else tuple(f"{id}.month_" for id in of_all)
    left_out = (*_OF_COST, *months, "forecast.alike_", "forecast.buys.month_")
    return CaseFigures.of_evidence(
        result.case, result.ledger, tables, notes, left_out=left_out, key=key_figures_of(result, shown)
    )


def forecast_tables(result: ForecastResult, grades: ByGrade | None = None) -> list[FigureTable]:
    """A table for what is assumed, each course, the budget and the net cost; with `grades` one for each course's months."""
    tables = [FigureTable.of("forecast.assumed", "What is assumed", list(_assumed(result)))]
    tables += [FigureTable.of(one.id, one.title, list(_course(result, one)), _totals(one)) for one in result.courses]
    if result.budget is not None:
        figures = [*result.budget.years.values(), result.budget.total]
        tables.append(FigureTable.of("forecast.budget", "Budget of the same months", figures, {figures[-1]: "total"}))
    net = {result.comparison.total: "total"}
    tables.append(FigureTable.of("forecast.net", "Extra cost of the proposal", list(_net(result)), net))
    tables.append(FigureTable.of(EXTRA, "Extra cost by line", result.extra.figures))
    tables.append(FigureTable.of(FOUR_COSTS, "Four costs of the proposal", result.four_costs.figures))
    tables.append(FigureTable.of("forecast.buys", "What the money buys", result.buys.figures))
    if result.levers:
        shares = [figure for lever in result.levers for figure in (lever.share, lever.net_if_alike)]
        tables.append(FigureTable.of("forecast.fairness", "What the courses differ in", shares))
    for course in result.courses if grades is not None else ():
        assert grades is not None
        months = list(_months(course, grades[course.id]))
        tables.append(FigureTable.of(f"{course.id}.months", f"{course.title}, month by month", months))
    return tables


def _totals(course: Projection) -> dict[Figure, str]:
    """The totals of a course's years, and of all."""
    parts = [*course.years.values(), *([] if course.after is None else [course.after.cost])]
    return {**{one.total: "subtotal" for one in parts}, course.total.total: "total"}


def _assumed(result: ForecastResult) -> Iterator[Figure]:
    """What each course assumes, then what both do. A figure that both have is given once."""
    seen: dict[str, Figure] = {}
    for course in result.courses:
        given = course.given
        stated = [figure for one in (given.turnover, given.starters, given.agency_cover) for figure in _stated(one)]
        cover = [] if course.cover is None else cover_figures(course.cover)
        seen |= {figure.id: figure for figure in (*stated, *course.starters.values(), *cover)}
    assert result.case.forecast is not None
    for award in (award for day in days_counted(result) for award in day.awards):
        lifts = award.on_supplement if lifts_supplement(result.case) else None
        seen |= {figure.id: figure for figure in (award.amount, award.at_least, lifts) if figure is not None}
    for rates_of in result.rates.values():
        seen |= {figure.id: figure for figure in (rates_of.rate, rates_of.threshold)}
    yield from seen.values()
    forecast = result.case.forecast
    rates_of_both = (
        forecast.discount_rate, forecast.inflation, forecast.budget_inflation, forecast.agency_inflation,
        forecast.cost_per_leaver, forecast.cost_per_starter,
    )  # fmt: skip
    yield from (figure for figure in rates_of_both if figure is not None)


def _stated(given: object) -> Iterator[Figure]:
    """Every figure of what is given by itself, by date or by grade."""
    if isinstance(given, Mapping):
        for part in given.values():
            yield from _stated(part)
    elif given is not None:
        yield from figures_of(cast("Dated", given))


def cover_figures(cover: Cover) -> list[Figure]:
    """What a course assumes of agency staff: of all, then of each grade, with what is released where it is stated."""
    of_grades = [
        figure
        for pool, share in zip(cover.pools, cover.shares, strict=True)
        for figure in ((share, pool.beyond, pool.cost) if pool.grade is not None else ())
    ]
    stated = [pool.release for pool in cover.pools if pool.release is not None and not cover.stated]
    return [cover.share, cover.beyond, cover.cost, *of_grades, *stated]


def _course(result: ForecastResult, course: Projection) -> Iterator[Figure]:
    """By year: staff, then lines and their total, and that against the budget."""
    for year, cost in course.years.items():
        yield from (figure for figure in result.staff_by_year[course.id][year] if figure is not None)
        yield from (*cost.lines.values(), cost.total)
        if result.budget is not None:
            yield result.budget.over[course.id][year]
    if course.after is not None:
        yield from (*course.after.cost.lines.values(), course.after.cost.total)
    yield from (*course.total.lines.values(), course.total.total)
    if result.budget is not None:
        yield result.budget.over_in_all[course.id]


def _net(result: ForecastResult) -> Iterator[Figure]:
    net = result.comparison
    for by_year in (net.net, net.cumulative, net.full_year, net.movement, net.present_value):
        yield from by_year.values()
    yield from (figure for both in result.gross_and_net.values() for figure in both)
    yield from (net.total, *([net.present_total] if net.present_total is not None else ()), *net.payback, net.carrying_on)


def _months(course: Projection, grades: Mapping[str, Mapping[Month, GradeMonth]]) -> Iterator[Figure]:
    for month, cost in course.months.items():
        for one in grades.values():
            flow = one[month].flow
            yield from (flow.opening, flow.starters, flow.leavers, flow.closing, one[month].vacant)
            yield from (figure for figure in (one[month].agency, one[month].pay) if figure is not None)
        yield from (*cost.lines.values(), cost.total)


def forecast_notes(result: ForecastResult, shown: Shown) -> dict[str, str]:
    """How long it is and why, what is assumed, and the sentences about the net cost."""
    first, last = result.months[0].name, result.months[-1].name
    return {
        "forecast": f"{first} to {last}: {result.dates.why}; {shown.rounding_phrase}",
        "forecast.assumed": " ".join(assumption_sentences(result)),
        "forecast.net": " ".join(net_sentences(result, shown)),
        FOUR_COSTS: " ".join(four_costs_sentences(result, shown)),
        "forecast.fairness": " ".join(fairness_sentences(result, shown)),
    }
