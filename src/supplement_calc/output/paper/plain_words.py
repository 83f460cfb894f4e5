"""Sentences of a command as a document has them: keys of the case file in words, without the marks of code."""

from __future__ import annotations

import re

from ...case.labels import key_phrase

_CODE = re.compile(r"`([^`]+)`")
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)+:?|[a-z]+:")


def plainly(text: str) -> str:
    """The text with each key in words; a command or a piece of a case file stays as it is typed, in quotes."""
    return _CODE.sub(_words, text) if "`" in text else text


def _words(found: re.Match[str]) -> str:
    code = found[1]
    return key_phrase(code.removesuffix(":")) if _KEY.fullmatch(code) else f"‘{code}’"
