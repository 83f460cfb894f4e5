"""The workforce as tables of figures, for JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator

from ....evidence.workforce import GroupEvidence, WorkforceEvidence
from ....ledger import Figure
from ...formats.figure_tables import FigureTable


def workforce_tables(evidence: WorkforceEvidence) -> list[FigureTable]:
    """A table for each of what the page shows."""
    tables = [FigureTable(group.id, group.name, list(_group(group))) for group in evidence.groups]
    tables += [
        FigureTable(one.total.id.rpartition(".")[0], one.name,
                    [*(f for b in one.bands for f in (b.given.share, b.cumulative)), one.total])
        for one in evidence.service
    ]  # fmt: skip
    tables += [
        FigureTable(
            _id("recruitment", one.name), one.name, [*(stage.total for stage in one.stages.values()), *one.rates.values()]
        )
        for one in evidence.recruitment
    ]
    tables += [
        FigureTable(_id("coverage", one.name), one.name, [f for found in one.at.values() for f in found.values()])
        for one in evidence.coverage
    ]
    tables += [
        FigureTable(_id("indicators", one.name), one.name,
                    [*one.given.values.values(), *((one.change.by, one.change.percent) if one.change else ())])
        for one in evidence.indicators
    ]  # fmt: skip
    return tables


def _id(section: str, name: str) -> str:
    from ....diagnostics.names import fold

    return f"{section}.{fold(name)}"


def _group(group: GroupEvidence) -> Iterator[Figure]:
    """Teams, the pooled whole, the printed whole, the series with its changes; earlier dates after each team."""
    for entry in (*group.teams, *([group.total] if group.total else []), *group.series):
        yield from entry.measures.values()
        for then in entry.earlier.values():
            yield from then.values()
    yield from group.pooled.values()
    for change in group.changes:
        yield from (change.by, change.percent)
