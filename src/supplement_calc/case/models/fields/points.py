"""Pay points: one by its number, and a range of them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from ...labels import phrase
from .base import leaf, reject


def point(node: object) -> int:
    """A pay point's number."""
    scalar = leaf(node, "a pay point")
    if not re.fullmatch(r"[1-9][0-9]{0,3}|0", scalar):
        reject(
            "not-a-point",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a pay point",
            "write its number, for example 19",
        )
    return int(scalar)


Point = Annotated[int, PlainValidator(point), WithJsonSchema({"type": ["integer", "string"], "examples": [19]})]
"""A pay point by its number."""


class PointRange(tuple[int, int]):
    """Points from the first to the last, both in."""

    span: Any

    @property
    def all(self) -> range:
        """Every point of the range."""
        return range(self[0], self[1] + 1)


def _point_range(node: object) -> PointRange:
    scalar = leaf(node, "a range of pay points")
    shape = re.fullmatch(r"([1-9][0-9]{0,3}|0)(?:\s*(?:-|–|to)\s*([1-9][0-9]{0,3}|0))?", scalar.strip())
    if shape is None:
        reject(
            "not-a-range",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a range of pay points",
            "write the lowest and the highest, for example 16-19",
        )
    low, high = int(shape[1]), int(shape[2] or shape[1])
    if low > high:
        reject("not-a-range", f"{phrase(scalar.path)} runs backwards, from {low} to {high}", f"write {high}-{low}")
    return PointRange((low, high))


Points = Annotated[
    PointRange, PlainValidator(_point_range), WithJsonSchema({"type": ["string", "integer"], "examples": ["16-19", 22]})
]
"""A range of pay points, both ends in."""
