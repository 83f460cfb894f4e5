"""Characters that no case file may have: those that steer a terminal or hide text."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Problem, Span
from ..diagnostics.characters import MOST_MARKS, named, unsafe_at
from ..diagnostics.names import listed

# Codes of one letter that double quotes may have.
_SHORT = {
    "\0": "0",
    "\x07": "a",
    "\x08": "b",
    "\x0b": "v",
    "\x0c": "f",
    "\r": "r",
    "\x1b": "e",
    "\x85": "N",
    "\u2028": "L",
    "\u2029": "P",
}
_PLACES_NAMED = 3
_LONGEST = 60


def refused(what: str, character: str, span: Span, more: Sequence[str] = (), *, without: str = "") -> Problem:
    """The problem of one, by its code and name; `more` are the places of others like it, and `without` what to write without
    it: by itself the word that it stands in."""
    meant = (_cleaned(without) if without else _word(span)) if unsafe_at(character) else ""
    help = f"leave it out and write `{meant}`" if 0 < len(meant) <= _LONGEST else "leave it out"
    help = f"{help}; there are others at {_listed(more)}" if more else help
    return Problem("control-character", f"the {what} holds {_kind(character)} ({named(character)})", span, help)


def _cleaned(text: str) -> str:
    from ..diagnostics.look_alikes import plainly

    return " ".join(plainly(text).split())


def _word(span: Span) -> str:
    """The value that a character of a file stands in, without it; the word around it where that is no value of its own."""
    line = span.source.line(span.line) or ""
    before, after = line[: span.column - 1], line[span.column :]
    _key, colon, value = before.partition(": ")
    if colon and value.strip() and not set("{}[]#&*!|>'\"") & set(line):
        return _cleaned(f"{value}{after}")
    start = before.split()[-1:] if before[-1:].strip() else []
    end = after.split()[:1] if after[:1].strip() else []
    return _cleaned("".join([*start, *end]))


def written_at(character: str, span: Span) -> Span:
    """The place of a character within a text: itself, or its code in double quotes; the whole text where it is not found."""
    if span.line != span.end_line:
        return span
    text = (span.source.line(span.line) or "")[span.column - 1 : span.end_column - 1]
    code = ord(character)
    short = f"\\{_SHORT[character]}" if character in _SHORT else character
    for written in (character, short, f"\\u{code:04x}", f"\\u{code:04X}", f"\\x{code:02x}", f"\\x{code:02X}", f"\\U{code:08x}"):
        if (place := text.find(written)) >= 0:
            start = span.column + place
            return Span(span.source, span.line, start, span.line, start + len(written))
    return span


def with_look_alikes(problem: Problem) -> Problem:
    """The problem with the look-alikes in the text that it is about, each with its code point, name and column."""
    from ..diagnostics.look_alikes import told

    span = problem.span
    if problem.code == "control-character" or span.line != span.end_line:
        return problem
    line = span.source.line(span.line) or ""
    if line.isascii():
        return problem
    whole = problem.code == "syntax"
    said = told(line) if whole else told(line[span.column - 1 : span.end_column - 1], span.column)
    return problem._replace(help=f"{problem.help} ({said})" if problem.help else said) if said else problem


def _listed(places: Sequence[str]) -> str:
    first, rest = places[:_PLACES_NAMED], len(places) - _PLACES_NAMED
    return f"{', '.join(first)} and {rest} more" if rest > 0 else listed(first)


def _kind(character: str) -> str:
    from unicodedata import category

    is_mark = category(character) in ("Mn", "Me") and not unsafe_at(character)
    return f"more than {MOST_MARKS} marks on one letter" if is_mark else "a character that cannot be shown"
