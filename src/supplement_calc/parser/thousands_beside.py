"""Amounts whose scale stands beside them, as in the head of a table: `£'000 93`, `£m 1.2`, `93 (£000s)`."""

from __future__ import annotations

import re

from ..diagnostics.patterns import late

_SCALES = {
    "k": r"['’‘]?000['’‘]?s?|k|thousands?",
    "m": r"m|mn|millions?",
    "bn": r"bn|billions?",
}
_NUMBER = r"£?\s?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_SCALE, _SCALE_OF = ("|".join(f"(?P<{name}{of}>{words})" for name, words in _SCALES.items()) for of in ("", "_of"))
BESIDE = late(
    rf"(?P<sign>[-−]?)(?:£\s?(?:{_SCALE})\s+(?P<number>{_NUMBER})|(?P<before>{_NUMBER})\s*\(\s*(?:in\s+)?£?\s?(?:{_SCALE_OF})\s*\))",
    re.IGNORECASE,
)
"""An amount: its `sign`, and the `number` after its scale or `before` it."""
SCALE_AFTER = rf"\(\s*(?:in\s+)?£?\s?(?:{'|'.join(_SCALES.values())})\s*\)"
"""A scale in brackets after a number, which says what the number is in and not what it is of."""


def with_scale(text: str) -> str | None:
    """The amount with its scale after it, `£93k`, for one that has it beside it; None for any other text."""
    if "£" not in text and "(" not in text:
        return None
    found = BESIDE.fullmatch(text.strip())
    if found is None:
        return None
    scale = next(name for name in _SCALES if found[name] or found[f"{name}_of"])
    number = (found["number"] or found["before"]).replace("£", "").strip()
    return f"{found['sign']}£{number}{scale}"
