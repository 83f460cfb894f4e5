"""`supplement-calc break-even`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_proved
from .options import chosen_format, money_options, output_options, set_option, shown
from .result import Result


@click.command("break-even")
@click.argument("case")
@output_options
@money_options
@set_option
@click.pass_context
def command(
    ctx: click.Context,
    case: str,
    format_: str | None,
    output: str | None,
    round_: str | None,
    unit: str,
    sets: tuple[str, ...],
) -> None:
    """How many posts must stay vacant for the budget to cover the full cost.

    \b
        supplement-calc break-even cases/derbyshire-2019.yaml

    Every basis is shown with its proof: the case costed again with those posts vacant. Then what agency cover of the
    vacancies does to it.
    """
    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    costing = load_proved(case, sets, how, result)
    if costing is not None:
        from ..output.pages.break_even import break_even_page
        from ..output.pages.costing_view import costing_view

        deliver_view(costing_view(costing, how, break_even_page), format_, output)
    ctx.exit(result.code)
