"""How papers put a figure: hedged, in millions, a year, in brackets, as a fall or an underspend, in points, with both ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from ....diagnostics.patterns import late
from ....parser.thousands_beside import SCALE_AFTER, with_scale

Sense = Literal["exactly", "about", "over", "at least", "just over", "under", "up to", "nearly", "close to"]
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
    "circa.": "about",
    "in the region of": "about",
    "close to": "close to",
    "c.": "about",
    "c": "about",
    "~": "about",
    "≈": "about",
    "just over": "just over",
    "slightly over": "just over",
    "slightly above": "just over",
    "a little over": "just over",
    "a little more than": "just over",
    "well over": "over",
    "well under": "under",
    "well below": "under",
    "upwards of": "at least",
    "not quite": "nearly",
    "a little under": "nearly",
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


def _any_of(hedges: Iterable[str]) -> re.Pattern[str]:
    """Any of some hedges, with something after it that they may stand before."""
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(hedges, key=len, reverse=True))
    after = r"[(£\d−+-]|(?:an?|half|one|two|three|four|seven|nine|doubl|treb|tripl)\b|doubled"
    return late(rf"({words})\s*(?={after})", re.IGNORECASE)


HEDGE = _any_of(_HEDGES)
OF_RANGES = _any_of(one for one, sense in _HEDGES.items() if sense == "about")
"""The hedges that may stand before two numbers."""
_ROUGHLY = r"(?:approx\.?|approximately|or\s+so|est\.?|estimated)"
HEDGE_AFTER = late(rf"\s*(?:(?P<least>\+|or\s+more)|(?P<about>{_ROUGHLY}|\({_ROUGHLY}\)))", re.IGNORECASE)
_UP = (
    r"rises?|rose|risen|increased?|growth|grew|grown|gain(?:ed)?|up|higher|more|additional|extra|overspend|overspent"
    r"|over(?:\s+budget)?|above\s+budget|deficit|shortfall|pressure|adverse"
)
_DOWN = "|".join(
    (
        r"falls?|fell|fallen|decreased?|reductions?|reduced|drop(?:ped)?|decline[ds]?|cuts?|down|lower|fewer|less"
        r"|underspend|underspent|under(?:\s+budget)?|below\s+budget|savings?|surplus|favourable|cr",
        "headroom",
    )
)
_KIND_OF = r"(?:(?:net|projected|forecast|overall|total|estimated|expected|further|in-year|budget)\s+)*"
WAY_BEFORE = late(
    rf"(?:an?\s+)?{_KIND_OF}(?:(?P<up>{_UP}|(?:doubled|trebled|tripled)(?=\s+from\b))|(?P<down>{_DOWN}|halved(?=\s+from\b))"
    r"|(?P<any>improved|worsened|changed|moved))(?:\s+(?:of|by))?\s+(?=\S)",
    re.IGNORECASE,
)
A_NUMBER = re.compile(r"an?\s+(?:total\s+(?:cost\s+)?of\s+)?(?=[£\d])", re.IGNORECASE)
# What a figure is of, after it: `29% of posts`, `28.6% (4 of 14 posts)`, `4 posts`.
OF_WHAT = late(
    r"(?<=[\d%a-z])(?:\s+of\s+(?:all\s+|the\s+|our\s+)?(?:\w+\s+)?(?:posts|staff|establishment|workers|workforce|employees|vacancies)"
    rf"|\s+(?!{SCALE_AFTER})\((?!{_ROUGHLY}\))(?=[^()]*[a-z])[^()]*\)|\s+(?:posts?|people|staff|vacancies|employees))",
    re.IGNORECASE,
)
# What is in a figure, which its id says already, and the words of a total or a full year, after it.
_ON_COSTS = (
    r"(?:excluding|including|excl?\.?|incl?\.?|(?:in|ex)clusive\s+of|before|with|without|net\s+of)"
    r"\s+(?:all\s+|employers?['’]?\s+)?on[\s-]?costs"
)
QUALIFIED = late(
    rf"(?:,?\s+(?:{_ON_COSTS}|\({_ON_COSTS}\)|in\s+(?:total|(?:a|the)\s+full\s+year)))+",
    re.IGNORECASE,
)
WAY_AFTER = late(rf"[\s-]+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))", re.IGNORECASE)
YEARLY = re.compile(r"\s*(?:(?:a|per|each|every)\s+(?:year|annum)|p\.?\s?a\.?|/\s?(?:year|yr))", re.IGNORECASE)
SCALE = re.compile(r"(?<=\d)\s?(?:(?P<m>millions?|mn|mln|mill)|(?P<bn>billions?)|(?P<k>thousands?))", re.IGNORECASE)
POINTS = re.compile(r"\s?(?:%|per\s?cent|percent|percentage|-percentage)?[\s-]?(?:points?|ppts?|pps?|pts?)", re.IGNORECASE)
TIMES = re.compile(r"(?<=\d)\s?(?:times|x|×|-?fold)", re.IGNORECASE)
WTE = re.compile(r"(?<=\d)\s?(?:wtes?|ftes|(?:whole|full)[\s-]time equivalents?)", re.IGNORECASE)
RANGE = late(
    r"(?:from\s+|between\s+)?(?P<low>[-−+]?£?[\d.,]+\s?[%a-zA-Z]*?)\s*(?:\bto\b|\band\b|[-–—‑])\s*(?P<high>[-−+]?£?[\d.,]+.*)",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(r"(?<=\d)\s?(%|per cent|percent|[km]|bn|fte)$", re.IGNORECASE)
_SCALES = ("k", "m", "bn")
_IN_PARTS = re.compile(r"\d\s+(?:in|out\s+of)\s+(?:every\s+)?\d|\d-?fold\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
LONGEST = 200


class Form(NamedTuple):
    """A text taken apart: the number alone, as numbers are read, with the upper end of a range; how it is hedged; whether it is
    in points or times; and the way that its words, sign or brackets say (1 up, -1 down, 0 where they say none), `in_words`
    where words say it or that there is a change."""

    bare: str
    high: str = ""
    sense: Sense = "exactly"
    measured: Measured = ""
    way: int = 0
    in_words: bool = False


def taken_apart(text: str) -> Form:
    """The form of a figure; its number is still to be read."""
    text = text.strip()
    if len(text) > LONGEST:
        return Form(text)
    has_digits = _DIGIT.search(text) is not None
    if not has_digits or _IN_PARTS.search(text):
        said = _in_words(text)
        if said is not None or not has_digits:
            return said or Form(text)
    text, sense, way, in_words = _without_words(text)
    text = _at_end(YEARLY, text)
    if (both := RANGE.fullmatch(text)) and sense in ("exactly", "about"):
        low, high = _unit_shared(_plainly(both["low"]), _plainly(both["high"]))
        return Form(low, high, "exactly", "", way, in_words)
    measured: Measured = ""
    for pattern, name, ending in ((POINTS, "points", "%"), (TIMES, "times", "")):
        if (cut := _at_end(pattern, text)) != text and _DIGIT.search(cut[-1:]):
            text, measured = f"{cut}{ending}", name  # type: ignore[assignment]
            break
    return Form(_plainly(text), "", sense, measured, way, in_words)


def without_what_it_is_of(text: str) -> str:
    """A figure as a sentence prints it, without what it is of: `29%` of `29% of posts`."""
    text = text.strip()
    if len(text) > LONGEST:
        return text
    bare = _at_end(OF_WHAT, _at_end(QUALIFIED, text))
    return bare if _DIGIT.search(bare) or _in_words(bare) else text  # `about (£80k)` is all of it the figure


def _without_words(text: str) -> tuple[str, Sense, int, bool]:
    """A figure's text without its hedge, way, article and sign: with what they say, and whether words say the way."""
    text, sense = _without_hedge(text)
    text, way, in_words = _without_way(text)
    if sense == "exactly":
        text, sense = _without_hedge(text)
    if a_number := A_NUMBER.match(text):
        text = text[a_number.end() :]
    if text.startswith("(") and text.endswith(")"):
        text, way = text[1:-1].strip(), -1
    elif text.endswith("-") and _DIGIT.search(text[-2:-1]):
        text, way = text[:-1], -1
    if text[:2].strip("£")[:1] in tuple("-−+"):
        way = way or (1 if text.startswith("+") else -1)
    return text, sense, way, in_words


