"""Keys that name pay points as people write them: `SCP 12` is the point 12, by which every other place knows it."""

from __future__ import annotations

from ...parser.tree import Mapping, Node

_POSTS = ("in_post", "vacant")


def call_points_by_name(root: Mapping) -> None:
    """Give keys that name a point in other words the point's own name, so that a path names it. A point that is there twice
    keeps both keys, and is reported where it is read."""
    pay = root.get("pay_points")
    if isinstance(pay, Mapping):
        _in(pay)
        for spine in pay.values():
            _in(spine)
    grades = root.get("grades")
    for grade in grades.values() if isinstance(grades, Mapping) else ():
        if isinstance(grade, Mapping):
            for key in _POSTS:
                _in(grade.get(key))


def _in(node: Node | None) -> None:
    if not isinstance(node, Mapping) or all(key.isascii() and key.isdigit() for key in node):
        return
    from ..models.fields.points import read_point

    names: dict[str, str] = {}
    for key, value in node.items():
        point = None if isinstance(value, Mapping) else read_point(key)
        if point is not None and str(point) != key and str(point) not in node and str(point) not in names.values():
            names[key] = str(point)
    if names:
        node.rename(names)
