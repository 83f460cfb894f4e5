"""Ranks and their correlation (Spearman), in whole numbers and fractions, so that they are the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import mul

from ...ledger.rounding import QUOTIENT


def ranks_of(steps: Sequence[int]) -> list[int]:
    """Twice each value's mean rank, centred at 0: whole numbers, equal values alike."""
    counts = Counter(steps)
    below, at, number = 0, {}, len(steps)
    for value in sorted(counts):
        at[value] = 2 * below + counts[value] - number
        below += counts[value]
    return list(map(at.__getitem__, steps))


def ranks_in(order: Sequence[int], values: Sequence[Decimal]) -> list[int]:
    """The same of values whose rising order is known."""
    ranks, below, number = [0] * len(values), 0, len(values)
    for _, group in groupby(order, key=values.__getitem__):
        places = list(group)
        for place in places:
            ranks[place] = 2 * below + len(places) - number
        below += len(places)
    return ranks


def squared(first: Sequence[int], second: Sequence[int]) -> Fraction:
    """The squared correlation of two columns of ranks; 0 where one of them never moves."""
    together, sizes = sum(map(mul, first, second)), sum(map(mul, first, first)) * sum(map(mul, second, second))
    return Fraction(together**2, sizes) if sizes else Fraction(0)


def correlation(first: Sequence[int], second: Sequence[int]) -> Decimal:
    """The correlation itself, from -1 to 1."""
    root = QUOTIENT.sqrt(in_full(squared(first, second)))
    return -root if sum(map(mul, first, second)) < 0 else root


def in_full(value: Fraction) -> Decimal:
    """A fraction to 28 digits."""
    return QUOTIENT.divide(Decimal(value.numerator), Decimal(value.denominator))
