"""`supplement-calc compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...output.formats.registry import COMPARING
from ..delivery import deliver_view, refuse_overwriting
from ..loading import load_options
from ..options import brief_option, chosen_format, comparing_options, money_options, no_twice_stdin, set_option, shown
from ..result import CASE_WRONG, Result, report_problems
from .bridge import bridge_of, bridge_option

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """Every option of a case side by side, under every scenario; or what changes from one case to another.

    \b
        supplement-calc compare case.yaml
        supplement-calc compare case.yaml --option "Do nothing" -f csv
        supplement-calc compare before.yaml after.yaml --bridge
        supplement-calc compare case.yaml --bridge --option "Do nothing"
        supplement-calc compare before.yaml after.yaml -f comment

    The case as it stands comes first, then each of its `options:`. Each says what it changes, and which of the others it is
    dominated by: no better on any answer, and worse on one. --set holds for the case that every option starts from.

    --bridge has the change in each total from the first case to the second, or from a case to its option, and what of it
    each cause is owed: posts, pay, supplements, on-costs, agency, turnover, budget. The parts add to the change exactly.
    Two cases have it without being asked. -f comment is Markdown for a pull request: the change first, details folded,
    nothing where nothing changed.
    """
    refuse_overwriting(output, cases)
    format_, how = chosen_format(format_, output, COMPARING), shown(round_, unit)
    no_twice_stdin(cases)
    result = Result()
    if bridge or format_ == "comment" or len(cases) > 1:
        view = bridge_of(cases, options, scenarios, bridge, sets, how, result)
        if view is not None:
            deliver_view(view, format_, output, brief=brief)
        ctx.exit(result.code)
    loaded = load_options(cases[0], sets, result)
    if loaded is not None:
        from ...output.pages.compare.options import options_view
        from ...scenarios.comparison import compared, options_of, scenarios_of

        named = _chosen(options, options_of(loaded), "option")
        under = _chosen(scenarios, [one for one in scenarios_of(loaded) if one is not None], "scenario")
        rows = list(compared(loaded, how.rounding, named, under or [None]))
        wrong = [problem for row in rows for problem in row.problems]
        if wrong:
            report_problems(list(dict.fromkeys(wrong)))
            result.at_least(CASE_WRONG)
        if any(row.evaluation is not None for row in rows):
            deliver_view(options_view(loaded, rows, how), format_, output, brief=brief)
    ctx.exit(result.code)


def _chosen(asked: Sequence[str], there: list[str], what: str) -> list[str]:
    """Those asked for, in the case's order; all where none is. A usage error for one that is not there, with the nearest."""
    if not asked:
        return there
    from ...diagnostics.names import nearest

    for name in asked:
        if name not in there:
            near = nearest(name, there)
            help = f"did you mean {near}?" if near else f"the {what}s are {', '.join(there)}." if there else "it has none."
            raise click.UsageError(f"The case has no {what} {name!r}; {help}")
    return [name for name in there if name in asked]
