"""What the money buys, and what the answer rests on: each difference of the courses with its share, and what is unproved."""

from __future__ import annotations

from collections.abc import Iterator

from ....case.models.budget import BudgetByYear
from ....checks.fairness import against_nothing, cheaper_or_dearer, unfair
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.worth.levers import Lever
from ....ledger import Figure, in_place_of_value, to_places, why_none
from ...amounts import Shown, bracketed, percent, price, shows_figure
from ...document import Block, Grid, GridRow, Sentence
from ...followed.kept import kept
from .cells import staff


def worth_blocks(result: ForecastResult, shown: Shown) -> Iterator[Block]:
    """The tables, then the sentences."""
    if result.levers:
        yield levers_grid(result, shown)
    yield from map(Sentence, fairness_sentences(result, shown))
    yield buys_grid(result, shown)


@kept
def buys_grid(result: ForecastResult, shown: Shown) -> Grid:
    """A row a figure, each in its own unit; none where nothing is bought, with why."""
    first, last = result.months[0].name, result.months[-1].name
    rows = [GridRow((figure.label, _cell(figure, result, shown))) for figure in result.buys.figures]
    return Grid((f"What the money buys, {first} to {last}", "All months"), tuple(rows))


@shows_figure
def _cell(figure: Figure, result: ForecastResult, shown: Shown) -> str:
    if figure.value is None:
        return f"{in_place_of_value(figure)}: {why_none(figure)}"
    if figure.unit == "percent":
        return bracketed(figure.value, percent)
    if figure.unit == "FTE":
        return staff(figure)
    if figure in (result.buys.supplements, result.buys.paid_to_those_who_would_stay):
        return bracketed(figure.value, shown.money)
    return bracketed(to_places(figure.value, 0), price)


@kept
def levers_grid(result: ForecastResult, shown: Shown) -> Grid:
    """What of the net cost is from each thing that the courses differ in, and what it would be if that were alike."""
    rows = [GridRow((lever.label, shown.column(lever.share), shown.column(lever.net_if_alike))) for lever in result.levers]
    title = f"What the courses differ in: cost / (saving), {shown.heading}"
    return Grid((title, "Its share of the extra cost", "Extra cost if alike"), tuple(rows))


@kept
def fairness_sentences(result: ForecastResult, shown: Shown) -> list[str]:
    """What is unfair, then what is assumed and not shown. Of inflation in constant prices the present value says enough."""
    unlike = [one for one in unfair(result, shown.money) if one.code != "constant-prices-deflated"]
    found = [f"Not like for like: {_sentences(one.text)}." for one in unlike]
    return [*found, *_unproved(result, shown)]


def _sentences(headline: str) -> str:
    """A headline of two clauses as two sentences."""
    first, *others = headline.split("; ")
    return ". ".join([first, *(f"{one[0].upper()}{one[1:]}" for one in others)])


@kept
def _unproved(result: ForecastResult, shown: Shown) -> Iterator[str]:
    """Lower turnover is what a supplement is for, and yet an assumption; and so is a budget that stands still."""
    lever = next((one for one in result.levers if one.id == "turnover"), None)
    if lever is not None:
        yield from _turnover(lever, shown)
    elif not result.levers:
        yield "Nothing is bought: both courses have the same turnover, starters and agency cover."
    assert result.case.forecast is not None
    rises = result.case.forecast.budget_inflation is not None
    by_year = rises or isinstance(result.case.budget, BudgetByYear)
    if result.budget is not None and len(result.years) > 1 and not by_year:
        yield "A budget for each year is not given. The one budget is used for all of them."


def _turnover(lever: Lever, shown: Shown) -> Iterator[str]:
    share, alike = lever.share.value, lever.net_if_alike.value
    if share is not None and alike is not None:
        effect = cheaper_or_dearer(share, shown.money) if share else "leaves the cost as it is"
        yield (
            f"Not proved: turnover in the proposal is an assumption. It {effect}. With the turnover of doing nothing the "
            f"proposal {against_nothing(alike, shown.money)}."
        )
