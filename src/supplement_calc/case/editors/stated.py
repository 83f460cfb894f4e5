"""Figures as papers state and print them: hedged, in millions, in brackets, as a change, with both ends, or not given."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...parser.number_shapes import MOST_PART, UNITS, Kind
from ...parser.thousands_beside import SCALE_AFTER
from ..models.fields import printed_forms as forms
from ..models.fields import shares_in_words as words
from ..models.fields import stated_figures as readers
from ..models.fields.pay_ranges import ONE_END
from ..models.fields.points import SEPARATOR
from .numbers import IS_MORE, Pounds, Sign, beside, digits, not_in_mills, number, placed
from .patterns import NEVER, any_case, either, in_editors
from .places import Place

_DASHES = "".join(one for one in readers.MARKS if len(one) == 1)
_OFFICIAL = either("[zZ]", *map(any_case, readers.OFFICIAL), in_editors(readers.LOW), in_editors(readers.FEWER))
_MARK = either(rf"\[{_OFFICIAL}\]", _OFFICIAL)
_ABSENT_WORDS = either(*(any_case(one) for one in readers.MARKS if len(one) > 1))
_REST = r"\s*(?::[\s\S]*)?"
ABSENT = either(_MARK, rf"(?:{_ABSENT_WORDS}|[{_DASHES}]){_REST}")
"""What stands for a figure that the paper does not give."""

_HEDGE, _HEDGE_AFTER, _YEARLY = map(in_editors, (forms.HEDGE, forms.HEDGE_AFTER, forms.YEARLY))
_BEFORE, _AFTER = map(in_editors, (forms.WAY_BEFORE, forms.WAY_AFTER))
_OF_WHAT = rf"(?:{in_editors(forms.OF_WHAT)})?(?:\s*{in_editors(forms.QUALIFIED)})?"
_A_NUMBER = f"(?:{in_editors(forms.A_NUMBER)})?"
_TRAILING = r"(?:(?<=[0-9])-)?"
_AT_LEAST = in_editors(forms.HEDGE_AFTER, {"about": NEVER})
_TWO = r"\(?[^()]*[0-9][^()]*(?:\b[tT][oO]\b|\b[aA][nN][dD]\b|[-–—‑])\s*[-−+]?£?[0-9]"
# A hedge stands before a figure or after it, and not both.
_NONE_AFTER = rf"(?![\s\S]*{_HEDGE_AFTER}(?:{_AFTER})?{_OF_WHAT}\s*$)"
_SCALE, _WTE = in_editors(forms.SCALE), in_editors(forms.WTE)
_SPACED = {
    "money": rf"(?:\s?(?:{UNITS['money']})|{_SCALE})?",
    "fte": rf"(?:\s?(?:{UNITS['fte']})|{_WTE})",
    "percent": rf"\s?(?:{UNITS['percent']})",
}
WHOLE = rf"(?:\.0{{1,{MOST_PART}}})?"
"""What may stand after the point of a whole number."""


def as_printed(kind: Kind, sign: Sign, *, pounds: Pounds | None = None) -> str:
    """A number with its unit, as papers write both: `£1.1 million`, `12 wte`."""
    pounds = pounds or ("may" if kind == "money" else "never")
    alone = number(kind, sign, pounds=pounds, units="") + _SPACED[kind]
    return either(alone, beside(sign, pounds=pounds)) if kind == "money" else alone


def stated(*numbers: tuple[str, str], shares: bool = False) -> str:
    """One of some numbers, hedged or not, a year or not; or the word that there is none. Each is given twice, alone
    and as it stands in brackets, which make it less than 0. `shares` where a share in words is such a figure too."""
    alone, bracketed = either(*(one for one, _ in numbers)), either(*(one for _, one in numbers))
    negative = rf"\(\s*{bracketed}(?:{_YEARLY})?\s*\)|{bracketed}(?<=[0-9])-"
    body = either(f"{alone}(?:{_YEARLY})?", negative)
    in_words = (f"(?!{_ends_with(_AFTER)}){_hedged(_SHARE)}",) if shares else ()
    return either(ABSENT, _hedged(f"{_A_NUMBER}(?:{body})"), *in_words)


def _hedged(figure: str) -> str:
    """A figure with a hedge before it or after it, or with none."""
    return f"(?:{_HEDGE}{_NONE_AFTER})?{figure}(?:{_HEDGE_AFTER})?"


def of_kinds(*kinds: Callable[[Sign], str], shares: bool = False) -> str:
    """Stated figures of some kinds, none of them below 0: in brackets only 0."""
    return stated(*((kind("not negative"), kind("zero")) for kind in kinds), shares=shares)


def as_fte(sign: Sign, *, must: bool = True) -> str:
    """Full-time equivalents, with their unit where they `must` have it."""
    fte = as_printed("fte", sign)
    return fte if must else either(fte, number("fte", sign, units=""))


def as_count(sign: Sign) -> str:
    """A number without a unit."""
    return number("count", sign, units="")


def as_heads(sign: Sign) -> str:
    """A whole number without a unit."""
    return number("count", sign, units="", part=WHOLE)


def in_years() -> str:
    """An age with its years after it."""
    years = f"(?:{_HEDGE})?{_A_NUMBER}{number('count', 'not negative', units='')}"
    return in_editors(readers.IN_YEARS, {"years": years})


_TOO_LONG = rf"[\s\S]{{{forms.LONGEST}}}\s*\S"
_DIGITS = "(?!0+[^0-9])[0-9]{1,4}"
_SHARE = either(
    in_editors(words.SHARE),
    in_editors(words.IN, {"of": _DIGITS, "all": _DIGITS}),
    in_editors(words.IN, dict.fromkeys(("of", "all"), in_editors(re.compile(words.WORDS, re.IGNORECASE)))),
)
_MULTIPLES = either(*map(in_editors, (*words.MULTIPLES.values(), words.HALF_AGAIN)))


def _ends_with(after: str) -> str:
    """A text that ends with words of a change, which are not those of a hedge."""
    return rf"[\s\S]*(?<![\s-])(?:{after}{_HEDGE_AFTER}|(?<!\b[oO][rR]){after}){_OF_WHAT}\s*$"


def printed() -> str:
    """A printed figure of any unit: with the words of a change, in points or times, with both ends, or in words."""
    hedge = f"(?:{in_editors(forms.OF_RANGES)}|{_HEDGE}(?!{_TWO})){_NONE_AFTER}"
    at_least = rf"{_TWO}[^()]*\)?{_AT_LEAST}(?:{_AFTER})?{_OF_WHAT}\s*$"
    number = f"(?!{at_least}){_in_brackets_or_not(either(_singles('any'), _ranges()))}"
    return _with_words(number, hedge, _BEFORE, _AFTER, in_editors(words.UNCHANGED))


def printed_to() -> str:
    """One printed figure above 0."""
    before, after = (in_editors(one, {"down": NEVER}) for one in (forms.WAY_BEFORE, forms.WAY_AFTER))
    down = in_editors(forms.WAY_AFTER, {"up": NEVER})
    number = f"{_singles('positive')}(?:{_YEARLY})?"
    return (
        f"(?!{_TOO_LONG})(?!(?!{_BEFORE}){_ends_with(down)}){_with_words(number, _HEDGE + _NONE_AFTER, before, after, NEVER)}"
    )


def _with_words(number: str, hedge: str, before: str, after: str, unchanged: str) -> str:
    """A number, a share or a multiple: with its hedge, the words that say which way it goes, and what it is of."""
    start = either(f"(?!{_HEDGE}){before}(?:{hedge})?", f"{hedge}{before}")
    end = f"(?:{_HEDGE_AFTER}(?:{after})?|{after}(?:{_HEDGE_AFTER})?)?"
    share = either(f"{start}{_SHARE}(?:{_HEDGE_AFTER})?", f"(?:{hedge})?{_SHARE}{end}")
    one = rf"(?:{start}(?!{_ends_with(_AFTER)})|(?:{hedge})?){_A_NUMBER}{number}{end}"
    return f"(?!{_TOO_LONG}){either(one, share, _hedged(either(_MULTIPLES, unchanged)))}{_OF_WHAT}"


def _in_brackets_or_not(number: str) -> str:
    """A number between two brackets or none, written once."""
    paired = r"(?=\((?:[^()]|\([^()]*\))*\)|(?!\()[^()]*(?:\([^()]*\)[^()]*)*$)"
    return rf"{paired}\(?\s*{number}(?:{_YEARLY})?\s*\)?{_TRAILING}"


def _singles(sign: Sign) -> str:
    return either(
        as_printed("percent", sign),
        as_printed("fte", sign),
        as_printed("money", sign),
        number("count", sign, units="") + in_editors(forms.POINTS),
        either(number("count", sign, pounds="may", units=""), beside(sign)) + in_editors(forms.TIMES),
    )


def _ranges() -> str:
    """A figure with both ends; the first may leave its unit to the second."""
    percent, fte, money = rf"\s?(?:{UNITS['percent']})", _SPACED["fte"], _SPACED["money"]
    kinds = ((f"(?:{percent})?", percent, ""), (f"{fte}?", fte, ""), (fte, "", ""), (money, money, "£?"))
    in_brackets = rf"[-−]?£?{digits(lines=False)}\s*{in_editors(re.compile(SCALE_AFTER, re.IGNORECASE))}"
    return either(
        *(
            in_editors(forms.RANGE, {"low": _end(mark, lines=False) + low, "high": _end(mark, lines=True) + high})
            for low, high, mark in kinds
        ),
        in_editors(forms.RANGE, {"low": _end("£?", lines=False) + money, "high": in_brackets}),
    )


def _end(mark: str, *, lines: bool) -> str:
    return f"[-−+]?{mark}{digits(lines=lines)}"


def pay() -> str:
    """A salary range: both ends, one of them, or a single salary."""
    money = placed("money", "positive", Place(period="year"), mills=False)
    none = rf"{_ABSENT_WORDS}{_REST}"
    between = in_editors(re.compile(SEPARATOR, re.IGNORECASE))
    last = f"{not_in_mills()}{money}"
    first = not_in_mills(rf"\s*(?:{between})") + money
    low, high = either(_MARK, none, "−", first), either(ABSENT, last)
    both = rf"{low}\s*(?:{between})\s*{high}"
    alone = rf"£?\s?{IS_MORE}{digits(lines=False)}(?:\s?[kKmM])?"
    ends = {"pay": r"\s*$", "plus": r"\s*(?:[+pPuU]|[mM][iI])", "most": r"\s*[mM][aA]"}
    end = in_editors(ONE_END, {name: not_in_mills(after) + alone for name, after in ends.items()})
    return either(ABSENT, end, rf"(?:(?:top|bottom)\s*)?{either(both, ABSENT, last)}")


def limit() -> str:
    """A limit in any unit: a number that is not hedged."""
    money = either(number("money", "any", pounds="must"), beside("any", pounds="must"))
    fte = number("fte", "any", units=UNITS["fte"])
    return either(money, fte, number("percent", "any"), number("count", "any"))
