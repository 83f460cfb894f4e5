"""The rest of the workforce page: service lengths, recruitment, coverage, indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....evidence.change import IndicatorEvidence
from ....evidence.funnel import RATES, CoverageEvidence, FunnelEvidence, Stage
from ....evidence.service_length import ServiceEvidence
from ....evidence.suppression import Suppressed
from ....evidence.workforce import WorkforceEvidence
from ....ledger import Figure
from ...document import Block, Grid, GridRow, Sentence
from ...followed.kept import kept
from .cells import as_stated, change, change_percent

Show = Callable[[Figure | None], str]

COVERED = {
    "permanent": "Permanent",
    "agency": "Agency",
    "vacancy_gap": "Vacancy gap",
    "uncovered": "Unfilled",
    "covered": "Covered",
    "not_covered": "Unfilled",
    "short_of_target": "Short of target",
}


@kept
def showing(people: Suppressed) -> Show:
    """How a figure is shown in these tables: as stated, or what stands in its place."""

    def show(figure: Figure | None) -> str:
        hidden = None if figure is None else people.instead_of(figure)
        return as_stated(figure) if hidden is None else hidden

    return show


def rest_blocks(evidence: WorkforceEvidence, people: Suppressed) -> Iterator[Block]:
    """Everything that is not a group of teams."""
    show = showing(people)
    for service in evidence.service:
        yield from service_blocks(service, show)
    for funnel in evidence.recruitment:
        yield from funnel_blocks(funnel, show, people)
    for coverage in evidence.coverage:
        yield from coverage_blocks(coverage, show)
    yield from indicator_blocks(evidence.indicators, show, people)


def service_blocks(service: ServiceEvidence, show: Show) -> Iterator[Block]:
    rows = [GridRow((b.given.band, show(b.given.share), show(b.cumulative), show(b.given.cumulative))) for b in service.bands]
    total = GridRow(("All", show(service.given.total), show(service.total), show(service.given.cumulative_total)), "subtotal")
    yield Grid((f"{service.name}: length of service", "Share", "Added up", "Added up in the paper"), (*rows, total))
    yield from _note(service.given.note)


def funnel_blocks(funnel: FunnelEvidence, show: Show, people: Suppressed) -> Iterator[Block]:
    split = any(stage.external is not None or stage.internal is not None for stage in funnel.stages.values())
    when = f", {funnel.given.period}" if funnel.given.period else ""
    rows = [_stage(name, stage, split, show) for name, stage in funnel.stages.items()]
    blank = ("", "") if split else ()
    if funnel.given.adverts is not None:
        rows.insert(0, GridRow(("Adverts", show(funnel.given.adverts), *blank)))
    rows += [GridRow((_rate_label(name), show(figure), *blank)) for name, figure in funnel.rates.items()]
    columns = ("All", "External", "Internal") if split else ("All",)
    yield Grid((f"Recruitment: {funnel.name}{when}", *columns), tuple(rows))
    few, most = show(funnel.given.fewest_per_advert), show(funnel.given.most_per_advert)
    if few and most:
        yield Sentence(f"{funnel.name}: from {few} to {most} applications an advert.")
    are_shown = not any(people.instead_of(stage.total) for stage in funnel.stages.values())
    for name, value in (funnel.given.printed or {}).items() if are_shown else ():
        yield Sentence(f"{funnel.name}: the paper prints {name.replace('_', ' ')} as {value.text}.")
    yield from _note(funnel.given.note)


@kept
def _stage(name: str, stage: Stage, split: bool, show: Show) -> GridRow:
    return GridRow((name.capitalize(), show(stage.total), *((show(stage.external), show(stage.internal)) if split else ())))


def _rate_label(name: str) -> str:
    above, below = RATES[name]
    return f"{above.capitalize()} per advert" if below == "adverts" else f"{above.capitalize()} of {below}"


def coverage_blocks(coverage: CoverageEvidence, show: Show) -> Iterator[Block]:
    names = [name for name in COVERED if any(name in figures for figures in coverage.at.values())]
    rows = tuple(
        GridRow((when, *(_covered(name, figures.get(name), show) for name in names))) for when, figures in coverage.at.items()
    )
    target = f", target {show(coverage.given.target)}" if coverage.given.target else ""
    yield Grid((f"{coverage.name}: posts{target}", *(COVERED[name] for name in names)), rows)
    yield from _note(coverage.given.note)


def _covered(name: str, figure: Figure | None, show: Show) -> str:
    """A percentage; what is short of the target is points."""
    text = show(figure)
    return f"{text.removesuffix('%')} points" if name == "short_of_target" and text.endswith("%") else text


def indicator_blocks(indicators: tuple[IndicatorEvidence, ...], show: Show, people: Suppressed) -> Iterator[Block]:
    """Changes in one table, single values in another, and those of several values each in their own."""
    changes = [one for one in indicators if one.change is not None and len(one.given.values) == 2 and not one.given.new]
    single = [one for one in indicators if len(one.given.values) == 1 and not one.given.new]
    if changes:
        yield Grid(
            ("Over time", "From", "To", "Rise / (fall)", "Per cent"), tuple(_changed(one, show, people) for one in changes)
        )
    if single:
        yield Grid(("Indicators", "Value"), tuple(_single(one, show) for one in single))
    for one in indicators:
        if one not in changes and one not in single:
            yield _long(one, show)
    for one in indicators:
        yield from _targets(one, show, people)


def _called(one: IndicatorEvidence) -> str:
    return f"{one.name}, {one.given.unit}" if one.given.unit else one.name


@kept
def _changed(one: IndicatorEvidence, show: Show, people: Suppressed) -> GridRow:
    assert one.change is not None
    (first, before), (last, after) = one.given.values.items()
    how_much = (change(one.change.by, people), change_percent(one.change.percent, people))
    return GridRow((f"{_called(one)} ({first} to {last})", show(before), show(after), *how_much))


@kept
def _single(one: IndicatorEvidence, show: Show) -> GridRow:
    ((when, value),) = one.given.values.items()
    return GridRow((f"{_called(one)} ({when})", show(value)))


@kept
def _long(one: IndicatorEvidence, show: Show) -> Grid:
    new = one.given.new or {}
    columns = (_called(one), "Value", "New") if new else (_called(one), "Value")
    rows = [GridRow((when, show(value), *((show(new.get(when)),) if new else ()))) for when, value in one.given.values.items()]
    return Grid(columns, tuple(rows))


@kept
def _targets(one: IndicatorEvidence, show: Show, people: Suppressed) -> Iterator[Sentence]:
    """Targets, benchmarks and printed changes, next to the values; a change from or to what is not shown is not shown."""
    if one.given.target is not None:
        by = f" ({one.given.target_by})" if one.given.target_by else ""
        yield Sentence(f"{one.name}: the target is {show(one.given.target)}{by}.")
    if one.given.benchmark is not None:
        yield Sentence(f"{one.name}: the paper compares it with {show(one.given.benchmark)}.")
    if one.given.printed_change is not None and not any(map(people.instead_of, one.given.values.values())):
        yield Sentence(f"{one.name}: the paper prints the change as {one.given.printed_change.text}.")


def _note(note: str | None) -> Iterator[Sentence]:
    if note:
        yield Sentence(" ".join(note.split()))
