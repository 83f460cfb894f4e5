"""The node tree of a case file: plain dicts, lists and strings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ..diagnostics import Span
from ..diagnostics.names import KnownNames, fold

# Who has as many unknown names in one place has not misspelt them one by one.
MOST_SUGGESTED = 100

Path: TypeAlias = "tuple[str, ...]"
Node: TypeAlias = "Scalar | Mapping | Items"


class Scalar(str):
    """A leaf: its text, untyped until a field asks. `broken` where a problem of it is already reported."""

    __slots__ = ("broken", "path", "plain", "span")
    span: Span
    path: Path
    plain: bool
    broken: bool

    @classmethod
    def at(cls, text: str, span: Span, path: Path = (), *, plain: bool = True, broken: bool = False) -> Scalar:
        """The text with its place."""
        scalar = cls(text)
        scalar.span, scalar.path, scalar.plain, scalar.broken = span, path, plain, broken
        return scalar

    @property
    def shown(self) -> str:
        """The text as a message quotes it: never long."""
        return str(self) if len(self) <= 60 else f"{self[:57]}…"


class Mapping(dict[str, "Node"]):
    """Keys and values in the file's order; `keys_at` has each key with its place."""

    def __init__(self, span: Span, path: Path) -> None:
        super().__init__()
        self.span = span
        self.path = path
        self.keys_at: dict[str, Scalar] = {}
        self.incomplete = False  # an entry was refused as it was read, so what is missing may have been meant
        self.renamed: dict[str, str] = {}  # what an entry is called now, by what it is called in the file
        self._by_spelling: dict[str, list[str]] | None = None
        self._known: KnownNames | None = None
        self.unknown = 0  # names looked for and not found, for whoever says what they are near to

    def put(self, key: Scalar, node: Node) -> None:
        """Add an entry under a new key, or in place of the one that the key has."""
        self.keys_at[key] = key
        self[key] = node
        self._by_spelling = self._known = None

    def take(self, name: str) -> None:
        """Take an entry out, with its key."""
        del self[name], self.keys_at[name]
        self._by_spelling = self._known = None

    def rename(self, names: dict[str, str]) -> None:
        """Call entries by other names, in their places; paths may still name them as the file does."""
        for name, node in list(self.items()):
            key, called = self.keys_at[name], names.get(name, str(name))
            self.take(name)
            path = (*self.path, called)
            self.put(Scalar.at(called, key.span, path, plain=key.plain, broken=key.broken), copied(node, path))
        self.renamed |= names

    def nearest(self, name: str) -> str | None:
        """The name most like one that is not there; None where none is near, and past the first hundred that are not there."""
        self.unknown += 1
        if self.unknown > MOST_SUGGESTED:
            return None
        self._known = self._known or KnownNames(self)
        return self._known.nearest(name)

    def spelt(self, spelling: str) -> list[str]:
        """The names that are spelt so, as they stand or in lower snake case, in the file's order."""
        if self._by_spelling is None:
            self._by_spelling = {}
            for name in map(str, self):
                for one in dict.fromkeys((name, fold(name))):
                    self._by_spelling.setdefault(one, []).append(name)
            for written, name in self.renamed.items():
                for one in (written, fold(written)) if name in self else ():
                    self._by_spelling.setdefault(one, [name])
        return self._by_spelling.get(spelling, []) if spelling else []


class Items(list["Node"]):
    """A list of nodes, numbered from 1 in paths."""

    def __init__(self, span: Span, path: Path) -> None:
        super().__init__()
        self.span = span
        self.path = path

    def by_number(self, name: str) -> Node | None:
        """The entry by its number from 1, or None where no entry has it."""
        number = _number(name)
        return self[number - 1] if 0 < number <= len(self) else None


# No path of a case file is nearly as long; one that is may still name a key by itself.
_LONGEST_DOTTED = 1000


def _number(name: str) -> int:
    """A number as a path names an entry; 0 for anything else."""
    return int(name) if name.isascii() and name.isdigit() and len(name) < 8 else 0


def place_of(root: Node, path: Path) -> Span:
    """Where to point for what stands at a path: a scalar itself, a container by its key, or else by its first line."""
    node, key_span = root, None
    for name in path:
        if isinstance(node, Mapping) and name in node:
            key_span = node.keys_at[name].span
            node = node[name]
        elif isinstance(node, Items) and (item := node.by_number(name)) is not None:
            key_span = None
            node = item
        else:
            break
    if isinstance(node, Scalar):
        return node.span
    return key_span or first_of(node)


