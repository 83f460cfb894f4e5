"""The options of switching values, and what `break-even` asks of a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ...case.case import Case
    from ...costing.costing import Costing
    from ...costing.forecast.calendar import Month
    from ...output.amounts import Shown
    from ...scenarios.evaluation import Evaluation
    from ...scenarios.inputs import Varied
    from ...scenarios.questions import Question
    from ...scenarios.switching_answers import Answers

F = TypeVar("F", bound=Callable[..., Any])
_MOST_VARIED = 2


def switching_options(command: F) -> F:
    """`--vary` and `--paid-back-by`."""
    command = click.option(
        "--paid-back-by", metavar="YYYY-MM", help="Ask too whether the proposal has paid for itself by the close of this month."
    )(command)
    return click.option(
        "--vary",
        "vary",
        metavar="PATH",
        multiple=True,
        help="Show the switching values of this input alone, for example grades.grade_9.supplement. Of two, both at once too.",
    )(command)


def answers_of(costing: Costing, vary: tuple[str, ...], paid_back_by: str | None, shown: Shown) -> Answers:
    """Every question of the case; a usage error for an input or a month that it has not."""
    from ...ledger import why_none
    from ...scenarios.evaluation import Evaluation
    from ...scenarios.switching_answers import answers, is_small_forecast, questions_of

    if len(vary) > _MOST_VARIED:
        raise click.UsageError("--vary can be given once or twice.")
    case, notes = _with_forecast(costing.case)
    forecasts = not notes
    without: tuple[Question, ...] = ()
    if forecasts and not vary and paid_back_by is None and not is_small_forecast(case):
        from ...scenarios.questions import EXTRA_COST

        forecasts, without = False, (EXTRA_COST,)
    evaluation = Evaluation(case, shown.rounding, forecasts=forecasts)
    month = None if paid_back_by is None else _month(case, paid_back_by, forecasts=forecasts)
    asked = questions_of(evaluation, month)
    excess = costing.break_even.excess
    if excess.value is None:
        notes = (f"No switching values against the budget: {why_none(excess)}.", *notes)
    if "forecast" not in case.root:
        notes = (*notes, "Whether the proposal pays for itself is not asked: the case has no `forecast:` section.")
    found = answers(evaluation, asked, _varied(evaluation, [one.figure for one in asked], vary))
    return found._replace(left_out=(*found.left_out, *without), notes=notes)


def _with_forecast(case: Case) -> tuple[Case, tuple[str, ...]]:
    """The case with its forecast read too; as it is where that cannot be read, which is said."""
    from ...case.dates import forecast_dates
    from ...case.known_rates import forecast_problems
    from ...case.limits import forecast_size
    from ...case.loading import load_further
    from ...case.sections import FORECAST

    if "forecast" not in case.root:
        return case, ()
    further = load_further(case.file, case.root, FORECAST)
    if further is None or forecast_dates(further) is None:
        return case, ("Whether the proposal pays for itself is not asked: the forecast has errors, which `check` names.",)
    if refused := [*forecast_problems(further, None), *forecast_size(further, None)]:
        return case, (f"Whether the proposal pays for itself is not asked: {refused[0].headline}.",)
    return further._replace(changed=case.changed), ()


def _month(case: Case, text: str, *, forecasts: bool) -> Month:
    from ...costing.forecast.calendar import months_of

    if not forecasts or case.forecast is None:
        raise click.UsageError("--paid-back-by needs a forecast, and the case has none that can be read.")
    months = {month.id.replace("_", "-"): month for month in months_of(case)}
    if text not in months:
        first, *_, last = months
        raise click.UsageError(f"--paid-back-by is a month of the forecast, from {first} to {last}, not {text!r}.")
    return months[text]


def _varied(evaluation: Evaluation, figures: list[str], vary: tuple[str, ...]) -> list[Varied]:
    """The inputs at these paths, each as `--set` writes it."""
    if not vary:
        return []
    from ...diagnostics.names import nearest_id
    from ...parser.tree import resolved
    from ...scenarios.allowed import set_path
    from ...scenarios.spine import SPINE, is_point

    inputs = {one.path: one for one in evaluation.inputs(figures)}
    if (spine := evaluation.spine(figures)) is not None:
        inputs[spine.path] = spine
    found = []
    for text in vary:
        path = ".".join(resolved(evaluation.case.root, text.strip()) or ())
        if path not in inputs:
            near = nearest_id(text, [set_path(evaluation.case, one) for one in inputs.values()])
            hint = f"Did you mean {near}?" if near else "break-even without --vary lists the inputs."
            if resolved(evaluation.case.root, text.strip()) is None and "." in text:
                hint += " One that the case leaves out is given by --set first."
            raise click.UsageError(f"No answer rests on an input {text!r}. {hint}")
        found.append(inputs[path])
    if len({one.path for one in found}) < len(found):
        raise click.UsageError("--vary names one input twice.")
    if len(found) > 1 and any(one.path == SPINE for one in found) and any(is_point(one.path) for one in found):
        raise click.UsageError("--vary names all pay points, and one of them: vary one of the two.")
    return found
