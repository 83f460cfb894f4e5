"""Claims of the whole that a table prints: its rates and counts against those of its rows, as far as all of them are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ...diagnostics.names import listed
from ...evidence.measure_names import ALL_RATES, MEANINGS
from ...evidence.workforce import GroupEvidence, TeamEvidence
from ...evidence.workforce_measures import COUNTS, DERIVED
from ...ledger import Figure, Missing
from ..context import CheckContext
from .ambiguous_measures import AmbiguousMeasures
from .claim import Claim, Column, LeftOut, Row
from .possible_values import PossibleValues
from .printed_cells import PrintedCell, printed_in
from .table_claims import NOT_WORKED_OUT, change_claims, claim, extended, is_given, on_average, series_claims, team_claims, ties

_NO_LEAVERS = "the rate of the total does not follow from the rates of its teams"
_CHANGE = "_change"


def group_claims(context: CheckContext, group: GroupEvidence, possible: PossibleValues) -> Iterator[Claim]:
    """Every printed cell of a group's tables: its teams with their whole, and its series."""
    rows = {
        team.name: extended(context, f"{group.name}, {team.name}", team.measures, tuple(team.earlier.values()))
        for team in group.teams
    }
    whole = None if group.total is None else _whole(context, group, group.total, rows)
    meanings = AmbiguousMeasures(rows.values(), possible, None if whole is None else whole.by_meaning)
    for team in group.teams:
        yield from team_claims(context, group.name, team, rows[team.name], meanings)
    if group.total is not None and whole is not None:
        yield from _total(context, group, group.total, whole, meanings, possible)
    yield from series_claims(context, group, possible)


def _whole(context: CheckContext, group: GroupEvidence, total: TeamEvidence, rows: Mapping[str, Row]) -> _Whole:
    own = extended(context, f"{group.name} as printed", total.measures, tuple(total.earlier.values()))
    pooled = extended(context, f"{group.name}, all", group.pooled, tuple(group.pooled_earlier.values()))
    return _Whole(own, pooled, rows)


def _total(
    context: CheckContext, group: GroupEvidence, total: TeamEvidence, whole: _Whole, meanings: AmbiguousMeasures,
    possible: PossibleValues,
) -> Iterator[Claim]:  # fmt: skip
    """The printed whole, now and at earlier dates."""
    name, own = f"{group.name}, all teams", whole.own
    yield from _printed(context, group, whole, meanings, name, possible)
    yield from _counts(context, name, whole, meanings)
    yield from ties(context, name, own, meanings)
    for at, measures in total.earlier.items():
        then = {team.name: team.earlier[at] for team in group.teams if at in team.earlier}
        missing: dict[str, Row] = {team.name: {} for team in group.teams if at not in team.earlier}
        earlier = _Whole(measures, group.pooled_earlier.get(at, {}), {**then, **missing})
        yield from _counts(context, f"{name}, {at}", earlier, meanings)
        yield from ties(context, f"{name}, {at}", measures, meanings)


class _Whole:
    """A whole as printed, as pooled from its rows, and the rows."""

    def __init__(self, own: Row, pooled: Row, rows: Mapping[str, Row]) -> None:
        self.own = own
        self.pooled = pooled
        self.rows = rows

    @property
    def by_meaning(self) -> Row:
        """The printed whole with what each meaning of an ambiguous name would give for it."""
        meanings = {choice for choices in MEANINGS.values() for choice in choices}
        return {**self.own, **{one: ours for one in meanings if (ours := self.of(one)[0]) is not None}}

    def of(self, measure: str) -> tuple[Figure | None, str]:
        """A measure of the whole: from its rows where they all give it, else from its own cells; and why there is none."""
        needed = ALL_RATES[measure][:2] if measure in ALL_RATES else (measure,)
        without = [name for name, row in self.rows.items() if not all(is_given(row, one) for one in (measure, *needed))]
        if self.rows and not without and measure in self.pooled:
            return self.pooled[measure], ""
        ours = self.own.get(measure)
        if ours is not None and is_given(self.own, measure):
            return ours, ""
        return None, self._why(needed, without) if measure in self.pooled else NOT_WORKED_OUT

    def _why(self, needed: tuple[str, ...], without: list[str]) -> str:
        lacking = [one for one in needed if any(not is_given(self.rows[name], one) for name in without)] or list(needed)
        gives = "gives" if len(without) == 1 else "give"
        return f"{listed(without)} {gives} no {' or '.join(one.replace('_', ' ') for one in lacking)}"

    def left_out(self, measure: str) -> LeftOut | None:
        """The rows that give no figure for a measure; not those that it does not apply to."""
        names: list[str] = []
        most: Decimal | None = Decimal(0)
        for name, row in self.rows.items():
            if is_given(row, measure):
                continue
            origin = row[measure].origin if measure in row else None
            if isinstance(origin, Missing) and origin.absent:
                continue
            names.append(name)
            bound = origin.most if isinstance(origin, Missing) else None
            most = None if most is None or bound is None else most + bound
        return LeftOut(tuple(names), most) if names else None


def _printed(
    context: CheckContext, group: GroupEvidence, whole: _Whole, meanings: AmbiguousMeasures, name: str, possible: PossibleValues
) -> Iterator[Claim]:
    """The rates and counts that it has under `printed`, and its changes over the series."""
    changes = {change.measure: change for change in group.changes}
    of_series = AmbiguousMeasures([at.measures for at in group.series], possible)
    for measure, cell in printed_in(whole.own, name).items():
        meaning = meanings.meaning_of(measure, cell)
        if meaning is None:
            continue
        if meaning.endswith(_CHANGE):
            changed = of_series.resolve(meaning.removesuffix(_CHANGE))
            yield from change_claims(context, cell, changes.get(changed))
        elif meaning in (*COUNTS, *DERIVED) and meaning in whole.pooled and not is_given(whole.own, meaning):
            yield claim(context, cell, whole.pooled[meaning], Column(meaning, whole.rows, measure), whole.left_out(meaning))
        else:
            ours, why = whole.of(meaning)
            yield claim(context, cell, ours, Column(meaning, whole.rows, measure), why=why)._replace(
                otherwise=on_average(measure, cell, whole.by_meaning),
                own=whole.own.get(meaning) if meaning in ALL_RATES and is_given(whole.own, meaning) else None,
            )


def _counts(context: CheckContext, name: str, whole: _Whole, meanings: AmbiguousMeasures) -> Iterator[Claim]:
    """Totals that stand as inputs in the file, against the sums of the teams' cells."""
    for measure in COUNTS:
        ours = whole.pooled.get(measure)
        if (
            ours is not None
            and measure in whole.own
            and (cell := PrintedCell.of(whole.own[measure], name, measure)) is not None
        ):
            yield claim(context, cell, ours, Column(measure, whole.rows), whole.left_out(measure))
    has_turnover = any("turnover" in row for row in whole.rows.values())
    given = whole.own.get("turnover")
    if has_turnover and given is not None and meanings.resolve("turnover") not in whole.own:
        cell = PrintedCell.of(given, name, "turnover")
        if cell is not None:
            ours, _ = whole.of(meanings.resolve("turnover"))
            yield claim(context, cell, ours, Column("turnover", whole.rows), why=_NO_LEAVERS)
