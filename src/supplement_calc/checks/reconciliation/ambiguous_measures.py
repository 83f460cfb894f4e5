"""What a table's ambiguous names mean in it, as its own rows show; a name that means two things; and a name that means none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...diagnostics import Problem, Related
from ...evidence.measure_names import ALL_RATES, MEANINGS, measure_named
from ...evidence.workforce import GroupEvidence, WorkforceEvidence
from .claim import Row
from .possible_values import PossibleValues
from .printed_cells import PrintedCell, cells_of

# Those whose denominators are looked at over the tables of a paper.
_SHARES = ("agency_share", "permanent_share")


class _Fits(NamedTuple):
    impossible: int
    possible: int
    exact: int


class AmbiguousMeasures:
    """What a table's ambiguous names mean in it: the meaning that all its rows and the `whole` can have; else the one that the
    most rows can have, a row that cannot counting against it twice, and then that the most give to the digit."""

    def __init__(self, rows: Iterable[Row], possible: PossibleValues, whole: Row | None = None) -> None:
        self._rows = list(rows)
        self._whole = whole or {}
        self._possible = possible
        self._resolved: dict[str, str] = {}

    def resolve(self, measure: str) -> str:
        """The measure that a name means; a name that is not ambiguous means itself."""
        if measure not in MEANINGS:
            return measure
        if measure not in self._resolved:  # by all the rows, once for all the rows
            self._resolved[measure] = max(self._choices(measure), key=lambda choice: self._fit(measure, choice))
        return self._resolved[measure]

    def meaning_of(self, name: str, cell: PrintedCell) -> str | None:
        """The measure that a paper's own name of a cell means; None of a name that is of no measure."""
        measure = measure_named(name, cell.printed.unit)
        return None if measure is None else self.resolve(measure)

    def _fit(self, measure: str, choice: str) -> tuple[bool, int, int, int]:
        rows, whole = self._fits(measure, choice, self._rows), self._fits(measure, choice, [self._whole])
        fits_all = rows.impossible == whole.impossible == 0 and rows.possible + whole.possible > 0
        return fits_all, rows.possible - 2 * rows.impossible, rows.possible, rows.exact

    def _choices(self, measure: str) -> tuple[str, ...]:
        """The meanings that may be meant: of staff on average only where a row says how many those are."""
        known = tuple(one for one in MEANINGS[measure] if any(one in row for row in (*self._rows, self._whole)))
        return MEANINGS[measure] if measure in _SHARES or not known else known

    def _fits(self, measure: str, choice: str, rows: Iterable[Row]) -> _Fits:
        """How many cells a meaning cannot give, can give, and gives to the digit."""
        impossible = possible = exact = 0
        for row in rows:
            ours = row.get(choice)
            for cell in cells_of(row, measure) if ours is not None and ours.value is not None else ():
                assert ours is not None
                may_be = cell.may_be(self._possible.of(ours))
                possible += may_be
                impossible += not may_be
                exact += cell.agrees_with(ours.value)
        return _Fits(impossible, possible, exact)

    def first_cell(self, measure: str) -> PrintedCell | None:
        """The first cell of the table under a name."""
        return next((cell for row in self._rows for cell in cells_of(row, measure)), None)


class _Use(NamedTuple):
    """A name as one table has it."""

    table: str
    meaning: str
    cell: PrintedCell


def one_name_two_shares(evidence: WorkforceEvidence) -> Iterator[Problem]:
    """Names of a share that the tables of one paper have with different denominators, so that they cannot be compared."""
    possible = PossibleValues(evidence.case)
    for measure in _SHARES:
        uses = list(_uses(evidence, measure, possible))
        others = [use for use in uses if use.meaning != uses[0].meaning]
        if others:
            yield _problem(measure, uses[0], others[0])


def _uses(evidence: WorkforceEvidence, measure: str, possible: PossibleValues) -> Iterator[_Use]:
    for group in evidence.groups:
        for table, rows in _tables(group):
            measures = AmbiguousMeasures(rows, possible)
            cell = measures.first_cell(measure)
            if cell is not None:
                yield _Use(table, measures.resolve(measure), cell)


def _tables(group: GroupEvidence) -> Iterator[tuple[str, list[Row]]]:
    yield group.name, [team.measures for team in group.teams]
    yield f"{group.name}, by date", [at.measures for at in group.series]


def _problem(measure: str, first: _Use, second: _Use) -> Problem:
    name = measure.replace("_", " ")
    headline = f"{name} is {_share(second.meaning)} in {second.table}, and {_share(first.meaning)} in {first.table}"
    help = "rates with different denominators cannot be compared; say in the paper what each is a share of"
    related = (Related(first.cell.printed.span, _share(first.meaning)),)
    return Problem("one-name-two-shares", headline, second.cell.printed.span, help, related, severity="note")


def _share(meaning: str) -> str:
    below = ALL_RATES[meaning][1]
    return f"a share of {_BELOW.get(below, below)}"


_BELOW = {"workforce": "agency and employed staff", "vacant": "vacancies"}
