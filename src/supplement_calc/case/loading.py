"""From a file's name to a case, with every problem of the sections asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ..diagnostics import Problem, Source, in_file_order, is_failure, start_of
from ..parser.characters import with_look_alikes
from ..parser.source_file import open_source
from ..parser.tree import Items, Mapping, Node, Path, Scalar, first_of, resolved
from ..parser.yaml_reader import YamlReader
from .by_name import model
from .case import Case
from .overrides import Changed, Override, apply, changed_by
from .sections import SECTIONS, Section, in_order, needed, reader
from .validation_errors import is_misspelt_section, problems_of, unknown_key

_POINT = "fields.points:point"
_ENTRIES = {
    "list": "a list, each entry after a dash",
    "by name": "entries of its own, each under its name",
    "by point": "pay points and their salaries, such as `19: 26,890`",
}


class Loaded(NamedTuple):
    """A case with its problems. `case` is None where an error stands in the way of it, `root` where the text has none; `part`
    is what of the case could be read all the same."""

    file: Source
    case: Case | None
    problems: list[Problem]
    root: Mapping | None = None
    part: Case | None = None


def load(name: str, wanted: Iterable[str], overrides: Sequence[Override] = ()) -> Loaded:
    """Read a case file (`-` for standard input), apply overrides, and type the wanted sections.

    Raises `UnreadableFile` where the file has no text to read.
    """
    source, problems = open_source(name)
    return load_text(source, wanted, overrides, problems)


def load_text(
    source: Source, wanted: Iterable[str], overrides: Sequence[Override] = (), before: Sequence[Problem] = ()
) -> Loaded:
    """The same from a text already in hand; `before` are the problems it came with."""
    problems = list(before)
    if problems:
        return Loaded(source, None, problems)
    reading = YamlReader(source).read()
    problems += reading.problems
    if reading.stopped or reading.root is None:
        return Loaded(source, None, in_file_order(map(with_look_alikes, problems)))
    if not isinstance(reading.root, Mapping):
        problems.append(_not_a_case(source, reading.root))
        return Loaded(source, None, in_file_order(problems))
    changed: dict[str, Changed] = {}
    for override in overrides:
        one = changed_by(reading.root, override)
        at = ".".join(resolved(reading.root, one.path) or (one.path,))
        earlier = changed.get(at)
        changed[at] = one if earlier is None else one._replace(in_file=earlier.in_file)
        problems += apply(reading.root, override)
    case, of_sections = _validate(source, reading.root, wanted)
    case = case._replace(changed=tuple(changed.values())) if changed else case
    problems = in_file_order(map(with_look_alikes, [*problems, *of_sections]))
    return Loaded(source, None if any(map(is_failure, problems)) else case, problems, reading.root, case)


def load_further(file: Source, root: Mapping, wanted: Iterable[str]) -> Case | None:
    """Some sections alone of a text that is read already; None where they cannot be read."""
    case, problems = _read_sections(file, root, wanted)
    return None if any(map(is_failure, problems)) else case


def _not_a_case(source: Source, root: Node) -> Problem:
    return Problem(
        "not-a-case",
        "this is not a case file: it has no `key: value` at the top",
        first_of(root),
        "`supplement-calc init` prints a starter case",
    )


def _validate(source: Source, root: Mapping, wanted: Iterable[str]) -> tuple[Case, list[Problem]]:
    problems = [unknown_key(root, (key,), list(SECTIONS)) for key in root if key not in SECTIONS]
    if "title" not in root and not is_misspelt_section(root, "title"):
        span = first_of(root) if root else start_of(source)
        problems.append(Problem("missing-key", "the case has no title", span, "add `title: …`"))
    case, of_sections = _read_sections(source, root, wanted)
    return case, [*problems, *of_sections]


def _read_sections(source: Source, root: Mapping, wanted: Iterable[str]) -> tuple[Case, list[Problem]]:
    from .consistency.registry import disagreements

    problems: list[Problem] = []
    values: dict[str, Any] = {"title": ""}
    for section in in_order(needed(wanted, root)):
        if section.key in root:
            value = _section(section, root, problems)
            values |= {section.key: value} if value is not None else {}
    case = Case(file=source, root=root, **values)
    return case, [*problems, *disagreements(case)]


def _section(section: Section, root: Mapping, problems: list[Problem]) -> Any:
    node = root[section.key]
    if section.shape == "whole":
        return _typed(reader(section), section.type, root, (section.key,), node, problems)
    typed = []
    for name, entry in _entries(section, node, problems):
        key = _key(section, root, name, problems)
        value = _typed(reader(section), section.type, root, (section.key, name), entry, problems)
        if key is not None and value is not None:
            typed.append((key, value))
    return dict(typed)


def _key(section: Section, root: Mapping, name: Scalar, problems: list[Problem]) -> Any:
    match section.shape:
        case "by point":
            return _typed(model(_POINT), _POINT, root, (section.key, name), name, problems, key=True)
        case "list":
            return int(name)
        case _:
            return str(name)


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
    help = f"{_ENTRIES[section.shape]}; `supplement-calc init` prints a starter case that shows how"
    if not node or (isinstance(node, Scalar) and not node.strip()):
        return Problem("no-value", f"{name} has nothing in it", first_of(node), f"give {help}, or leave the line out")
    return Problem("wrong-shape", f"{name} must be {_ENTRIES[section.shape]}", first_of(node), f"write {help}")


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
