"""`supplement-calc forecast`."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from .delivery import deliver_view, refuse_overwriting
from .options import brief_option, chosen_format, money_options, no_twice_stdin, output_options, set_option, shown
from .result import CASE_WRONG, Result, report_problems
from .together.several import Several
from .together.total import total_of, total_options

if TYPE_CHECKING:
    from ..costing.forecast.forecast import ForecastResult
    from ..costing.portfolio.taken import TakenCase
    from ..ledger import Rounding
    from ..output.pages.forecast.cells import ByGrade

_HOW = "add `forecast:` with `doing_nothing:` and `proposal:`, each with its `turnover` and `starters`"


@click.command("forecast")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option("--years", type=click.IntRange(1, 20), metavar="N", help="Forecast N years (1 to 20), not only to the end date.")
@click.option("--monthly", is_flag=True, help="Show every month too, for each grade and in total.")
@output_options
@money_options
@total_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], years: int | None, monthly: bool, format_: str | None, output: str | None,
    round_: str | None, unit: str, total: bool, budgets: tuple[str, ...], brief: bool, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Month by month to the end of the supplement, against doing nothing.

    \b
        supplement-calc forecast cases/derbyshire-2019.yaml
        supplement-calc forecast case.yaml --years 5 --set forecast.proposal.turnover=12%
        supplement-calc forecast cases/*.yaml --total --budget 2026/27=£2m

    Staff, vacancies, agency cover and pay of doing nothing and of the proposal, each as the case assumes them, by
    financial year. Then its extra cost, the change to base budget, what continuing after the end date
    would cost, and the month by which the proposal has paid for itself. --total adds several cases up, and
    holds their extra cost against one budget.
    """
    from ..output.pages.forecast.view import forecast_view, forecasts_view
    from ..output.pages.portfolio.shape import FORECAST

    refuse_overwriting(output, cases)
    format_, how = chosen_format(format_, output), shown(round_, unit)
    no_twice_stdin(cases)
    together = total_of(cases, budgets, how, wanted=total)
    result = Result()

    def load(name: str) -> ForecastResult | None:
        return _forecast(name, years, how.rounding, sets, result, in_full=monthly)

    run = Several(cases, result, load, together, _taken)
    forecasts = run.each()
    first = list(islice(forecasts, 1))
    if (len(cases) > 1 or together) and (first or output is None):  # a file stays as it is where no case can be forecast
        view = forecasts_view(chain(first, forecasts), how, _by_grade if monthly else None, run.apart)
        if together is not None:
            view = together.added_to(view, FORECAST)
        deliver_view(view, format_, output, run.is_empty, brief=brief)
    elif first:
        deliver_view(forecast_view(first[0], how, _by_grade(first[0]) if monthly else None), format_, output, brief=brief)
    ctx.exit(result.code)


def _forecast(
    name: str, years: int | None, rounding: Rounding, sets: tuple[str, ...], result: Result, *, in_full: bool
) -> ForecastResult | None:
    """A case forecast; None, with the reason reported, where it cannot be."""
    from ..case.known_rates import forecast_problems
    from ..case.limits import forecast_size
    from ..case.sections import FORECAST
    from .loading import load_evidence

    loaded = load_evidence(name, FORECAST, "forecast", sets, result, _HOW)
    if loaded is None:
        return None
    if refused := [*forecast_problems(loaded, years), *forecast_size(loaded, years)]:
        report_problems(refused)
        result.at_least(CASE_WRONG, refused[0].headline)
        return None
    from ..costing.forecast.forecast import forecast

    return forecast(loaded, rounding, years, in_full=in_full)


def _by_grade(one: ForecastResult) -> ByGrade:
    from ..costing.forecast.grade_months import by_grade

    return by_grade(one)


def _taken(one: ForecastResult) -> TakenCase:
    from ..costing.portfolio.of_forecast import taken_of_forecast

    return taken_of_forecast(one)
