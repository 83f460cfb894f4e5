"""`supplement-calc sensitivity`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..delivery import deliver_view, refuse_overwriting
from ..loading import load_case
from ..options import brief_option, chosen_format, money_options, output_options, set_option, shown
from ..result import CASE_WRONG, Result, report_problems

if TYPE_CHECKING:
    from ...case.case import Case
    from ...output.amounts import Shown
    from ...output.pages.sensitivity.page import Sensitivities
    from ...scenarios.evaluation import Evaluation

_DRAWS, _SEED = 10_000, 1


@click.command("sensitivity")
@click.argument("case")
@click.option(
    "--figure", "figures", metavar="ID", multiple=True, help="The figure to vary (default: the main answer). May be repeated."
)
@click.option(
    "--draws",
    type=click.IntRange(100, 1_000_000),
    metavar="N",
    help="How many draws, 100 to 1,000,000 (default: the case's, or 10,000).",
)
@click.option("--seed", type=click.IntRange(0), metavar="N", help="The seed of the draws (default: the case's, or 1).")
@output_options
@money_options
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, figures: tuple[str, ...], draws: int | None, seed: int | None, format_: str | None,
    output: str | None, round_: str | None, unit: str, brief: bool, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Which inputs move the answer, and how far it spreads when all move.

    \b
        supplement-calc sensitivity cases/derbyshire-2019.yaml --draws 1000
        supplement-calc sensitivity case.yaml --figure supplement_cost.period_total
        supplement-calc sensitivity case.yaml --seed 7 -f json

    One at a time, each input goes to either end of its range. All at once, every input with a range is drawn:
    percentiles, the chance within budget, and what contributes to the spread. Ranges are under `sensitivity:`
    in the case; an input without one is varied by ±10%. The main answer is the extra cost of the forecast, or
    without a forecast the amount over the budget. The same seed gives the same output.
    """
    from ...case.sections import SENSITIVITY

    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    loaded = load_case(case, SENSITIVITY, sets, result)
    worked = None if loaded is None or loaded.case is None else _worked(loaded.case, figures, draws, seed, how, result)
    if worked is not None:
        from ...output.pages.sensitivity.view import sensitivity_view

        deliver_view(sensitivity_view(worked), format_, output, brief=brief)
    ctx.exit(result.code)


def _worked(
    case: Case, figures: tuple[str, ...], draws: int | None, seed: int | None, how: Shown, result: Result
) -> Sensitivities | None:
    """Every figure varied; None, with the reason reported, where the case has none."""
    from ...case.known_rates import forecast_problems
    from ...diagnostics import Problem
    from ...output.pages.sensitivity.page import Sensitivities
    from ...output.progress import counted
    from ...scenarios.evaluation import Evaluation
    from ...scenarios.questions import questions
    from ...scenarios.sensitivity.draws import correlations_of, draw
    from ...scenarios.sensitivity.simulation import parts_of, simulate
    from ...scenarios.sensitivity.spreads import drawn_of, spreads_of
    from ...scenarios.sensitivity.tornado import tornadoes

    if case.forecast is not None and (refused := [*forecast_problems(case, None)]):
        report_problems(refused)
        result.at_least(CASE_WRONG)
        return None
    evaluation = Evaluation(case, how.rounding)
    ids = _ids(evaluation, figures)
    asked = list(questions(evaluation))
    spreads = spreads_of(evaluation, [*ids, *(one.figure for one in asked)])
    if not ids or not spreads:
        headline = "the case has no answer to vary" if not ids else "the answer rests on no input above 0"
        help = "give a budget or a forecast, or name a figure by `--figure`"
        report_problems([Problem("nothing-to-show", headline, case.place("title"), help)])
        result.at_least(CASE_WRONG)
        return None
    number, its_seed = _number(case, draws), _seed(case, seed)
    pairs = correlations_of(case)
    drawn = draw(drawn_of(spreads), pairs, number, its_seed)
    parts = parts_of(number)
    with counted(parts, sys.stderr, says=lambda at, _: f"Worked out {parts[at].start:,} of {number:,} draws") as them:
        simulation = simulate(evaluation, drawn, ids, asked, pairs, its_seed, them)
    return Sensitivities(case, how, tornadoes(evaluation, spreads, ids), [one.spread for one in drawn], simulation)


def _number(case: Case, draws: int | None) -> int:
    given = None if case.sensitivity is None else case.sensitivity.draws
    return draws if draws is not None else _DRAWS if given is None else int(given.known)


def _seed(case: Case, seed: int | None) -> int:
    given = None if case.sensitivity is None else case.sensitivity.seed
    return seed if seed is not None else _SEED if given is None else int(given.known)


def _ids(evaluation: Evaluation, named: tuple[str, ...]) -> list[str]:
    """The figures that are named, or the main answer. Raises `UsageError` for one that the case has not."""
    from ...costing.ledgers import as_an_id, written_alike
    from ...diagnostics.names import nearest_id
    from ...scenarios.questions import main_answer

    if not named:
        main = main_answer(evaluation)
        return [] if main is None else [main]
    ids = []
    for typed in named:
        id = as_an_id(typed)
        figure, known = evaluation.figure(id), []
        if figure is None:
            known = [one for ledger in evaluation.ledgers for one in ledger.figures]
            if len(alike := written_alike(id, known)) == 1:
                id = min(alike)
                figure = evaluation.figure(id)
        if figure is None:
            near = nearest_id(id, known)
            raise click.UsageError(f"The case has no figure {typed!r}. " + (f"Did you mean {near}?" if near else ""))
        ids.append(id)
        if figure.value is None:
            raise click.UsageError(f"The figure {id!r} has no answer in this case; explain says why.")
    return [*dict.fromkeys(ids)]
