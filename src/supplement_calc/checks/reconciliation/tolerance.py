"""How far off a figure may be because what it is worked from is printed to fewer places."""

from __future__ import annotations

from decimal import Decimal

from ...case.models.published import printed_of
from ...ledger import Figure
from ...ledger.rounding import EXACT
from .revaluation import Revaluation


def tolerance_of(figure: Figure) -> Decimal:
    """The most that a sum or a difference moves when each of its inputs is off by half of its own last printed digit.

    A whole number is a count and exact.
    """
    tolerance, again = Decimal(0), Revaluation(figure)
    for one in again.precedents:
        printed = printed_of(one)
        if printed is None or one.value is None or figure.value is None or _is_count(printed.text, printed.precision):
            continue
        half = EXACT.divide(Decimal(1).scaleb(printed.precision), 2)
        moved = again.value({one.id: EXACT.add(one.value, half)})
        tolerance += abs(moved - figure.value) if moved is not None else Decimal(0)
    return tolerance


def _is_count(text: str, precision: int) -> bool:
    return precision >= 0 and "%" not in text and "per cent" not in text
