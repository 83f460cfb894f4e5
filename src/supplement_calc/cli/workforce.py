"""`supplement-calc workforce`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .options import brief_option, chosen_format, output_options, set_option
from .result import Result

_NEEDS = "workforce or service_length or recruitment or coverage or indicators"


@click.command("workforce")
@click.argument("case")
@click.option("--full", is_flag=True, help="Show counts of people under 5 too.")
@output_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, full: bool, format_: str | None, output: str | None, brief: bool, sets: tuple[str, ...]
) -> None:
    """Vacancies, agency, turnover and recruitment, each rate with its denominator.

    \b
        supplement-calc workforce cases/derbyshire-2019.yaml

    The key figures come first; --brief shows them alone. Totals add up the teams, with the paper's own next to them.
    Change over time is in points for rates and per cent for amounts. Counts of people under 5 are not shown without
    --full.
    """
    from ..case.sections import WORKFORCE
    from .loading import load_evidence

    refuse_overwriting(output, [case])
    format_ = chosen_format(format_, output)
    result = Result()
    loaded = load_evidence(case, WORKFORCE, _NEEDS, sets, result)
    if loaded is not None:
        from ..evidence.suppression import Suppressed
        from ..evidence.workforce import workforce
        from ..output.pages.workforce.view import workforce_view

        evidence = workforce(loaded)
        deliver_view(workforce_view(evidence, Suppressed(evidence, full=full)), format_, output, brief=brief)
    ctx.exit(result.code)
