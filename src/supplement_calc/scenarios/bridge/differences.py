"""Where two case files differ in what is costed: each path, under the cause that it belongs to."""

from __future__ import annotations

from ...case.case import Case
from ...case.overrides import LEFT_OUT, Changed, changed_in, text_at
from ...case.sections import ABOUT, OPTIONS, needed
from ...case.variants import Change
from ...parser.tree import Items, Node, Scalar, place_of, resolved
from ...parser.tree import Mapping as Tree
from .causes import LABELS, Cause, cause_of

Path = tuple[str, ...]


class Differences:
    """What differs between the files of two cases. `causes` are in the order that a page has them."""

    def __init__(self, first: Case, second: Case) -> None:
        self.changes: dict[Cause, list[Change]] = {}
        self.inputs: dict[Cause, list[Changed]] = {}
        self._cause: dict[Path, Cause] = {}
        for path, node in _differences(first, second):
            cause = self._cause[path] = cause_of(path)
            self.changes.setdefault(cause, []).append(Change(".".join(path), place_of(first.root, path), node))
            self.inputs.setdefault(cause, []).extend(_inputs(first.root, path, node))
        self.causes = [cause for cause in LABELS if cause in self.changes]

    def cause_at(self, path: Path) -> Cause | None:
        """The cause of the difference that an input is in; None where it is in none."""
        return next((self._cause[path[:size]] for size in range(len(path), 0, -1) if path[:size] in self._cause), None)

    def put(self, causes: frozenset[Cause]) -> list[Change]:
        """What puts these causes of the second file into the first."""
        return [change for cause in self.causes if cause in causes for change in self.changes[cause]]


def _differences(first: Case, second: Case) -> list[tuple[Path, Node | None]]:
    """The paths at which the two files differ in what is costed, with the second's node; None where it has none."""
    found: list[tuple[Path, Node | None]] = []
    wanted = needed(OPTIONS, first.root) | needed(OPTIONS, second.root)
    sections = sorted(wanted - ABOUT - {"options", "scenarios"})
    for section in sections:
        _differ(first.root.get(section), second.root.get(section), (section,), found)
    return found


def _differ(first: Node | None, second: Node | None, path: Path, found: list[tuple[Path, Node | None]]) -> None:
    if isinstance(first, Tree) and isinstance(second, Tree):
        for name in dict.fromkeys((*first, *second)):
            _differ(first.get(name), second.get(name), (*path, name), found)
    elif not _alike(first, second):
        found.append((path, second))


def _alike(first: Node | None, second: Node | None) -> bool:
    if isinstance(first, Items) and isinstance(second, Items):
        return len(first) == len(second) and all(_alike(one, two) for one, two in zip(first, second, strict=True))
    if isinstance(first, Tree) and isinstance(second, Tree):
        return first.keys() == second.keys() and all(_alike(first[name], second[name]) for name in first)
    return first is second or (isinstance(first, Scalar) and isinstance(second, Scalar) and first.strip() == second.strip())


def _inputs(root: Tree, path: Path, node: Node | None) -> list[Changed]:
    """Each input that differs at a path, with the first file's value; of a long section or list its first entries."""
    dotted = ".".join(path)
    if resolved(root, dotted) in (path, None):
        return changed_in(root, dotted, node)
    return [Changed(dotted, LEFT_OUT if node is None else text_at(node, root, path), None)]  # spelt another way
