"""Slips of what is counted: a line left out, counted twice or counted in, or a printed figure carried on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....evidence.workforce_measures import COUNTS
from ....ledger import POUND, Computed, Figure
from ....ledger.operations import QUOTIENTS, ROWS, STATISTICS, function_of
from ....ledger.rounding import EXACT, QUOTIENT, added
from ..mismatch import Candidate, Mismatch, counted_in
from ..possible_values import possible_values
from ..revaluation import Revaluation


def row_left_out(mismatch: Mismatch) -> Iterator[Candidate]:
    """One line of a sum left out, of the figure's own sum or of a precedent's."""
    for again in mismatch.versions:
        figure = again.figure
        for node, operands in again.worked_by("sum"):
            for one in operands if len(operands) > 1 else ():
                if one.value and node.value is not None:
                    value = again.value({node.id: EXACT.subtract(node.value, one.value)})
                    yield Candidate(value, f"{one.label} left out{_of(figure, node)}", depth=int(node is not figure))
        yield from _left_out_of_cells(mismatch, again)
        yield from _left_out_of_rate(again)
        yield from _left_out_of_mean(again)


def _left_out_of_cells(mismatch: Mismatch, again: Revaluation) -> Iterator[Candidate]:
    """The same of a whole whose cells are rounded, and so add up to it about."""
    figure = again.figure
    if figure.unit == "GBP" or figure.value is None:
        return
    possible = mismatch.once(possible_values)
    for node, operands in again.worked_by("sum"):
        for one in operands if node is figure and len(operands) > 2 else ():
            rest = [possible.of(other) for other in operands if other is not one and other.value is not None]
            ends = [(interval.low, interval.high) for interval in rest]
            lows, highs = [low for low, _ in ends if low is not None], [high for _, high in ends if high is not None]
            if one.value and len(lows) == len(highs) == len(ends):
                value = EXACT.subtract(figure.value, one.value)
                tolerance = max(EXACT.subtract(value, added(lows)), EXACT.subtract(added(highs), value))
                if tolerance > 0:
                    yield mismatch.blurred(value, f"{one.label} left out", tolerance, depth=1)


def _left_out_of_rate(again: Revaluation) -> Iterator[Candidate]:
    """One part left out of both totals that a rate is worked from."""
    for _, (above, below, *_rest) in again.worked_by(*QUOTIENTS):
        if len(above.operands) == len(below.operands) > 1 and above.value is not None and below.value is not None:
            for one, other in zip(above.operands, below.operands, strict=True):
                if one.value is not None and other.value is not None and below.value != other.value:
                    changed = {above.id: above.value - one.value, below.id: below.value - other.value}
                    yield Candidate(again.value(changed), f"{one.label} left out, above and below the line")


def _left_out_of_mean(again: Revaluation) -> Iterator[Candidate]:
    """One of those that a mean, a median or a quartile is taken of left out, and not counted."""
    figure = again.figure
    for node, operands in again.worked_by("ratio", *STATISTICS):
        assert isinstance(node.origin, Computed)
        for name, rest in _each_left_out(node.origin, operands):
            rounded = rest if rest is None or node.origin.rounding is None else node.origin.rounding(rest)
            if rounded is not None:
                says = f"{name} left out{_of(figure, node)}"
                yield Candidate(again.value({node.id: rounded}), says, depth=int(node is not figure))


def _each_left_out(origin: Computed, operands: tuple[Figure, ...]) -> Iterator[tuple[str, Decimal | None]]:
    """Each of what a statistic is taken of, and the statistic of the rest."""
    if origin.operation == "ratio":
        together, count = operands
        if count.is_input and count.value == len(together.operands) > 1:
            for one in together.operands:
                yield one.label, QUOTIENT.divide(EXACT.subtract(together.known, one.known), len(together.operands) - 1)
        return
    pair = ROWS[origin.operation].operands_each
    assert pair is not None
    values = [one.known for one in operands]
    for place in range(0, len(values), pair) if len(values) > pair else ():
        rest = values[:place] + values[place + pair :]
        yield operands[place + pair - 1].label, function_of(origin.operation)(*rest)


def row_counted_in(mismatch: Mismatch) -> Iterator[Candidate]:
    """A line counted twice, or one counted in that is not of the sum."""
    for again in mismatch.versions:
        figure = again.figure
        for node, operands in again.worked_by("sum"):
            for one in operands if len(operands) > 1 else ():
                if one.value and node.value is not None:
                    value = again.value({node.id: EXACT.add(node.value, one.value)})
                    yield Candidate(value, f"{one.label} counted twice{_of(figure, node)}", depth=int(node is not figure))
        for other in _lines_elsewhere(mismatch, again):
            assert figure.value is not None and other.value is not None
            yield Candidate(EXACT.add(figure.value, other.value), f"{other.label} counted in", depth=1)
    yield from _cells_of_other_columns(mismatch)


def _of(figure: Figure, node: Figure) -> str:
    return "" if node is figure else f" of {node.label}"


def _lines_elsewhere(mismatch: Mismatch, again: Revaluation) -> Iterator[Figure]:
    """Lines of the case's tables that the figure does not rest on."""
    figure, own = again.figure, {one.id for one in again.precedents}
    for ledger in mismatch.claim.ledgers.holding(mismatch.claim.figure.id, POUND) if figure.value is not None else ():
        for row in mismatch.allowance.within(row for table in ledger.tables.values() for row in table.rows):
            if row.kind == "line" and row.figure.unit == figure.unit and row.figure.value and row.figure.id not in own:
                yield row.figure


def _cells_of_other_columns(mismatch: Mismatch) -> Iterator[Candidate]:
    """A row that has nothing in this column: its cell of another column counted in."""
    column, figure = mismatch.claim.column, mismatch.claim.figure
    if column is None or figure.value is None:
        return
    for name, row in column.without.items():
        for measure, cell in row.items():
            if cell.value and counted_in(cell) == counted_in(figure) and measure in COUNTS:
                says = f"the {measure.replace('_', ' ')} of {name}, which has nothing in this column, counted in"
                yield Candidate(EXACT.add(figure.value, cell.value), says)


def carried_on(mismatch: Mismatch) -> Iterator[Candidate]:
    """Worked from another figure as the paper prints it, where that one differs too."""
    for again in mismatch.versions:
        figure = again.figure
        operands = {other.id: other.value for other in figure.operands if other.value is not None}
        for one in again.precedents:
            printed = mismatch.others.get(one.id)
            if printed is not None and one is not figure:
                says = f"it follows from {one.label} as the paper prints it"
                yield Candidate(again.value({one.id: printed}), says)
                if one.id in operands:
                    yield Candidate(again.value(operands | {one.id: printed}), says)
