"""`supplement-calc explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from .delivery import deliver_view, refuse_overwriting
from .loading import load_case
from .options import chosen_format, money_options, output_options, set_option, shown
from .result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..case.case import Case
    from ..costing.ledgers import EveryLedger
    from ..ledger import Figure
    from ..output.amounts import Shown
    from ..parser.tree import Mapping


@click.command("explain")
@click.argument("case")
@click.argument("figure", required=False)
@click.argument("more", nargs=-1, metavar="", shell_complete=lambda *_: [])
@click.option("--full", is_flag=True, help="Show counts of people under 5 too.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many steps down to show (default: as many as fit in 200 lines).",
)
@click.option("--option", metavar="NAME", help="Explain the figure as this option has it.")
@click.option("--scenario", metavar="NAME", help="Explain the figure under this scenario, its optimism bias included.")
@output_options
@money_options
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, figure: str | None, more: tuple[str, ...], full: bool, depth: int | None,
    option: str | None, scenario: str | None, format_: str | None, output: str | None, round_: str | None, unit: str,
    sets: tuple[str, ...],
) -> None:  # fmt: skip
    """How FIGURE was reached, down to lines of the case file; without FIGURE, the figures there are.

    \b
        supplement-calc explain cases/derbyshire-2019.yaml full_establishment.total
        supplement-calc explain cases/derbyshire-2019.yaml grades.grade_9.in_post
        supplement-calc explain cases/derbyshire-2019.yaml market.grade_9.gap
        supplement-calc explain cases/derbyshire-2019.yaml
        supplement-calc explain cases/derbyshire-2019.yaml forecast.net.total --depth 3
        supplement-calc explain docs/options.yaml optimism_bias.extra_cost --scenario central

    A figure is named by the id that -f json gives it, of cost, break-even, market, pay-points, workforce or
    forecast (which runs to the end of the supplement). JSON and CSV have every step, whatever the depth.
    """
    from ..costing.ledgers import EveryLedger, as_an_id, sections_of

    if more:
        _refuse_more(case, more)
    refuse_overwriting(output, [case])
    format_, how = chosen_format(format_, output), shown(round_, unit)
    result = Result()
    if figure is None and (option is not None or scenario is not None):
        raise click.UsageError("Name the figure that --option and --scenario are of. `compare` lists their answers.")
    if figure is None:
        _list(case, sets, how, format_, output, result, full=full)
        ctx.exit(result.code)
    from .compare.explained import is_biased

    typed, figure = figure.strip(), as_an_id(figure)
    if option is not None or scenario is not None or is_biased(figure):
        _of_variant(case, figure, option, scenario, sets, how, format_, output, result, depth)
        ctx.exit(result.code)
    sections = sections_of(figure)
    loaded = load_case(case, sections, sets, result)
    if loaded is not None and loaded.case is not None:
        from ..output.pages.explain import explain_view

        ledgers = EveryLedger(_reader(loaded.case, sections), how.rounding, shown(round_ or "pound", unit).rounding)
        explained, known = _figure(ledgers, figure, _Typed(case, typed, loaded.root))
        hidden = {} if full else _not_shown(known)
        deliver_view(explain_view(explained, loaded.case, hidden, depth), format_, output)
    ctx.exit(result.code)


def _refuse_more(case: str, more: tuple[str, ...]) -> NoReturn:
    """Raise `UsageError` for more than a case and a figure: what the last is of where it is of a total."""
    from ..costing.ledgers import as_an_id
    from .together.explained import of_total

    where = of_total(as_an_id(more[-1]), case)
    if where is not None:
        raise click.UsageError(f"{more[-1]!r} {where}")
    raise click.UsageError(f"explain takes one case and one figure, and not {' '.join(more)!r} too. {_QUOTES}")


_QUOTES = "A figure whose name has spaces needs quotes: 'grades.Grade 9.in_post'."


def _of_variant(
    name: str, id: str, option: str | None, scenario: str | None, sets: tuple[str, ...], how: Shown, format_: str,
    output: str | None, result: Result, depth: int | None,
) -> None:  # fmt: skip
    """A figure as an option has it, under a scenario."""
    from .compare.explained import explained_figure

    found = explained_figure(name, id, option, scenario, sets, how, result)
    if found is not None:
        from ..output.pages.explain import explain_view

        text = f"With {' under '.join(found.named)}." if found.named else ""
        deliver_view(explain_view(found.figure, found.case, depth=depth, named=text), format_, output)


def _list(
    name: str, sets: tuple[str, ...], how: Shown, format_: str, output: str | None, result: Result, *, full: bool
) -> None:
    """The figures of every command, by table."""
    from ..case.sections import EVERYTHING

    loaded = load_case(name, EVERYTHING, sets, result)
    if loaded is not None and loaded.case is not None:
        from ..output.pages.figure_list import figure_list_view

        deliver_view(figure_list_view(loaded.case, how, full=full), format_, output)


def _reader(loaded: Case, sections: frozenset[str]) -> Callable[[frozenset[str]], Case | None]:
    """What reads other sections of the same text; what is wrong with those is not reported, since they may not be needed."""
    from ..case.loading import load_further

    return lambda wanted: loaded if wanted <= sections else load_further(loaded.file, loaded.root, wanted)


class _Typed(NamedTuple):
    """What a person typed for a figure of a case, and the case's tree."""

    case: str
    text: str
    root: Mapping | None


