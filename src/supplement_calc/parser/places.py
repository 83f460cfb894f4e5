"""What stands at a place of a case file: the nodes that have it, and those that they are in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ..diagnostics import Span
from .tree import Items, Mapping, Node, Path, Scalar, first_of

Start: TypeAlias = tuple[object, int, int]
"""Where a place starts: its source, line and column."""


class Places:
    """The places of a tree, walked once: of every node the key it stands under, its first line, and its own keys."""

    def __init__(self, root: Mapping) -> None:
        self._parents: list[int] = []
        self._paths: dict[Path, int] = {}
        self._at: dict[Start, list[int]] = {}
        self._walk(root)

    def _walk(self, root: Mapping) -> None:
        waiting: list[tuple[Node, Path, int, Span | None]] = [(root, (), -1, None)]
        while waiting:
            node, path, parent, key = waiting.pop()
            place = len(self._parents)
            self._parents.append(parent)
            self._paths[path] = place
            if isinstance(node, Scalar):
                self._put(node.span, place)
                continue
            self._put(first_of(node), place)
            if key is not None:
                self._put(key, place)
            if isinstance(node, Mapping):
                for one in node.keys_at.values():
                    self._put(one.span, place)
                waiting += [(child, (*path, str(name)), place, node.keys_at[name].span) for name, child in node.items()]
            elif isinstance(node, Items):
                waiting += [(child, (*path, str(number)), place, None) for number, child in enumerate(node, 1)]

    def _put(self, span: Span, place: int) -> None:
        self._at.setdefault(start_of_span(span), []).append(place)

    def node(self, path: Path) -> int:
        """The number of the node at a path that the tree has."""
        return self._paths[path]

    def around(self, span: Span) -> Iterator[int]:
        """The numbers of the nodes at a place, and of those that they are in."""
        for place in self._at.get(start_of_span(span), ()):
            while place >= 0:
                yield place
                place = self._parents[place]


def start_of_span(span: Span) -> Start:
    """Where a span starts."""
    return (span.source, span.line, span.column)
