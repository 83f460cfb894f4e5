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
from .saved import saved_in
from .side_by_side import chosen, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...case.case import Case
    from ...output.amounts import Shown
    from ...output.view import View
    from ...scenarios.saved import Saved


@click.command("compare")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option("--option", "options", metavar="NAME", multiple=True, help="Show this option only. May be repeated.")
@click.option("--scenario", "scenarios", metavar="NAME", multiple=True, help="Show this scenario only. May be repeated.")
@click.option(
    "--sweep",
    "sweeps",
    metavar="PATH=FROM:TO:STEP",
    multiple=True,
    help="A row for each value of an input, at most 10,000 rows. Give it twice for every pair of two inputs.",
)
@bridge_option
@comparing_options
@money_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], options: tuple[str, ...], scenarios: tuple[str, ...], sweeps: tuple[str, ...],
    bridge: tuple[str, ...], format_: str | None, output: str | None, round_: str | None, unit: str, brief: bool,
    sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Options of a case, several cases or saved results, or values of an input side by side.

    \b
        supplement-calc compare case.yaml
        supplement-calc compare case.yaml --option "Do nothing"
        supplement-calc compare case.yaml --sweep on_costs=20%:30%:1%
        supplement-calc compare case.yaml saved.json
        supplement-calc compare before.yaml after.yaml --bridge
        supplement-calc compare before.yaml after.yaml -f comment

    The case as it stands comes first, then each of its `options:`; all of them once as the case stands, then under each
    scenario. Each says what it changes, and which of the others it is dominated by, and when: no better on any answer, and
    worse on one. --set holds for the case that every option starts from.

    Several cases (- for standard input) and --sweep have a row for each case and each value, without options and scenarios
    but those that are named. A value that a case refuses is a row with its reason. A file NAME.json that was saved with -f json
    stands in place of a case. What it does not have is not known.

    --bridge splits the change in each total, from the first case to the second or from a case to its option, into its causes:
    posts, pay, supplements, on-costs, agency, turnover, budget. The parts add to the change exactly. -f comment is Markdown
    for a pull request: the change first, details folded, nothing where nothing changed.
    """
    refuse_overwriting(output, cases)
    no_twice_stdin(cases)
    format_, how = chosen_format(format_, output, COMPARING), shown(round_, unit)
    result = Result()
    if bridge or format_ == "comment":
        if sweeps:
            raise click.UsageError("--sweep has rows of values, and --bridge splits one change; give one of the two.")
        view = bridge_of(cases, options, scenarios, bridge, sets, how, result)
        if view is not None:
            deliver_view(view, format_, output, brief=brief)
        ctx.exit(result.code)
    if sweeps or len(cases) > 1 or saved_in(cases[0], sets):
        view = _side_by_side(cases, options, scenarios, sweeps, sets, how, result)
        if view is not None:
            deliver_view(view, format_, output, brief=brief)
    elif (loaded := load_options(cases[0], sets, result)) is not None:
        from ...output.pages.compare.options import options_view
        from ...scenarios.comparison import compared, options_of, scenarios_of

        named = chosen(options, options_of(loaded), "option")
        under = chosen(scenarios, list(loaded.scenarios), "scenario") if scenarios else scenarios_of(loaded)
        rows = list(compared(loaded, how.rounding, named, under))
        wrong = [problem for row in rows for problem in row.problems]
        if wrong:
            report_problems(list(dict.fromkeys(wrong)))
            result.at_least(CASE_WRONG)
        if any(row.evaluation is not None for row in rows):
            deliver_view(options_view(loaded, rows, how), format_, output, brief=brief)
    ctx.exit(result.code)


def _side_by_side(
    cases: Sequence[str], options: Sequence[str], scenarios: Sequence[str], sweeps: Sequence[str], sets: tuple[str, ...],
    how: Shown, result: Result,
) -> View | None:  # fmt: skip
    from .sweep import axes_of

    axes = axes_of(sweeps)
    loaded: list[tuple[str, Case | list[Saved]]] = []
    for name in cases:
        saved = saved_in(name, sets)
        if saved is not None and axes:
            raise click.UsageError(f"--sweep changes a case, and {name} is a saved result.")
        one = load_options(name, sets, result) if saved is None else saved
        if one is not None:
            loaded.append((name, one))
    lines = lines_of(loaded, options, scenarios, axes, how.rounding, result)
    if all(line.row.refused is not None for line in lines):
        return None
    from ...output.pages.compare.side_by_side import side_by_side_view

    return side_by_side_view(lines, how)
