"""Which points of a pay spine rise: each is paid more than the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case import Case
from ..models.fields.points import PayPoint
from .spine import Spine

_DIGITS = re.compile("[0-9]+")


def rising(case: Case, spine: Spine) -> Iterator[list[PayPoint]]:
    """The runs of points that rise: all of a spine of numbers; else names that differ by their numbers alone, and each grade's
    range."""
    if not spine.has_names:
        yield list(spine)
        return
    alike: dict[str, list[PayPoint]] = {}
    for point in spine:
        alike.setdefault(_DIGITS.sub("0", str(point)), []).append(point)
    yield from alike.values()
    for name, grade in case.grades.items():
        if case.spine_of(name) is spine:
            yield [point for point in spine.between(grade.points) if point in spine]
