"""The rest of the workforce page: service lengths, recruitment, coverage, indicators."""

from __future__ import annotations

from collections.abc import Iterator

from ..evidence.bands import ServiceEvidence
from ..evidence.change import IndicatorEvidence
from ..evidence.funnel import RATES, CoverageEvidence, FunnelEvidence, Stage
from ..evidence.workforce import WorkforceEvidence
from ..ledger import Figure, Given
from .amounts import fte, percent
from .document import Block, Grid, GridRow, Sentence

_COVERED = {
    "permanent": "Permanent",
    "agency": "Agency",
    "vacancy_gap": "Vacancy gap",
    "uncovered": "Uncovered",
    "covered": "Covered",
    "not_covered": "Not covered",
    "short_of_target": "Short of target",
}


def rest_blocks(evidence: WorkforceEvidence) -> Iterator[Block]:
    """Everything that is not a group of teams."""
    for service in evidence.service:
        yield from _service(service)
    for funnel in evidence.recruitment:
        yield from _funnel(funnel)
    for coverage in evidence.coverage:
        yield from _coverage(coverage)
    yield from _indicators(evidence.indicators)


def said(figure: Figure | None) -> str:
    """A given figure as the paper says it; one worked out to two places."""
    if figure is None:
        return ""
    if isinstance(figure.because, Given):
        return figure.because.text
    if figure.value is None:
        from .workforce_page import absent

        return absent(figure)
    return percent(figure.value) if figure.unit == "percent" else fte(figure.value)


def _service(service: ServiceEvidence) -> Iterator[Block]:
    rows = [GridRow((b.given.band, said(b.given.share), said(b.cumulative), said(b.given.cumulative))) for b in service.bands]
    total = GridRow(("All", said(service.given.total), said(service.total), said(service.given.cumulative_total)), "subtotal")
    yield Grid((f"{service.name}: length of service", "Share", "Added up", "As printed"), (*rows, total))
    yield from _note(service.given.note)


def _funnel(funnel: FunnelEvidence) -> Iterator[Block]:
    split = any(stage.external is not None or stage.internal is not None for stage in funnel.stages.values())
    when = f", {funnel.given.period}" if funnel.given.period else ""
    rows = [_stage(name, stage, split) for name, stage in funnel.stages.items()]
    blank = ("", "") if split else ()
    if funnel.given.adverts is not None:
        rows.insert(0, GridRow(("Adverts", said(funnel.given.adverts), *blank)))
    rows += [GridRow((_rate_label(name), said(figure), *blank)) for name, figure in funnel.rates.items()]
    columns = ("All", "External", "Internal") if split else ("All",)
    yield Grid((f"Recruitment: {funnel.name}{when}", *columns), tuple(rows))
    few, most = said(funnel.given.fewest_per_advert), said(funnel.given.most_per_advert)
    if few and most:
        yield Sentence(f"{funnel.name}: from {few} to {most} applications an advert.")
    for name, value in (funnel.given.printed or {}).items():
        yield Sentence(f"{funnel.name}: the paper prints {name.replace('_', ' ')} as {value.text}.")
    yield from _note(funnel.given.note)


def _stage(name: str, stage: Stage, split: bool) -> GridRow:
    return GridRow((name.capitalize(), said(stage.total), *((said(stage.external), said(stage.internal)) if split else ())))


def _rate_label(name: str) -> str:
    above, below = RATES[name]
    return f"{above.capitalize()} per advert" if below == "adverts" else f"{above.capitalize()} of {below}"


def _coverage(coverage: CoverageEvidence) -> Iterator[Block]:
    names = [name for name in _COVERED if any(name in found for found in coverage.at.values())]
    rows = tuple(GridRow((when, *(_covered(name, found.get(name)) for name in names))) for when, found in coverage.at.items())
    target = f", target {said(coverage.given.target)}" if coverage.given.target else ""
    yield Grid((f"{coverage.name}: posts{target}", *(_COVERED[name] for name in names)), rows)
    yield from _note(coverage.given.note)


def _covered(name: str, figure: Figure | None) -> str:
    """A percentage; what is short of the target is points."""
    text = said(figure)
    return f"{text.removesuffix('%')} points" if name == "short_of_target" and text.endswith("%") else text


def _indicators(indicators: tuple[IndicatorEvidence, ...]) -> Iterator[Block]:
    """Changes in one table, single values in another, and those of several values each in their own."""
    changes = [one for one in indicators if one.change is not None and len(one.given.values) == 2 and not one.given.new]
    single = [one for one in indicators if len(one.given.values) == 1 and not one.given.new]
    if changes:
        yield Grid(("Over time", "From", "To", "Change", "Per cent"), tuple(_changed(one) for one in changes))
    if single:
        yield Grid(("Indicators", "Value"), tuple(_single(one) for one in single))
    for one in indicators:
        if one not in changes and one not in single:
            yield _long(one)
    for one in indicators:
        yield from _beside(one)


def _called(one: IndicatorEvidence) -> str:
    return f"{one.name}, {one.given.unit}" if one.given.unit else one.name


def _changed(one: IndicatorEvidence) -> GridRow:
    from .workforce_page import by, by_percent

    assert one.change is not None
    (first, before), (last, after) = one.given.values.items()
    return GridRow((
        f"{_called(one)} ({first} to {last})", said(before), said(after), by(one.change.by), by_percent(one.change.percent),
    ))  # fmt: skip


def _single(one: IndicatorEvidence) -> GridRow:
    ((when, value),) = one.given.values.items()
    return GridRow((f"{_called(one)} ({when})", said(value)))


def _long(one: IndicatorEvidence) -> Grid:
    new = one.given.new or {}
    columns = (_called(one), "Value", "New") if new else (_called(one), "Value")
    rows = [GridRow((when, said(value), *((said(new.get(when)),) if new else ()))) for when, value in one.given.values.items()]
    return Grid(columns, tuple(rows))


def _beside(one: IndicatorEvidence) -> Iterator[Sentence]:
    """Targets, benchmarks and printed changes, which stand beside the values."""
    if one.given.target is not None:
        by = f" ({one.given.target_by})" if one.given.target_by else ""
        yield Sentence(f"{one.name}: the target is {said(one.given.target)}{by}.")
    if one.given.benchmark is not None:
        yield Sentence(f"{one.name}: the paper holds {said(one.given.benchmark)} beside it.")
    if one.given.printed_change is not None:
        yield Sentence(f"{one.name}: the paper prints the change as {one.given.printed_change.text}.")


def _note(note: str | None) -> Iterator[Sentence]:
    if note:
        yield Sentence(" ".join(note.split()))
