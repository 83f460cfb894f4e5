"""Charts of a forecast and of what moves it: vacancies by quarter, the bridge to the proposal, the tornado."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...costing.forecast.month_costs import LABELS
from ..amounts import Shown, fte, plain
from ..followed.kept import kept
from ..pages.forecast.cells import short
from ..pages.forecast.charts import closes
from .costs import waterfall_alt
from .model import Drawing, Line, Lines, Mark, Point, Stride, Swing, Tornado, Waterfall

if TYPE_CHECKING:
    from decimal import Decimal

    from ...costing.forecast.forecast import ForecastResult
    from ...ledger import Figure
    from ...scenarios.evaluation import Evaluation
    from ...scenarios.sensitivity.tornado import Tornado as Varied

MOST_INPUTS = 8
"""Of a tornado: those that move the answer furthest."""
_VERY_MANY = 100


def forecast_charts(result: ForecastResult, shown: Shown, *, with_nil: bool = False) -> Iterator[Drawing]:
    """Those whose figures have values. A line of no extra cost is a step of the bridge only `with_nil`, for whoever lets it
    move."""
    yield from _vacancies(result)
    yield from _bridge(result, shown, with_nil=with_nil)


@kept
def _vacancies(result: ForecastResult) -> Iterator[Lines]:
    months = closes(result)
    lines = []
    for course in result.courses:
        figures = [course.staff_by_month[month].vacant_at_close for month in months]
        if any(figure.value is None for figure in figures):
            return
        points = [Point(short(month), Mark(one, fte(one.known))) for month, one in zip(months, figures, strict=True)]
        lines.append(Line(course.title, tuple(points)))
    ends = " ".join(
        f"{line.name}: {line.points[0].up.text} FTE in {line.points[0].across}, {line.points[-1].up.text} in "
        f"{line.points[-1].across}."
        for line in lines
    )
    yield Lines("forecast", "Vacant posts at the end of each quarter", f"Two lines of vacant posts. {ends}", "", "FTE vacant",
                tuple(lines))  # fmt: skip


@kept
def _bridge(result: ForecastResult, shown: Shown, *, with_nil: bool) -> Iterator[Waterfall]:
    nothing, proposal = (course.total.total for course in result.courses)
    if nothing.value is None or proposal.value is None:
        return
    changes = [(LABELS[name], result.extra.total[name]) for name in result.extra.total]
    steps = [Stride(label, _change(figure, shown)) for label, figure in changes if figure.value or with_nil]
    whole = (
        Stride("Doing nothing", Mark(nothing, shown.money(nothing.value)), is_level=True),
        *steps,
        Stride("The proposal", Mark(proposal, shown.money(proposal.value)), is_level=True),
    )
    first, last = result.months[0].name, result.months[-1].name
    title = f"Extra cost line by line: from doing nothing to the proposal, {first} to {last}"
    yield Waterfall("bridge", title, waterfall_alt(whole), shown.heading, whole)


def _change(figure: Figure, shown: Shown) -> Mark:
    sign = "+" if figure.known > 0 else "−" if figure.known else ""
    return Mark(figure, f"{sign}{shown.money(abs(figure.known))}")


def cost_by_month(result: ForecastResult, shown: Shown) -> Iterator[Lines]:
    """What each course costs in each month."""
    lines = []
    for course in result.courses:
        totals = [course.months[month].total for month in result.months]
        if any(figure.value is None for figure in totals):
            return
        points = [Point(short(month), _money(one, shown)) for month, one in zip(result.months, totals, strict=True)]
        lines.append(Line(course.title, tuple(points)))
    both = [(line.name, line.points[0], line.points[-1]) for line in lines]
    ends = " ".join(f"{name}: {a.up.text} in {a.across}, {b.up.text} in {b.across}." for name, a, b in both)
    title = "Cost of each month in all, doing nothing and with the proposal"
    yield Lines("by_month", title, f"Two lines of the cost of each month. {ends}", "", f"{shown.heading} a month", tuple(lines))


def _money(figure: Figure, shown: Shown) -> Mark:
    return Mark(figure, shown.money(figure.known))


def main_tornado(evaluation: Evaluation) -> Varied | None:
    """How far the figure that the case is about moves with each input; of very many, with those that may move it furthest."""
    from ...scenarios.questions import main_answer
    from ...scenarios.sensitivity.spreads import spreads_of
    from ...scenarios.sensitivity.tornado import likeliest, tornadoes

    main = main_answer(evaluation)
    spreads = [] if main is None else spreads_of(evaluation, [main])
    if main is None or not spreads:
        return None
    if len(spreads) > _VERY_MANY:
        spreads = likeliest(evaluation, spreads, main, 2 * MOST_INPUTS)
    [varied] = tornadoes(evaluation, spreads, [main])
    return varied


def tornado_chart(varied: Varied, shown: Shown) -> Iterator[Tornado]:
    """The inputs that move the answer furthest, each at either end of its range by itself."""
    from ..pages.sensitivity.page import told, value_of

    figure = varied.figure
    rows, said = [], []

    def mark(value: Decimal | None, text: str) -> Mark | None:
        return None if value is None else Mark(told(figure.id, figure.label, value, figure.unit), text)

    def amount(value: Decimal | None) -> str:
        if value is None:
            return "no answer"
        return shown.money(value) if figure.unit == "GBP" else plain(told(figure.id, "", value, figure.unit))

    for bar in [bar for bar in varied.bars if bar.width][:MOST_INPUTS]:
        label = bar.spread.input.figure.label
        ends = [f"{amount(at)} at {value_of(bar.spread, end)}" for end, at in ((bar.low, bar.at_low), (bar.high, bar.at_high))]
        low, high = value_of(bar.spread, bar.low), value_of(bar.spread, bar.high)
        rows.append(Swing(label, mark(bar.at_low, low), mark(bar.at_high, high)))
        said.append(f"{label}: {ends[0]}, {ends[1]}.")
    if rows:
        now = Mark(figure, amount(figure.value))
        alt = f"Bars of the answer as one input at a time moves. Now it is {now.text}. {' '.join(said)}"
        axis = shown.heading if figure.unit == "GBP" else ""
        yield Tornado("tornado", f"{figure.label}: one input at a time", alt, axis, now, tuple(rows))
