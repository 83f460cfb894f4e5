"""`explain --option` and `--scenario`: a figure of the case as they have it, a cost raised by an optimism bias among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import click

from ..loading import load_options
from ..result import CASE_WRONG, Result, report_problems
from .side_by_side import chosen

if TYPE_CHECKING:
    from ...case.case import Case
    from ...ledger import Figure
    from ...output.amounts import Shown

_BIASED = re.compile(r"optimism_bias(?:[._]|$)")


class Explained(NamedTuple):
    """A figure, the case as an option has it under a scenario, and both by the names that the case gives them."""

    figure: Figure
    case: Case
    named: list[str]


def is_biased(typed: str) -> bool:
    """Whether an id, as people write it, is of a figure with optimism bias, which a scenario alone has."""
    return _BIASED.match(typed) is not None


def explained_figure(
    name: str, id: str, option: str | None, scenario: str | None, sets: tuple[str, ...], how: Shown, result: Result
) -> Explained | None:
    """The figure, and the case as the option has it under the scenario; None, the reason reported, where it has no costing.

    Raises `UsageError` for an option, a scenario or a figure that is not there.
    """
    loaded = load_options(name, sets, result)
    if loaded is None:
        return None
    from ...scenarios.comparison import AS_IT_STANDS, variant_of
    from ...scenarios.evaluation import Evaluation

    if option is not None:
        (option,) = chosen([option], [AS_IT_STANDS, *loaded.options], "option")
    if scenario is not None:
        (scenario,) = chosen([scenario], list(loaded.scenarios), "scenario")
    if is_biased(id):
        _needs_bias(loaded, scenario)
    variant = variant_of(loaded, option or AS_IT_STANDS, scenario)
    if variant.case is None or variant.problems:
        report_problems(variant.problems)
        result.at_least(CASE_WRONG)
        return None
    figure = _figure(Evaluation(variant.case, how.rounding), id, loaded, scenario)
    named = [f"{what} {one}" for what, one in (("option", option), ("scenario", scenario)) if one is not None]
    return Explained(figure, variant.case, named)


def _needs_bias(case: Case, scenario: str | None) -> None:
    having = [name for name, one in case.scenarios.items() if one.bias is not None]
    if scenario in having:
        return
    which = f"Add --scenario {having[0]!r}." if having else "No scenario of the case has an `optimism_bias`."
    raise click.UsageError(f"A figure with optimism bias is of a scenario that has one. {which}")


def _figure(evaluation: object, id: str, case: Case, scenario: str | None) -> Figure:
    from ...costing.ledgers import written_alike
    from ...diagnostics.names import nearest_id
    from ...scenarios.comparison import with_bias
    from ...scenarios.evaluation import Evaluation

    assert isinstance(evaluation, Evaluation)
    bias = None if scenario is None else case.scenarios[scenario].bias
    biased = {} if bias is None else {given.figure.id: given.figure for given in with_bias(evaluation, bias) if given.figure}
    figures = {one: figure for ledger in reversed(evaluation.ledgers) for one, figure in ledger.figures.items()} | biased
    figure = figures.get(id)
    if figure is None and len(alike := written_alike(id, figures)) == 1:
        figure = figures[min(alike)]
    if figure is None:
        near = nearest_id(id, figures)
        hint = f"Did you mean {near}?" if near else "`-f json` of cost, forecast and compare lists the figures."
        raise click.UsageError(f"An option or a scenario of the case has no figure {id!r}. {hint}")
    return figure
