"""How far a long run has come: one line on a terminal, gone when it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TextIO, TypeVar

from .interrupts import CleanedUp

Item = TypeVar("Item")

# More files than this are counted from the first; fewer once they have taken a while. Seconds.
_MANY = 100
_PATIENCE, _BETWEEN = 0.5, 0.1


@contextmanager
def counted(
    items: Sequence[Item], stream: TextIO, clock: Callable[[], float] = monotonic, says: Callable[[int, int], str] | None = None
) -> Iterator[Iterator[Item]]:
    """The items one by one, with `Checked 340 of 1,000 files` on the stream meanwhile where that is a terminal, or what it
    `says` of how many there have been and how many there are.

    Whatever ends the run, an interrupt too, the line is cleared. It has no colour and no codes: a return and spaces will do.
    """
    if not stream.isatty():
        yield iter(items)
        return
    line = _Line(stream)
    with CleanedUp(lambda: line.show("")):
        yield _counted(items, line, clock, says or _files)


@contextmanager
def tally(
    stream: TextIO, says: Callable[[int], str], clock: Callable[[], float] = monotonic
) -> Iterator[Callable[[int], None]]:
    """What to call with how many there have been, where it is not known how many there are: a line on the stream once it has
    taken a while, if that is a terminal, cleared at the end."""
    if not stream.isatty():
        yield lambda number: None
        return
    line = _Line(stream)
    due = [clock() + _PATIENCE]

    def tell(number: int) -> None:
        if (now := clock()) >= due[0]:
            line.show(says(number))
            due[0] = now + _BETWEEN

    with CleanedUp(lambda: line.show("")):
        yield tell


def _files(number: int, of: int) -> str:
    return f"Checked {number:,} of {of:,} file{'s' if of != 1 else ''}"


def _counted(items: Sequence[Item], line: _Line, clock: Callable[[], float], says: Callable[[int, int], str]) -> Iterator[Item]:
    due = clock() + (0 if len(items) > _MANY else _PATIENCE)
    for number, item in enumerate(items):
        now = clock()
        if now >= due:
            line.show(says(number, len(items)))
            due = now + _BETWEEN
        yield item


class _Line:
    """The line that the cursor is on; what is shown next replaces what was shown last."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._width = 0

    def show(self, text: str) -> None:
        """Show the text in place of the last; no text clears the line."""
        self._width = max(self._width, len(text))  # before it is written, since an interrupt may come in the middle
        if not self._width:
            return
        with suppress(OSError):  # a terminal that has gone away is no reason to stop
            self._stream.write(f"\r{text:{self._width}}" + ("" if text else "\r"))
            self._stream.flush()
