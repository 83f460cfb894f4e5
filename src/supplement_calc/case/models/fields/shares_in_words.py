"""Shares and multiples in words, as papers print them: `a third`, `one in five`, `doubled`."""

from __future__ import annotations

import re
from decimal import Decimal

from ....ledger import to_places
from ....ledger.rounding import EXACT

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "twenty": 20,
}  # fmt: skip
WORDS = "|".join(_NUMBERS)
SHARE = re.compile(rf"(?:(?P<of>{WORDS})[\s-]+)?(?P<part>{'|'.join(_PARTS)})(?:\s+of(?:\s+[a-z][a-z\s-]*)?)?", re.IGNORECASE)
IN = re.compile(
    rf"(?P<of>{WORDS}|\d{{1,4}})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<all>{WORDS}|\d{{1,4}})(?:\s+[a-z][a-z\s-]*)?",
    re.IGNORECASE,
)
_AS = r"(?:\s+as\s+(?:many|much|high))?"
_FOLD = r"-?fold(?:\s+(?:increase|rise))?"
_TIMES = {
    "2": rf"doubled|an?\s+doubling|twice{_AS}|double{_AS}|(?:an?\s+)?(?:two|2){_FOLD}",
    "3": rf"trebled|tripled|treble{_AS}|triple{_AS}|three\s+times{_AS}|(?:an?\s+)?(?:three|3){_FOLD}",
    "4": rf"quadrupled|four\s+times{_AS}|(?:an?\s+)?(?:four|4){_FOLD}",
    "0.5": r"halved|an?\s+halving|half\s+as\s+(?:many|much|high)",
}
MULTIPLES = {times: re.compile(words, re.IGNORECASE) for times, words in _TIMES.items()}
HALF_AGAIN = re.compile(r"half\s+as\s+(?:many|much)\s+again|half\s+again", re.IGNORECASE)
UNCHANGED = re.compile(r"unchanged|no\s+change|the\s+same|static|flat", re.IGNORECASE)


def share_in_words(text: str) -> str | None:
    """The percentage that words give a share as, to two places: `33.33%` of `a third`; None for any other text."""
    if found := SHARE.fullmatch(text.strip()):
        of, all = _value(found["of"] or "one"), _PARTS[found["part"].lower()]
    elif found := IN.fullmatch(text.strip()):
        of, all = _value(found["of"]), _value(found["all"])
    else:
        return None
    if not 0 < of <= all:
        return None
    return f"{to_places(EXACT.divide(Decimal(100 * of), Decimal(all)), 2):f}%"


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS[number.lower()]


def multiple_in_words(text: str) -> str | None:
    """By how much words multiply: `2` of `doubled`; None for any other text."""
    return next((times for times, words in MULTIPLES.items() if words.fullmatch(text.strip())), None)


def is_half_again(text: str) -> bool:
    """Whether words say a rise of a half."""
    return HALF_AGAIN.fullmatch(text.strip()) is not None


def is_unchanged(text: str) -> bool:
    """Whether words say that nothing changed."""
    return UNCHANGED.fullmatch(text.strip()) is not None
