"""Case files as trees that can be changed and written again: each value by its text, and keys that are there twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Leaf:
    """A scalar by its text. A quoted one is written in quotes; a raw one as it is, whatever YAML makes of it."""

    text: str
    quoted: bool = field(default=False, compare=False)
    raw: bool = False


@dataclass(slots=True)
class Section:
    """A mapping: its keys in order, one that is there twice included."""

    entries: list[tuple[str, Tree]] = field(default_factory=list)

    def get(self, key: str) -> Tree | None:
        """The first value under the key."""
        return next((value for name, value in self.entries if name == key), None)


@dataclass(slots=True)
class Items:
    """A list."""

    trees: list[Tree] = field(default_factory=list)


Tree = Leaf | Section | Items


class Slot(NamedTuple):
    """A place in a tree where a value is: what holds it, at which position, and the keys (or numbers from 1) down to it."""

    holder: Section | Items
    position: int
    path: tuple[str, ...]

    @property
    def value(self) -> Tree:
        """The value there now."""
        if isinstance(self.holder, Items):
            return self.holder.trees[self.position]
        return self.holder.entries[self.position][1]

    def put(self, value: Tree) -> None:
        """Replace the value."""
        if isinstance(self.holder, Items):
            self.holder.trees[self.position] = value
        else:
            self.holder.entries[self.position] = (self.holder.entries[self.position][0], value)

    def rename(self, key: str) -> None:
        """Give the entry another key; an item of a list has none and stays as it is."""
        if isinstance(self.holder, Section):
            self.holder.entries[self.position] = (key, self.holder.entries[self.position][1])

    def delete(self) -> None:
        """Take the entry out."""
        del (self.holder.trees if isinstance(self.holder, Items) else self.holder.entries)[self.position]

    def repeat(self, times: int, keys: Iterator[str]) -> None:
        """Put copies of the entry after it, each under the next of the keys."""
        if isinstance(self.holder, Items):
            self.holder.trees[self.position : self.position] = [copied(self.value) for _ in range(times)]
        else:
            self.holder.entries[self.position + 1 : self.position + 1] = [
                (next(keys), copied(self.value)) for _ in range(times)
            ]


def parsed(text: str) -> Section:
    """The tree of a case file's text. Raises `yaml.YAMLError` for what is not YAML, `ValueError` where it is no mapping."""
    tree = _of(yaml.compose(text, Loader=_LOADER))
    if not isinstance(tree, Section):
        raise ValueError("not a mapping")
    return tree


def _of(node: yaml.Node | None) -> Tree:
    match node:
        case yaml.MappingNode():
            return Section([(str(key.value), _of(value)) for key, value in node.value])
        case yaml.SequenceNode():
            return Items([_of(one) for one in node.value])
        case yaml.ScalarNode():
            return Leaf(node.value, quoted=bool(node.style))
        case _:
            return Leaf("")


def copied(tree: Tree) -> Tree:
    """A copy that shares nothing that can be changed."""
    match tree:
        case Leaf(text, quoted, raw):
            return Leaf(text, quoted, raw)
        case Items(trees):
            return Items([copied(one) for one in trees])
        case Section(entries):
            return Section([(key, copied(value)) for key, value in entries])


def copied_case(case: Section) -> Section:
    """The copy of a whole case."""
    copy = copied(case)
    assert isinstance(copy, Section)
    return copy


def slots(tree: Tree, path: tuple[str, ...] = ()) -> Iterator[Slot]:
    """Every place of a tree where a value is, the outer before the inner."""
    match tree:
        case Section(entries):
            for position, (key, value) in enumerate(entries):
                yield Slot(tree, position, (*path, key))
                yield from slots(value, (*path, key))
        case Items(trees):
            for position, value in enumerate(trees):
                yield Slot(tree, position, (*path, str(position + 1)))
                yield from slots(value, (*path, str(position + 1)))
        case _:
            return


# A text that means itself without quotes, in a flow section too. Whatever else is written in quotes.
_PLAIN = re.compile(r"[A-Za-z0-9£(][^\n:#,\[\]{}\"'&*!|>%@`\\]*%?")


def written(tree: Tree) -> str:
    """The text of a case file: block style outside, and on one line what is small."""
    return "".join(_block(tree, 0)) or "{}\n"


def _block(tree: Tree, indent: int) -> Iterator[str]:
    pad = "  " * indent
    if isinstance(tree, Section):
        for key, value in tree.entries:
            yield from _entry(f"{pad}{_scalar(key)}:", value, indent)
    elif isinstance(tree, Items):
        for value in tree.trees:
            yield from _entry(f"{pad}-", value, indent)
    else:
        yield f"{pad}{_flow(tree)}\n"


def _entry(start: str, value: Tree, indent: int) -> Iterator[str]:
    if _is_small(value):
        yield f"{start} {_flow(value)}".rstrip(" ") + "\n"
    else:
        yield f"{start}\n"
        yield from _block(value, indent + 1)


def _is_small(tree: Tree) -> bool:
    match tree:
        case Leaf():
            return True
        case Items(trees):
            return not trees or (len(trees) < 4 and all(isinstance(one, Leaf) for one in trees))
        case Section(entries):
            return not entries or (len(entries) < 4 and all(isinstance(value, Leaf) for _, value in entries))


def _flow(tree: Tree) -> str:
    match tree:
        case Leaf(text, quoted, raw):
            return text if raw else _scalar(text, quoted)
        case Items(trees):
            return f"[{', '.join(map(_flow, trees))}]"
        case Section(entries):
            return f"{{{', '.join(f'{_scalar(key)}: {_flow(value)}' for key, value in entries)}}}"


def _scalar(text: str, quoted: bool = False) -> str:
    if not quoted and _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=any("\ud800" <= character <= "\udfff" for character in text))
