"""`supplement-calc break-even`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_proved
from .options import brief_option, chosen_format, money_options, output_options, set_option, shown
from .result import Result


@click.command("break-even")
@click.argument("case")
@output_options
@money_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context,
    case: str,
    format_: str | None,
    output: str | None,
    round_: str | None,
    unit: str,
    brief: bool,
    sets: tuple[str, ...],
) -> None:
    """How many posts must stay vacant for the budget to cover the full cost.

    \b
        supplement-calc break-even cases/derbyshire-2019.yaml

    The key figures come first; --brief shows them alone. Then every basis, what agency staff make of it, and last the proof:
    the case costed again with those posts vacant.
    """
    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    costing = load_proved(case, sets, how, result)
    if costing is not None:
        from ..output.pages.costing_view import break_even_view

        deliver_view(break_even_view(costing, how), format_, output, brief=brief)
    ctx.exit(result.code)
