"""From a file's bytes to its text, or the problem that stands in the way."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..diagnostics import Problem, Source, Span, start_of
from ..diagnostics.characters import unsafe_at
from .characters import refused
from .file_kinds import descriptor_of, kind_of

if TYPE_CHECKING:
    from .other_formats import OtherFormat

LARGEST = 5_000_000
STDIN = "<stdin>"
_AT_A_TIME = 65_536
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
# What files begin with that `other_formats` knows.
_OF_OTHERS = frozenset((b"P", b"%", b"{", b"G", b"<", b"\xd0", b"\x89", b"\xff", b"\x1f"))
# Ends of lines and tabs are no text of a case: what is between them is looked at.
_WHITE = str.maketrans("\n\r\t", "   ")


class Readable(Protocol):
    """A file of bytes; None is read where there is nothing yet and the file does not wait."""

    def read(self, size: int, /) -> bytes | None: ...

    def fileno(self) -> int: ...


class UnreadableFile(Exception):  # noqa: N818 - not an error of ours: the command line names something that does not exist
    """A file that cannot be read at all: missing, a directory, not allowed. Carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.headline)
        self.problem = problem


def open_source(name: str) -> tuple[Source, list[Problem]]:
    """The text of a file, or of standard input for `-`, and what is wrong with it before any YAML is read.

    Raises `UnreadableFile` where the file has no text to read.
    """
    shown = STDIN if name == "-" else name
    if not name:
        raise UnreadableFile(_whole(shown, "no-such-file", "no file is named", "name a case file, or - for standard input"))
    return decode(shown, _bytes(name, shown))


def _bytes(name: str, shown: str) -> bytes:
    try:
        if name == "-":
            return _standard_input(shown)
        descriptor = descriptor_of(name)
        return _file(name, shown) if descriptor is None else _open_file(os.dup(descriptor))
    except FileNotFoundError:
        raise UnreadableFile(_whole(shown, "no-such-file", "there is no such file", _neighbour(name))) from None
    except IsADirectoryError:
        raise UnreadableFile(
            _whole(shown, "directory", "this is a directory, not a case file", "name the case file in it")
        ) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(unreadable(shown, error)) from None


def unreadable(shown: str, error: Exception, what: str = "file") -> Problem:
    """A file or folder that is there and cannot be read, for the system's reason."""
    reason = getattr(error, "strerror", None) or str(error)
    return _whole(shown, "unreadable", f"the {what} cannot be read: {reason}", None)


def _standard_input(shown: str) -> bytes:
    if sys.stdin is None:
        raise UnreadableFile(_whole(shown, "unreadable", "standard input is closed", "name a case file, or give one to it"))
    return _read(sys.stdin.buffer)


def _open_file(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        return _read(file)


def _file(name: str, shown: str) -> bytes:
    """The bytes of a regular file. Nothing else is opened: a pipe could keep us waiting for ever, and a device do anything."""
    _refuse_other_kinds(Path(name).stat().st_mode, shown)
    with os.fdopen(os.open(name, os.O_RDONLY | _AT_ONCE | _BINARY), "rb", buffering=0) as file:
        before = os.fstat(file.fileno())
        _refuse_other_kinds(before.st_mode, shown)  # it may have changed its kind since
        data = _read(file)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        help = "run it again when nothing is writing to the file"
        raise UnreadableFile(_whole(shown, "unreadable", "the file changed while it was being read", help))
    return data


def _refuse_other_kinds(mode: int, shown: str) -> None:
    kind = kind_of(mode)
    if kind is None:
        return
    help = "name a case file, or - for standard input, which may come from a pipe"
    raise UnreadableFile(_whole(shown, "not-a-file", f"this is {kind}, not a file", help))


def _read(file: Readable) -> bytes:
    """All there is, but no more than shows that it is too large. What is read from may give it bit by bit, and not wait."""
    data = bytearray()
    while len(data) <= LARGEST:
        part = file.read(min(_AT_A_TIME, LARGEST + 1 - len(data)))
        if part is None:
            _wait_for_more(file)
            continue
        if not part:
            break
        data += part
    return bytes(data)


def _wait_for_more(file: Readable) -> None:
    from select import select

    select([file], [], [])


def _neighbour(name: str) -> str | None:
    from ..diagnostics.names import nearest

    try:
        near = nearest(Path(name).name, [entry.name for entry in Path(name).parent.iterdir()])
    except OSError:
        near = None
    return (
        f"did you mean {Path(name).parent / near}?" if near else "check the path; `supplement-calc init FILE` starts a new case"
    )


def decode(name: str, data: bytes) -> tuple[Source, list[Problem]]:
    """The text of the bytes; an empty text with its problem where they give none to go on."""
    if data[:1] in _OF_OTHERS and (found := _of_another_program(data)) is not None:
        headline = f"this is {found.called}, not a case file"
        if found.is_text:
            return _refused(name, "not-a-case", headline, found.help)
        return _refused(name, "not-utf-8", headline, found.help)
    if len(data) > LARGEST:
        return _refused(name, "too-large", "the file is larger than 5 MB", "a case is a few kB; is this the right file?")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(name, "not-utf-8", "the file is in UTF-16", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf_8(name, data, error)
    source = Source(name, text, data=data)
    if not text.strip() or all(not line.strip() or line.lstrip().startswith("#") for line in source.lines):
        return source, [_whole(name, "empty-file", "the file is empty", "`supplement-calc init` prints a starter case")]
    return source, _control_characters(source)


def _of_another_program(data: bytes) -> OtherFormat | None:
    from .other_formats import other_format

    return other_format(data)


def _not_utf_8(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[Source, list[Problem]]:
    data = data.removeprefix(BOM_UTF8)  # the error counts from behind it
    before = Source(name, data[: error.start].decode()).lines
    source = Source(name, data.decode(errors="replace"))
    line, column = len(before), len(before[-1]) + 1
    span = Span(source, line, column, line, column + 1)
    return source, [Problem("not-utf-8", f"byte {data[error.start]:#04x} here is not UTF-8", span, "save the file as UTF-8")]


def _control_characters(source: Source) -> list[Problem]:
    """The first character that a case file may not have, with the places of the others."""
    if not unsafe_at(source.text.translate(_WHITE)):
        return []
    lines = enumerate(source.lines, 1)
    (line, column), *others = [(number, place + 1) for number, line in lines for place in unsafe_at(line.translate(_WHITE))]
    span = Span(source, line, column, line, column + 1)
    return [refused("file", source.lines[line - 1][column - 1], span, [f"{line}:{column}" for line, column in others])]


def _refused(name: str, code: str, headline: str, help: str) -> tuple[Source, list[Problem]]:
    return Source(name, ""), [_whole(name, code, headline, help)]


def _whole(name: str, code: str, headline: str, help: str | None) -> Problem:
    return Problem(code, headline, start_of(Source(name, "")), help)
