"""`explain --option` and `--scenario`: a figure of the case as they have it, a cost raised by an optimism bias among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..loading import load_options
from ..result import CASE_WRONG, Result, report_problems
from .side_by_side import chosen

if TYPE_CHECKING:
    from ...case.case import Case
    from ...ledger import Figure
    from ...output.amounts import Shown

_BIASED = "optimism_bias."


def explained_figure(
    name: str, id: str, option: str | None, scenario: str | None, sets: tuple[str, ...], how: Shown, result: Result
) -> tuple[Figure, Case] | None:
    """The figure, and the case as the option has it under the scenario; None, the reason reported, where it has no costing.

    Raises `UsageError` for an option, a scenario or a figure that is not there.
    """
    loaded = load_options(name, sets, result)
    if loaded is None:
        return None
    from ...scenarios.comparison import AS_IT_STANDS, variant_of
    from ...scenarios.evaluation import Evaluation

    chosen([option] if option is not None else [], [AS_IT_STANDS, *loaded.options], "option")
    chosen([scenario] if scenario is not None else [], list(loaded.scenarios), "scenario")
    if id.startswith(_BIASED):
        _needs_bias(loaded, scenario)
    variant = variant_of(loaded, option or AS_IT_STANDS, scenario)
    if variant.case is None or variant.problems:
        report_problems(variant.problems)
        result.at_least(CASE_WRONG)
        return None
    return _figure(Evaluation(variant.case, how.rounding), id, loaded, scenario), variant.case


def _needs_bias(case: Case, scenario: str | None) -> None:
    having = [name for name, one in case.scenarios.items() if one.bias is not None]
    if scenario in having:
        return
    which = f"Add --scenario {having[0]!r}." if having else "No scenario of the case has an `optimism_bias`."
    raise click.UsageError(f"A figure with optimism bias is of a scenario that has one. {which}")


def _figure(evaluation: object, id: str, case: Case, scenario: str | None) -> Figure:
    from ...diagnostics.names import nearest_id
    from ...scenarios.comparison import with_bias
    from ...scenarios.evaluation import Evaluation

    assert isinstance(evaluation, Evaluation)
    bias = None if scenario is None else case.scenarios[scenario].bias
    biased = {} if bias is None else {given.figure.id: given.figure for given in with_bias(evaluation, bias) if given.figure}
    figure = biased.get(id) or evaluation.figure(id)
    if figure is None:
        near = nearest_id(id, [*biased, *(one for ledger in evaluation.ledgers for one in ledger.figures)])
        hint = f"Did you mean {near}?" if near else "`-f json` of cost, forecast and compare lists the figures."
        raise click.UsageError(f"The case has no figure {id!r} so. {hint}")
    return figure
