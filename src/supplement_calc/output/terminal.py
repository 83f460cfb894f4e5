"""Where lines go: a terminal, painted and in its own characters, or a file or pipe in UTF-8."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, cast

from ..diagnostics.styled_text import Line, Pieces, Rendered
from .streams import ClosedPipe, Unwritable, encoded

if TYPE_CHECKING:
    from .document import Document

_STYLES = {
    "title": "bold",
    "heading": "bold",
    "total": "bold",
    "rule": "dim",
    "detail": "dim",
    "over": "bold red",
    "under": "green",
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "gutter": "blue",
    "caret": "bold red",
    "related": "bold blue",
    "id": "cyan",
    "source": "",
    "help": "",
}
# For terminals that cannot show the character on the left.
_PLAINER = {
    "│": "|", "─": "-", "═": "=", "├": "|", "└": "`", "–": "-", "—": "-", "…": "...", "£": "GBP ", "×": "x", "÷": "/",
    "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "Σ": "sum", "█": "#", "▒": "%", "·": ".", "→": ">",
}  # fmt: skip


_AT_ONCE = 64 * 1024  # characters


def columns(stream: TextIO) -> int | None:
    """The width to lay out for: a terminal's, or None for a file or pipe."""
    if not stream.isatty():
        return None
    return max(shutil.get_terminal_size().columns, 40)


def show(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Print the lines to standard output, or to the stream given."""
    stream = stream or sys.stdout
    with _open(stream):
        _show(lines, stream)


def _show(lines: Iterable[Line], stream: TextIO) -> None:
    if not stream.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb":
        for text in texts(lines):
            _write(text, stream)
    else:
        _paint(lines, stream)


def write(text: str | Pieces, stream: TextIO | None = None) -> None:
    """Print a text that is already in its format: in UTF-8 and with plain line ends, whatever the machine's own are."""
    stream = stream or sys.stdout
    with _open(stream):
        for piece in texts(text):
            _write(piece, stream)


def texts(rendered: Rendered) -> Iterator[str]:
    """What a format made as it is without styles, in texts of a size to be written at once."""
    if isinstance(rendered, str):
        yield rendered
        return
    pieces = rendered.texts if isinstance(rendered, Pieces) else (f"{text_of(line)}\n" for line in rendered)
    waiting, size = [], 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size > _AT_ONCE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


@contextmanager
def _open(stream: TextIO) -> Iterator[None]:
    """A stream that may have lost its reader."""
    try:
        yield
        stream.flush()
    except BrokenPipeError:
        raise ClosedPipe from None
    except OSError as error:
        raise Unwritable(error.strerror or str(error)) from None


def _write(text: str, stream: TextIO) -> None:
    if stream.isatty():
        stream.write(fitting(text, stream))
        return
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    buffer.write(encoded(text))
    buffer.flush()


def text_of(line: Line) -> str:
    """The line without its styles."""
    return "".join(piece.text for piece in line).rstrip()


def fitting(text: str, stream: TextIO) -> str:
    """The text in characters that the terminal can show; only those that it cannot are made plainer."""
    encoding = stream.encoding or "utf-8"
    if _can_show(text, encoding):
        return text
    return "".join(c if _can_show(c, encoding) else _PLAINER.get(c, "?") for c in text)


def _can_show(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def fitted(document: Document, stream: TextIO) -> Document:
    """The document in such characters before it is laid out, so that its columns stay in line."""
    if not stream.isatty():
        return document
    return cast("Document", _fitted(document, stream))


def _fitted(part: object, stream: TextIO) -> object:
    if isinstance(part, str):
        return fitting(part, stream)
    if isinstance(part, tuple):
        parts: list[Any] = [_fitted(one, stream) for one in part]
        return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    return part


def _paint(lines: Iterable[Line], stream: TextIO) -> None:
    """All lines in one print: each print would lay out, colour and write by itself."""
    from rich.console import Console
    from rich.text import Text

    text = Text()
    for line in lines:
        for piece in line:
            text.append(fitting(piece.text, stream), _STYLES.get(piece.style, ""))
        text.append("\n")
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(text, soft_wrap=True, end="")
