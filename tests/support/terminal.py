"""A terminal in memory: a real session on a pseudo-terminal, rendered as a person would see it."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import subprocess
import termios
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import pyte

from .running import clean_environment, command_line


class Session(NamedTuple):
    """A session that has ended: its exit code, every byte it sent, and the rows that stand on the screen."""

    code: int
    sent: bytes
    rows: list[str]

    @property
    def text(self) -> str:
        """The rows as one text."""
        return "\n".join(self.rows)


def session(
    *arguments: str | Path, columns: int = 80, encoding: str = "utf-8", env: Mapping[str, str] | None = None
) -> Session:
    """Run the command line on a terminal of that many columns."""
    process, terminal = _started(arguments, columns, encoding, env)
    sent = b"".join(_parts(terminal))
    os.close(terminal)
    return Session(process.wait(timeout=60), sent, _rendered(sent.decode(encoding, "replace"), columns))


def interrupted(*arguments: str | Path, after: bytes, columns: int = 80) -> Session:
    """The same, interrupted as by Ctrl-C once the terminal has been sent what is given."""
    process, terminal = _started(arguments, columns, "utf-8", None)
    late = Timer(60, process.kill)  # a process that hears no interrupt is not waited for without end
    late.start()
    sent, is_told = b"", False
    for part in _parts(terminal):
        sent += part
        if after in sent and not is_told:
            process.send_signal(signal.SIGINT)
            is_told = True
    late.cancel()
    os.close(terminal)
    return Session(process.wait(timeout=60), sent, _rendered(sent.decode(), columns))


def _started(
    arguments: Sequence[str | Path], columns: int, encoding: str, env: Mapping[str, str] | None
) -> tuple[subprocess.Popen[bytes], int]:
    """The process, and our end of its terminal."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = clean_environment({"TERM": "xterm-256color", "PYTHONIOENCODING": encoding, **(env or {})})
    process = subprocess.Popen(command_line(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    return process, ours


def _parts(terminal: int) -> Iterator[bytes]:
    """What is sent until the other side hangs up, which Linux tells as an error and others as an end of file."""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            return
        if not part:
            return
        yield part


def _rendered(text: str, columns: int) -> list[str]:
    height = sum(1 + 2 * len(line) // columns for line in text.split("\n"))  # so that nothing scrolls off the top
    screen = pyte.Screen(columns, height)
    pyte.Stream(screen).feed(text)
    rows = [row.rstrip() for row in screen.display]
    while rows and not rows[-1]:
        rows.pop()
    return rows
