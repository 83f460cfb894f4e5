"""What is said to whoever answers: on standard error, in lines that fit a terminal."""

from __future__ import annotations

import sys

import click

from ...diagnostics.text import safe
from ...output.formats.wrapping import wrap
from ...output.terminal import columns, fitting


def say(text: str, *, nl: bool = True) -> None:
    """Some lines; without a line end after the last where an answer is typed after it."""
    width = columns(sys.stderr)
    lines = [part for line in text.split("\n") for part in _folded(safe(line), width)]
    click.echo(fitting("\n".join(lines), sys.stderr), file=sys.stderr, nl=nl)


def _folded(line: str, width: int | None) -> list[str]:
    """A line folded under its own indent; the space that a question ends with stays."""
    indent = line[: len(line) - len(line.lstrip())]
    end = line[len(line.rstrip()) :]
    if width is None or len(line) <= width:
        return [line]
    parts = [indent + part for part in wrap(line.strip(), width - len(indent) - len(end))]
    return [*parts[:-1], parts[-1] + end]
