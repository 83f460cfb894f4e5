"""A figure worked out again with one of its precedents changed: what a slip would have given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext

from ...ledger import Computed, Figure, Operation
from ...ledger.figure import precedents
from ...ledger.ledger import evaluate
from ...ledger.rounding import EXACT

Changes = Mapping[str, Decimal]


def revalued(figure: Figure, changes: Changes) -> Decimal | None:
    """The figure's value with other values for some of its precedents, by id."""
    return _revalued(figure, changes, {})


def _revalued(figure: Figure, changes: Changes, known: dict[str, Decimal | None]) -> Decimal | None:
    if figure.id in changes:
        return changes[figure.id]
    if figure.id not in known:
        known[figure.id] = _again(figure, changes, known)
    return known[figure.id]


def _again(figure: Figure, changes: Changes, known: dict[str, Decimal | None]) -> Decimal | None:
    if not isinstance(figure.origin, Computed):
        return figure.value
    values = [_revalued(operand, changes, known) for operand in figure.origin.operands]
    if all(value is operand.value for value, operand in zip(values, figure.origin.operands, strict=True)):
        return figure.value
    with localcontext(EXACT):
        return evaluate(figure.origin, values)


def worked_by(figure: Figure, *operations: Operation) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """The figure and those of its precedents that are worked by one of the operations, each with its operands."""
    for one in precedents(figure):
        if isinstance(one.origin, Computed) and one.origin.operation in operations and one.value is not None:
            yield one, one.origin.operands
