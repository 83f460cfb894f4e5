"""`supplement-calc cost`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_cost
from .options import chosen_format, money_options, no_twice_stdin, output_options, set_option, shown
from .result import Result, own_fault, report_problems

if TYPE_CHECKING:
    from ..output.amounts import Shown
    from ..output.pages.package import Costed


@click.command("cost")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@output_options
@money_options
@click.option("--marginal", is_flag=True, help="Show by how much a flat on-cost rate understates supplements.")
@set_option
@click.pass_context
def command(
    ctx: click.Context,
    cases: tuple[str, ...],
    format_: str | None,
    output: str | None,
    round_: str | None,
    unit: str,
    marginal: bool,
    sets: tuple[str, ...],
) -> None:
    """Cost one or more cases (- for standard input).

    \b
        supplement-calc cost cases/derbyshire-2019.yaml
        supplement-calc cost case.yaml --set grades.grade_9.in_post=62 -f json
        supplement-calc cost case.yaml --marginal

    The tables are for a full year: current spend, supplement cost, full establishment, day one, the budget position
    and break-even. Then the supplement by financial year, and a package of measures against its funding. No rules are
    applied; see check.
    """
    from ..output.pages.cost import cost_page
    from ..output.pages.costing_view import costing_view, costings_view

    refuse_overwriting(output, cases)
    format_, how = chosen_format(format_, output), shown(round_, unit)
    no_twice_stdin(cases)
    result = Result()
    costings = _costed(cases, sets, how, result, marginal=marginal)
    first = list(islice(costings, 1))
    if len(cases) > 1 and (first or output is None):  # a file stays as it is where no case can be costed
        deliver_view(costings_view(chain(first, costings), how, cost_page), format_, output)
    elif first:
        deliver_view(costing_view(first[0], how, cost_page), format_, output)
    ctx.exit(result.code)


def _costed(cases: tuple[str, ...], sets: tuple[str, ...], how: Shown, result: Result, *, marginal: bool) -> Iterator[Costed]:
    """Each case that can be costed, one at a time; what is wrong with another is reported, a fault of ours too."""
    for name in cases:
        costing = None
        with own_fault(name, result, report_problems):
            costing = load_cost(name, sets, how, result, marginal=marginal)
        if costing is not None:
            yield costing
