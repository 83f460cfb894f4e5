"""`supplement-calc explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import chosen_format, money_options, output_options, set_option, shown
from .run import Result, deliver, load_costing, refuse_overwriting

if TYPE_CHECKING:
    from ..costing.costing import Costing
    from ..ledger import Figure


@click.command("explain")
@click.argument("case")
@click.argument("figure")
@output_options
@money_options
@set_option
@click.pass_context
def command(
    ctx: click.Context,
    case: str,
    figure: str,
    format_: str | None,
    output: str | None,
    round_: str | None,
    unit: str,
    sets: tuple[str, ...],
) -> None:
    """How FIGURE was reached, down to lines of the case file.

    \b
        supplement-calc explain cases/derbyshire-2019.yaml full_establishment.total
        supplement-calc explain cases/derbyshire-2019.yaml grades.grade_9.in_post

    A figure is named by the id that -f json gives it.
    """
    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    costing = load_costing(case, sets, how, result, proofs=True)
    if costing is not None:
        _deliver(costing, _figure(costing, figure), format_, output)
    ctx.exit(result.code)


def _figure(costing: Costing, id: str) -> Figure:
    found = costing.ledger.figures.get(id)
    if found is None:
        from ..diagnostics.names import nearest_id

        near = nearest_id(id, costing.ledger.figures)
        hint = f"Did you mean {near}?" if near else "`cost -f json` lists the figures."
        raise click.UsageError(f"The case has no figure {id!r}. {hint}")
    return found


def _deliver(costing: Costing, figure: Figure, format_: str, output: str | None) -> None:
    from ..output import explained

    match format_:
        case "json":
            from ..output.as_json import dumps

            deliver(dumps(explained.explanation_data(figure, costing.case.file.name)), output)
        case "csv":
            from ..output.as_csv import text

            deliver(text(explained.explanation_rows(figure)), output)
        case "markdown":
            from ..output.as_markdown import markdown

            deliver(markdown((explained.explanation_grid(figure),)), output)
        case _:
            from .run import deliver_lines

            deliver_lines(lambda columns: explained.tree(figure, columns), output)
