"""Numbers in words, as people type them where digits are wanted: `ten`, `two and a half`, `three thousand`."""

from __future__ import annotations

import re
from decimal import Decimal

from ..ledger.rounding import EXACT

_UNDER_TWENTY = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_SMALL = {word: Decimal(value) for value, word in enumerate(_UNDER_TWENTY)} | {
    "zero": Decimal(0),
    "a": Decimal(1),
    "an": Decimal(1),
    "dozen": Decimal(12),
}
_TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_SCALES = {"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(1_000_000)}
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
_LONGEST = 80


def number_in_words(text: str) -> Decimal | None:
    """The number that words give, with nothing else in them; None for any other text."""
    words = re.findall(r"[a-z]+", text.lower())
    if not words or len(text) > _LONGEST or not re.fullmatch(r"[A-Za-z]+(?:[\s-]+[A-Za-z]+)*", text.strip()):
        return None
    whole, part = _without_part(words)
    if whole == []:
        return part
    value = _whole(whole)
    return None if value is None else EXACT.add(value, part or Decimal(0))


def _without_part(words: list[str]) -> tuple[list[str], Decimal | None]:
    """The words before `and a half` or `and three quarters`, and what that is; a part alone leaves none."""
    if words[-1] not in _PARTS:
        return words, None
    times = _SMALL.get(words[-2]) if len(words) > 1 else None
    rest = words[:-2] if times is not None else words[:-1]
    part = EXACT.multiply(times or Decimal(1), _PARTS[words[-1]])
    if rest and rest[-1] == "and":
        return rest[:-1], part
    return (rest, part) if not rest else (words, None)


def _whole(words: list[str]) -> Decimal | None:
    total, now, has_any = Decimal(0), Decimal(0), False
    for place, word in enumerate(words):
        if word == "and" and has_any and place < len(words) - 1:
            continue
        if word in _SMALL and not (word in ("a", "an") and place == len(words) - 1):
            now = EXACT.multiply(now, _SMALL[word]) if word == "dozen" and has_any else EXACT.add(now, _SMALL[word])
        elif word in _TENS:
            now = EXACT.add(now, _TENS[word])
        elif word in _SCALES:
            now = EXACT.multiply(now or Decimal(1), _SCALES[word])
            if word != "hundred":
                total, now = EXACT.add(total, now), Decimal(0)
        else:
            return None
        has_any = True
    return EXACT.add(total, now) if has_any else None
