"""`supplement-calc compare`."""

from __future__ import annotations

import click

from ..output.formats.registry import COMPARING
from .bridge_view import bridge_of, bridge_option
from .delivery import deliver_view, refuse_overwriting
from .options import (
    brief_option,
    chosen_format,
    comparing_options,
    money_options,
    no_twice_stdin,
    set_option,
    shown,
)
from .result import Result


@click.command("compare")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option("--option", "options", metavar="NAME", multiple=True, help="Show this option only. May be repeated.")
@click.option("--scenario", "scenarios", metavar="NAME", multiple=True, help="Show this scenario only. May be repeated.")
@bridge_option
@comparing_options
@money_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], options: tuple[str, ...], scenarios: tuple[str, ...], bridge: tuple[str, ...],
    format_: str | None, output: str | None, round_: str | None, unit: str, brief: bool, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Two cases, options or saved results: what changes, split into its causes.

    \b
        supplement-calc compare before.yaml after.yaml --bridge
        supplement-calc compare before.yaml after.yaml --bridge forecast.net.total
        supplement-calc compare case.yaml --bridge --option "Do nothing"
        supplement-calc compare before.yaml after.yaml -f comment

    --bridge has the change in each total from the first case to the second, or from a case to its option, and what of it
    each cause is owed: posts, pay, supplements, on-costs, agency, turnover, budget. The parts add to the change exactly.
    -f comment is Markdown for a pull request: the change first, details folded, nothing where nothing changed.
    """
    refuse_overwriting(output, cases)
    format_, how = chosen_format(format_, output, COMPARING), shown(round_, unit)
    no_twice_stdin(cases)
    result = Result()
    view = bridge_of(cases, options, scenarios, bridge, sets, how, result)
    if view is not None:
        deliver_view(view, format_, output, brief=brief)
    ctx.exit(result.code)
