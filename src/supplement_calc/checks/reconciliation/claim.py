"""A claim: what a paper prints of a figure, with what this case gives for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ...case.models.published import Acceptance, Printed
from ...diagnostics import Span
from ...ledger import Figure, Rounding
from ...ledger.ledger import is_answered

if TYPE_CHECKING:
    from ...costing.ledgers import CaseLedgers
    from ...evidence.suppression import Suppressed

Row = Mapping[str, Figure]


class Column(NamedTuple):
    """The cells that a printed total or rate of the whole is of: one measure of the rows of a table."""

    measure: str
    rows: Mapping[str, Row]
    printed_as: str = ""

    @property
    def columns(self) -> list[list[Decimal]]:
        """The values of its cells, worked out and as printed."""
        names = (self.measure, f"printed.{self.printed_as or self.measure}")
        return [_values(self.rows, name) for name in names]

    @property
    def without(self) -> dict[str, Row]:
        """The rows that have no value for the measure."""
        return {name: row for name, row in self.rows.items() if self.measure not in row or not is_answered(row[self.measure])}


def _values(rows: Mapping[str, Row], measure: str) -> list[Decimal]:
    cells = (row[measure].value for row in rows.values() if measure in row)
    return [value for value in cells if value is not None]


class Accepted(NamedTuple):
    """A claim's acceptance, with its place."""

    given: Acceptance
    span: Span


class Claim(NamedTuple):
    """A printed figure and ours.

    `figure` is ours with every line rounded to £1; `ledgers` have the same at other roundings. `unit` is what it is printed
    to, and `suppressed` the counts that no message shows. `column` is given for a total of a table, `within_tolerance` for a
    sum or a change worked from figures that are printed to fewer places, and `unsigned` where the paper prints the size of a
    change and its words the direction. `parts` are the figures of a sum that the paper states.
    """

    id: str
    label: str
    printed: Printed
    unit: Rounding
    span: Span
    figure: Figure
    ledgers: CaseLedgers
    suppressed: Suppressed
    where: str | None = None
    accepted: Accepted | None = None
    column: Column | None = None
    within_tolerance: bool = False
    unsigned: bool = False
    parts: tuple[Figure, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """Whether the printed figure, what it is held against, or a part of a stated sum is a small count of people or gives
        one away."""
        ids = (self.id, self.figure.id, *(part.id for part in self.parts))
        return not self.suppressed.instead.keys().isdisjoint(ids)

    @property
    def step(self) -> Decimal:
        """One of the last printed digit."""
        assert self.unit.unit is not None
        return self.unit.unit

    def shown(self, value: Decimal) -> Decimal:
        """A value as the paper would print it: rounded, its sign left out where the paper's words have it."""
        rounded = self.unit(value)
        return abs(rounded) if self.unsigned else rounded

    def is_given_by(self, value: Decimal | None) -> bool:
        """Whether a value would be printed as this one is."""
        return value is not None and self.shown(value) == self.printed.value