def _figure(ledgers: EveryLedger, id: str, typed: _Typed) -> tuple[Figure, Case]:
    """The figure, and the case as read for it. Raises `UsageError` where no ledger has it."""
    from ..costing.ledgers import is_under, nearest_figure, written_alike

    known: list[str] = []
    for case, ledger in ledgers.holding(id):
        if id in ledger.figures:
            return ledger.figures[id], case
        known += ledger.figures
    if (given := _given_at(ledgers, id, typed)) is not None:
        return given
    every = [one for _, ledger in ledgers.whole() for one in ledger.figures]
    alike = written_alike(id, every)
    if len(alike) == 1:
        return _figure(ledgers, min(alike), typed)
    from .compare.elsewhere import where_it_is

    if (where := where_it_is(ledgers, id, typed.case)) is not None:
        raise click.UsageError(f"{typed.text!r} {where}")
    near = min(alike) if alike else nearest_figure(lambda one: (ledger for _, ledger in ledgers.holding(one)), id, known, every)
    said = f"{typed.text!r} is a group of figures" if is_under(id, known) else f"The case has no figure {typed.text!r}"
    meant = f" Did you mean {near}?" if near else ""
    hint = f"`supplement-calc explain {typed.case}` lists the figures."
    raise click.UsageError(f"{said}.{meant} {hint}")


def _given_at(ledgers: EveryLedger, id: str, typed: _Typed) -> tuple[Figure, Case] | None:
    """The figure that the case gives at a path as --set has it, whose id has another name for an entry than its number."""
    from ..ledger import Input
    from ..parser.tree import node_at, resolved

    path = None if typed.root is None else resolved(typed.root, typed.text)
    if typed.root is None or path is None:
        return None
    span = node_at(typed.root, path).span
    place = (span.source.name, span.line, span.column)
    for case, ledger in ledgers.holding(id):
        for figure in ledger.figures.values():
            its = figure.origin.span if isinstance(figure.origin, Input) else None
            if its is not None and (its.source.name, its.line, its.column) == place:
                return figure, case
    return None


def _not_shown(case: Case) -> dict[str, str]:
    """What is shown in place of small counts of people, and of what would give one away, by the figure's id."""
    if not (case.workforce or case.recruitment or case.indicators):
        return {}
    from ..evidence.suppression import Suppressed
    from ..evidence.workforce import workforce

    return Suppressed(workforce(case)).instead
