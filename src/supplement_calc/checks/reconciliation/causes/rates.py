"""Slips of rates: a mean of rates for the rate of the whole, another denominator, points for per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ....evidence.workforce_measures import LABELS
from ....ledger import Computed, Figure
from ....ledger.operations import QUOTIENTS, ROWS
from ....ledger.rounding import EXACT, QUOTIENT
from ..figure_index import is_constant, measure_of, row_of, table_of, team_of
from ..mismatch import Candidate, Mismatch, counted_in
from ..possible_values import possible_values, tolerance_of

if TYPE_CHECKING:
    from ....costing.ledgers import CaseLedgers
    from ....evidence.change import Change

_HEADS = ("headcount", "people")
# What rates are of in papers before anything else.
_WHOLES = ("establishment", "in_post")


def mean_of_parts(mismatch: Mismatch) -> Iterator[Candidate]:
    """The plain mean of the parts' rates or prices, each counted alike, in place of the whole's."""
    for again in mismatch.versions:
        for node, (above, below, *_) in again.worked_by(*QUOTIENTS):
            parts = list(_parts(node, above, below))
            if len(parts) > 1:
                of = "rates" if node.unit == "percent" else "parts"
                says = f"the average of the {len(parts)} {of}, not the rate of the total"
                yield Candidate(again.value({node.id: _mean(parts)}), says)
        for node, operands in again.worked_by("mean"):
            values = [one.value for one in operands[1::2] if one.value is not None]
            says = f"the average of {len(values)}, each counted alike"
            yield Candidate(again.value({node.id: _mean(values)}), says)
    yield from _of_column(mismatch)


def _of_column(mismatch: Mismatch) -> Iterator[Candidate]:
    """The same for the rates of a column as the paper prints them, whether or not they are worked from anything."""
    column = mismatch.claim.column
    for rates in column.columns if column is not None and mismatch.claim.figure.unit == "percent" else ():
        if len(rates) > 1:
            yield Candidate(_mean(rates), f"the average of the {len(rates)} rates, not the rate of the total")


def _parts(node: Figure, above: Figure, below: Figure) -> Iterator[Decimal]:
    """Each part's rate, where both totals are sums over the same parts."""
    if _is_sum(above) and _is_sum(below) and len(above.operands) == len(below.operands):
        times = 100 if node.unit == "percent" else 1
        for one, other in zip(above.operands, below.operands, strict=True):
            if one.value is not None and other.value:
                yield QUOTIENT.divide(EXACT.multiply(one.value, times), other.value)


def _times(node: Figure) -> int:
    """What a quotient is multiplied by: 100 for a percentage."""
    assert isinstance(node.origin, Computed)
    times = ROWS[node.origin.operation].quotient_times
    assert times is not None
    return times


def _is_sum(figure: Figure) -> bool:
    return isinstance(figure.origin, Computed) and figure.origin.operation == "sum"


def _mean(values: Sequence[Decimal]) -> Decimal:
    return QUOTIENT.divide(sum(values, Decimal(0)), len(values))


def other_denominator(mismatch: Mismatch) -> Iterator[Candidate]:
    """Divided by another figure of the same row, of the whole, or of another date."""
    for again in mismatch.versions:
        for node, (above, below, *_) in again.worked_by(*QUOTIENTS):
            for other in () if _is_settled(below) else _denominators(mismatch, node, above, below):
                value = QUOTIENT.divide(EXACT.multiply(above.value or Decimal(0), _times(node)), other.value or Decimal(1))
                says = f"divided by {_called(other, node)}, {other.value:f}, and not by {_called(below, node)}, {below.value:f}"
                yield Candidate(again.value({node.id: value}), says)
                tolerance = _off(mismatch, above, other, value, _times(node)) if node is again.figure else None
                if tolerance:
                    yield mismatch.blurred(value, says, tolerance, depth=1 if measure_of(other) in _WHOLES else 2)


