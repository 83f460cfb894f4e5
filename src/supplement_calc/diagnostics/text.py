"""Text from files, made safe and measured for a screen."""

from __future__ import annotations

import re
import unicodedata

# Line ends and direction marks that would let a label rewrite the line it is printed on.
_UNSAFE = frozenset("\u2028\u2029\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
# Texts of nothing but safe characters of one column each, as nearly all are: they are neither changed nor measured one by one.
_plain = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2212\u2500-\u259f]*").fullmatch


def is_unsafe(character: str) -> bool:
    """Whether a character could steer a terminal or hide text: controls, line separators, direction marks."""
    if " " <= character <= "~":
        return False
    return character in _UNSAFE or unicodedata.category(character) in ("Cc", "Cs")


def safe(text: str) -> str:
    """The text on one line with every unsafe character shown as `\\u….`, so that nothing is steered and nothing hidden."""
    if _plain(text):
        return text
    return "".join(f"\\u{ord(c):04x}" if is_unsafe(c) else c for c in text)


def width(text: str) -> int:
    """How many columns a terminal gives the text: two for wide characters, none for combining marks."""
    if text.isascii() or _plain(text):
        return len(text)
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def relative(name: str) -> str:
    """The path as GitHub wants it: from the root of the repository, with forward slashes.

    Where the working folder has gone, so has what the name is relative to, and it stays as it is.
    """
    import os
    from pathlib import Path

    try:
        here = Path.cwd()
    except OSError:
        return Path(name).as_posix()
    root = Path(os.environ.get("GITHUB_WORKSPACE") or here)
    path = Path(os.path.normpath(here / name))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else Path(name).as_posix()
