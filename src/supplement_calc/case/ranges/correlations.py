"""Rank correlations that are wanted, as a matrix, and whether they can all hold at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import pi, sin, sqrt

Matrix = list[list[float]]
Pairs = Mapping[frozenset[str], Decimal]
"""Rank correlations by the two paths; pairs without one move apart."""
_APART = Decimal(0)
_NOTHING = 1e-9


def matrix(paths: Sequence[str], pairs: Pairs) -> Matrix:
    """The correlations of normal scores that give these rank correlations: 2 sin(π ρ ÷ 6), exact of normal scores (Pearson,
    1907)."""
    return [[_between(one, other, pairs) for other in paths] for one in paths]


def _between(one: str, other: str, pairs: Pairs) -> float:
    return 1.0 if one == other else _of_scores(pairs.get(frozenset((one, other)), _APART))


def _of_scores(rank: Decimal) -> float:
    return 2 * sin(pi * float(rank) / 6)


def lower(matrix: Matrix) -> Matrix | None:
    """The lower triangle L with L × Lᵀ = matrix (Cholesky); None where there is none: the correlations cannot all hold."""
    triangle: Matrix = [[0.0] * len(matrix) for _ in matrix]
    for row, wanted in enumerate(matrix):
        for column in range(row + 1):
            left = wanted[column] - sum(triangle[row][k] * triangle[column][k] for k in range(column))
            if column == row:
                if left < -_NOTHING:
                    return None
                triangle[row][row] = sqrt(max(left, 0.0))
            elif triangle[column][column] > _NOTHING**0.5:
                triangle[row][column] = left / triangle[column][column]
            elif abs(left) > _NOTHING**0.5:
                return None
    return triangle


def can_hold(paths: Sequence[str], pairs: Pairs) -> bool:
    """Whether there are draws with all these rank correlations."""
    return lower(matrix(paths, pairs)) is not None


def furthest(paths: Sequence[str], pairs: Pairs, pair: frozenset[str], holding: Decimal) -> Decimal:
    """The correlation of one pair nearest to what is wanted that can hold with the others, from one that can."""
    good, bad = holding, pairs[pair]
    for _ in range(30):
        middle = (good + bad) / 2
        if can_hold(paths, {**pairs, pair: middle}):
            good = middle
        else:
            bad = middle
    return good
