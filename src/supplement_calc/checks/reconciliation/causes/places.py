"""Slips of place and sign: another column's or row's figure printed, or the sign or a ratio turned."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....ledger import Computed, Figure
from ....ledger.operations import QUOTIENTS, ROWS
from ....ledger.rounding import EXACT, QUOTIENT
from ..figure_index import is_constant, measure_of, row_of, table_of
from ..mismatch import Candidate, Mismatch, counted_in

# Families that answer one question on several bases: causes of their own.
_OF_BASES = ("break_even", "agency_premium", "agency_cover", "agency_conversion")


def columns_swapped(mismatch: Mismatch) -> Iterator[Candidate]:
    """The figure of another column, row, year or date of its own table."""
    figure = mismatch.claim.figure
    if table_of(figure) in _OF_BASES:
        return
    own = {figure.value, None}
    for index in mismatch.indexes():
        for other in mismatch.allowance.within(index.beside(figure)):
            is_another = (
                other.id != mismatch.claim.id and counted_in(other) == counted_in(figure) and not _is_akin(figure, other)
            )
            if other.value not in own and is_another:
                own.add(other.value)
                yield Candidate(other.value, f"{other.label} printed in its place{_both(mismatch, other)}")


def _is_akin(figure: Figure, other: Figure) -> bool:
    """Whether one is worked from the other, so that something left out or put on gives it, or both are shares of one count.
    A mean of rates is a cause of its own."""
    is_whole = other.id.replace(".total.", ".pooled.") == figure.id
    is_mean = measure_of(other).startswith("mean_") or ".mean_" in row_of(other)
    if is_whole or is_mean or row_of(other).endswith(".printed") or other.id in _ids(figure) or figure.id in _ids(other):
        return True
    return _numerator(figure) is not None and _numerator(figure) == _numerator(other)


def _ids(figure: Figure) -> set[str]:
    return {one.id for one in figure.operands} | {one.id for part in figure.operands for one in part.operands}


def _numerator(figure: Figure) -> str | None:
    operation = getattr(figure.origin, "operation", None)
    return figure.operands[0].id if operation in QUOTIENTS else None


def _both(mismatch: Mismatch, other: Figure) -> str:
    """Whether the paper prints this one there."""
    value = mismatch.claim.figure.value
    printed = mismatch.others.get(other.id)
    swapped = printed is not None and value is not None and printed == mismatch.claim.shown(value)
    return ", and this one there" if swapped else ""


def sign_turned(mismatch: Mismatch) -> Iterator[Candidate]:
    """The sign turned, or an amount added that is to be taken away."""
    for again in mismatch.versions:
        figure = again.figure
        if figure.value is not None and not mismatch.claim.unsigned:
            yield Candidate(-figure.value, "the sign is the other way about")
        for node, (above, below, *rest) in again.worked_by("difference"):
            if node.unit == "GBP" and not rest and above.value is not None and below.value is not None and node.value:
                of = "" if node is figure else f", for {node.label}"
                both = EXACT.add(above.value, below.value)
                yield Candidate(again.value({node.id: both}), f"{below.label} added and not taken away{of}", depth=1)
                if node is not figure:
                    yield Candidate(again.value({node.id: -node.value}), f"the sign of {node.label} turned", depth=1)


def ratio_turned(mismatch: Mismatch) -> Iterator[Candidate]:
    """A ratio of two counts or amounts the other way about."""
    for again in mismatch.versions:
        for node, (above, below, *rest) in again.worked_by(*QUOTIENTS):
            if node is not again.figure or rest or node.unit == "GBP" or is_constant(below) or not above.value:
                continue
            assert isinstance(node.origin, Computed)
            times = ROWS[node.origin.operation].quotient_times
            assert times is not None
            turned = QUOTIENT.divide(EXACT.multiply(below.value or Decimal(0), times), above.value)
            yield Candidate(turned, f"{below.label} divided by {above.label}, the other way about")
