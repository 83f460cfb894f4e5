"""`supplement-calc cost`."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_cost
from .options import brief_option, chosen_format, money_options, no_twice_stdin, output_options, set_option, shown
from .result import Result
from .together.several import Several
from .together.total import total_of, total_options

if TYPE_CHECKING:
    from ..costing.portfolio.taken import TakenCase
    from ..output.pages.package import Costed


@click.command("cost")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@output_options
@money_options
@click.option("--marginal", is_flag=True, help="Show by how much a flat on-cost rate understates supplements.")
@total_options
@brief_option
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
    total: bool,
    budgets: tuple[str, ...],
    brief: bool,
    sets: tuple[str, ...],
) -> None:
    """Cost one or more cases (- for standard input).

    \b
        supplement-calc cost cases/derbyshire-2019.yaml
        supplement-calc cost case.yaml --set grades.grade_9.in_post=62 -f json
        supplement-calc cost case.yaml --marginal
        supplement-calc cost cases/*.yaml --total --budget 2,000,000

    Key figures first: what it costs, against the budget, break-even, agency staff and what that rests on. Then the
    supplement by financial year, the budget position, and how each is worked out; a package of measures against its
    funding. --brief shows the key figures alone. --total adds several cases up: by year, by case, and against one budget.
    No rules are applied; see check.
    """
    from ..output.pages.cost import cost_page, key_figures_of
    from ..output.pages.costing_view import costing_view, costings_view

    refuse_overwriting(output, cases)
    format_, how = chosen_format(format_, output), shown(round_, unit)
    no_twice_stdin(cases)
    together = total_of(cases, budgets, how, wanted=total)
    result = Result()

    def load(name: str) -> Costed | None:
        return load_cost(name, sets, how, result, marginal=marginal)

    run: Several[Costed] = Several(cases, result, load, together, _taken)
    costings = run.each()
    first = list(islice(costings, 1))
    if (len(cases) > 1 or together) and (first or output is None):  # a file stays as it is where no case can be costed
        view = costings_view(chain(first, costings), how, cost_page, key_figures_of, run.apart)
        if together is not None:
            from ..output.pages.portfolio.shape import COST

            view = together.added_to(view, COST)
        deliver_view(view, format_, output, run.is_empty, brief=brief)
    elif first:
        deliver_view(costing_view(first[0], how, cost_page, key_figures_of), format_, output, brief=brief)
    ctx.exit(result.code)


def _taken(costing: Costed) -> TakenCase | str:
    """What the total takes of a case, or why it counts nothing of it."""
    from ..costing.costing import Costing
    from ..costing.portfolio.of_cost import taken_of_cost, why_not_counted

    if not isinstance(costing, Costing):
        return "it is a package of measures without posts"
    return why_not_counted(costing) or taken_of_cost(costing)
