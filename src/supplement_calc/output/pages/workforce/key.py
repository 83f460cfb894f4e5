"""The key figures of `workforce`: a row a group, then recruitment, coverage and what changed, where the case gives them."""

from __future__ import annotations

from collections.abc import Iterator

from ....evidence.change import IndicatorEvidence
from ....evidence.funnel import CoverageEvidence, FunnelEvidence
from ....evidence.measure_names import measure_named
from ....evidence.suppression import Suppressed
from ....evidence.workforce import GroupEvidence, Measures, WorkforceEvidence
from ....ledger import Figure
from ....reference.calendar import day_in_words
from ...amounts import FigureText, fte, percent
from ...document import KeyFigures, KeyNote, KeyRow, KeyTable
from ...followed.kept import kept
from .cells import as_stated, given, in_place_of, in_words, is_shown
from .other_tables import COVERED

_COLUMNS = {
    "establishment": "Posts",
    "in_post": "In post",
    "vacant": "Vacant",
    "vacancy_rate": "Vacancy rate",
    "agency": "Agency staff",
    "turnover": "Turnover a year",
}
_MOST = 5  # groups in the block; the tables below have all
_NOTES = 2  # of a kind


@kept
def workforce_key(evidence: WorkforceEvidence, people: Suppressed) -> KeyFigures | None:
    """The block; None where the case gives nothing that one line can say."""
    groups = [(group, measures) for group in evidence.groups if (measures := _whole(group))]
    parts: list[KeyTable | KeyNote] = [*_table(groups[:_MOST], people), *_notes(evidence, people)]
    if more := groups[_MOST:]:
        parts.append(KeyNote("Not shown", f"{len(more)} more groups, each with a table below."))
    return KeyFigures(tuple(parts)) if parts else None


def _whole(group: GroupEvidence) -> Measures:
    """The whole of a group: pooled from its teams; else its only team, the total as printed, or the last of its series."""
    if len(group.teams) > 1:
        printed = {} if group.total is None else group.total.measures
        return group.pooled | ({"turnover": printed["turnover"]} if "turnover" in printed else {})
    one = group.teams or ((group.total,) if group.total else ()) or group.series[-1:]
    return dict(one[0].measures) if one and one[0] is not None else {}


def _table(groups: list[tuple[GroupEvidence, Measures]], people: Suppressed) -> Iterator[KeyTable]:
    names = [name for name in _COLUMNS if any(name in measures for _, measures in groups)]
    if not names:
        return
    if any(name not in measures for name in names for _, measures in groups):
        names = names[:5]  # `not given` is wide
    units = list(dict.fromkeys("FTE" if group.unit == "FTE" else "people" for group, _ in groups))
    dates = {group.given.date for group, _ in groups}
    date = next(iter(dates)) if len(dates) == 1 else None
    title = f"Key figures, {' or '.join(units)}{f', {day_in_words(date)}' if date else ''}"
    rows = [
        KeyRow(
            group.name if date or not group.given.date else f"{group.name}, {day_in_words(group.given.date)}",
            tuple(_cell(measures.get(name), people) for name in names),
            tuple(measures[name] for name in names if name in measures),
        )
        for group, measures in groups
    ]
    yield KeyTable((title, *(_COLUMNS[name] for name in names)), tuple(rows))


def _cell(figure: Figure | None, people: Suppressed) -> str:
    if figure is None:
        return "not given"
    if figure.value is None or people.instead_of(figure) is not None:
        return in_place_of(figure, people)
    return FigureText.of(figure, percent(figure.value, 1) if figure.unit == "percent" else fte(figure.value))


def _notes(evidence: WorkforceEvidence, people: Suppressed) -> Iterator[KeyNote]:
    yield from _rates(evidence, people)
    yield from (note for one in evidence.recruitment[:_NOTES] for note in _recruitment(one, people))
    yield from (note for one in evidence.coverage[:1] for note in _coverage(one, people))
    yield from _changes(evidence, people)


def _rates(evidence: WorkforceEvidence, people: Suppressed) -> Iterator[KeyNote]:
    """Where the average of the team rates is another number than the vacancy rate: a warning of a paper that prints a rate of
    the whole, else for information."""
    printed, ours, figures = list[str](), list[str](), list[Figure]()
    for group in evidence.groups[:_MOST]:
        mean, rate = group.pooled.get("mean_vacancy_rate"), group.pooled.get("vacancy_rate")
        if mean is None or rate is None or not is_shown(mean, people) or not is_shown(rate, people):
            continue
        assert mean.value is not None and rate.value is not None
        average, whole = percent(mean.value, 2), percent(rate.value, 2)
        if average == whole:
            continue
        figures += [rate, mean]
        if _prints_a_rate(group):
            printed.append(f"{group.name} {average}, not {whole}")
        else:
            ours.append(f"{group.name} {whole}, where the team rates average {average}")
    if printed:
        yield KeyNote("Check", f"The average of the team rates is not the vacancy rate: {'; '.join(printed)}.", tuple(figures))
    if ours:
        yield KeyNote("Vacancy rate", f"All vacant posts ÷ all posts: {'; '.join(ours)}.", tuple(figures))


def _prints_a_rate(group: GroupEvidence) -> bool:
    """Whether the paper prints a vacancy rate of all teams, which may be the average of theirs."""
    total = None if group.total is None else group.total.given.printed
    return any(measure_named(name) == "vacancy_rate" for name in total or ())


def _recruitment(funnel: FunnelEvidence, people: Suppressed) -> Iterator[KeyNote]:
    """The first and the last stage, and what an advert brought."""
    adverts, stages = funnel.given.adverts, list(funnel.stages.items())
    shown = [(name, stage.total) for name, stage in dict([*stages[:1], *stages[-1:]]).items() if stage.total is not None]
    figures = [*([("adverts", adverts)] if adverts is not None else []), *shown]
    if not figures:
        return
    when = f", {funnel.given.period}" if funnel.given.period else ""
    said = ", ".join(f"{people.instead_of(one) or as_stated(one)} {name.replace('_', ' ')}" for name, one in figures)
    yield KeyNote("Recruitment", f"{funnel.name}{when}: {said}.", tuple(one for _, one in figures))


def _coverage(coverage: CoverageEvidence, people: Suppressed) -> Iterator[KeyNote]:
    """The last date that is given."""
    if not coverage.at:
        return
    when, measures = list(coverage.at.items())[-1]
    said = [f"{COVERED[name].lower()} {people.instead_of(one) or as_stated(one)}" for name, one in measures.items()]
    yield KeyNote("Posts", f"{coverage.name}, {when}: {', '.join(said)}.", tuple(measures.values()))


def _changes(evidence: WorkforceEvidence, people: Suppressed) -> Iterator[KeyNote]:
    """Indicators that have a change over time."""
    changed = [one for one in evidence.indicators if one.change is not None and one.change.by.value is not None]
    texts = [_changed(one, people) for one in changed[:_NOTES]]
    if texts:
        figures = tuple(one.change.by for one in changed[:_NOTES] if one.change is not None)
        more = f" {len(changed) - _NOTES} more below." if len(changed) > _NOTES else ""
        yield KeyNote("Over time", " ".join(texts) + more, figures)


def _changed(one: IndicatorEvidence, people: Suppressed) -> str:
    assert one.change is not None
    dates = list(one.given.values)
    first, last = given(one.change.first, people), given(one.change.last, people)
    return f"{one.name}: {first} ({dates[0]}) to {last} ({dates[-1]}), {in_words(one.change.by, people)}."
