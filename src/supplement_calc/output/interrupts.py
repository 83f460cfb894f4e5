"""An interrupt ends the process at once, wherever it comes: no traceback, and nothing half made is left behind."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import TracebackType

INTERRUPTED = 130

_cleanups: list[Callable[[], object]] = []


class CleanedUp:
    """Runs the clean-up when the block ends, and also where an interrupt ends the process within it."""

    def __init__(self, cleanup: Callable[[], object]) -> None:
        self._cleanup = cleanup

    def __enter__(self) -> None:
        _cleanups.append(self._cleanup)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        _cleanups.remove(self._cleanup)
        self._cleanup()


def leave_on_interrupt() -> None:
    """From here on Ctrl-C ends the process with exit code 130, unless whoever started it has had interrupts ignored.

    Python's own way, an exception, is swallowed where it comes in a callback and shown as a traceback where it comes before
    or after the code that catches it. Nothing that we write is buffered, so there is nothing to lose by leaving at once.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)


def ignore_interrupts() -> None:
    """All is written and the exit code decided: what comes while Python takes itself apart changes neither."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _leave(*_: object) -> None:
    ignore_interrupts()
    for cleanup in reversed(_cleanups):
        _attempt(cleanup)
    if sys.__stderr__ is not None:  # the number 2 may be another file's where standard error is closed
        # a terminal has shown ^C on the line where the cursor was
        _attempt(lambda: os.write(2, b"\nInterrupted.\n" if os.isatty(2) else b"Interrupted.\n"))
    os._exit(INTERRUPTED)


def _attempt(action: Callable[[], object]) -> None:
    try:
        action()
    except Exception:
        return