def key_span(root: Node, path: Path) -> Span:
    """Where the key itself stands that a path ends in: for points used as keys."""
    node = root
    for name in path[:-1]:
        node = node[int(name) - 1] if isinstance(node, Items) else node[name] if isinstance(node, Mapping) else node
    return node.keys_at[path[-1]].span if isinstance(node, Mapping) and path[-1] in node.keys_at else place_of(root, path)


def first_of(node: Node) -> Span:
    """A short place that stands for a container without a key: its first key or item."""
    while isinstance(node, Items) and node:
        node = node[0]
    if isinstance(node, Mapping) and node.keys_at:
        return next(iter(node.keys_at.values())).span
    return node.span


def resolved(node: Node, dotted: str, so_far: Path = ()) -> Path | None:
    """The path of the node that a dotted one names: keys as written or in lower snake case, list items by number from 1; the
    longest name first, since a name may hold dots itself. None where no node has it."""
    if isinstance(node, Items):
        name, dot, rest = dotted.partition(".")
        entry = node.by_number(name)
        if entry is None or not dot:
            return None if entry is None else (*so_far, name)
        return resolved(entry, rest, (*so_far, name))
    if isinstance(node, Scalar):
        return None
    for key, left in _first_names(node, dotted):
        path: Path | None = (*so_far, key)
        if left is None or (path := resolved(node[key], left, (*so_far, key))) is not None:
            return path
    return None


def _first_names(mapping: Mapping, dotted: str) -> list[tuple[str, str | None]]:
    """The names of a mapping that a dotted path may start with, the longest first, and what is left of the path after each."""
    ends = [n for n, character in enumerate(dotted) if character == "."] if len(dotted) <= _LONGEST_DOTTED else []
    starts = [(dotted, None), *((dotted[:end], dotted[end + 1 :]) for end in ends)]
    first = [(name, rest) for start, rest in starts for name in mapping.spelt(start)]
    return sorted(first, key=lambda pair: len(pair[0]), reverse=True)


def node_at(root: Node, path: Path) -> Node:
    """The node at a path that the tree has. Raises `LookupError` for any other."""
    node = root
    for name in path:
        child = node.get(name) if isinstance(node, Mapping) else node.by_number(name) if isinstance(node, Items) else None
        if child is None:
            raise LookupError(f"no node at {'.'.join(path)}")
        node = child
    return node


def copied(node: Node, path: Path | None = None) -> Node:
    """The node and all in it anew, so that putting values into the copy leaves the tree as it is; each at its own place of the
    text. With `path` under that path."""
    path = node.path if path is None else path
    if isinstance(node, Scalar):
        return Scalar.at(node, node.span, path, plain=node.plain, broken=node.broken)
    if isinstance(node, Items):
        items = Items(node.span, path)
        items.extend(copied(child, (*path, str(number))) for number, child in enumerate(node, 1))
        return items
    copy = Mapping(node.span, path)
    copy.incomplete, copy.renamed = node.incomplete, dict(node.renamed)
    for name, child in node.items():
        key = node.keys_at[name]
        copy.put(Scalar.at(key, key.span, (*path, name), plain=key.plain, broken=key.broken), copied(child, (*path, name)))
    return copy


def scalars(node: Node) -> Iterator[Scalar]:
    """Every leaf, in the file's order."""
    if isinstance(node, Scalar):
        yield node
    else:
        for child in node.values() if isinstance(node, Mapping) else node:
            yield from scalars(child)


class FileOrder:
    """The order of the file, which what is set for a run has as well: it stands in the place of what the file has."""

    def __init__(self, root: Node) -> None:
        self._places: dict[Path, int] = {}
        self._note(root, ())

    def _note(self, node: Node, path: Path) -> None:
        self._places[path] = len(self._places)
        if isinstance(node, Items):
            for number, child in enumerate(node, 1):
                self._note(child, (*path, str(number)))
        elif isinstance(node, Mapping):
            for name, child in node.items():
                self._note(child, (*path, name))

    def place(self, path: Path) -> int:
        """Which in order stands at a path, or holds what does; after all others where nothing stands there."""
        ends = (path[:end] for end in range(len(path), 0, -1))
        return next((self._places[one] for one in ends if one in self._places), len(self._places))


def inside_of(node: Mapping | Items) -> str:
    """What a list or a section holds, on one line, where it holds nothing deeper."""
    if isinstance(node, Items):
        return ", ".join(map(str, node)) if all(isinstance(one, Scalar) for one in node) else ""
    if not all(isinstance(one, Scalar) for one in node.values()):
        return ""
    return ", ".join(f"{key}: {value}" if value else str(key) for key, value in node.items())
