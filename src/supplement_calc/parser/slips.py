"""Slips of the keyboard that YAML reads as something else: a colon without its space, a comment within a text."""

from __future__ import annotations

import re

from ..diagnostics import Problem, Span
from ..diagnostics.look_alikes import plainly, unquoted
from .tree import Scalar

_TIGHT = re.compile(r"\s*([^\s:=]+(?: [^\s:=]+)*)(?::(?=\S)|\s*=\s*)(\S.*)")
_KEY_AND_VALUE = re.compile(r"(\s*(?:- )?)([A-Za-z_0-9][\w /-]*?)\s*:\s*(\S.*)")
# A key and its value with a dash or an equals sign for the colon, or with nothing but a pound sign between.
_NO_COLON = re.compile(r"\s*(?:- )?([A-Za-z_0-9][\w /'-]*?)(?:\s+[-–—=]+\s+|\s*=\s*|\s+(?=£))(\S.*)")
_WORD_AND_NUMBER = re.compile(r"\s*(?:- )?([A-Za-z_]+(?:_[A-Za-z]+)*)\s+([-−£]?\d[\d,.]*\s?%?)")
_HASH = re.compile(r"\s+(#[^\s#].*)")
_OF_A_SPREADSHEET = re.compile(r"#(?:n/a|value!|ref!|div/0!|num!|name\?|null!|spill!|calc!)\s*", re.IGNORECASE)
_LONGEST = 80


def may_cut(text: str) -> bool:
    """Whether a file has a `#` anywhere that may cut a text short."""
    return " #" in text and re.search(r"[ \t]#[^\s#]", text) is not None


def tight(text: str) -> tuple[str, str] | None:
    """The key and the value of a text such as `26:3`, which has no space after its colon; None for any other."""
    found = _TIGHT.fullmatch(text)
    return None if found is None else (found[1], found[2])


def tight_entry(pairs: list[tuple[str, str]], span: Span) -> Problem:
    """The problem of entries in `{…}` whose colons have no space after them."""
    key, value = pairs[0]
    entries = ", ".join(f"{key}: {value}" for key, value in pairs)
    typed = (span.source.line(span.line) or "")[span.column - 1 : span.end_column - 1]
    has_colon = f"{key}:" in typed or "=" not in typed
    text, lacks = (f"{key}:{value}", "no space after its colon") if has_colon else (typed, "no colon after its key")
    headline = f"inside {{…}} `{text}` has {lacks}, so it is one word"
    return Problem("syntax", headline, span, f"write {{{entries}}}" if len(pairs) > 1 else f"write {entries}")


def with_a_space(text: str) -> str | None:
    """The line as it was meant, `in_post: 5`, for one whose colon has no space of the keyboard after it; None for any other."""
    if len(text) > _LONGEST or re.search(r":[ \t]", text):
        return None
    bare = plainly(text).partition(" #")[0].rstrip()
    if found := _KEY_AND_VALUE.fullmatch(bare):
        return f"{found[2]}: {found[3].strip()}"
    if found := None if ":" in bare else _NO_COLON.fullmatch(bare) or _WORD_AND_NUMBER.fullmatch(bare):
        return f"{found[1].strip()}: {found[2].strip()}"
    return None


def in_quotes(line: str) -> str | None:
    """The line with its value in quotes of the keyboard; None for one without a key and a value, or a long one."""
    key, colon, value = line.strip().partition(": ")
    value = unquoted(value.partition(" #")[0].strip()).replace('"', "'")
    if not colon or not value or len(value) > _LONGEST or key[:1] in "\"'{[":
        return None
    return f'{key}: "{value}"'


def cut_by_hash(scalar: Scalar, line: str) -> Problem | None:
    """The warning of a text that ends at a `#` with no space after it, which YAML reads as a comment."""
    if not scalar.plain or scalar.span.line != scalar.span.end_line:
        return None
    found = _HASH.fullmatch(line[scalar.span.end_column - 1 :])
    if found is None or (scalar and not re.search("[A-Za-z]{2}", scalar)):
        return None
    column = scalar.span.end_column + found.start(1)
    source = scalar.span.source
    whole = unquoted(f"{scalar} {found[1]}".strip()).replace('"', "'")
    help = f'write "{whole}" in quotes, or a space after the # (column {column}) if it is a comment'
    if not scalar and _OF_A_SPREADSHEET.fullmatch(found[1]):
        help = f"`{found[1]}` is a spreadsheet's error: leave the line out if it is not known, or write 0 if there is none"
    span = Span(source, scalar.span.line, column, scalar.span.line, len(line.rstrip()) + 1)
    return Problem("text-cut-short", f"the text ends before `{found[1][:60]}`, which is read as a comment", span, help,
                   severity="warning" if scalar else "error")  # fmt: skip
