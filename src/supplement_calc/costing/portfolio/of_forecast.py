"""What `forecast` takes of a case for the total of several: both courses and the extra cost, by year and in all."""

from __future__ import annotations

from collections.abc import Iterator

from ...ledger import Figure
from ...reference.calendar import FinancialYear
from ..forecast.comparison import stops_before_the_end
from ..forecast.forecast import ForecastResult
from ..forecast.projection import Projection
from ..on_costs.assumed_rates import assumed_in_answers
from .taken import Series, Single, TakenCase, on_costs_in_words, posts_in_words, taken, taken_by_year

NOTHING = Series("forecast.doing_nothing", "Cost of doing nothing in {year}", ".total")
PROPOSAL = Series("forecast.proposal", "Cost of the proposal in {year}", ".total")
EXTRA = Series("forecast.net", "Extra cost of the proposal in {year}")
FULL_YEAR_EFFECT = Series("forecast.full_year", "Full-year effect of the extra cost in {year}")
MOVEMENT = Series("forecast.movement", "Change to base budget in {year}")
SERIES = (NOTHING, PROPOSAL, EXTRA, FULL_YEAR_EFFECT, MOVEMENT)

NOTHING_IN_ALL = Single("forecast.doing_nothing.total", "Cost of doing nothing, all years")
PROPOSAL_IN_ALL = Single("forecast.proposal.total", "Cost of the proposal, all years")
EXTRA_IN_ALL = Single("forecast.net.total", "Extra cost of the proposal, all years")
DUE_AFTER = Single("forecast.proposal.after.total", "Of that, promised and due after the last month")
SINGLES = (NOTHING_IN_ALL, PROPOSAL_IN_ALL, EXTRA_IN_ALL, DUE_AFTER)


def taken_of_forecast(result: ForecastResult) -> TakenCase:
    """What is taken of a forecast case."""
    case, net = result.case, result.comparison
    first, last = result.months[0], result.months[-1]
    after = None if result.proposal.after is None else result.proposal.after.cost.total
    in_all = {
        NOTHING_IN_ALL: result.nothing.total.total,
        PROPOSAL_IN_ALL: result.proposal.total.total,
        EXTRA_IN_ALL: net.total,
        DUE_AFTER: after,
    }
    by_year = {
        NOTHING: taken_by_year(_costs(result.nothing)),
        PROPOSAL: taken_by_year(_costs(result.proposal)),
        EXTRA: taken_by_year(iter(net.net.items())),
        FULL_YEAR_EFFECT: taken_by_year((year, net.full_year[year]) for year in net.as_in if year in net.full_year),
        MOVEMENT: taken_by_year(iter(net.movement.items())),
    }
    assumed = assumed_in_answers(case)
    return TakenCase(
        case.title,
        case.file.name,
        by_year,
        {one: value for one, figure in in_all.items() if (value := taken(figure)) is not None},
        first.first,
        last.pay_day,
        stops_before_the_end(case, last),
        case.years,
        on_costs_in_words(case),
        posts_in_words(case),
        (),
        "; ".join(one.text for one in case.changed),
        "" if assumed is None else assumed.words,
    )


def _costs(course: Projection) -> Iterator[tuple[FinancialYear, Figure | None]]:
    return ((year, cost.total) for year, cost in course.years.items())
