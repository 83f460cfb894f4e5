"""From a file's bytes to its text, or the problem that stands in the way."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from pathlib import Path

from ..diagnostics import Problem, Source, Span, start_of
from ..diagnostics.text import is_unsafe

LARGEST = 5_000_000
STDIN = "<stdin>"


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
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableFile(_whole(shown, "no-such-file", "there is no such file", _neighbour(name))) from None
    except IsADirectoryError:
        raise UnreadableFile(
            _whole(shown, "directory", "this is a directory, not a case file", "name the case file in it")
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(_whole(shown, "unreadable", f"the file cannot be read: {reason}", None)) from None


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
    if len(data) > LARGEST:
        return _refused(name, "too-large", "the file is larger than 5 MB", "a case is a few kB; is this the right file?")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(name, "not-utf-8", "the file is in UTF-16", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf_8(name, data, error)
    source = Source(name, text)
    if not text.strip() or all(not line.strip() or line.lstrip().startswith("#") for line in source.lines):
        return source, [_whole(name, "empty-file", "the file is empty", "`supplement-calc init` prints a starter case")]
    return source, _control_characters(source)


def _not_utf_8(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[Source, list[Problem]]:
    data = data.removeprefix(BOM_UTF8)  # the error counts from behind it
    before = Source(name, data[: error.start].decode()).lines
    source = Source(name, data.decode(errors="replace"))
    line, column = len(before), len(before[-1]) + 1
    span = Span(source, line, column, line, column + 1)
    return source, [Problem("not-utf-8", f"byte {data[error.start]:#04x} here is not UTF-8", span, "save the file as UTF-8")]


def _control_characters(source: Source) -> list[Problem]:
    # whatever can be printed is safe; line ends and tabs, which cannot, are
    if source.text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return []
    for number, line in enumerate(source.lines, 1):
        for column, character in enumerate(line, 1):
            if character != "\t" and is_unsafe(character):
                span = Span(source, number, column, number, column + 1)
                headline = f"the file holds a character that cannot be shown (U+{ord(character):04X})"
                return [Problem("control-character", headline, span, "leave it out")]
    return []


def _refused(name: str, code: str, headline: str, help: str) -> tuple[Source, list[Problem]]:
    return Source(name, ""), [_whole(name, code, headline, help)]


def _whole(name: str, code: str, headline: str, help: str | None) -> Problem:
    return Problem(code, headline, start_of(Source(name, "")), help)
