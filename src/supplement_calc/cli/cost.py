"""`supplement-calc cost`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_cost
from .options import brief_option, chosen_format, money_options, no_twice_stdin, output_options, set_option, shown
from .result import Result, own_fault, report_problems

if TYPE_CHECKING:
    from ..output.amounts import Shown
    from ..output.pages.package import Costed


@click.command("cost")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@output_options
@money_options
@click.option("--marginal", is_flag=True, help="Show by how much a flat on-cost rate understates supplements.")
@brief_option
@set_option
@click.pass_context
def command(
    ctx: click.Context,
    cases: tuple[str, ...],
    format_: str | None,
    output: str | None,
    round_: str | None,
    unit: str,
    marginal: bool,
    brief: bool,
    sets: tuple[str, ...],
) -> None:
    """Cost one or more cases (- for standard input).

    \b
        supplement-calc cost cases/derbyshire-2019.yaml
        supplement-calc cost case.yaml --set grades.grade_9.in_post=62 -f json
        supplement-calc cost case.yaml --marginal

    Key figures first: what it costs, against the budget, break-even, agency staff and what that rests on. Then the
    supplement by financial year, the budget position, and how each is worked out; a package of measures against its
    funding. --brief shows the key figures alone. No rules are applied; see check.
    """
    from ..output.pages.cost import cost_page, key_figures_of
    from ..output.pages.costing_view import costing_view, costings_view

    refuse_overwriting(output, cases)
    format_, how = chosen_format(format_, output), shown(round_, unit)
    no_twice_stdin(cases)
    result = Result()
    run = _Run(result)
    costings = run.costed(cases, sets, how, marginal=marginal)
    first = list(islice(costings, 1))
    if len(cases) > 1 and (first or output is None):  # a file stays as it is where no case can be costed
        view = costings_view(chain(first, costings), how, cost_page, key_figures_of, run.apart)
        deliver_view(view, format_, output, run.is_empty, brief=brief)
    elif first:
        deliver_view(costing_view(first[0], how, cost_page, key_figures_of), format_, output, brief=brief)
    ctx.exit(result.code)


class _Run:
    """Several cases, one at a time: what is wrong with one is reported, a fault of ours too, and the others go on."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._name = ""
        self._number = 0
        self._shown: set[int] = set()

    def costed(self, cases: tuple[str, ...], sets: tuple[str, ...], how: Shown, *, marginal: bool) -> Iterator[Costed]:
        """Each case that can be costed."""
        for self._number, name in enumerate(cases):
            self._name, costing = name, None
            with self.apart():
                costing = load_cost(name, sets, how, self._result, marginal=marginal)
            if costing is not None:
                self._shown.add(self._number)
                yield costing

    def is_empty(self) -> bool:
        """Whether none of those costed so far could be shown."""
        return not self._shown

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What the case that was costed last is costed and shown in: a fault is its own."""
        with own_fault(self._name, self._result, report_problems):
            try:
                yield
            except Exception:
                self._shown.discard(self._number)
                raise
