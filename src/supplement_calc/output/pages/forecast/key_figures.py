"""The key figures of `forecast`: cost and extra cost by year, vacancies, agency staff, payback, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....costing.agency.cost import fte_as_worked_out
from ....costing.forecast.forecast import ForecastResult
from ....diagnostics.names import listed
from ....ledger import Figure, why_none
from ....ledger.ledger import is_answered
from ....reference.calendar import day_in_words
from ...amounts import Shown, fte
from ...document import KeyFigures, KeyNote, KeyRow, KeyTable
from ...followed.kept import kept
from .cells import money, staff, year_name
from .rests_on import rests_on

_MOST_YEARS = 3  # in 15 lines


@kept
def forecast_key_figures(result: ForecastResult, shown: Shown, payback: str) -> KeyFigures:
    """The block; `payback` is the sentence of the page."""
    first, last = result.months[0].name, result.months[-1].name
    columns = (f"Key figures, {first} to {last}", "Do nothing", "Proposal", "Extra cost")
    notes = (
        *_not_known(result, shown),
        *_without_a_budget(result),
        KeyNote("Payback", _capital(payback.removeprefix("Payback: "))),
        *_after(result, shown),
        rests_on(result, shown),
    )
    return KeyFigures((KeyTable(columns, tuple(_rows(result, shown))), *notes))


@kept
def _not_known(result: ForecastResult, shown: Shown) -> Iterator[KeyNote]:
    """Why there is no extra cost, and what of it is known: what the proposal pays in supplements."""
    total, paid = result.comparison.total, result.four_costs.gross
    if is_answered(total):
        return
    known = "" if paid.value is None else f" Supplements {result.case.with_on_costs} come to {shown.money(paid.value)}."
    yield KeyNote("Extra cost", f"Not worked out: {why_none(total)}.{known}", (paid,) if known else ())


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _rows(result: ForecastResult, shown: Shown) -> Iterator[KeyRow]:
    nothing, proposal = result.courses
    if len(result.years) <= _MOST_YEARS:
        for year in result.years:
            figures = [nothing.years[year].total, proposal.years[year].total, result.comparison.net[year]]
            yield _row(f"{year_name(result, year)}, {shown.heading}", figures, shown)
    number = len(result.months)
    months = f"{number} month{'' if number == 1 else 's'}"
    yield _row(
        f"{_whole(result)} ({months}), {shown.heading}",
        [nothing.total.total, proposal.total.total, result.comparison.total],
        shown,
    )
    if result.budget is not None and result.budget.total.value is not None:
        over = [result.budget.over_in_all[course.id] for course in result.courses]
        yield _row(f"Over / (under) budget, {_whole(result).lower()}, {shown.heading}", over, shown)
    yield from _staff(result)


@kept
def _without_a_budget(result: ForecastResult) -> Iterator[KeyNote]:
    """What stands in place of the row of the budget: that the case gives none, or none for some of the years."""
    if result.budget is None:
        yield KeyNote("Budget", "Not given in the case.")
    elif result.budget.total.value is None:
        lacking = [year.name for year, budget in result.budget.years.items() if budget.value is None]
        which = (
            f"{lacking[0]} to {lacking[-1]}" if len(lacking) > _MOST_YEARS and _is_a_run(result, lacking) else listed(lacking)
        )
        yield KeyNote("Budget", f"Not given for {which}, so the cost of all years cannot be set against it.")


def _is_a_run(result: ForecastResult, names: Sequence[str]) -> bool:
    """Whether years follow one another without a gap."""
    every = [year.name for year in result.years]
    first = every.index(names[0])
    return every[first : first + len(names)] == list(names)


def _whole(result: ForecastResult) -> str:
    """A forecast may be longer or shorter than the supplement's term."""
    period, first, last = result.case.period, result.months[0], result.months[-1]
    if period is None or period.ends is None:
        return "All months"
    is_term = first.first <= period.starts <= first.pay_day and last.first <= period.ends <= last.pay_day
    return "Whole term" if is_term else "All months"


@kept
def _row(label: str, figures: list[Figure], shown: Shown) -> KeyRow:
    cells = [money(figure, shown) for figure in figures]
    return KeyRow(label, (*cells, *([""] * (3 - len(cells)))), tuple(figures))


@kept
def _staff(result: ForecastResult) -> Iterator[KeyRow]:
    """Vacancies at the end and agency staff through the last month, next to those as it opens."""
    year, last = max(result.years), result.months[-1].name
    both = [result.staff_by_year[course.id][year] for course in result.courses]
    vacant = tuple(one.vacant for one in both)
    now = result.today["vacant"]
    yield KeyRow(f"Vacant, end {last}, FTE (now {staff(now)})", (*map(staff, vacant), ""), (*vacant, now))
    agency = tuple(one.agency for one in both if one.agency is not None)
    if len(agency) == len(both):
        in_use = fte_as_worked_out(result.ledger, result.case.agency)
        today = "" if in_use is None or in_use.value is None else f" (now {fte(in_use.value)})"
        yield KeyRow(f"Agency staff, {last}, FTE{today}", (*map(staff, agency), ""), agency)


@kept
def _after(result: ForecastResult, shown: Shown) -> Iterator[KeyNote]:
    """What going on after the end would cost a year."""
    cost, period = result.comparison.carrying_on, result.case.period
    if period is None or period.ends is None:
        return
    if cost.value is None:
        yield KeyNote("After it", f"The cost of going on is not known: {why_none(cost)}.")
    else:
        when = day_in_words(period.ends)
        yield KeyNote("After it", f"Going on past {when} costs {shown.money(cost.value)} a year, not counted here.", (cost,))
