"""JSON: exact decimals as strings, always in pounds; null where the case has no answer, and `notes` say why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ...diagnostics.styled_text import Pieces
from ..view import View

_INDENT = "  "
_SCALARS = frozenset({str, int, bool, type(None)})


def render(view: View, columns: int | None = None) -> Pieces:
    """The plain data of a view."""
    return Pieces(pieces(view.data()))


def dumps(data: object) -> str:
    """The text of some data: two spaces of indent, characters as they are."""
    return "".join(pieces(data))


def pieces(data: object) -> Iterator[str]:
    """The same in pieces, of which none is longer than one container of the data; an iterable that is no list is a list
    whose entries are made as they are written.

    The bytes are those of `json.dumps` with an indent, which is written in Python; here whole containers of texts and numbers
    are written by the encoder in C, with the indent as part of its separators.
    """
    yield from _pieces(data, "\n")
    yield "\n"


def _pieces(data: object, line: str) -> Iterator[str]:
    """`line` is the line end and indent of what `data` stands in."""
    inner = line + _INDENT
    match data:
        case dict() if data:
            if _is_flat(data.values()):
                yield f"{{{inner}{_encode(data, inner)[1:-1]}{line}}}"
            else:
                named = ((f"{_encode(str(key), inner)}: ", value) for key, value in data.items())
                yield from _entries("{}", named, line, inner)
        case list() | tuple() if data and _is_flat(data):
            yield f"[{inner}{_encode(data, inner)[1:-1]}{line}]"
        case list() | tuple() if data and all(type(one) is dict and one and _is_flat(one.values()) for one in data):
            yield f"[{inner}{_records(data, inner)}{line}]"
        case Iterable() if data and not isinstance(data, (str, dict)):
            yield from _entries("[]", (("", one) for one in data), line, inner)
        case _:
            yield _encode(data, inner)


def _entries(brackets: str, entries: Iterable[tuple[str, object]], line: str, inner: str) -> Iterator[str]:
    before = f"{brackets[0]}{inner}"
    for name, value in entries:
        yield before + name
        yield from _pieces(value, inner)
        before = f",{inner}"
    yield brackets if before[0] == brackets[0] else line + brackets[1]


def _records(data: list[dict[str, Any]] | tuple[dict[str, Any], ...], line: str) -> str:
    """Flat mappings in one go. Their borders are found again by the line ends, which no text in JSON has in it."""
    inner = line + _INDENT
    text = _encode(data, inner)[2:-2].replace(f"}},{inner}{{", f"{line}}},{line}{{{inner}")
    return f"{{{inner}{text}{line}}}"


def _is_flat(values: Iterable[object]) -> bool:
    return _SCALARS.issuperset(map(type, values))


def _encode(data: object, line: str) -> str:
    return _encoder(line).encode(data)


@lru_cache
def _encoder(line: str) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, separators=(f",{line}", ": "))
