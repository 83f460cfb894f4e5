"""A text as one argument of a command line, for whoever pastes it into a shell."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\w.=%£,/:@+-]+").fullmatch
_ESCAPED = re.compile(r'(["$`\\])')


def for_shell(text: str) -> str:
    """The text as it stands where no shell would take it apart, or in quotes."""
    if _PLAIN(text):
        return text
    escaped = _ESCAPED.sub(r"\\\1", text)
    return f"'{text}'" if escaped != text and "'" not in text else f'"{escaped}"'
