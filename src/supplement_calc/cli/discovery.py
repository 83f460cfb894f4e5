"""The case files that a command line means: files, directories searched, patterns where the shell has left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..diagnostics import Problem, Source, start_of
from ..parser.source_file import UnreadableFile

_SUFFIXES = (".yaml", ".yml")


def files_of(names: Sequence[str]) -> Iterator[str | UnreadableFile]:
    """Each file once, in the order named; within a directory by name. A name that means no file gives the problem."""
    seen: set[str] = set()
    for name in names:
        files = list(_files(name))
        if not files:
            headline = "there is no case file here" if Path(name).is_dir() else "no file is like this"
            help = f"case files end in {' or '.join(_SUFFIXES)}; `supplement-calc init FILE` starts a new case"
            yield UnreadableFile(Problem("no-case-files", headline, start_of(Source(name, "")), help))
        for file in files:
            if file not in seen:
                seen.add(file)
                yield file


def _files(name: str) -> Iterator[str]:
    path = Path(name)
    if name != "-" and path.is_dir():
        yield from (str(file) for file in sorted(path.rglob("*")) if _is_case(file, path))
    elif any(mark in name for mark in "*?[") and not path.exists():
        yield from (
            str(file) for file in sorted(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor)))) if file.is_file()
        )
    else:
        yield name


def _is_case(file: Path, within: Path) -> bool:
    """A YAML file, not hidden and in no hidden folder."""
    hidden = any(part.startswith(".") for part in file.relative_to(within).parts)
    return file.suffix.lower() in _SUFFIXES and file.is_file() and not hidden
