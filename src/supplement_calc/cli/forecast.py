"""`supplement-calc forecast`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .options import brief_option, chosen_format, money_options, output_options, set_option, shown
from .result import CASE_WRONG, Result, report_problems

_HOW = "add `forecast:` with `doing_nothing:` and `proposal:`, each with its `turnover` and `starters`"


@click.command("forecast")
@click.argument("case")
@click.option("--years", type=click.IntRange(1, 20), metavar="N", help="Forecast N years (1 to 20), not only to the end date.")
@click.option("--monthly", is_flag=True, help="Show every month too, for each grade and in total.")
@output_options
@money_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, years: int | None, monthly: bool, format_: str | None, output: str | None,
    round_: str | None, unit: str, brief: bool, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Month by month to the end of the supplement, against doing nothing.

    \b
        supplement-calc forecast cases/derbyshire-2019.yaml
        supplement-calc forecast case.yaml --years 5 --set forecast.proposal.turnover=12%

    Staff, vacancies, agency cover and pay of doing nothing and of the proposal, each as the case assumes them, by
    financial year. Then its extra cost, the change to base budget, what continuing after the end date
    would cost, and the month by which the proposal has paid for itself.
    """
    from ..case.known_rates import forecast_problems
    from ..case.limits import forecast_size
    from ..case.sections import FORECAST
    from .loading import load_evidence

    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    loaded = load_evidence(case, FORECAST, "forecast", sets, result, _HOW)
    if loaded is not None and (refused := [*forecast_problems(loaded, years), *forecast_size(loaded, years)]):
        report_problems(refused)
        result.at_least(CASE_WRONG)
    elif loaded is not None:
        from ..costing.forecast.forecast import forecast
        from ..costing.forecast.grade_months import by_grade
        from ..output.pages.forecast.view import forecast_view

        projected = forecast(loaded, how.rounding, years, in_full=monthly)
        deliver_view(forecast_view(projected, how, by_grade(projected) if monthly else None), format_, output, brief=brief)
    ctx.exit(result.code)
