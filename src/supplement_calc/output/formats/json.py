"""JSON: exact decimals as strings, always in pounds; null where the case has no answer, and `notes` say why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from ...diagnostics.characters import in_json
from ...diagnostics.styled_text import Pieces
from ..view import Apart, View, made_of

Write = Callable[[Any, str], Iterator[str]]

_INDENT = "  "
_AT_ONCE = 2000  # entries of a container that are made into text together
_SCALARS = frozenset({str, int, bool, type(None)})


def render(view: View, columns: int | None = None) -> Pieces:
    """The plain data of a view."""
    return Pieces(pieces(view.data()) if view.apart is None else _pieces_of_each(view.data(), view.apart))


def _pieces_of_each(data: Any, apart: Apart) -> Iterator[str]:
    """The same of the data of several cases, the text of each made apart."""
    inner = f"\n{_INDENT}"
    texts = made_of(data, lambda one: _pieces(one, inner), apart)
    yield from _entries("[]", (("", whole) for whole in texts), "\n", inner, lambda whole, _: iter(whole))
    yield "\n"


def dumps(data: object) -> str:
    """The text of some data: two spaces of indent; characters as they are, but by their codes where they could do harm."""
    return "".join(pieces(data))


def pieces(data: object) -> Iterator[str]:
    """The same in pieces of some thousand entries; an iterable that is no list is one made as it is written.

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
                yield from _flat("{}", map(dict, _parts(data.items())), line, inner)
            else:
                named = ((f"{_encode(str(key), inner)}: ", value) for key, value in data.items())
                yield from _entries("{}", named, line, inner)
        case list() | tuple() if data and _is_flat(data):
            yield from _flat("[]", _parts(data), line, inner)
        case list() | tuple() if data and all(type(one) is dict and one and _is_flat(one.values()) for one in data):
            yield from _entries("[]", (("", some) for some in _parts(data)), line, inner, _records)
        case Iterable() if data and not isinstance(data, (str, dict)):
            yield from _entries("[]", (("", one) for one in data), line, inner)
        case _:
            yield _encode(data, inner)


def _entries(
    brackets: str, entries: Iterable[tuple[str, object]], line: str, inner: str, write: Write = _pieces
) -> Iterator[str]:
    before = f"{brackets[0]}{inner}"
    for name, value in entries:
        yield before + name
        yield from write(value, inner)
        before = f",{inner}"
    yield brackets if before[0] == brackets[0] else line + brackets[1]


def _flat(brackets: str, parts: Iterable[object], line: str, inner: str) -> Iterator[str]:
    """A container of texts and numbers, in parts whose own brackets are left out."""
    yield from _entries(brackets, (("", part) for part in parts), line, inner, _inside)


def _inside(part: object, line: str) -> Iterator[str]:
    yield _encode(part, line)[1:-1]


def _records(data: Any, line: str) -> Iterator[str]:
    """Flat mappings in one go. Their borders are found again by the line ends, which no text in JSON has in it."""
    inner = line + _INDENT
    text = _encode(data, inner)[2:-2].replace(f"}},{inner}{{", f"{line}}},{line}{{{inner}")
    yield f"{{{inner}{text}{line}}}"


def _parts(entries: Iterable[Any]) -> Iterator[list[Any]]:
    """The entries, so many at once: no text is longer than theirs."""
    rest = iter(entries)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _is_flat(values: Iterable[object]) -> bool:
    return _SCALARS.issuperset(map(type, values))


def _encode(data: object, line: str) -> str:
    return in_json(_encoder(line).encode(data))


@lru_cache
def _encoder(line: str) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, separators=(f",{line}", ": "))
