"""Amounts whose scale stands beside them, as in the head of a table: `£'000 93`, `£m 1.2`, `93 (£000s)`."""

from __future__ import annotations

import re

_SCALES = {
    "k": r"['’‘]?000['’‘]?s?|k|thousands?",
    "m": r"m|mn|millions?",
    "bn": r"bn|billions?",
}
_NUMBER = r"(?P<number>£?\s?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
BESIDE = {
    scale: re.compile(
        rf"(?P<sign>[-−]?)(?:£\s?(?:{words})\s+{_NUMBER}"
        rf"|{_NUMBER.replace('number', 'before')}\s*\(\s*(?:in\s+)?£?\s?(?:{words})\s*\))",
        re.IGNORECASE,
    )
    for scale, words in _SCALES.items()
}
"""The shapes by scale: `sign`, and the `number` after its scale or `before` it."""
SCALE_AFTER = rf"\(\s*(?:in\s+)?£?\s?(?:{'|'.join(_SCALES.values())})\s*\)"
"""A scale in brackets after a number, which says what the number is in and not what it is of."""


def with_scale(text: str) -> str | None:
    """The amount with its scale after it, `£93k`, for one that has it beside it; None for any other text."""
    if "£" not in text and "(" not in text:
        return None
    for scale, pattern in BESIDE.items():
        if found := pattern.fullmatch(text.strip()):
            number = (found["number"] or found["before"]).replace("£", "").strip()
            return f"{found['sign']}£{number}{scale}"
    return None
