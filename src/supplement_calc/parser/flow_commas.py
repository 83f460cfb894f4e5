"""A comma inside `{…}` or `[…]` ends an entry, so `{16: 25,064}` is two of them: how to see it, and join the two."""

from __future__ import annotations

import re

from ..diagnostics import Problem, Source
from ..diagnostics.look_alikes import unquoted
from .tree import Node, Scalar

_HEAD = re.compile(r"[-−+]?£?\s?\d{1,3}(,\d{3})*")
_TAIL = re.compile(r"\d{3}(\.\d+)?\s?(%|k|m|fte|FTE)?")
_MIDDLE = re.compile(r"\d{3}(?![\d,.])")  # of a range, `{pay: £32,233 - £36,153}`, or of an amount a year
_NUMBER = re.compile(_HEAD.pattern + "," + _TAIL.pattern)
# What is joined to past this length is one mistake already: what follows is passed over, and not joined over and over.
_LONGEST = 200


_BEFORE_POINT, _AFTER_POINT = re.compile(r"[-−+]?£?\d{1,9}"), re.compile(r"\d{1,2}\s?%?")


def has_no_value(source: Source, key: Scalar, key_end: int, value: Node) -> bool:
    """Whether a key in `{…}` stands alone, with no colon after it: the tail of what a comma split."""
    if not (isinstance(value, Scalar) and value == "" and value.plain and key.plain):
        return False
    return not source.text[key_end : key_end + 200].lstrip().startswith(":")


def may_join(before: Node, tail: Scalar) -> bool:
    """Whether the value before the comma and the key after it can have been one text."""
    if not isinstance(before, Scalar) or not before.plain or before == "" or tail.broken:
        return False
    if len(before) > _LONGEST or is_number(join(before, tail)) or _HEAD.fullmatch(before) is None:
        return True
    if is_decimal(join(before, tail)):
        return True
    return _MIDDLE.match(tail) is not None and before.span.end_column + 1 == tail.span.column


def join(before: Node, tail: Scalar) -> Scalar:
    """The text as it was meant: both parts with their comma, spaced as they stand on the line; one that is long already as it
    is."""
    assert isinstance(before, Scalar)
    if len(before) > _LONGEST:
        return before
    start, end = before.span, tail.span
    line = start.source.line(start.line) or ""
    same_line = start.line == end.end_line
    text = line[start.column - 1 : end.end_column - 1] if same_line else f"{before}, {tail}"
    return Scalar.at(text, start.to(end), before.path)


def joined_item(source: Source, before: Scalar | None, before_end: int, item: Scalar, start: int) -> Scalar | None:
    """In `[…]`: the number that a comma without a space split, or None where the two are items of their own."""
    if before is None or not (before.plain and item.plain) or source.text[before_end:start] != ",":
        return None
    if len(before) > _LONGEST and _TAIL.fullmatch(item):
        return before
    if _HEAD.fullmatch(before) and _TAIL.fullmatch(item):
        return Scalar.at(f"{before},{item}", before.span.to(item.span), before.path)
    return None


def is_number(text: str) -> bool:
    """Whether the joined text is a number with its thousands marked."""
    return _NUMBER.fullmatch(text) is not None


def is_decimal(text: str) -> bool:
    """Whether the joined text is a number with a comma for its point, as `8,4` is."""
    whole, comma, part = text.partition(",")
    return bool(comma and _BEFORE_POINT.fullmatch(whole) and _AFTER_POINT.fullmatch(part))


def split_number(joined: Scalar, brackets: str) -> Problem:
    """The problem of a number that a comma split."""
    help = f'write "{joined}" in quotes, or {joined.replace(",", "")} without the comma'
    if is_decimal(joined):
        help = f"write {joined.replace(',', '.')} if the comma is a decimal point"
    headline = f"inside {brackets} the comma in {joined.shown} ends one entry and starts another"
    return Problem("split-number", headline, joined.span, help)


def split_phrase(joined: Scalar) -> Problem:
    """The problem of a phrase that a comma split."""
    meant = unquoted(joined).replace('"', "'")
    return Problem(
        "split-text",
        f"inside {{…}} the comma in `{joined.shown}` ends one entry and starts another",
        joined.span,
        f'write "{meant}" in quotes',
    )
