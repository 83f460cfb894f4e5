"""Claims of evidence: rates and totals that a paper prints in its own tables, each with what its other cells give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...evidence.change import Change
from ...evidence.workforce import GroupEvidence, TeamEvidence
from ...evidence.workforce_measures import COUNTS, DERIVED
from ...ledger import Figure, Missing, Unit
from ..context import CheckContext
from .ambiguous_measures import AmbiguousMeasures
from .claim import Claim, Column, Row
from .printed_cells import PrintedCell, printed_in

_NO_LEAVERS = "the rate of the total does not follow from the rates of its teams"
_NOT_WORKED_OUT = "nothing in the case gives it"


def group_claims(context: CheckContext, group: GroupEvidence) -> Iterator[Claim]:
    """Every printed cell of a group's tables: its teams with their whole, and its series."""
    rows: dict[str, Row] = {team.name: team.measures for team in group.teams}
    meanings = AmbiguousMeasures(rows.values())
    for team in group.teams:
        yield from _row(context, group.name, team, meanings)
    if group.total is not None:
        yield from _total(context, group, group.total, rows, meanings)
    of_series = AmbiguousMeasures(at.measures for at in group.series)
    for at in group.series:
        yield from _row(context, group.name, at, of_series)


def _row(context: CheckContext, group: str, team: TeamEvidence, meanings: AmbiguousMeasures) -> Iterator[Claim]:
    name = f"{group}, {team.name}"
    for measure, cell in printed_in(team.measures, name).items():
        meaning = meanings.resolve(measure)
        yield _claim(
            context, cell, team.measures.get(meaning) or _none(cell, _NOT_WORKED_OUT), within_tolerance=meaning in DERIVED
        )
    yield from _men_and_women(context, team, name)


def _men_and_women(context: CheckContext, team: TeamEvidence, name: str) -> Iterator[Claim]:
    """The headcount that a paper prints, against its men and women together."""
    heads, people = team.measures.get("headcount"), team.measures.get("people")
    if heads is not None and people is not None and (cell := PrintedCell.of(heads, name, "headcount")) is not None:
        yield _claim(context, cell, people)


def _total(
    context: CheckContext, group: GroupEvidence, total: TeamEvidence, rows: dict[str, Row], meanings: AmbiguousMeasures
) -> Iterator[Claim]:
    """The printed whole: its rates and counts against those pooled from the teams."""
    name = f"{group.name}, all teams"
    changes = {change.measure: change for change in group.changes}
    for measure, cell in printed_in(total.measures, name).items():
        if measure.removesuffix("_change") != measure:
            yield _change(context, cell, changes, measure.removesuffix("_change"), group)
            continue
        meaning = meanings.resolve(measure)
        ours = group.pooled.get(meaning) or total.measures.get(meaning) or _none(cell, _NOT_WORKED_OUT)
        yield _claim(context, cell, ours, Column(meaning, rows, measure), within_tolerance=meaning in DERIVED)
    yield from _counts(context, name, total.measures, group.pooled, rows)
    yield from _men_and_women(context, total, name)
    for at, measures in total.earlier.items():
        then = {team.name: team.earlier[at] for team in group.teams if at in team.earlier}
        yield from _counts(context, f"{name}, {at}", measures, group.pooled_earlier.get(at, {}), then)


def _counts(context: CheckContext, name: str, printed: Row, pooled: Row, rows: Mapping[str, Row]) -> Iterator[Claim]:
    """Totals that stand as inputs in the file, against the sums of the teams' cells."""
    for measure in COUNTS:
        if measure in printed and measure in pooled and (cell := PrintedCell.of(printed[measure], name, measure)) is not None:
            yield _claim(context, cell, pooled[measure], Column(measure, rows))
    has_turnover = any("turnover" in row for row in rows.values())
    if has_turnover and "turnover" in printed and (cell := PrintedCell.of(printed["turnover"], name, "turnover")) is not None:
        yield _claim(context, cell, _none(cell, _NO_LEAVERS), Column("turnover", rows))


def _change(
    context: CheckContext, cell: PrintedCell, changes: Mapping[str, Change], measure: str, group: GroupEvidence
) -> Claim:
    of_series = AmbiguousMeasures(at.measures for at in group.series)
    return change_claim(context, cell, changes.get(of_series.resolve(measure)))


def change_claim(context: CheckContext, cell: PrintedCell, change: Change | None) -> Claim:
    """A change as a paper prints it: per cent where it has that sign, else in the measure's own unit; its size alone."""
    if change is None:
        return _claim(context, cell, _none(cell, _NOT_WORKED_OUT))
    return _claim(
        context, cell, change.percent if cell.printed.unit == "percent" else change.by, within_tolerance=True, unsigned=True
    )


def claim(context: CheckContext, cell: PrintedCell, figure: Figure | None, *, within_tolerance: bool = False) -> Claim:
    """A cell against the figure that it should be."""
    return _claim(context, cell, figure or _none(cell, _NOT_WORKED_OUT), within_tolerance=within_tolerance)


def _claim(
    context: CheckContext,
    cell: PrintedCell,
    figure: Figure,
    column: Column | None = None,
    *,
    within_tolerance: bool = False,
    unsigned: bool = False,
) -> Claim:
    return Claim(
        cell.id, cell.label, cell.printed, cell.unit, cell.printed.span, figure, context.ledgers, context.suppressed,
        column=column, within_tolerance=within_tolerance, unsigned=unsigned,
    )  # fmt: skip


def _none(cell: PrintedCell, why: str) -> Figure:
    unit: Unit = cell.printed.unit or "count"
    return Figure(f"{cell.id}.computed", cell.label, None, unit, Missing(why))