def _in_words(text: str) -> Form | None:
    """A share or a multiple in words, with its hedge and its way; None for any other text."""
    from .shares_in_words import is_half_again, is_unchanged, multiple_in_words, share_in_words

    text, sense = _without_hedge(text)
    said = _of_words(sense)
    if (times := multiple_in_words(text)) is not None:
        return Form(times, "", said, "times")
    if is_half_again(text):
        return Form("50%", "", said, "", 1, in_words=True)
    if is_unchanged(text):
        return Form("0", in_words=True)
    text, way, in_words = _without_way(text)
    if sense == "exactly":
        text, sense = _without_hedge(text)
        said = _of_words(sense)
    share = share_in_words(text)
    return None if share is None else Form(share, "", said, "", way, in_words)


def _of_words(sense: Sense) -> Sense:
    """What a hedge makes of a share in words, which is never exact."""
    return "close to" if sense in ("exactly", "about") else sense


def _without_hedge(text: str) -> tuple[str, Sense]:
    """A figure's text without a hedge before it or after it."""
    if hedge := HEDGE.match(text):
        return text[hedge.end() :], _HEDGES[" ".join(hedge[1].lower().split())]
    if after := _ending(HEDGE_AFTER).search(text):
        return text[: after.start()], "about" if after["about"] else "at least"
    return text, "exactly"


def _without_way(text: str) -> tuple[str, int, bool]:
    """A figure's text without the words that say which way it goes, before it or after it; and whether there are any."""
    if before := WAY_BEFORE.match(text):
        return text[before.end() :], -1 if before["down"] else 1 if before["up"] else 0, True
    if after := _ending(WAY_AFTER).search(text):
        return text[: after.start()], -1 if after["down"] else 1, True
    return text, 0, False


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
    if scale := _ending(SCALE).search(text):
        text = f"{text[: scale.start()]}{scale.lastgroup}{text[scale.end() :]}"
    return _ending(WTE).sub(" fte", text)


def with_scale_of(low: str, high: str) -> str:
    """The lower end with the scale of the upper where it has none of its own: `39k` of `39-43k`, `900,000` beside £1.1m."""
    high = with_scale(high) or high
    unit = _UNIT_AFTER.search(high)
    if unit is None or unit[1].lower() not in _SCALES:
        return low
    ends = [re.fullmatch(r"[-−+]?£?\s?(\d{1,3}(?:\.\d{1,9})?)", one.strip()) for one in (low, high[: unit.start()])]
    if ends[0] and ends[1] and Decimal(ends[0][1]) <= Decimal(ends[1][1]):
        return f"{low}{unit[0]}"
    return low


def _unit_shared(low: str, high: str) -> tuple[str, str]:
    """Both ends with the unit of the second, and its pounds: `33 to 68%`, `£1.1 to £1.3m`."""
    unit = _UNIT_AFTER.search(high)
    low = with_scale_of(low, high)
    if unit and unit[1].lower() not in _SCALES and not _UNIT_AFTER.search(low):
        low = f"{low}{unit[0]}"
    if "£" in low and "£" not in high:
        high = f"£{high}"
    return low, high
