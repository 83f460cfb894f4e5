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
from ..evidence_cells import by, by_percent, said

Say = Callable[[Figure | None], str]

_COVERED = {
    "permanent": "Permanent",
    "agency": "Agency",
    "vacancy_gap": "Vacancy gap",
    "uncovered": "Uncovered",
    "covered": "Covered",
    "not_covered": "Not covered",
    "short_of_target": "Short of target",
}


def rest_blocks(evidence: WorkforceEvidence, people: Suppressed) -> Iterator[Block]:
    """Everything that is not a group of teams."""

    def say(figure: Figure | None) -> str:
        hidden = None if figure is None else people.instead_of(figure)
        return said(figure) if hidden is None else hidden

    for service in evidence.service:
        yield from _service(service, say)
    for funnel in evidence.recruitment:
        yield from _funnel(funnel, say)
    for coverage in evidence.coverage:
        yield from _coverage(coverage, say)
    yield from _indicators(evidence.indicators, say)


def _service(service: ServiceEvidence, say: Say) -> Iterator[Block]:
    rows = [GridRow((b.given.band, say(b.given.share), say(b.cumulative), say(b.given.cumulative))) for b in service.bands]
    total = GridRow(("All", say(service.given.total), say(service.total), say(service.given.cumulative_total)), "subtotal")
    yield Grid((f"{service.name}: length of service", "Share", "Added up", "As printed"), (*rows, total))
    yield from _note(service.given.note)


def _funnel(funnel: FunnelEvidence, say: Say) -> Iterator[Block]:
    split = any(stage.external is not None or stage.internal is not None for stage in funnel.stages.values())
    when = f", {funnel.given.period}" if funnel.given.period else ""
    rows = [_stage(name, stage, split, say) for name, stage in funnel.stages.items()]
    blank = ("", "") if split else ()
    if funnel.given.adverts is not None:
        rows.insert(0, GridRow(("Adverts", say(funnel.given.adverts), *blank)))
    rows += [GridRow((_rate_label(name), say(figure), *blank)) for name, figure in funnel.rates.items()]
    columns = ("All", "External", "Internal") if split else ("All",)
    yield Grid((f"Recruitment: {funnel.name}{when}", *columns), tuple(rows))
    few, most = say(funnel.given.fewest_per_advert), say(funnel.given.most_per_advert)
    if few and most:
        yield Sentence(f"{funnel.name}: from {few} to {most} applications an advert.")
    for name, value in (funnel.given.printed or {}).items():
        yield Sentence(f"{funnel.name}: the paper prints {name.replace('_', ' ')} as {value.text}.")
    yield from _note(funnel.given.note)


def _stage(name: str, stage: Stage, split: bool, say: Say) -> GridRow:
    return GridRow((name.capitalize(), say(stage.total), *((say(stage.external), say(stage.internal)) if split else ())))


def _rate_label(name: str) -> str:
    above, below = RATES[name]
    return f"{above.capitalize()} per advert" if below == "adverts" else f"{above.capitalize()} of {below}"


def _coverage(coverage: CoverageEvidence, say: Say) -> Iterator[Block]:
    names = [name for name in _COVERED if any(name in found for found in coverage.at.values())]
    rows = tuple(
        GridRow((when, *(_covered(name, found.get(name), say) for name in names))) for when, found in coverage.at.items()
    )
    target = f", target {say(coverage.given.target)}" if coverage.given.target else ""
    yield Grid((f"{coverage.name}: posts{target}", *(_COVERED[name] for name in names)), rows)
    yield from _note(coverage.given.note)


def _covered(name: str, figure: Figure | None, say: Say) -> str:
    """A percentage; what is short of the target is points."""
    text = say(figure)
    return f"{text.removesuffix('%')} points" if name == "short_of_target" and text.endswith("%") else text


def _indicators(indicators: tuple[IndicatorEvidence, ...], say: Say) -> Iterator[Block]:
    """Changes in one table, single values in another, and those of several values each in their own."""
    changes = [one for one in indicators if one.change is not None and len(one.given.values) == 2 and not one.given.new]
    single = [one for one in indicators if len(one.given.values) == 1 and not one.given.new]
    if changes:
        yield Grid(("Over time", "From", "To", "Change", "Per cent"), tuple(_changed(one, say) for one in changes))
    if single:
        yield Grid(("Indicators", "Value"), tuple(_single(one, say) for one in single))
    for one in indicators:
        if one not in changes and one not in single:
            yield _long(one, say)
    for one in indicators:
        yield from _beside(one, say)


def _called(one: IndicatorEvidence) -> str:
    return f"{one.name}, {one.given.unit}" if one.given.unit else one.name


def _changed(one: IndicatorEvidence, say: Say) -> GridRow:
    assert one.change is not None
    (first, before), (last, after) = one.given.values.items()
    return GridRow((
        f"{_called(one)} ({first} to {last})", say(before), say(after), by(one.change.by), by_percent(one.change.percent),
    ))  # fmt: skip


def _single(one: IndicatorEvidence, say: Say) -> GridRow:
    ((when, value),) = one.given.values.items()
    return GridRow((f"{_called(one)} ({when})", say(value)))


def _long(one: IndicatorEvidence, say: Say) -> Grid:
    new = one.given.new or {}
    columns = (_called(one), "Value", "New") if new else (_called(one), "Value")
    rows = [GridRow((when, say(value), *((say(new.get(when)),) if new else ()))) for when, value in one.given.values.items()]
    return Grid(columns, tuple(rows))


def _beside(one: IndicatorEvidence, say: Say) -> Iterator[Sentence]:
    """Targets, benchmarks and printed changes, which stand beside the values."""
    if one.given.target is not None:
        by = f" ({one.given.target_by})" if one.given.target_by else ""
        yield Sentence(f"{one.name}: the target is {say(one.given.target)}{by}.")
    if one.given.benchmark is not None:
        yield Sentence(f"{one.name}: the paper holds {say(one.given.benchmark)} beside it.")
    if one.given.printed_change is not None:
        yield Sentence(f"{one.name}: the paper prints the change as {one.given.printed_change.text}.")


def _note(note: str | None) -> Iterator[Sentence]:
    if note:
        yield Sentence(" ".join(note.split()))
