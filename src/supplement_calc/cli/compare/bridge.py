"""`compare --bridge`: what the change is from and to, and the figures that it is shown of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..loading import load_options
from ..result import CASE_WRONG, Result, report_problems
from .saved import saved_in

if TYPE_CHECKING:
    from ...case.case import Case
    from ...case.overrides import Changed
    from ...case.variants import Change, Varied
    from ...output.amounts import Shown
    from ...output.view import View
    from ...scenarios.bridge.moved import End

F = TypeVar("F", bound=Callable[..., Any])

_TWO = (
    "--bridge is from one case to another, or from a case to its --option. Name two cases, or one with --option or --scenario."
)


def bridge_option(command: F) -> F:
    """`--bridge [FIGURE]`."""
    return click.option(
        "--bridge",
        "bridge",
        metavar="[FIGURE]",
        is_flag=False,
        flag_value="",
        multiple=True,
        help="Split the change in FIGURE, or in the totals, into its causes. May be repeated.",
    )(command)


def bridge_of(
    cases: Sequence[str],
    options: Sequence[str],
    scenarios: Sequence[str],
    figures: Sequence[str],
    sets: tuple[str, ...],
    how: Shown,
    result: Result,
) -> View | None:
    """The view of the change from the first to the second; None, with the reason reported, where one of them cannot be had."""
    ends = _ends(cases, options, scenarios, sets, how, result)
    if ends is None:
        return None
    from ...output.pages.compare.bridge import bridge_view
    from ...scenarios.bridge.moved import in_one_alone, moved, totals_of

    first, second = ends
    ids = _ids([figure for figure in figures if figure], first, second)
    alone = [] if ids else in_one_alone(first, second)
    ids = ids or totals_of(first, second)
    if not ids and not alone:
        raise click.UsageError("The two have no total in common. Name a figure that both have: --bridge FIGURE.")
    return bridge_view(first, second, list(moved(first, second, ids, how.rounding.unit)), alone, how)


def _ends(
    cases: Sequence[str],
    options: Sequence[str],
    scenarios: Sequence[str],
    sets: tuple[str, ...],
    how: Shown,
    result: Result,
) -> tuple[End, End] | None:
    varied = bool(options or scenarios)
    if len(cases) != (1 if varied else 2) or len(options) > 2 or len(scenarios) > 1:
        raise click.UsageError(_TWO)
    if not varied:
        before, after = (_end(name, sets, how, result) for name in cases)
        return None if before is None or after is None else (before, after)
    case = load_options(cases[0], sets, result)
    if case is None:
        return None
    for name in options:
        _known(name, list(case.options), "option")
    for name in scenarios:
        _known(name, list(case.scenarios), "scenario")
    scenario = scenarios[0] if scenarios else None
    pair: list[tuple[str | None, str | None]] = [(None, None), (None, scenario)]
    if options:  # both ends under the scenario, if one is named
        pair = [(one, scenario) for one in (options if len(options) == 2 else (None, *options))]
    made = [_varied(case, option, under, how, result) for option, under in pair]
    return None if made[0] is None or made[1] is None else (made[0], made[1])


def _end(name: str, sets: tuple[str, ...], how: Shown, result: Result) -> End | None:
    """A case file, or a saved result."""
    saved = _saved(name, sets)
    if saved is not None:
        return saved
    case = load_options(name, sets, result)
    return None if case is None else _of_case(case, case.file.name, case.changed, how, result)


def _saved(name: str, sets: tuple[str, ...]) -> End | None:
    """The end that a file of JSON is; None where it is no saved result."""
    from ...scenarios.bridge.moved import End

    results = saved_in(name, sets)
    if results is None:
        return None
    if len(results) != 1:
        raise click.UsageError(f"{name} has {len(results)} results, and a change is from one. Save one case to a file.")
    return End(results[0].title, name, results[0].changed, results[0])


def _varied(case: Case, option: str | None, scenario: str | None, how: Shown, result: Result) -> End | None:
    """The case as an option has it, under a scenario."""
    named: list[tuple[Varied, str]] = []
    if option is not None:
        named.append(("options", option))
    if scenario is not None:
        named.append(("scenarios", scenario))
    if not named:
        return _of_case(case, case.file.name, case.changed, how, result)
    from ...case.sections import OPTIONS
    from ...case.variants import OF, changes_of, vary

    changes: list[Change] = [change for section, name in named for change in changes_of(case, section, name)]
    variant = vary(case, changes, OPTIONS - {"options", "scenarios"})
    if variant.case is None:
        report_problems(variant.problems)
        result.at_least(CASE_WRONG)
        return None
    what = " under ".join(f"{OF[section]} {name}" for section, name in named)
    return _of_case(variant.case, what, variant.changed, how, result)


def _of_case(case: Case, name: str, changed: tuple[Changed, ...], how: Shown, result: Result) -> End | None:
    from ...case.known_rates import forecast_problems
    from ...case.limits import forecast_size
    from ...diagnostics import is_failure
    from ...scenarios.bridge.moved import End
    from ...scenarios.evaluation import Evaluation

    if case.forecast is not None:
        refused = [one for one in (*forecast_problems(case), *forecast_size(case)) if is_failure(one)]
        if refused:
            report_problems(refused)
            result.at_least(CASE_WRONG)
            return None
    return End(case.title, name, changed, Evaluation(case, how.rounding))


def _known(name: str, there: list[str], what: str) -> None:
    if name in there:
        return
    from ...diagnostics.names import nearest

    near = nearest(name, there)
    help = f"Did you mean {near}?" if near else f"The {what}s are {', '.join(there)}." if there else "It has none."
    raise click.UsageError(f"The case has no {what} {name!r}. {help}")


def _ids(figures: Sequence[str], first: End, second: End) -> list[str]:
    """The ids of the figures asked for. Raises `UsageError`, with the nearest, for one that neither has."""
    from ...diagnostics.names import fold, nearest_id

    ids = []
    for figure in figures:
        id = ".".join(fold(part) or part for part in figure.split("."))
        if first.known(id) is None and second.known(id) is None:
            if figure.lower().endswith((".yaml", ".yml", ".json")):
                raise click.UsageError(f"--bridge takes a figure, not a file. Name {figure} before --bridge.")
            near = nearest_id(id, [*first.ids(), *second.ids()])
            hint = f"Did you mean {near}?" if near else "`-f json` of cost and forecast lists the figures."
            raise click.UsageError(f"Neither has a figure {figure!r}. {hint}")
        ids.append(id)
    return list(dict.fromkeys(ids))
