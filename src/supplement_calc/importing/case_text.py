"""The text of a case with what was brought in: a new one, or one with those sections replaced and all else byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ..case.sections import SECTIONS
from ..parser.tree import Mapping as MappingNode
from .extract import Extract
from .table import Unimportable
from .yaml_text import block, comment, text


def new_case(title: str, extracts: Sequence[Extract]) -> str:
    """A case of what was brought in, opening with where each number came from."""
    opening = ["# Brought in from extracts by `supplement-calc import`. Nothing personal is carried over.", "#"]
    for extract in extracts:
        opening += _comments(extract)
        opening.append("#")
    sections = _sections(extracts)
    body = "".join(f"\n{key}:\n{block(sections[key])}" for key in SECTIONS if key in sections)
    return block(opening[:-1]) + f"\ntitle: {text(title)}\n{body}"


def _comments(extract: Extract) -> list[str]:
    return [line for sentence in extract.provenance(quoting=False) for line in comment(sentence)]


def _sections(extracts: Sequence[Extract]) -> dict[str, list[str]]:
    return {key: lines for extract in extracts for key, lines in extract.gives.items() if lines}


def case_with(old: str, root: MappingNode, extracts: Sequence[Extract]) -> str:
    """A case's text with the sections replaced; those that it lacks are put at its end.

    Raises `Unimportable` for a text whose sections do not each start a line.
    """
    if any(key.span.column != 1 for key in root.keys_at.values()) or old.lstrip("\ufeff")[:1] in "{":
        raise Unimportable("its sections do not each start a line", "write each section at the start of a line", 1)
    end = "\r\n" if "\r\n" in old else "\n"
    made = {key: _with_comments(key, extract, end) for extract in extracts for key, lines in extract.gives.items() if lines}
    lines = old.splitlines(keepends=True)
    starts = sorted((key.span.line - 1, str(key)) for key in root.keys_at.values())
    for number, (start, key) in reversed(list(enumerate(starts))):
        if key in made:
            stop = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
            lines[start : _last(lines, start, stop)] = [made[key]]
    at = _end_of_document(lines)
    for key in SECTIONS:
        if key in made and key not in root.keys_at:
            before = "" if not at or lines[at - 1].endswith(("\n", "\r")) else end
            lines.insert(at, f"{before}{end}{made[key]}")
            at += 1
    return "".join(lines)


def _last(lines: Sequence[str], start: int, stop: int) -> int:
    """Where a section ends: blank lines, and comments at the start of a line, before the next section are not its own."""
    while stop > start + 1 and (not lines[stop - 1].strip() or lines[stop - 1].startswith(("#", "..."))):
        stop -= 1
    return stop


def _end_of_document(lines: Sequence[str]) -> int:
    """Where a section may be added: at the end, or before the mark of the end."""
    return next((at for at, line in enumerate(lines) if line.rstrip() == "..."), len(lines))


def _with_comments(key: str, extract: Extract, end: str) -> str:
    """A section with where it came from, inside it, so that the next time replaces both."""
    lines = [f"{key}:", *(f"  {line}" for line in _comments(extract)), *extract.gives[key]]
    return "".join(f"{line}{end}" for line in lines)


def titled(name: str) -> str:
    """A title from a file's name: `planning_establishment-2026.csv` gives `Planning establishment 2026`."""
    stem = PurePath(name).stem if name != "-" else ""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] if words else "Imported case"
