"""`supplement-calc market`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .options import brief_option, chosen_format, money_options, output_options, set_option, shown
from .result import Result


@click.command("market")
@click.argument("case")
@output_options
@money_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, format_: str | None, output: str | None, round_: str | None, unit: str, brief: bool,
    sets: tuple[str, ...],
) -> None:  # fmt: skip
    """What other employers pay, the gap, and where the supplement leaves us.

    \b
        supplement-calc market cases/derbyshire-2019.yaml

    The key figures come first; --brief shows them alone. For each grade: every comparator's range and the figure compared,
    the statistic that the case names, the gap in pounds and per cent, the supplement against it, and our place before and
    after. What the paper does not give, or cannot be read, is said and left out; it is never filled in.
    """
    from ..case.sections import MARKET
    from .loading import load_evidence

    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_ or "pound", unit)
    result = Result()
    loaded = load_evidence(case, MARKET, "comparators", sets, result)
    if loaded is not None:
        from ..evidence.market import market
        from ..output.pages.market import market_view

        deliver_view(market_view(market(loaded, how.rounding), how), format_, output, brief=brief)
    ctx.exit(result.code)
