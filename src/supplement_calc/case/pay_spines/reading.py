"""The pay points of a tree: one spine, or several under their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from ...diagnostics import Problem, Related
from ...parser.tree import Mapping, Node, Path, Scalar
from ..models.fields.points import PayPoint, point_id
from .spine import Spine

_EXAMPLE = "points and their salaries, such as `M1: 31,650`"


class Reader(Protocol):
    """Reads one point and what it pays, and takes note of what is wrong."""

    key: str
    problems: list[Problem]

    def point(self, above: Path, key: Scalar) -> Any:
        """The point that a key names; None where it names none."""

    def pay(self, above: Path, key: Scalar, node: Node) -> Any:
        """What the point pays; None where that cannot be read."""


def spines(section: Node, entries: Iterable[tuple[Scalar, Node]], reader: Reader) -> tuple[Spine, ...]:
    """The spines, in the file's order: an entry with entries of its own is a spine by its name, and any other a point."""
    given = list(entries)
    named = {str(name): entry for name, entry in given if isinstance(entry, Mapping) and not _is_number(name)}
    if not named:
        is_whole = isinstance(section, Mapping) and not section.incomplete and bool(section)
        return (_spine(None, given, reader, is_whole=is_whole),)
    spine = next(iter(named))
    for name, _ in given:
        if str(name) not in named:
            headline = f"{name.shown} is a point of no pay spine, where others are under {spine}"
            reader.problems.append(
                Problem("wrong-shape", headline, name.span, f"put it under the name of its spine, with {_EXAMPLE}")
            )
    return tuple(_named(name, entry, reader) for name, entry in given if isinstance(entry, Mapping) and str(name) in named)


def _is_number(name: Scalar) -> bool:
    return name.isascii() and name.isdigit()


def _named(name: Scalar, entry: Mapping, reader: Reader) -> Spine:
    if not entry and not entry.incomplete:
        reader.problems.append(Problem("no-value", f"{name.shown} has nothing in it", name.span, f"give {_EXAMPLE}"))
    points = [(entry.keys_at[key], node) for key, node in entry.items()]
    return _spine(str(name), points, reader, is_whole=bool(entry) and not entry.incomplete)


def _spine(name: str | None, entries: Iterable[tuple[Scalar, Node]], reader: Reader, *, is_whole: bool) -> Spine:
    above: Path = (reader.key,) if name is None else (reader.key, name)
    at: dict[PayPoint, Scalar] = {}
    by_id: dict[str, PayPoint] = {}
    paid = []
    for key, node in entries:
        point, pay = reader.point(above, key), reader.pay(above, key, node)
        if point is None:
            is_whole = False
            continue
        other = by_id.setdefault(point_id(point), point)
        if other in at:
            reader.problems.append(_again(key, at[other], point, is_same=other == point))
            continue
        at[point] = key
        if pay is not None:
            paid.append((point, pay))
    return Spine(paid, name=name, at={point: str(key) for point, key in at.items()}, is_whole=is_whole)


def _again(key: Scalar, first: Scalar, point: PayPoint, *, is_same: bool) -> Problem:
    if is_same:
        headline = f"`{key.shown}` is point {point} again; the first is on line {first.span.line}"
        return Problem("duplicate-key", headline, key.span, "keep one of the two", (Related(first.span, "first here"),))
    headline = f"points {key.shown} and {first.shown} would have the same id, {point_id(point)}"
    return Problem("name-taken", headline, key.span, "give one of them another name", (Related(first.span, "the other"),))
