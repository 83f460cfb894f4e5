"""What a figure of a made-up table may be, where its cells are rounded: by the plain fractions of its own sheet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .tables import COUNTS, Shares, Table, Team

HALF = Fraction(1, 2)


def possible(paper: object, id: str) -> tuple[Fraction, Fraction] | None:
    """The least and the most that a figure may be; None where what it is worked from is exact."""
    if isinstance(paper, Table):
        return _ends(id, paper, list(_nudged(paper, HALF / 10**paper.places)))
    if isinstance(paper, Shares):
        half = HALF / 10
        first: Nudge = ("first", paper._replace(first=paper.first - half), paper._replace(first=paper.first + half))
        last: Nudge = ("last", paper._replace(last=paper.last - half), paper._replace(last=paper.last + half))
        return _ends(id, paper, [first, last])
    return None


Nudge = tuple[object, Table | Shares, Table | Shares]


def _nudged(table: Table, half: Fraction) -> Iterator[Nudge]:
    """Each cell by itself at its lower and its upper end."""
    for place, team in enumerate(table.teams):
        for name in COUNTS:
            value = getattr(team, name)
            if value is not None:
                low, high = (_with(table, {(place, name): value + by}) for by in (-half, half))
                yield (place, name), low, high


def _with(table: Table, cells: dict[tuple[int, str], Fraction]) -> Table:
    teams = list(table.teams)
    for (place, name), value in cells.items():
        teams[place] = _with_cell(teams[place], name, value)
    return table._replace(teams=tuple(teams))


def _with_cell(team: Team, name: str, value: Fraction) -> Team:
    match name:
        case "establishment":
            return team._replace(establishment=value)
        case "vacant":
            return team._replace(vacant=value)
        case "agency":
            return team._replace(agency=value)
        case "starters":
            return team._replace(starters=value)
    raise KeyError(name)


def _ends(id: str, paper: Table | Shares, nudges: list[Nudge]) -> tuple[Fraction, Fraction]:
    """The figure with every cell at the end that moves it down, and at the end that moves it up."""
    ends = []
    for way in (-1, 1):
        now = paper
        for cell, low, high in nudges:
            at_low, at_high = (one.sheet(None).values[id] for one in (low, high))
            end = high if (at_high - at_low) * way > 0 else low
            now = _taken(now, end, cell)
        ends.append(now.sheet(None).values[id])
    return ends[0], ends[1]


def _taken(paper: Table | Shares, end: Table | Shares, cell: object) -> Table | Shares:
    """The paper with one cell as it is in another."""
    if isinstance(paper, Shares):
        return paper._replace(**{str(cell): getattr(end, str(cell))})
    assert isinstance(end, Table) and isinstance(cell, tuple)
    place, name = cell
    return _with(paper, {cell: getattr(end.teams[place], name)})
