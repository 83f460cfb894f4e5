"""A terminal in memory: a session on a pseudo-terminal, rendered as a person would see it."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Thread, Timer
from typing import NamedTuple
from unittest.mock import patch

import pyte

from supplement_calc.cli.main import main

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
    """Run the command line in this process, its three streams on a terminal of that many columns.

    `tests/cli/test_terminal.py` holds that a process of its own sends the same.
    """
    ours, theirs = _opened(columns)
    parts: list[bytes] = []
    reader = Thread(target=lambda: parts.extend(_parts(ours)))
    reader.start()
    try:
        with ExitStack() as held:
            held.enter_context(patch.dict(os.environ, clean_environment({"TERM": "xterm-256color", **(env or {})}), clear=True))
            for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
                errors = "backslashreplace" if name == "stderr" else "strict"
                stream = held.enter_context(open(os.dup(theirs), mode, 1, encoding, errors))  # noqa: PTH123
                held.enter_context(patch.object(sys, name, stream))
                held.enter_context(patch.object(sys, f"__{name}__", stream))
            code = main([str(argument) for argument in arguments])
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)
    sent = b"".join(parts)
    return Session(code, sent, _rendered(sent.decode(encoding, "replace"), columns))


def session_apart(
    *arguments: str | Path, columns: int = 80, encoding: str = "utf-8", env: Mapping[str, str] | None = None
) -> Session:
    """Run the command line in a process of its own on such a terminal."""
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


def answering(*arguments: str | Path, answers: Sequence[tuple[str, str]], columns: int = 80) -> Session:
    """The same, each answer typed once the terminal has been sent the words that it answers; `^C` is Ctrl-C, `^D` Ctrl-D."""
    process, terminal = _started(arguments, columns, "utf-8", None)
    late = Timer(60, process.kill)
    late.start()
    sent, seen, waiting = b"", 0, list(answers)
    for part in _parts(terminal):
        sent += part
        while waiting and (at := sent.find(waiting[0][0].encode(), seen)) >= 0:
            words, answer = waiting.pop(0)
            seen = at + len(words.encode())
            if answer == "^C":
                process.send_signal(signal.SIGINT)
            else:
                os.write(terminal, b"\x04" if answer == "^D" else f"{answer}\n".encode())
    late.cancel()
    os.close(terminal)
    return Session(process.wait(timeout=60), sent, _rendered(sent.decode(), columns))


def _started(
    arguments: Sequence[str | Path], columns: int, encoding: str, env: Mapping[str, str] | None
) -> tuple[subprocess.Popen[bytes], int]:
    """The process, and our end of its terminal."""
    ours, theirs = _opened(columns)
    environment = clean_environment({"TERM": "xterm-256color", "PYTHONIOENCODING": encoding, **(env or {})})
    process = subprocess.Popen(command_line(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    return process, ours


def _opened(columns: int) -> tuple[int, int]:
    """A new terminal: our end of it, and the other."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    return ours, theirs


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
