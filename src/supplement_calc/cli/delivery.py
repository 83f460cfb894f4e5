"""Put what a command shows where it belongs: in the format asked for, on standard output or in a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..diagnostics.styled_text import Pieces
from ..output.streams import encoded
from ..output.terminal import columns, show, texts, write

if TYPE_CHECKING:
    from ..diagnostics.styled_text import Rendered
    from ..output.reports import Kind, Writer
    from ..output.view import View


def refuse_overwriting(output: str | None, inputs: Iterable[str]) -> None:
    """An output that is also an input, standard input among them, would lose it."""
    if output is None:
        return
    from ..parser.file_kinds import same_file

    for name in inputs:
        if same_file(_STDOUT if output == "-" else output, _STDIN if name == "-" else name):
            raise click.UsageError(f"{output} is a case file read by this command; writing it would lose the case.")


def refuse_two_in_one(outputs: Sequence[str | None]) -> None:
    """Of two outputs to one place only the last would be left, or neither could be told from the other."""
    from ..parser.file_kinds import descriptor_of, same_file

    places: list[str | int] = []
    for name in outputs:
        place: str | int = _STDOUT
        if name not in (None, "-"):
            descriptor = descriptor_of(name)
            place = name if descriptor is None else descriptor
        if any(place == other or same_file(place, other) for other in places):
            where = "Standard output" if place == _STDOUT else name
            raise click.UsageError(f"{where} is named for two outputs; give each a file of its own.")
        places.append(place)


_STDIN, _STDOUT = 0, 1


class OutputError(click.ClickException):
    """A file that cannot be written; how the command is used has nothing to do with it."""

    exit_code = 2


class _NothingShown(Exception):  # noqa: N818 - what is to be written has nothing in it, which is reported already
    pass


def deliver_view(
    view: View, format_: str, output: str | None, is_empty: Callable[[], bool] | None = None, *, brief: bool = False
) -> None:
    """A view in the format of that name, or its key figures alone; a file stays as it is where `is_empty` says, once all is
    made, that none is shown."""
    from ..output.formats.registry import renderer

    if brief and view.brief is not None:
        view = view.brief()
    marked = is_for_excel(format_)
    if format_.startswith("."):
        deliver_document(format_, output or "", lambda kind: kind.tables(view), is_empty)
        return
    rendered = renderer(format_).render(view, columns_for(output))
    deliver(for_excel(rendered) if marked else rendered, output, is_empty)


def deliver_document(
    ending: str, output: str, make: Callable[[Writer], bytes], is_empty: Callable[[], bool] | None = None
) -> None:
    """Tables as the kind of document that an ending means."""
    from ..output.reports import KINDS

    data = make(document_writer(KINDS[ending], output))
    if is_empty is None or not is_empty():
        deliver_bytes(data, output)


def document_writer(kind: Kind, output: str) -> Writer:
    """What writes a kind of document; an error on one line where a library is not installed."""
    from ..output.reports import EXTRA, MissingLibrary, writer

    try:
        return writer(kind)
    except MissingLibrary as missing:
        raise OutputError(f"{output} needs {missing}, which is not installed: {EXTRA}") from None


def is_for_excel(format_: str) -> bool:
    """Whether `--excel` was given; a usage error with another format than csv."""
    context = click.get_current_context(silent=True)
    asked = context is not None and bool(context.meta.get(EXCEL))
    if asked and format_ != "csv":
        raise click.UsageError(f"--excel is for csv, and the format is {format_.removeprefix('.')}.")
    return asked


def for_excel(rendered: Rendered) -> Rendered:
    """A CSV after the mark by which Excel knows that it is UTF-8."""
    assert isinstance(rendered, Pieces)
    return Pieces(chain(["\ufeff"], rendered.texts))


EXCEL = "marked for Excel"


def columns_for(output: str | None) -> int | None:
    """The width to lay out for: the terminal's, or None for a file or pipe."""
    return columns(sys.stdout) if _is_stdout(output) else None


def deliver(rendered: Rendered, output: str | None, is_empty: Callable[[], bool] | None = None) -> None:
    """Write what a format made to the file, whole, or to standard output."""
    if output is None or _is_stdout(output):
        if isinstance(rendered, str | Pieces):
            write(rendered)
        else:
            show(rendered)
        return
    if not output:
        raise click.UsageError("An output needs the name of a file, or - for standard output.")
    with suppress(_NothingShown):
        _write(output, _unless_empty(map(encoded, texts(rendered)), is_empty))


def deliver_bytes(data: bytes, output: str) -> None:
    """Write a document to the file, whole."""
    _write(output, [data])


def _write(output: str, data: Iterable[bytes]) -> None:
    from ..output.files import write_whole

    try:
        write_whole(Path(output), data)
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror or error}.") from None


def _unless_empty(data: Iterable[bytes], is_empty: Callable[[], bool] | None) -> Iterator[bytes]:
    yield from data
    if is_empty is not None and is_empty():
        raise _NothingShown


def _is_stdout(output: str | None) -> bool:
    return output is None or output == "-"