def _off(mismatch: Mismatch, above: Figure, below: Figure, value: Decimal, times: int) -> Decimal | None:
    """How far off a quotient may be, each of the two anywhere in what its digits stand for; None where that is not known."""
    possible = mismatch.once(possible_values)
    if above.value is None or mismatch.claim.figure.value is None:
        return None
    ends = [end for interval in (possible.of(above), possible.of(below)) for end in (interval.low, interval.high)]
    low, high, least, most = ends
    if low is None or high is None or not least or not most or least <= 0:
        return None
    return max(value - QUOTIENT.divide(low * times, most), QUOTIENT.divide(high * times, least) - value)


def _is_settled(below: Figure) -> bool:
    """Of months in a year there is no other; of what a vacancy saves the others are other bases."""
    return is_constant(below) or table_of(below) == "break_even"


def _denominators(mismatch: Mismatch, node: Figure, above: Figure, below: Figure) -> Iterator[Figure]:
    """Figures of posts or people in the row of the rate or of what it is divided by, or that are the same at another date."""
    seen = {below.value, above.value}
    for other in mismatch.allowance.within(_near(mismatch, node, above, below)):
        is_head = measure_of(other) in _HEADS and measure_of(below) not in _HEADS  # a cause of its own
        if counted_in(other) == counted_in(below) and other.value and other.value not in seen and not is_head:
            seen.add(other.value)
            yield other


def _near(mismatch: Mismatch, node: Figure, above: Figure, below: Figure) -> Iterator[Figure]:
    """All that a rate may have been divided by, whatever it counts."""
    rows = {row_of(node), row_of(below)}
    is_price = above.unit == "GBP" and node.id.startswith("agency_cost.")  # a year's, held against agency staff at a day
    for index in mismatch.indexes():
        agency = index.of_measure("agency") if is_price else []
        near = index.at([*index.in_rows(rows), *index.at_other_dates(row_of(node), measure_of(below)), *agency])
        yield from (other for other in near if other.id != mismatch.claim.figure.id)
    for other in _at_a_day(mismatch, above):
        is_same = measure_of(other) == measure_of(below) and _is_another_date(row_of(node), row_of(other))
        if row_of(other) in rows or is_same or (is_price and measure_of(other) == "agency"):
            yield other


def _called(figure: Figure, node: Figure) -> str:
    """A count by its measure alone where it stands in the rate's own row: `establishment`."""
    measure = LABELS.get(measure_of(figure))
    return measure.lower() if measure is not None and row_of(figure) == row_of(node) else figure.label


def _at_a_day(mismatch: Mismatch, above: Figure) -> Iterator[Figure]:
    """Agency staff at the day of a table: a year's spend may have been divided by them."""
    if above.unit == "GBP" and mismatch.claim.ledgers.case.workforce:
        for group in mismatch.claim.ledgers.workforce.groups:
            for row in (*group.teams, *group.series, *([group.total] if group.total else [])):
                if "agency" in row.measures:
                    yield row.measures["agency"]
            if "agency" in group.pooled:
                yield group.pooled["agency"]


def _is_another_date(row: str, other: str) -> bool:
    """Whether two rows are of one team, or of one group's series, at different dates."""
    in_series = ".series." in row and ".series." in other and row.rpartition(".")[0] == other.rpartition(".")[0]
    return in_series or team_of(row) == team_of(other)


def points_for_per_cent(mismatch: Mismatch) -> Iterator[Candidate]:
    """A change in percentage points called per cent, or the reverse; first of the rates as they are
    printed, then of all that would be printed so."""
    claim = mismatch.claim
    for change in mismatch.once(_changes_by_id).get(claim.figure.id, ()):
        for figure, other, says in (
            (change.percent, change.by, "the change in percentage points, called per cent"),
            (change.by, change.percent, "the change per cent, called points"),
        ):
            if figure.id == claim.figure.id and other.unit == "percent" and other.value is not None:
                yield Candidate(other.value, says)
                yield Candidate(other.value, says, tolerance_of(claim.ledgers.case, other), depth=1)


def _changes_by_id(ledgers: CaseLedgers) -> dict[str, list[Change]]:
    """Every change by the ids of its two figures."""
    changes: dict[str, list[Change]] = {}
    for change in ledgers.workforce.changes:
        for id in {change.percent.id, change.by.id}:
            changes.setdefault(id, []).append(change)
    return changes
