"""`supplement-calc pay-points`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .options import chosen_format, output_options, set_option
from .result import Result


@click.command("pay-points")
@click.argument("case")
@output_options
@set_option
@click.pass_context
def command(ctx: click.Context, case: str, format_: str | None, output: str | None, sets: tuple[str, ...]) -> None:
    """The supplement's impact at each pay point, and each grade against the next.

    \b
        supplement-calc pay-points cases/derbyshire-2019.yaml

    Shows points not in use, and where a supplemented grade overlaps or leapfrogs the next. Then what an uplift leaves
    between them, and the least pay that keeps the differential the case states.
    """
    from ..case.sections import PAY_POINTS
    from .loading import load_evidence

    refuse_overwriting(output, [case])
    format_ = chosen_format(format_, output)
    result = Result()
    loaded = load_evidence(case, PAY_POINTS, "grades", sets, result)
    if loaded is not None:
        from ..evidence.pay_points import pay_points
        from ..ledger import NONE
        from ..output.pages.pay_points import pay_points_view

        deliver_view(pay_points_view(pay_points(loaded, NONE)), format_, output)
    ctx.exit(result.code)
