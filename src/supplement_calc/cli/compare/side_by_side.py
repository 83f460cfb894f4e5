"""The rows of several cases, or of a sweep: worked out one by one, and counted on a terminal meanwhile."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..result import CASE_WRONG, Result, report_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...case.case import Case
    from ...ledger import Rounding
    from ...output.pages.compare.side_by_side import Line
    from ...scenarios.saved import Saved
    from ...scenarios.sweeps import Axis


def lines_of(
    cases: Sequence[tuple[str, Case | list[Saved]]],
    options: Sequence[str],
    scenarios: Sequence[str],
    axes: Sequence[Axis],
    rounding: Rounding,
    result: Result,
) -> list[Line]:
    """Each case with each of the options and scenarios that are named, at each value, and the rows of saved results, in the
    order of the files. Reports the first that is refused."""
    from ...output.pages.compare.side_by_side import At, Line
    from ...output.progress import counted
    from ...scenarios.comparison import AS_IT_STANDS, options_of
    from ...scenarios.sweeps import places_of, swept
    from .sweep import refuse_misnamed, refuse_too_many

    each: list[tuple[Case, str, str | None] | Line] = []
    for name, case in cases:
        if isinstance(case, list):
            each += _saved_lines(name, case, options, scenarios)
            continue
        refuse_misnamed(case, axes)
        named = chosen(options, options_of(case), "option") if options else [AS_IT_STANDS]
        under = chosen(scenarios, list(case.scenarios), "scenario") if scenarios else [None]
        each += [(case, option, scenario) for option in named for scenario in under]
    refuse_too_many(axes, len(each))
    places = places_of(axes)
    lines: list[Line] = []

    def made() -> Iterator[Line]:
        for one in each:
            if isinstance(one, Line):
                yield one
                continue
            case, option, scenario = one
            for at, row in zip(places, swept(case, rounding, option, scenario, axes, places), strict=True):
                values = tuple(At(a.path, a.value(n), a.text(n), a.is_percent) for a, n in zip(axes, at, strict=True))
                yield Line(case, case.file.name, row, values)

    rows, making = range(len(each) * len(places)), made()
    with counted(rows, sys.stderr, says=lambda at, of: f"Worked out {at:,} of {of:,} rows") as them:
        lines += [next(making) for _ in them]
    if (refused := next((line.row for line in lines if line.row.refused is not None), None)) is not None:
        report_problems(refused.problems)
        result.at_least(CASE_WRONG)
    return lines


def _saved_lines(name: str, results: list[Saved], options: Sequence[str], scenarios: Sequence[str]) -> list[Line]:
    """The rows of a saved result, those of the options and scenarios that are named where some are."""
    from ...output.pages.compare.side_by_side import Line
    from ...scenarios.saved_answers import compared_of

    rows = [(one, compared_of(one)) for one in results]
    who = f"The saved result {name}"
    options = chosen(options, list(dict.fromkeys(row.option for _, row in rows)), "option", who) if options else ()
    under = dict.fromkeys(row.scenario for _, row in rows if row.scenario is not None)
    scenarios = chosen(scenarios, list(under), "scenario", who) if scenarios else ()
    return [
        Line(one, name, row)
        for one, row in rows
        if (not options or row.option in options) and (not scenarios or row.scenario in scenarios)
    ]


def chosen(asked: Sequence[str], there: list[str], what: str, who: str = "The case") -> list[str]:
    """Those asked for, in the case's order; all where none is. A name may be written in other capitals or marks where only one
    is meant. A usage error for one that is not there, with the nearest."""
    if not asked:
        return there
    from ...diagnostics.names import fold, nearest

    meant = set()
    for name in asked:
        alike = [name] if name in there else [one for one in there if fold(one) == fold(name) != ""]
        meant |= set(alike)
        if len(alike) != 1:
            near = nearest(name, there)
            help = f"did you mean {near}?" if near else f"the {what}s are {', '.join(there)}." if there else "it has none."
            raise click.UsageError(f"{who} has no {what} {name!r}; {help}")
    return [name for name in there if name in meant]
