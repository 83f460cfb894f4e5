"""Figures as papers state and print them: hedged, in millions, in brackets, as a change, with both ends, or not given."""

from __future__ import annotations

import re

from ...parser.number_shapes import MOST_PART, UNITS, Kind
from ..models.fields import printed_forms as forms
from ..models.fields import stated_figures as readers
from ..models.fields.points import SEPARATOR
from .numbers import Pounds, Sign, digits, number, placed
from .patterns import NEVER, any_case, either, in_editors
from .places import Place

_DASHES = "".join(one for one in readers.MARKS if len(one) == 1)
_OFFICIAL = either("[zZ]", *map(any_case, readers.OFFICIAL), in_editors(readers.LOW), in_editors(readers.FEWER))
_MARK = either(rf"\[{_OFFICIAL}\]", _OFFICIAL)
_WORDS = either(*(any_case(one) for one in readers.MARKS if len(one) > 1))
_REST = r"\s*(?::[\s\S]*)?"
ABSENT = either(_MARK, rf"(?:{_WORDS}|[{_DASHES}]){_REST}")
"""What stands for a figure that the paper does not give."""

_HEDGE, _YEARLY = in_editors(forms.HEDGE), in_editors(forms.YEARLY)
_SCALE, _WTE = in_editors(forms.SCALE), in_editors(forms.WTE)
_SPACED = {
    "money": rf"(?:\s?(?:{UNITS['money']})|{_SCALE})?",
    "fte": rf"(?:\s?(?:{UNITS['fte']})|{_WTE})",
    "percent": rf"\s?(?:{UNITS['percent']})",
}
NOT_MONTHS = "weeks?|hours?|hrs?|days?"
"""The units of a count that is not of months."""
WHOLE = rf"(?:\.0{{1,{MOST_PART}}})?"
"""What may stand after the point of a whole number."""


def as_printed(kind: Kind, sign: Sign, *, pounds: Pounds | None = None) -> str:
    """A number with its unit, as papers write both: `£1.1 million`, `12 wte`."""
    pounds = pounds or ("may" if kind == "money" else "never")
    return number(kind, sign, pounds=pounds, units="") + _SPACED[kind]


def stated(*numbers: tuple[str, str]) -> str:
    """One of some numbers, hedged or not, a year or not; or the word that there is none. Each is given twice, alone
    and as it stands in brackets, which make it less than 0."""
    alone, bracketed = either(*(one for one, _ in numbers)), either(*(one for _, one in numbers))
    return either(ABSENT, f"(?:{_HEDGE})?{_core(alone, bracketed)}")


def _core(alone: str, bracketed: str) -> str:
    return either(rf"{alone}(?:{_YEARLY})?", rf"\(\s*{bracketed}(?:{_YEARLY})?\s*\)")


def printed() -> str:
    """A printed figure of any unit, with the words that say which way it goes, in points or times, or with both ends."""
    one, both = _singles("any"), _ranges()
    before, after = f"(?!{_HEDGE}){in_editors(forms.WAY_BEFORE)}", in_editors(forms.WAY_AFTER)
    body = either(f"(?:{_HEDGE}){_in_brackets_or_not(one)}", _in_brackets_or_not(either(one, both)))
    return rf"(?:{before}(?![\s\S]*{after}\s*$))?{body}(?:{after})?"


def _in_brackets_or_not(number: str) -> str:
    """A number between two brackets or none, written once."""
    return rf"(?=\([^()]*\)|[^()]*$)\(?\s*{number}(?:{_YEARLY})?\s*\)?"


def printed_to() -> str:
    """One printed figure above 0."""
    body = f"(?:{_HEDGE})?{_singles('positive')}(?:{_YEARLY})?"
    before, after = (in_editors(one, {"down": NEVER}) for one in (forms.WAY_BEFORE, forms.WAY_AFTER))
    return f"(?:{before}{body}|{body}(?:{after})?)"


def _singles(sign: Sign) -> str:
    return either(
        as_printed("percent", sign),
        as_printed("fte", sign),
        as_printed("money", sign),
        number("count", sign, units="") + in_editors(forms.POINTS),
        number("count", sign, pounds="may", units="") + in_editors(forms.TIMES),
    )


def _ranges() -> str:
    """A figure with both ends; the first may leave its unit to the second."""
    percent, fte, money = rf"\s?(?:{UNITS['percent']})", _SPACED["fte"], _SPACED["money"]
    kinds = ((f"(?:{percent})?", percent, ""), (f"{fte}?", fte, ""), (fte, "", ""), (money, money, "£?"))
    return either(
        *(
            in_editors(forms.RANGE, {"low": _end(mark, lines=False) + low, "high": _end(mark, lines=True) + high})
            for low, high, mark in kinds
        )
    )


def _end(mark: str, *, lines: bool) -> str:
    return f"[-−+]?{mark}{digits(lines=lines)}"


def pay() -> str:
    """A salary range: both ends, one of them, or a single salary."""
    money = placed("money", "positive", Place(period="year"))
    words = rf"{_WORDS}{_REST}"
    low, high = either(_MARK, words, "−", money), either(ABSENT, money)
    between = in_editors(re.compile(SEPARATOR, re.IGNORECASE))
    both = rf"{low}\s*(?:{between})\s*{high}"
    return either(ABSENT, rf"(?:(?:top|bottom)\s*)?{either(both, ABSENT, money)}")


def limit() -> str:
    """A limit in any unit: a number that is not hedged."""
    money = number("money", "any", pounds="must")
    fte = number("fte", "any", units=UNITS["fte"])
    return either(money, fte, number("percent", "any"), number("count", "any"))
