"""Slips of a whole line, put right by the lines around it: a list's dash, a key's colon, how far in it stands."""

from __future__ import annotations

import re

from ..diagnostics import Source

# What is typed for the dash and the space of a list.
_BULLET = re.compile(r"(?P<indent>\s*)(?:-(?=[^\s\-\d])|[–—•●▪·*]\s*|\d{1,2}[.)]\s+)(?P<entry>[A-Za-z_][\w ]*:(?:\s.*)?)")
_KEY = re.compile(r"\s*(?:- )?[^\s:#'\"{\[][^:#]*:(?:\s|$)")
_WITH_COLON = re.compile(r"(?P<indent>\s*)(?P<key>[^\s'\"{\[#-][^'\"#]*:\s[^'\"#]*):\s*(?:#.*)?")
_SEMICOLON = re.compile(r"\s*(?P<key>[A-Za-z_][\w ]*?)\s*;\s*(?P<value>\S.*)")
_AFTER_BRACKET = re.compile(r"\s*(?P<key>[\w][\w /-]*):\s+(?P<value>\[[^\]\[]*\]\s*[^\s,#].*|\*[^\s*].*)")
_IN_SINGLE = re.compile(r"\s*(?P<key>[\w][\w /-]*):\s+'(?P<value>[^\"]*)'\s*")
_TWO = re.compile(r"\s*(?P<first>[A-Za-z_]+: [£\d][^:]*?)[,;]?\s+(?P<second>[a-z_]+: \S.*)")
_LONGEST = 160


def put_right(source: Source, number: int, code: str, headline: str) -> str | None:
    """What to write in place of the line that a problem is on, or the one above; None where no slip explains it."""
    line, above = source.line(number) or "", source.line(_above(source, number)) or ""
    if max(len(line), len(above)) > _LONGEST:
        return None
    for one in (line, above):
        if bullet := _BULLET.fullmatch(one.rstrip()):
            return f"write `- {bullet['entry'].strip()}`, with a dash of the keyboard and a space"
    if "no `key: value`" in headline:
        return _with_colon(source, number, line)
    if found := _AFTER_BRACKET.fullmatch(line.rstrip()) or (
        "closing quote" in headline and _IN_SINGLE.fullmatch(line.rstrip())
    ):
        value = found["value"].replace('"', "'")
        return f'write {found["key"]}: "{value}", in quotes'
    if code != "syntax":
        return None
    if "second `: `" in headline and (two := _TWO.fullmatch(line.rstrip())):
        return f"write `{two['first'].rstrip(' ,;')}` and `{two['second'].rstrip(' ,;')}` each on a line of its own"
    if "second `: `" in headline and (key := _WITH_COLON.fullmatch(line.rstrip())):
        return f'write "{key["key"].strip()}":, a key with a colon in quotes'
    if "second `: `" in headline or "not indented" in headline:
        return _indented(source, number, line)
    return None


def _above(source: Source, number: int) -> int:
    """The line above that has something on it."""
    return next((n for n in range(number - 1, 0, -1) if (source.line(n) or "").strip()), 0)


def _with_colon(source: Source, number: int, line: str) -> str | None:
    bare = line.partition(" #")[0].strip()
    if semicolon := _SEMICOLON.fullmatch(bare):
        return f"write {semicolon['key']}: {semicolon['value']}"
    below = next((text for text in source.lines[number : number + 20] if text.strip()), "")
    if _indent(below) > _indent(line) and _KEY.match(below) and re.fullmatch(r"\d*[A-Za-z][^:;]*;?", bare):
        return f"write {bare.rstrip(' ;')}:"
    return None


def _indented(source: Source, number: int, line: str) -> str | None:
    """How far in a line goes whose own indent is of no line above it."""
    at, above = _indent(line), _above(source, number)
    text = source.line(above) or ""
    if not _KEY.match(line) or not above or line.count(": ") > 1:
        return None
    key, _, value = (part.strip() for part in text.partition(": "))
    if _indent(text) < at:
        if not value or value.startswith("#") or not _KEY.match(text):
            return None
        to = _indent(text)
        if at - to > 1:
            return f"leave out `{value}` after `{key}:` if lines are meant to be under it, or indent this line as that one is"
    else:
        # A line with a value is one of several; one without has some under it.
        further = 1 if line.partition(":")[2].strip() else -1
        to = min(_indents_above(source, above), key=lambda one: (abs(one - at), -one * further))
    if to == at:
        return None
    return f"give `{line.strip()}` the same indent as the lines around it, {to or 'no'} spaces"


def _indents_above(source: Source, number: int) -> list[int]:
    """The indents of the lines above that a line may go on with, the nearest first."""
    found: list[int] = []
    for n in range(number, 0, -1):
        text = source.line(n) or ""
        if text.strip() and (not found or _indent(text) < found[-1]):
            found.append(_indent(text))
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
