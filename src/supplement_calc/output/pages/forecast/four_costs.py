"""The four costs of one proposal in one table, and how each leads to the next."""

from __future__ import annotations

from collections.abc import Iterator

from ....costing.forecast.forecast import ForecastResult
from ....ledger import Figure
from ....reference.calendar import day_in_words
from ...amounts import Shown
from ...document import Block, Grid, GridRow, RowKind, Sentence
from ...followed.kept import kept
from .cells import money


def four_costs_blocks(result: ForecastResult, shown: Shown) -> Iterator[Block]:
    """A row for each cost, and between them what leads from one to the next; a full year next to the whole time."""
    costs = result.four_costs
    lines = costs.lines if len(costs.lines) > 1 else ()
    rows = [
        _row("Staff in post now", costs.in_post_year, costs.in_post_term, shown),
        _row("Vacant posts, were they filled from day one", None, costs.vacant_posts, shown, "detail"),
        _row("All posts filled from day one", costs.all_posts_year, costs.all_posts_term, shown, "subtotal"),
        *(_row(figure.label, None, figure, shown, "detail") for figure in lines),
        _row(f"Forecast: supplements {result.case.with_on_costs}", None, costs.gross, shown, "subtotal"),
        *(() if costs.paid_now is None else (_row(costs.paid_now.label, None, costs.paid_now, shown, "detail"),)),
        _row(costs.rest.label, None, costs.rest, shown, "detail"),
        _row("Forecast: extra cost over doing nothing", None, costs.extra, shown, "total"),
    ]
    yield Grid((f"Four costs of the proposal, {shown.heading}", "A full year", "Whole time"), tuple(rows))
    yield from map(Sentence, four_costs_sentences(result, shown))


@kept
def _row(label: str, year: Figure | None, whole: Figure, shown: Shown, kind: RowKind = "line") -> GridRow:
    return GridRow((label, "" if year is None else money(year, shown), money(whole, shown)), kind)


@kept
def four_costs_sentences(result: ForecastResult, shown: Shown) -> list[str]:
    """How this page and that of `cost` hang together, over which time each cost is, and what makes them differ."""
    period, months = result.case.period, result.months
    if period is None or period.ends is None:
        term = "have no whole term, since the supplement has no end date"
    else:
        term = f"are over its term, {day_in_words(period.starts)} to {day_in_words(period.ends)}"
    instead = " The supplement takes the place of the one paid now." if result.four_costs.paid_now is not None else ""
    apart = (
        f"Each is called the cost, and they are not the same. Staff in post now and all posts filled {term}, with nobody "
        f"joining or leaving. The forecast is over {months[0].name} to {months[-1].name}, with staff as they join and leave. "
        f"Its extra cost is after salaries of those who join, agency staff released and other costs.{instead}"
    )
    return [*_tie(result, shown), apart]


def _tie(result: ForecastResult, shown: Shown) -> Iterator[str]:
    """`cost` keeps staffing fixed (…); here … comes to …; nothing where one of them has no value."""
    costs = result.four_costs
    known = (costs.in_post_term.value, costs.all_posts_term.value, costs.gross.value, costs.extra.value)
    if None in known:
        return
    in_post, all_posts, gross, extra = (shown.money(value) for value in known if value is not None)
    yield (
        f"`cost` keeps staffing fixed: {in_post} with staff in post now, {all_posts} with all posts filled. Here staff "
        f"join and leave: supplements come to {gross} with their on-costs, and the extra cost is {extra}."
    )
