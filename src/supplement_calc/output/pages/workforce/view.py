"""The workforce as a view: its page, its tables of figures, and notes on what is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from ....evidence.suppression import Suppressed
from ....evidence.workforce import GroupEvidence, WorkforceEvidence
from ....ledger import Figure
from ...case_figures import CaseFigures, FigureTable, case_view
from ...view import View
from .key import workforce_key
from .page import workforce_page


def workforce_view(evidence: WorkforceEvidence, people: Suppressed) -> View:
    """The page and its tables; counts that are not shown are in neither."""
    return case_view(lambda: workforce_page(evidence, people), lambda: _figures(evidence, people), evidence.case)


def _figures(evidence: WorkforceEvidence, people: Suppressed) -> CaseFigures:
    hidden = people.instead
    notes = {id: f"{instead}: a count of people that is not shown without --full" for id, instead in hidden.items()}
    tables, key = workforce_tables(evidence), workforce_key(evidence, people)
    return CaseFigures.of_evidence(evidence.case, evidence.ledger, tables, notes, hidden, key=key)


def workforce_tables(evidence: WorkforceEvidence) -> list[FigureTable]:
    """A table for each of what the page shows."""
    tables = [FigureTable.of(group.id, group.name, list(_group(group))) for group in evidence.groups]
    tables += [
        FigureTable.of(one.id, one.name,
                    [*(f for b in one.bands for f in (b.given.share, b.cumulative)), one.total])
        for one in evidence.service
    ]  # fmt: skip
    tables += [
        FigureTable.of(one.id, one.name, [*(stage.total for stage in one.stages.values()), *one.rates.values()])
        for one in evidence.recruitment
    ]
    tables += [
        FigureTable.of(one.id, one.name, [f for figures in one.at.values() for f in figures.values()])
        for one in evidence.coverage
    ]
    tables += [
        FigureTable.of(one.id, one.name,
                    [*one.given.values.values(), *((one.change.by, one.change.percent) if one.change else ())])
        for one in evidence.indicators
    ]  # fmt: skip
    return tables


def _group(group: GroupEvidence) -> Iterator[Figure]:
    """Teams, the pooled whole, the printed whole, the series with its changes; earlier dates after each team."""
    for entry in (*group.teams, *([group.total] if group.total else []), *group.series):
        yield from entry.measures.values()
        for then in entry.earlier.values():
            yield from then.values()
    yield from group.pooled.values()
    for change in group.changes:
        yield from (change.by, change.percent)
