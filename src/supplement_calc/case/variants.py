"""A case as an option or a scenario has it: other values put into the tree of the file, and the sections read from that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingType
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..diagnostics import Problem, Span, is_failure
from ..parser.tree import Mapping, Node, copied, resolved
from .case import Case
from .overrides import Changed, Override, apply, changed_by, changed_in, put, remove
from .reading import read_sections

if TYPE_CHECKING:
    from .models.options import Option

Varied = Literal["options", "scenarios"]
AS_IT_STANDS = "As the case has it"
"""What the case without an option is called next to its options."""
OF: dict[Varied, str] = {"options": "option", "scenarios": "scenario"}
"""The sections that vary a case, and what one entry of each is called."""


class Change(NamedTuple):
    """One input changed: its path as given, where that stands, and the node put there; None where the input is left out."""

    path: str
    span: Span
    node: Node | None


class Variant(NamedTuple):
    """A case with some inputs changed. `case` is None where it cannot be read; `problems` are those that the changes make."""

    case: Case | None
    changed: tuple[Changed, ...]
    problems: list[Problem]


def entries_of(case: Case, section: Varied) -> MappingType[str, Option]:
    """The options, or the scenarios, by name."""
    return case.options if section == "options" else case.scenarios


def changes_of(case: Case, section: Varied, name: str) -> Iterator[Change]:
    """All that an option or a scenario changes, what it builds on first. Ends where they build on each other in a circle."""
    entries = entries_of(case, section)
    chain: list[str] = []
    at: str | None = name
    while at is not None and at in entries and at not in chain:
        chain.append(at)
        at = entries[at].builds_on
    for one in reversed(chain):
        for number, left_out in enumerate(entries[one].leave_out or (), 1):
            yield Change(left_out, case.place(section, one, "leave_out", str(number)), None)
        for path, node in (entries[one].changes or {}).items():
            yield Change(str(path), path.span, node)


def vary(case: Case, changes: Sequence[Change], wanted: Iterable[str], sets: Sequence[Override] = ()) -> Variant:
    """The case with these changes, then those of `--set` (a sweep's), its wanted sections read anew.

    What is wrong with the case as it stands is reported where the case is read; of the variant only what is wrong now.
    """
    root = copied(case.root)
    assert isinstance(root, Mapping)
    problems: list[Problem] = []
    changed: dict[str, Changed] = {_at(case, change.path): change for change in case.changed}
    for change in changes:
        found = changed_in(root, change.path, change.node)
        if change.node is None:  # what was changed in it is left out with it
            above = f"{_at(case, change.path)}."
            changed = {at: one for at, one in changed.items() if not at.startswith(above)}
            found = [one for one in changed_in(case.root, change.path, None) if one.in_file is not None]
        for one in found:
            _note(changed, case, one)
        problems += (
            remove(root, change.path, change.span) if change.node is None else put(root, change.path, change.span, change.node)
        )
    for override in sets:
        _note(changed, case, changed_by(root, override))
        problems += apply(root, override)
    varied, of_sections = read_sections(case.file, root, wanted)
    problems += of_sections
    whole = None if any(map(is_failure, problems)) else varied._replace(changed=tuple(changed.values()))
    return Variant(whole, tuple(changed.values()), problems)


def _note(changed: dict[str, Changed], case: Case, one: Changed) -> None:
    """The last value of an input next to the one that the file has, whatever was put there or left out in between."""
    at = _at(case, one.path)
    earlier = changed.get(at)
    changed[at] = one if earlier is None else one._replace(in_file=earlier.in_file)


def _at(case: Case, path: str) -> str:
    """A path as the case has it; as given where the case has none."""
    return ".".join(resolved(case.root, path) or (path,))
