"""The workforce section worked out: groups with their teams and series, service lengths, recruitment, coverage, indicators."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ..case.case import Case
from ..case.models.workforce import Group, Staff
from ..diagnostics.names import fold
from ..ledger import NONE, Figure, Ledger, Unit, exactly
from ..ledger.ledger import is_answered
from . import change, funnel
from . import service_length as bands
from . import workforce_measures as staff

Measures = dict[str, Figure]

# Rates whose change over time is in percentage points, and amounts whose change is per cent.
_CHANGING = ("establishment", "in_post", "vacant", "agency", "agency_beyond", "unfilled", "vacancy_rate",
             "agency_share_of_establishment", "agency_share_of_workforce", "permanent_share_of_establishment")  # fmt: skip


class TeamEvidence(NamedTuple):
    """One team or date: as given, with what follows; the same at earlier dates."""

    name: str
    given: Staff
    measures: Measures
    earlier: dict[str, Measures]

    def at(self, date: str | None) -> Measures | None:
        """Its measures at an earlier date, or now for no date; None where it has none of that date."""
        return self.measures if date is None else self.earlier.get(date)


class GroupEvidence(NamedTuple):
    """One group: its teams, the whole pooled from them, the whole as printed, and its series. `in_pooling` are the ids of all
    figures that the pooled ones, earlier dates too, were worked out by beyond the teams' own."""

    name: str
    id: str
    given: Group
    teams: tuple[TeamEvidence, ...]
    pooled: Measures
    total: TeamEvidence | None
    series: tuple[TeamEvidence, ...]
    changes: tuple[change.Change, ...]
    pooled_earlier: dict[str, Measures]
    in_pooling: frozenset[str]

    def not_given(self, measure: str) -> list[str]:
        """The teams that give no figure for a measure, which are left out of what is pooled of it."""
        return [team.name for team in self.teams if measure not in team.measures or not is_answered(team.measures[measure])]

    @property
    def unit(self) -> Unit:
        """FTE or people."""
        return "FTE" if self.given.counted_in == "fte" else "count"


class WorkforceEvidence(NamedTuple):
    """All of it."""

    case: Case
    ledger: Ledger
    groups: tuple[GroupEvidence, ...]
    service: tuple[bands.ServiceEvidence, ...]
    recruitment: tuple[funnel.FunnelEvidence, ...]
    coverage: tuple[funnel.CoverageEvidence, ...]
    indicators: tuple[change.IndicatorEvidence, ...]

    @property
    def changes(self) -> Iterator[change.Change]:
        """Of every series and every indicator."""
        yield from (one for group in self.groups for one in group.changes)
        yield from (one.change for one in self.indicators if one.change is not None)


@exactly
def workforce(case: Case) -> WorkforceEvidence:
    """Everything of the workforce that the case gives. FTE, counts and rates: nothing is rounded."""
    ledger = Ledger(NONE)
    return WorkforceEvidence(
        case,
        ledger,
        tuple(_group(ledger, name, group) for name, group in case.workforce.items()),
        tuple(bands.service(ledger, name, given) for name, given in case.service_length.items()),
        tuple(funnel.recruitment(ledger, name, given) for name, given in case.recruitment.items()),
        tuple(funnel.coverage(ledger, name, given) for name, given in case.coverage.items()),
        tuple(change.indicator(ledger, name, given) for name, given in case.indicators.items()),
    )


def _group(ledger: Ledger, name: str, group: Group) -> GroupEvidence:
    id = f"workforce.{fold(name)}"
    unit: Unit = "FTE" if group.counted_in == "fte" else "count"
    teams = tuple(_team(ledger, f"{id}.teams.{fold(team)}", team, given, unit) for team, given in (group.teams or {}).items())
    by_team = {fold(team.name): team.measures for team in teams}
    before = len(ledger.figures)
    pooled = _pooled(ledger, f"{id}.pooled", name, by_team, unit) if teams else {}
    in_pooling = set(islice(ledger.figures, before, None))
    total = None if group.total is None else _team(ledger, f"{id}.total", f"{name} as printed", group.total, unit)
    series = tuple(_team(ledger, f"{id}.series.{fold(at)}", at, given, unit) for at, given in (group.series or {}).items())
    changes = tuple(change.over(ledger, f"{id}.change", [s.measures for s in series], _CHANGING, staff_label)) if series else ()
    before = len(ledger.figures)
    earlier = _pooled_earlier(ledger, f"{id}.pooled.earlier", name, teams, unit)
    in_pooling.update(islice(ledger.figures, before, None))
    return GroupEvidence(name, id, group, teams, pooled, total, series, changes, earlier, frozenset(in_pooling))


def staff_label(measure: str) -> str:
    """A measure or rate in words."""
    return staff.RATES[measure][2] if measure in staff.RATES else staff.LABELS[measure]


def _team(ledger: Ledger, id: str, name: str, given: Staff, unit: Unit) -> TeamEvidence:
    earlier = {
        at: staff.measures(ledger, f"{id}.earlier.{fold(at)}", f"{name}, {at}", then, unit)
        for at, then in (given.earlier or {}).items()
    }
    return TeamEvidence(name, given, staff.measures(ledger, id, name, given, unit), earlier)


def _pooled(ledger: Ledger, id: str, name: str, teams: dict[str, Measures], unit: Unit) -> Measures:
    whole = staff.pooled(ledger, id, f"{name}, all", teams, unit)
    gap = staff.floor_of_zero(ledger, id, name, teams, unit)
    mean = staff.mean_of_rates(ledger, id, name, "vacancy_rate", teams)
    return whole | ({"unfilled_floor_nil": gap} if gap else {}) | ({"mean_vacancy_rate": mean} if mean else {})


def _pooled_earlier(ledger: Ledger, id: str, name: str, teams: tuple[TeamEvidence, ...], unit: Unit) -> dict[str, Measures]:
    """The same at each earlier date that teams have figures of."""
    dates = dict.fromkeys(at for team in teams for at in team.earlier)
    return {
        at: staff.pooled(
            ledger,
            f"{id}.{fold(at)}",
            f"{name}, all, {at}",
            {fold(team.name): team.earlier[at] for team in teams if at in team.earlier},
            unit,
        )
        for at in dates
    }
