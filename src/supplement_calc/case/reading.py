"""The sections of a tree, typed: each by itself, so that one wrong entry hides no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..diagnostics import Problem, Source
from ..parser.tree import Items, Mapping, Node, Path, Scalar, first_of
from .by_name import model
from .case import Case
from .pay.by_the_hour import in_pounds_a_year
from .sections import Section, in_order, needed, reader
from .validation_errors import problems_of

_POINT = "fields.points:point"
_ENTRIES = {
    "list": "a list, each entry after a dash",
    "by name": "entries of its own, each under its name",
    "by point": "pay points and their salaries, such as `19: 26,890`",
}


def read_sections(source: Source, root: Mapping, wanted: Iterable[str]) -> tuple[Case, list[Problem]]:
    """The wanted sections of a tree, as far as they can be read, with what is wrong in them and between them."""
    from .consistency.registry import disagreements

    problems: list[Problem] = []
    values: dict[str, Any] = {"title": ""}
    for section in in_order(needed(wanted, root)):
        if section.key in root:
            value = _section(section, root, problems)
            values |= {section.key: value} if value is not None else {}
    case = in_pounds_a_year(Case(file=source, root=root, **values))
    return case, [*problems, *disagreements(case)]


def _section(section: Section, root: Mapping, problems: list[Problem]) -> Any:
    node = root[section.key]
    if section.shape == "whole":
        return _typed(reader(section), section.type, root, (section.key,), node, problems)
    if section.shape == "by point":
        from .pay_spines.reading import spines

        return spines(node, _entries(section, node, problems), PointReader(section, root, problems))
    made = []
    for name, entry in _entries(section, node, problems):
        value = _typed(reader(section), section.type, root, (section.key, name), entry, problems)
        if value is not None:
            made.append((int(name) if section.shape == "list" else str(name), value))
    return dict(made)


class PointReader:
    """Reads one pay point and what it pays, and takes note of what is wrong."""

    def __init__(self, section: Section, root: Mapping, problems: list[Problem]) -> None:
        self.key, self.problems, self._section, self._root = section.key, problems, section, root

    def point(self, above: Path, key: Scalar) -> Any:
        """The point that a key names; None where it names none."""
        return _typed(model(_POINT), _POINT, self._root, (*above, key), key, self.problems, key=True)

    def pay(self, above: Path, key: Scalar, node: Node) -> Any:
        """What the point pays; None where that cannot be read."""
        return _typed(reader(self._section), self._section.type, self._root, (*above, key), node, self.problems)


def _entries(section: Section, node: Node, problems: list[Problem]) -> list[tuple[Scalar, Node]]:
    """The entries of a section under their names or numbers, each to be validated by itself."""
    if section.shape == "list" and isinstance(node, Items) and node:
        return [(Scalar.at(str(number), first_of(entry)), entry) for number, entry in enumerate(node, 1)]
    if section.shape != "list" and isinstance(node, Mapping) and node:
        return [(node.keys_at[name], entry) for name, entry in node.items()]
    if not _is_reported(node):
        problems.append(_no_entries(section, node))
    return []


def _is_reported(node: Node) -> bool:
    """Whether a problem of what is missing here is reported already."""
    return node.broken if isinstance(node, Scalar) else isinstance(node, Mapping) and node.incomplete


def _no_entries(section: Section, node: Node) -> Problem:
    name = section.key.replace("_", " ")
    help = f"{_ENTRIES[section.shape]}; docs/reference/case-file.md has an example of every section"
    if not node or (isinstance(node, Scalar) and not node.strip()):
        return Problem("no-value", f"{name} has nothing in it", first_of(node), f"give {help}, or leave the line out")
    if isinstance(node, Scalar) and section.shape in ("by name", "list"):
        from .suggestions.model_keys import keys_of
        from .suggestions.written_out import entries_for, list_for

        keys = keys_of(section.type, ())
        write = (list_for if section.shape == "list" else entries_for)((section.key,), keys)
    elif section.shape == "by name":
        write = "write each entry by its name and a colon, without a dash, and its keys two spaces further in"
    else:
        write = f"write {help}"
    return Problem("wrong-shape", f"{name} must be {_ENTRIES[section.shape]}", first_of(node), write)


def _typed(
    read: Callable[[Any], Any],
    type_name: str,
    root: Mapping,
    path: Path,
    node: Node,
    problems: list[Problem],
    *,
    key: bool = False,
) -> Any:
    """The node as its type, or None with its problems added to the list."""
    try:
        return read(node)
    except ValueError as error:
        problems += problems_of(_errors(error), root, path, type_name, key=key)
        return None


def _errors(error: ValueError) -> Sequence[Any]:
    """Pydantic's errors; its names are imported only where there are some."""
    from pydantic import ValidationError
    from pydantic_core import PydanticCustomError

    if isinstance(error, ValidationError):
        return error.errors(include_url=False, include_input=False)
    if isinstance(error, PydanticCustomError):  # a leaf's reader, called without a model around it
        return [{"type": error.type, "loc": (), "ctx": error.context}]
    raise error
