"""Patterns of Python as a JSON Schema has them: without flags or names, and read alike by Python and by an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ...diagnostics.look_alikes import of_each

NEVER = "(?!)"
"""A pattern that nothing has."""
_OPENINGS = re.compile(r"\(\?(?:P<(\w+)>|<?[=!]|:)|\(")
_IN_CLASS = re.compile(r"\\?.-\\?[^\]]|\\?.", re.DOTALL)
_SYNTAX = frozenset("^$\\.*+?()[]{}|")
_GAP_ASCII = r"\s!-/:-@\[-`{-~"

_SYMBOLS = "£€§©®°±·¬¦¶¡¿×÷…•"


def in_editors(
    pattern: re.Pattern[str] | str, narrowed: Mapping[str, str] | None = None, *, alike: bool = False, runs: bool = False
) -> str:
    """The pattern for a JSON Schema. `narrowed` has another pattern for a named group; `alike` lets look-alikes stand for the
    characters of a keyboard, and `runs` any run of spaces for one."""
    return _translated(
        re.compile(pattern) if isinstance(pattern, str) else pattern, tuple((narrowed or {}).items()), alike=alike, runs=runs
    )


@cache  # the leaves of a schema are of few patterns, and made at every place
def _translated(pattern: re.Pattern[str], narrowed: tuple[tuple[str, str], ...], *, alike: bool, runs: bool) -> str:
    return "".join(_Translation(pattern, dict(narrowed), alike=alike, runs=runs).parts())


def any_case(words: str) -> str:
    """Words in upper and lower case."""
    return in_editors(re.compile(re.escape(words), re.IGNORECASE))


def one_of(words: Iterable[str]) -> str:
    """Some words in any case with any marks or gaps between them, as a closed choice is read."""
    marks = "".join(character for one in "-'\":,/" for character in of_each(one) if not character.isascii())
    gap = f"[{_GAP_ASCII}{marks}{_SYMBOLS}]"
    choices = "|".join(f"{gap}+".join(map(any_case, re.findall("[a-z0-9]+", word.lower()))) for word in words)
    return f"{gap}*(?:{choices}){gap}*"


def either(*patterns: str) -> str:
    """One pattern for several."""
    return f"(?:{'|'.join(patterns)})"


def whole(*patterns: str) -> str:
    """A text that is one of some patterns, spaces around it or not."""
    return rf"^\s*{either(*patterns)}\s*$"


def numbers_between(low: int, high: int) -> str:
    """The whole numbers of as many digits from one to another, as a pattern."""
    return either(*_between(str(low), str(high)))


def _between(low: str, high: str) -> Iterator[str]:
    if not low:
        yield ""
        return
    first, last = int(low[0]), int(high[0])
    nines, noughts = "9" * (len(low) - 1), "0" * (len(low) - 1)
    if first == last:
        yield f"{first}{either(*_between(low[1:], high[1:]))}" if nines else str(first)
        return
    if low[1:] != noughts:
        yield f"{first}{either(*_between(low[1:], nines))}"
        first += 1
    if high[1:] != nines:
        yield f"{last}{either(*_between(noughts, high[1:]))}"
        last -= 1
    if first <= last:
        yield f"[{first}-{last}]{'[0-9]' * len(nines)}"


class _Translation:
    """One pattern on its way: what stands for each of its characters."""

    def __init__(self, pattern: re.Pattern[str], narrowed: Mapping[str, str], *, alike: bool, runs: bool) -> None:
        self._source = pattern.pattern
        self._ignores_case = bool(pattern.flags & re.IGNORECASE)
        self._narrowed, self._alike, self._runs = narrowed, alike, runs

    def parts(self) -> Iterator[str]:
        source, at = self._source, 0
        while at < len(source):
            character = source[at]
            if character == "(":
                at, part = self._opening(at)
            elif character == "[":
                end = source.index("]", at + 2)
                at, part = end + 1, self._class(source[at + 1 : end])
            elif character == "{":
                end = source.index("}", at) + 1
                at, part = end, source[at:end]
            elif character == "\\":
                at, part = at + 2, self._escaped(source[at + 1])
            else:
                at, part = at + 1, character if character in _SYNTAX else self._literal(character)
            yield part

    def _opening(self, at: int) -> tuple[int, str]:
        opening = _OPENINGS.match(self._source, at)
        assert opening is not None
        name = opening[1]
        if name is not None and name in self._narrowed:
            return self._end_of(opening.end()), f"(?:{self._narrowed[name]})"
        return opening.end(), "(?:" if name is not None or opening[0] == "(" else opening[0]

    def _end_of(self, at: int) -> int:
        """Where a group ends whose inside starts here."""
        depth = 1
        while depth:
            character = self._source[at]
            if character == "\\":
                at += 1
            elif character == "[":
                at = self._source.index("]", at + 2)
            depth += {"(": 1, ")": -1}.get(character, 0)
            at += 1
        return at

    def _escaped(self, character: str) -> str:
        if character == "d":
            return f"[{self._digits('0-9')}]"
        return rf"\{character}" if character.isalnum() else self._literal(character)

    def _literal(self, character: str) -> str:
        if self._runs and character == " ":
            return r"(?:\s+)"
        these = self._all_of(character)
        if len(these) > 1:
            return f"[{''.join(map(_in_class, these))}]"
        return rf"\{character}" if character in _SYNTAX else character

    def _all_of(self, character: str) -> str:
        """The character, in both cases where the pattern ignores them, and with its look-alikes where they are let stand."""
        these = {character, character.swapcase()} if self._ignores_case and character.isalpha() else {character}
        return "".join(sorted({alike for one in these for alike in (of_each(one) if self._alike else one)}))

    def _digits(self, digits: str) -> str:
        if not self._alike or not (digits[0] + digits[-1]).isdecimal():
            return digits
        return f"{digits}{chr(0xFF10 + int(digits[0]))}-{chr(0xFF10 + int(digits[-1]))}"

    def _class(self, inside: str) -> str:
        negated = inside.startswith("^")
        spaces, made = False, ""
        for part in _IN_CLASS.findall(inside[negated:]):
            if part[0] == "\\" and len(part) == 2 and part[1].isalnum():
                made += self._digits("0-9") if part[1] == "d" else part
            elif len(part) > 1 and part[-2] != "\\" and "-" in part[1:-1]:
                made += self._digits(part)
                made += part.swapcase() if self._ignores_case and part[0].isalpha() and part.swapcase() not in inside else ""
            elif self._runs and part == " ":
                spaces = True
            else:
                made += "".join(map(_in_class, self._all_of(part[-1])))
        made = f"[{'^' if negated else ''}{made}]"
        return rf"(?:{made}|\s+)" if spaces else made


def _in_class(character: str) -> str:
    return rf"\{character}" if character in "\\]^-[" else character
