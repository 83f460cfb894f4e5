"""Put what a command shows where it belongs: in the format asked for, on standard output or in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostics.styled_text import Pieces
from ..output.terminal import columns, show, texts, write

if TYPE_CHECKING:
    from ..diagnostics.styled_text import Rendered
    from ..output.view import View


def refuse_overwriting(output: str | None, inputs: Iterable[str]) -> None:
    """An output that is also an input would lose it."""
    if output is None:
        return
    target = Path(output)
    for name in inputs:
        if name != "-" and (target.resolve() == Path(name).resolve() or _same_file(target, Path(name))):
            raise click.UsageError(f"{output} is a case file read by this command; writing it would lose the case.")


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def deliver_view(view: View, format_: str, output: str | None) -> None:
    """A view in the format of that name."""
    from ..output.formats.registry import renderer

    deliver(renderer(format_).render(view, columns_for(output)), output)


def columns_for(output: str | None) -> int | None:
    """The width to lay out for: the terminal's, or None for a file or pipe."""
    return columns(sys.stdout) if _is_stdout(output) else None


def deliver(rendered: Rendered, output: str | None) -> None:
    """Write what a format made to the file, whole, or to standard output."""
    if output is None or _is_stdout(output):
        if isinstance(rendered, str | Pieces):
            write(rendered)
        else:
            show(rendered)
        return
    from ..output.files import write_whole

    try:
        write_whole(Path(output), (text.encode() for text in texts(rendered)))
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror or error}.") from None


def _is_stdout(output: str | None) -> bool:
    return output is None or output == "-"
