"""What a table's ambiguous names mean in it, as its own rows show; and a name that means two things in one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...diagnostics import Problem, Related
from ...evidence.workforce import GroupEvidence, WorkforceEvidence
from ...evidence.workforce_measures import RATES
from .claim import Row
from .printed_cells import PrintedCell, cell_of

# Names that do not say what a share is of, or that papers have for another measure: what they may mean, the likeliest first.
_MEANINGS = {
    "agency_share": ("agency_share_of_establishment", "agency_share_of_workforce", "agency_share_of_vacancies"),
    "permanent_share": ("permanent_share_of_establishment", "permanent_share_of_workforce"),
    "in_work": ("workforce",),
}


class AmbiguousMeasures:
    """What a table's ambiguous names mean in it: the meaning that the most of its rows reproduce."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)
        self._resolved: dict[str, str] = {}

    def resolve(self, measure: str) -> str:
        """The measure that a name means; a name that is not ambiguous means itself."""
        if measure not in _MEANINGS:
            return measure
        if measure not in self._resolved:  # by all the rows, once for all the rows
            choices = _MEANINGS[measure]
            self._resolved[measure] = max(choices, key=lambda choice: self._reproduced(measure, choice))
        return self._resolved[measure]

    def _reproduced(self, measure: str, choice: str) -> int:
        return sum(
            cell.agrees_with(row[choice].value)
            for row in self._rows
            if choice in row and (cell := cell_of(row, measure)) is not None
        )

    def first_cell(self, measure: str) -> PrintedCell | None:
        """The first cell of the table under a name."""
        return next((cell for row in self._rows if (cell := cell_of(row, measure)) is not None), None)


class _Use(NamedTuple):
    """A name as one table has it."""

    table: str
    meaning: str
    cell: PrintedCell


def one_name_two_shares(evidence: WorkforceEvidence) -> Iterator[Problem]:
    """Names of a share that the tables of one paper have with different denominators, so that they cannot be compared."""
    for measure in _MEANINGS:
        uses = list(_uses(evidence, measure))
        others = [use for use in uses if use.meaning != uses[0].meaning]
        if others:
            yield _problem(measure, uses[0], others[0])


def _uses(evidence: WorkforceEvidence, measure: str) -> Iterator[_Use]:
    for group in evidence.groups:
        for table, rows in _tables(group):
            measures = AmbiguousMeasures(rows)
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
    below = RATES[meaning][1]
    return f"a share of {_BELOW.get(below, below)}"


_BELOW = {"workforce": "agency and employed staff", "vacant": "vacancies"}
