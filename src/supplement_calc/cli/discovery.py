"""The case files that a command line means: files, directories searched, patterns where the shell has left them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..diagnostics import Problem, Source, start_of
from ..parser.file_kinds import real
from ..parser.source_file import UnreadableFile, unreadable

_SUFFIXES = (".yaml", ".yml")
_MARKS = "*?["


def files_of(names: Sequence[str]) -> Iterator[str | UnreadableFile]:
    """Each file once, in the order named; within a directory by name. A name that means no file gives the problem."""
    seen: set[str] = set()
    for name in names:
        files = list(_files(name))
        if not files:
            headline = "there is no case file here" if _is_folder(Path(name)) else "no file is like this"
            help = f"case files end in {' or '.join(_SUFFIXES)}; `supplement-calc init FILE` starts a new case"
            yield UnreadableFile(Problem("no-case-files", headline, start_of(Source(name, "")), help))
        for file in files:
            if isinstance(file, UnreadableFile):
                yield file
            elif file not in seen:
                seen.add(file)
                yield file


def _files(name: str) -> Iterator[str | UnreadableFile]:
    path = Path(name)
    if name not in ("", "-") and _is_folder(path):
        yield from _in_folder(path)
    elif any(mark in name for mark in _MARKS) and not _exists(path):
        yield from _like(path)
    else:
        yield name


def _in_folder(folder: Path) -> Iterator[str | UnreadableFile]:
    """The YAML files of a folder and the folders in it, but not what is hidden; what could not be searched comes first.

    Links to folders are not followed, so that the search always ends.
    """
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        searched = waiting.pop()
        try:
            with os.scandir(searched) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(searched / entry.name)
                    elif Path(entry.name).suffix.lower() in _SUFFIXES and not _is_folder(searched / entry.name):
                        found.append(searched / entry.name)
        except OSError as error:
            yield UnreadableFile(unreadable(str(searched), error, "folder"))
    for file in sorted(found):
        yield _within(folder, file)


def _like(pattern: Path) -> Iterator[str | UnreadableFile]:
    """The files that a pattern means, looked for below its parts without a mark."""
    marked = [any(mark in part for mark in _MARKS) for part in pattern.parts].index(True)
    base = Path(*pattern.parts[:marked])
    try:
        os.scandir(base).close()
        found = sorted(file for file in base.glob(str(Path(*pattern.parts[marked:]))) if not _is_folder(file))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a pattern such as a**b
        return
    except OSError as error:
        yield UnreadableFile(unreadable(str(base), error, "folder"))
        return
    for file in found:
        yield _within(base, file)


def _within(folder: Path, file: Path) -> str | UnreadableFile:
    """The file, if no link leads out of the folder searched: who put it there may not be who may read what it leads to."""
    if Path(real(str(file))).is_relative_to(real(str(folder))):
        return str(file)
    headline = "a symbolic link leads out of the folder searched, so this file was not read"
    help = "name the file itself on the command line, or put a copy in the folder"
    return UnreadableFile(Problem("link-out-of-folder", headline, start_of(Source(str(file), "")), help))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that is too long, or below a folder that may not be searched
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False
