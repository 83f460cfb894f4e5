"""`supplement-calc explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_case
from .options import chosen_format, money_options, output_options, set_option, shown
from .result import Result

if TYPE_CHECKING:
    from ..case.case import Case
    from ..ledger import Figure, Ledger


@click.command("explain")
@click.argument("case")
@click.argument("figure")
@click.option("--full", is_flag=True, help="Show counts of people under 5 too.")
@output_options
@money_options
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, figure: str, full: bool, format_: str | None, output: str | None, round_: str | None,
    unit: str, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """How FIGURE was reached, down to lines of the case file.

    \b
        supplement-calc explain cases/derbyshire-2019.yaml full_establishment.total
        supplement-calc explain cases/derbyshire-2019.yaml grades.grade_9.in_post
        supplement-calc explain cases/derbyshire-2019.yaml market.grade_9.gap

    A figure is named by the id that -f json gives it, of cost, break-even, market, pay-points, workforce or
    forecast (which runs to the end of the supplement).
    """
    from ..costing.ledgers import CaseLedgers, sections_of

    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    loaded = load_case(case, sections_of(figure), sets, result)
    if loaded is not None and loaded.case is not None:
        from ..output.pages.explain import explain_view

        explained = _figure(list(CaseLedgers(loaded.case).holding(figure, how.rounding)), figure)
        if not full:
            _refuse_hidden(loaded.case, explained)
        deliver_view(explain_view(explained, loaded.file.name), format_, output)
    ctx.exit(result.code)


def _figure(ledgers: list[Ledger], id: str) -> Figure:
    for ledger in ledgers:
        if id in ledger.figures:
            return ledger.figures[id]
    from ..diagnostics.names import nearest_id

    near = nearest_id(id, [known for ledger in ledgers for known in ledger.figures])
    hint = (
        f"Did you mean {near}?" if near else "`-f json` of cost, market, pay-points, workforce and forecast lists the figures."
    )
    raise click.UsageError(f"The case has no figure {id!r}. {hint}")


def _refuse_hidden(case: Case, figure: Figure) -> None:
    """A figure that rests on a count of people that is not shown would show it."""
    if not (case.workforce or case.recruitment or case.indicators):
        return
    from ..evidence.suppression import Suppressed
    from ..evidence.workforce import workforce

    if Suppressed(workforce(case)).is_under(figure):
        raise click.UsageError(f"{figure.id} rests on a count of people that is not shown; --full shows it.")
