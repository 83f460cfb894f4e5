"""`supplement-calc break-even`."""

from __future__ import annotations

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_proved
from .options import brief_option, chosen_format, money_options, output_options, set_option, shown
from .result import Result
from .what_if.switching import answers_of, switching_options


@click.command("break-even")
@click.argument("case")
@output_options
@money_options
@brief_option
@switching_options
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
    vary: tuple[str, ...],
    paid_back_by: str | None,
    sets: tuple[str, ...],
) -> None:
    """How many posts must stay vacant for the budget to cover the full cost, and what else would change the answer.

    \b
        supplement-calc break-even cases/derbyshire-2019.yaml
        supplement-calc break-even case.yaml --vary grades.grade_9.vacant
        supplement-calc break-even case.yaml --paid-back-by 2020-06
        supplement-calc break-even case.yaml --vary budget --vary on_costs

    The key figures come first; --brief shows them alone. Then every basis, what agency staff make of it, and the proof: the
    case costed again with those posts vacant. Last come switching values: for each input the value at which an answer
    changes, the smallest change first.
    """
    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    costing = load_proved(case, sets, how, result)
    if costing is not None:
        from ..output.pages.costing_view import break_even_view

        view = break_even_view(costing, how)
        if not brief or vary or paid_back_by:
            from ..output.pages.switching.view import with_switching

            answers = answers_of(costing, vary, paid_back_by, how)
            view = with_switching(view, lambda: answers, how)
        deliver_view(view, format_, output, brief=brief)
    ctx.exit(result.code)
