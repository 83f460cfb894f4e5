"""A case with errors in some sections: the others are checked all the same, and what asks for an unsound one is named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.loading import Loaded
from ..case.sections import ABOUT, SECTIONS
from ..diagnostics import Problem, Span, is_failure
from ..parser.tree import Mapping, first_of


class UnsoundSection(Exception):  # noqa: N818 - no error of anyone's: what asked for the section is not checked
    """A section was asked for that has errors."""


class SoundPart(NamedTuple):
    """A case whose unsound sections raise `UnsoundSection` when they are asked for, and the names of those."""

    case: Case
    unsound: tuple[str, ...]


def sound_part(loaded: Loaded) -> SoundPart | None:
    """What of a file with errors can be checked; None where an error is in no section, or no section of weight is sound."""
    root, read = loaded.root, loaded.part
    if root is None or read is None:
        return None
    unsound = _unsound_sections(root, filter(is_failure, loaded.problems))
    if unsound is None or not any(key in SECTIONS and key not in unsound | ABOUT for key in root):
        return None
    return SoundPart(_guarded(read, unsound), tuple(key for key in SECTIONS if key in unsound))


def _unsound_sections(root: Mapping, errors: Iterable[Problem]) -> frozenset[str] | None:
    """The sections that errors are in, or say that they bear on; None where one of them is in no section."""
    unsound: set[str] = set()
    for problem in errors:
        if problem.code == "too-large-a-case":
            return None
        if "title" not in root and problem.code == "missing-key" and problem.span == first_of(root):
            unsound.add("title")
            continue
        for span in (problem.span, *(related.span for related in problem.related)):
            section = section_at(root, span)
            if section not in SECTIONS:
                return None
            unsound.add(section)
    return frozenset(unsound)


def section_at(root: Mapping, span: Span) -> str:
    """The last key at the top that is at a place or before it; `` for a place in no section, as of an override."""
    place = (span.line, span.column)
    before = [
        (at, str(key))
        for key in root.keys_at.values()
        if key.span.source is span.source and (at := (key.span.line, key.span.column)) <= place
    ]
    return max(before)[1] if before else ""


def _guarded(case: Case, unsound: frozenset[str]) -> Case:
    class Guarded(Case):
        """The case, whose unsound sections cannot be asked for."""

        __slots__ = ()

        def __getattribute__(self, name: str) -> Any:
            if name in unsound:
                raise UnsoundSection(name)
            return super().__getattribute__(name)

    return Guarded(*case)
