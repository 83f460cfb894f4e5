"""A claim: what a paper prints of a figure, with what this case gives for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ...case.models.published import Acceptance, Printed
from ...diagnostics import Span
from ...evidence.measure_names import FURTHER_RATES
from ...evidence.stated_intervals import stands_for
from ...ledger import Figure, Interval, Rounding
from ...ledger.figure import precedents
from ...ledger.ledger import is_answered
from .figure_index import measure_of

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


class LeftOut(NamedTuple):
    """Rows that the paper gives no figure for, and what they may come to at most; None where that is not known."""

    names: tuple[str, ...]
    most: Decimal | None


class Otherwise(NamedTuple):
    """What the figure may be in another meaning that the case does not give enough for, and why that is not known."""

    interval: Interval
    why: str


class Claim(NamedTuple):
    """A printed figure and ours.

    `figure` is ours with every line rounded to £1; `ledgers` have the same at other roundings. `unit` is what it is printed
    to, and `suppressed` the counts that no message shows. `column` is given for a total of a table, `left_out` where ours is
    the sum of fewer rows than it has, `otherwise` where its name may mean what is not known, `unsigned` where the paper prints
    the size of a change and not its direction, and `is_tie` where it is an input that other inputs add up to: posts, by staff
    in post and vacancies. `is_within_row` where it is any input that others of its own row give, and no figure printed beside
    them. `parts` are the figures of a sum that the paper states, and `own` is a rate of a whole by the
    whole's own cells, where `figure` is by its rows.
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
    left_out: LeftOut | None = None
    otherwise: Otherwise | None = None
    unsigned: bool = False
    is_tie: bool = False
    is_within_row: bool = False
    parts: tuple[Figure, ...] = ()
    own: Figure | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the printed figure, what it is held against, or a part of a stated sum is a small count of people or gives
        one away."""
        is_made_here = self.is_tie or measure_of(self.figure) in FURTHER_RATES  # after suppression was worked out
        rests_on = precedents(self.figure) if is_made_here else self.parts
        return not self.suppressed.instead.keys().isdisjoint((self.id, self.figure.id, *(one.id for one in rests_on)))

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
        """Whether a value would be printed as this one is, its hedge left aside."""
        return value is not None and self.shown(value) == self.printed.value

    @property
    def is_hedged(self) -> bool:
        """Whether it has words before it, or two ends, and so stands for more than what rounds to it."""
        return self.printed.sense != "exactly" or self.printed.high is not None

    def holds_for(self, ours: Interval) -> bool:
        """Whether what is printed is true of something that ours may be."""
        return stands_for(self.printed, self.step).meets(ours.sizes() if self.unsigned else ours)
