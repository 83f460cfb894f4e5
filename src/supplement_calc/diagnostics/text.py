"""Text from files, made safe and measured for a screen."""

from __future__ import annotations

import re
import unicodedata

from .characters import code_of, commands_at, unsafe_at

# Texts of nothing but characters of one column each, as nearly all are: they are not measured one by one.
_plain = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2212\u2500-\u259f]*").fullmatch


def safe(text: str) -> str:
    """The text on one line, with every character by its code that could steer a terminal or a CI runner or hide text."""
    if text.isascii() and text.isprintable() and "::" not in text and "##" not in text:
        return text
    return "".join(safe_each(text))


def safe_each(text: str) -> list[str]:
    """Each character as `safe` shows it: for cutting a text without cutting a code or judging half of a sequence."""
    shown = list(text)
    for place in (*unsafe_at(text), *commands_at(text)):
        shown[place] = code_of(text[place])
    return shown


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
