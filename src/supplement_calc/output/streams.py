"""Standard output and error whose every write is whole: all bytes are written, or an exception says why not."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO, cast


class ClosedPipe(Exception):  # noqa: N818 - the reader has gone away, which is no error of anyone's
    """Nobody reads what is written any more."""


class Unwritable(OSError):  # noqa: N818 - reported to the user as it is
    """What is written finds no room: a full disk, say. Carries the reason."""


class _Raw(Protocol):
    """A file without a buffer, whose writes may be short: None where a pipe that does not wait is full."""

    def write(self, data: memoryview, /) -> int | None: ...

    def fileno(self) -> int: ...


def encoded(text: str) -> bytes:
    """The text in UTF-8; what is left of a file name that is not UTF-8 as `\\udc..`, which JSON reads as it was."""
    return text.encode("utf-8", "backslashreplace")


def write_all(raw: _Raw, data: bytes) -> None:
    """Write every byte, and wait where the other side is slow. Raises `ClosedPipe` or `Unwritable`."""
    rest = memoryview(data)
    try:
        while rest:
            written = raw.write(rest)
            if written is None:
                _wait_for_room(raw)
            else:
                rest = rest[written:]
    except BrokenPipeError:
        raise ClosedPipe from None
    except OSError as error:
        raise Unwritable(error.strerror or str(error)) from None


def _wait_for_room(raw: _Raw) -> None:
    from select import select

    select([], [raw], [])


class _WholeBytes(io.RawIOBase):
    """A file's bytes, each write whole. Closing it closes nothing below."""

    def __init__(self, raw: _Raw) -> None:
        self._raw = raw

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The file's own number."""
        return self._raw.fileno()

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """All of the data; its length."""
        write_all(self._raw, bytes(data))
        return len(data)


class _WholeText(io.TextIOWrapper):
    """A stream of text over such bytes. A character that its encoding lacks is replaced: no reason to fail."""

    def __init__(self, stream: TextIO, raw: _Raw) -> None:
        super().__init__(
            cast("io.BufferedWriter", _WholeBytes(raw)), encoding=stream.encoding, errors="replace", write_through=True
        )
        self._stream = stream

    def isatty(self) -> bool:
        """Whether the stream below is a terminal."""
        return self._stream.isatty()


class _Closed(io.TextIOBase):
    """A stream that was closed before the process began: writing fails for the reason given, or is lost where there is none."""

    def __init__(self, reason: str | None) -> None:
        self._reason = reason

    def writable(self) -> bool:
        """Always: the reason is for who writes."""
        return True

    def write(self, text: str) -> int:
        """Raises `Unwritable` where something would be lost that was asked for."""
        if text and self._reason:
            raise Unwritable(self._reason)
        return len(text)


@contextmanager
def whole_streams() -> Iterator[None]:
    """Standard output and error write all or raise, however the process was started: unbuffered, closed, not waiting."""
    before = sys.stdout, sys.stderr
    sys.stdout = _whole(sys.stdout, "standard output is closed")
    sys.stderr = _whole(sys.stderr, None)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _whole(stream: TextIO | None, reason: str | None) -> TextIO:
    if stream is None:
        return cast("TextIO", _Closed(reason))
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        return stream
    stream.flush()
    return cast("TextIO", _WholeText(stream, getattr(buffer, "raw", buffer)))
