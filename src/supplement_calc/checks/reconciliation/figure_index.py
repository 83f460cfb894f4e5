"""The figures of a ledger by what their ids start with, their row, measure and date: no cause looks through them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from ...ledger import Figure, Ledger


class FigureIndex:
    """The figures of a ledger as they are now. Whatever is asked for comes in the ledger's order."""

    def __init__(self, ledger: Ledger) -> None:
        self._figures = list(ledger.figures.values())
        self._under: dict[str, list[Figure]] = {}

    def under(self, prefix: str) -> list[Figure]:
        """Those whose ids start alike."""
        if prefix not in self._under:
            ids = self._ids
            places = []
            for id, place in ids[bisect_left(ids, (prefix, -1)) :]:
                if not id.startswith(prefix):
                    break
                places.append(place)
            self._under[prefix] = self._in_order(places)
        return self._under[prefix]

    def in_rows(self, rows: Iterable[str]) -> list[int]:
        """The places of those in some rows: whose ids are the same but for the last part."""
        return [place for row in rows for place in self._by_row.get(row, ())]

    def at_other_dates(self, row: str, measure: str) -> list[int]:
        """The places of a measure in the rows that are of the same team, or of the same group's series, as a row."""
        return [
            *self._by_team.get((team_of(row), measure), ()),
            *(self._by_series.get((row.rpartition(".")[0], measure), ()) if ".series." in row else ()),
        ]

    def beside(self, figure: Figure) -> list[Figure]:
        """Those whose ids are the same but for one part: its row, its column, its year; the figure itself is left out."""
        own = figure.id
        return [other for key in _but_for_one(own) for other in self.at(self._by_all_but_one.get(key, ())) if other.id != own]

    def of_measure(self, measure: str) -> list[int]:
        """The places of those whose ids end in a measure."""
        return self._by_measure.get(measure, [])

    def at(self, places: Iterable[int]) -> list[Figure]:
        """The figures at some places, each once."""
        return self._in_order(set(places))

    def _in_order(self, places: Iterable[int]) -> list[Figure]:
        return [self._figures[place] for place in sorted(places)]

    @cached_property
    def _ids(self) -> list[tuple[str, int]]:
        return sorted((figure.id, place) for place, figure in enumerate(self._figures))

    @cached_property
    def _by_row(self) -> dict[str, list[int]]:
        by: dict[str, list[int]] = {}
        for place, figure in enumerate(self._figures):
            by.setdefault(row_of(figure), []).append(place)
        return by

    @cached_property
    def _by_all_but_one(self) -> dict[tuple[str, ...], list[int]]:
        by: dict[tuple[str, ...], list[int]] = {}
        for place, figure in enumerate(self._figures):
            for key in _but_for_one(figure.id):
                by.setdefault(key, []).append(place)
        return by

    @cached_property
    def _by_measure(self) -> dict[str, list[int]]:
        by: dict[str, list[int]] = {}
        for place, figure in enumerate(self._figures):
            by.setdefault(measure_of(figure), []).append(place)
        return by

    @cached_property
    def _by_team(self) -> dict[tuple[str, str], list[int]]:
        by: dict[tuple[str, str], list[int]] = {}
        for place, figure in enumerate(self._figures):
            by.setdefault((team_of(row_of(figure)), measure_of(figure)), []).append(place)
        return by

    @cached_property
    def _by_series(self) -> dict[tuple[str, str], list[int]]:
        by: dict[tuple[str, str], list[int]] = {}
        for place, figure in enumerate(self._figures):
            row = row_of(figure)
            if ".series." in row:
                by.setdefault((row.rpartition(".")[0], measure_of(figure)), []).append(place)
        return by


def _but_for_one(id: str) -> list[tuple[str, ...]]:
    """An id with each of its parts in turn left open."""
    parts = id.split(".")
    return [(*parts[:place], "", *parts[place + 1 :]) for place in range(len(parts))] if len(parts) > 1 else []


def row_of(figure: Figure) -> str:
    """The row that a figure stands in: its id but for the last part."""
    return figure.id.rpartition(".")[0]


def measure_of(figure: Figure) -> str:
    """The last part of a figure's id."""
    return figure.id.rpartition(".")[2]


def table_of(figure: Figure) -> str:
    """The first part of a figure's id: its table, or the section that it is given in."""
    return figure.id.partition(".")[0]


def is_constant(figure: Figure) -> bool:
    """Whether a figure is of no case: its id has one part, as the months of a year."""
    return table_of(figure) == figure.id


def team_of(row: str) -> str:
    """A row without the earlier date that it is at."""
    return row.partition(".earlier.")[0]
