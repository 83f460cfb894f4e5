"""How papers put a figure: hedged, in millions, a year, in brackets, as a fall or an underspend, in points, with both ends."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Sense = Literal["exactly", "about", "over", "at least", "just over", "under", "up to", "nearly"]
Measured = Literal["", "points", "times"]

# What stands before a figure, longest first where one starts another.
_HEDGES: dict[str, Sense] = {
    "approximately": "about",
    "approx.": "about",
    "approx": "about",
    "around": "about",
    "about": "about",
    "roughly": "about",
    "some": "about",
    "circa": "about",
    "c.": "about",
    "c": "about",
    "~": "about",
    "≈": "about",
    "just over": "just over",
    "slightly over": "just over",
    "slightly more than": "just over",
    "over": "over",
    "above": "over",
    "more than": "over",
    "greater than": "over",
    "in excess of": "over",
    "exceeding": "over",
    ">": "over",
    "at least": "at least",
    "no less than": "at least",
    "no fewer than": "at least",
    "not less than": "at least",
    "a minimum of": "at least",
    "≥": "at least",
    "just under": "nearly",
    "slightly under": "nearly",
    "nearly": "nearly",
    "almost": "nearly",
    "approaching": "nearly",
    "under": "under",
    "below": "under",
    "less than": "under",
    "fewer than": "under",
    "<": "under",
    "up to": "up to",
    "at most": "up to",
    "no more than": "up to",
    "not more than": "up to",
    "a maximum of": "up to",
    "≤": "up to",
}
HEDGE = re.compile(
    "("
    + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(_HEDGES, key=len, reverse=True))
    + r")\s*(?=[(£\d−+-])",
    re.IGNORECASE,
)
_UP = r"rises?|rose|increased?|growth|grew|gain(?:ed)?|up|higher|more|overspend|overspent|over(?:\s+budget)?"
_DOWN = (
    r"falls?|fell|decreased?|reductions?|reduced|drop(?:ped)?|decline[ds]?|cuts?|down|lower|fewer|less"
    r"|underspend|underspent|under(?:\s+budget)?"
)
WAY_BEFORE = re.compile(rf"(?:an?\s+)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s+(?:of|by))?\s+(?=\S)", re.IGNORECASE)
WAY_AFTER = re.compile(rf"[\s-]+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))", re.IGNORECASE)
YEARLY = re.compile(r"\s*(?:(?:a|per|each|every)\s+(?:year|annum)|p\.?\s?a\.?|/\s?(?:year|yr))", re.IGNORECASE)
SCALE = re.compile(r"(?<=\d)\s?(?:(?P<m>millions?|mn|mln|mill)|(?P<bn>billions?)|(?P<k>thousands?))", re.IGNORECASE)
POINTS = re.compile(r"\s?(?:%|per\s?cent|percent|percentage|-percentage)?[\s-]?(?:points?|ppts?|pps?|pts?)", re.IGNORECASE)
TIMES = re.compile(r"(?<=\d)\s?(?:times|x|×|-?fold)", re.IGNORECASE)
WTE = re.compile(r"(?<=\d)\s?(?:wtes?|ftes|(?:whole|full)[\s-]time equivalents?)", re.IGNORECASE)
RANGE = re.compile(
    r"(?:from\s+|between\s+)?(?P<low>[-−+]?£?[\d.,]+\s?[%a-zA-Z]*?)\s*(?:\bto\b|\band\b|[-–—‑])\s*(?P<high>[-−+]?£?[\d.,]+.*)",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(r"(?<=\d)\s?(%|per cent|percent|[km]|bn|fte)$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST = 200


class Form(NamedTuple):
    """A text taken apart: the number alone, as numbers are read, with the upper end of a range; how it is hedged; whether it is
    in points or times; and the way that its words, sign or brackets say (1 up, -1 down, 0 where they say none), `in_words`
    where words do."""

    bare: str
    high: str = ""
    sense: Sense = "exactly"
    measured: Measured = ""
    way: int = 0
    in_words: bool = False


def taken_apart(text: str) -> Form:
    """The form of a figure; its number is still to be read."""
    text = text.strip()
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return Form(text)
    text, sense = _without_hedge(text)
    text, way = _without_way(text)
    in_words = way != 0
    if sense == "exactly":
        text, sense = _without_hedge(text)
    if text.startswith("(") and text.endswith(")"):
        text, way = text[1:-1].strip(), -1
    if text[:2].strip("£")[:1] in tuple("-−+"):
        way = way or (1 if text.startswith("+") else -1)
    text = _at_end(YEARLY, text)
    if (both := RANGE.fullmatch(text)) and sense == "exactly":
        low, high = _unit_shared(_plainly(both["low"]), _plainly(both["high"]))
        return Form(low, high, sense, "", way, in_words)
    measured: Measured = ""
    for pattern, name, ending in ((POINTS, "points", "%"), (TIMES, "times", "")):
        if (cut := _at_end(pattern, text)) != text and _DIGIT.search(cut[-1:]):
            text, measured = f"{cut}{ending}", name  # type: ignore[assignment]
            break
    return Form(_plainly(text), "", sense, measured, way, in_words)


def _without_hedge(text: str) -> tuple[str, Sense]:
    hedge = HEDGE.match(text)
    if hedge is None:
        return text, "exactly"
    return text[hedge.end() :], _HEDGES[" ".join(hedge[1].lower().split())]


def _without_way(text: str) -> tuple[str, int]:
    """A figure's text without the words that say which way it goes, before it or after it."""
    if before := WAY_BEFORE.match(text):
        return text[before.end() :], -1 if before["down"] else 1
    if after := _ending(WAY_AFTER).search(text):
        return text[: after.start()], -1 if after["down"] else 1
    return text, 0


def _at_end(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds at its end."""
    found = _ending(pattern).search(text)
    return text if found is None else text[: found.start()]


@cache
def _ending(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.pattern})\Z", pattern.flags)


def _plainly(text: str) -> str:
    """A number with its scale and unit as numbers are read: `£1.1m`, `12 fte`."""
    text = text.strip()
    if scale := SCALE.search(text):
        text = f"{text[: scale.start()]}{scale.lastgroup}{text[scale.end() :]}"
    return WTE.sub(" fte", text)


def _unit_shared(low: str, high: str) -> tuple[str, str]:
    """Both ends with the unit of the second, and its pounds: `33 to 68%`, `£1.1 to £1.3m`."""
    unit = _UNIT_AFTER.search(high)
    if unit and not _UNIT_AFTER.search(low):
        low = f"{low}{unit[0]}"
    if "£" in low and "£" not in high:
        high = f"£{high}"
    return low, high
