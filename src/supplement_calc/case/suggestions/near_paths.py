"""The path of a case that is meant by one that no place of it has."""

from __future__ import annotations

from ...diagnostics.names import KnownIds, KnownNames, fold
from ...parser.tree import Items, Mapping, Node, node_at
from .model_keys import is_place

_MOST = 5000  # places of a case that are held against a path


def near_path(root: Mapping, dotted: str) -> str | None:
    """The path that is meant, in lower snake case: with the nearest name at each step, or else the only one that ends so; None
    where none is near."""
    if len(dotted) > _MOST // 10:
        return None
    parts = [fold(part) or part for part in dotted.split(".")]
    found = _step_by_step(root, parts) or KnownIds(_paths(root)).nearest(".".join(parts))
    return None if found is None or found == dotted or found.count(".") < len(parts) - 2 else found


def _step_by_step(node: Node, parts: list[str]) -> str | None:
    """The names along the path, each there or near; the last may be a key of the format that the case does not give."""
    found: list[str] = []
    for part in parts:
        if len(found) == len(parts) - 1 and isinstance(node, Mapping) and not node.spelt(part) and is_place((*found, part)):
            return ".".join((*found, part))
        if isinstance(node, Items):
            name = part if node.by_number(part) is not None else None
        else:
            name = next(iter(node.spelt(part)), None) or KnownNames(node).nearest(part) if isinstance(node, Mapping) else None
        if name is None:
            return None
        found.append(fold(name) or name)
        node = node_at(node, (name,))
    return ".".join(found)


def _paths(root: Node) -> list[str]:
    """Every path of a tree, in lower snake case."""
    paths: list[str] = []
    waiting: list[tuple[Node, str]] = [(root, "")]
    while waiting and len(paths) < _MOST:
        at, path = waiting.pop()
        named = at.items() if isinstance(at, Mapping) else enumerate(at, 1) if isinstance(at, Items) else ()
        for name, below in named:
            one = f"{path}.{fold(str(name)) or name}" if path else fold(str(name)) or str(name)
            paths.append(one)
            waiting.append((below, one))
    return paths
