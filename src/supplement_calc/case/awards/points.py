"""The pay points that an award is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models.fields.points import PayPoint, PointRange

if TYPE_CHECKING:
    from ..case import Case


def points_of(case: Case, points: PointRange | None) -> frozenset[PayPoint]:
    """The points of a range: of the spine that has both ends, or the numbers between where none has."""
    if points is None:
        return frozenset()
    low, high = points
    numbers = frozenset(range(low, high + 1)) if isinstance(low, int) and isinstance(high, int) else frozenset[PayPoint]()
    return numbers.union(*(spine.between(points) for spine in case.pay_points if spine.knows(points)))


def number_of(point: PayPoint) -> int | None:
    """A point by its number, as national awards have them; None of a name."""
    return point if isinstance(point, int) else None
