"""Texts that are no number as they stand: why, and what to write in their place, always from what was typed."""

from __future__ import annotations

import re
from decimal import Decimal

from ..diagnostics.characters import named
from ..diagnostics.look_alikes import look_alikes, unquoted
from .number_shapes import WANTED, Kind, Misread, Number, read_shaped
from .number_sums import of_several

_EXPONENT = r"[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+"
_COMMA = r"([-−+]?£?)([0-9]+),([0-9]+)(%?)"
_BASE = r"0[xob][0-9a-fA-F_]+"
_GROUPED_BY_SPACE = r"(?a:[-−+]?£?\s?\d{1,3}( ,? ?\d{3}|, \d{3})+(\.\d+)?\s?%?)"
_GROUPED_BY_POINTS = r"(?a:£?\d{1,3}(\.\d{3}){2,}|£?\d{1,3}([' ’]\d{3})+(\.\d+)?)"
_FRACTION = r"(?a:([-−+]?£?)(\d*)\.(\d*)(%?))"
_CONTINENTAL = r"(?a:([-−+]?£?)(\d{1,3}(?:[. ]\d{3})+),(\d{1,2}))"
_DIVIDED = r"(?a:(£?)(\d{1,3}(?:,\d{3})+|\d{1,6})\s?[/÷]\s?(\d{1,6})(%?))"
_VULGAR = re.compile("([0-9]*) ?([½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘])(%?)")
_PARTS = {
    "½": ".5", "¼": ".25", "¾": ".75", "⅓": ".3333", "⅔": ".6667", "⅛": ".125", "⅜": ".375", "⅝": ".625", "⅞": ".875",
    "⅕": ".2", "⅖": ".4", "⅗": ".6", "⅘": ".8",
}  # fmt: skip
_POINTS_TWICE = r"(?a:([-−+]?£?\d+)\.\.(\d+)(%?))"
_PENCE = r"(?a:(\d{1,2})\s?(?:p|pence))"
_OTHER_MONEY = re.compile(r"(?:[$€¥]|EUR\b|USD\b|euros?\b|dollars?\b)", re.IGNORECASE)
_FORMULA = re.compile(r"[=+@](?=.*[A-Za-z(*/+])\S.*")
_PER_CENT_AFTER = re.compile(r"\s*(?:%|per\s?cents?|percent|pct|p\.?c\.?)$", re.IGNORECASE)
_MARKS_ASTRAY = r"(?a:[-−+]?£?\d+(?:,\d+){2,}(?:\.\d+)?%?)"
_MILLION = re.compile(r"\s?(?:mio|mill?|mln|mn)$", re.IGNORECASE)
_APART = re.compile(r"(?<=\d)\s*([.·•∙‧⋅])\s*(?=\d)")
_COMMA_APART = re.compile(r"(?a:([-−+]?£?)(\d{1,3}),(\d{1,2})\s+(%|per\s?cent))", re.IGNORECASE)
_GAP = re.compile(r"(?a:([-−+]?£?)(\d{1,2}) (\d{1,2})(\s?%)?)")
_SCALE_TWICE = re.compile(r"(.*\d\s?)([km])\2", re.IGNORECASE)
_SEMICOLONS = re.compile(r"(?a:([-−+]?£?\d{1,3})((?:;\d{3})+)(\.\d+)?)")
_A_YEAR_NAMED = re.compile(r"(?<![\d£,.])(?:19|20)\d\d(?:[/-]\d{2,4})?(?![\d%,.])")
# Units of another kind than any number of a case is read in: the number alone is not what was meant.
_OF_ANOTHER_UNIT = re.compile(
    r"\d\s*(?:an?\s+|per\s+|/\s*)?(?:increments?|years?|yrs?|quarters?|terms?|fortnights?|sessions?|shifts?|scp|points?)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[-£]?(?=[^.,%]*[0-9])[0-9OolI,.]*[OolI][0-9OolI,.]*%?")
_ONE = re.compile(
    r"(?<![\d.,])(?:(?<![\w%])(?<![\w%]\s)-)?£?\s?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
    r"(?:\s?(?:%|(?:per cent|percent|pct|pc|p\.c|k|m|bn|million|thousand|mio|mill?|mln|mn|fte)\b))?(?![\d½¼¾]|[.,]\d)",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"-+|\.+|\?+|~|\*|x|n\.?/?[akd]\.?|none|n(?:i|ul)l|\.?nan|blank|unknown|tb[acd]|to (?:be (?:confirmed|agreed|decided)"
    r"|follow)|awaited|pending|not (?:known|given|available|applicable)|#(?:n/a|value!|ref!|div/0!|num!|name\?)",
    re.IGNORECASE,
)
_NOTHING: dict[Kind, str] = {"money": "0", "fte": "0", "percent": "0%", "count": "0"}


def misshapen(text: str, kind: Kind) -> Misread:
    """Why a text is no number, and what to write."""
    wanted = WANTED[kind]
    if not text:
        return Misread("no-value", "has no value", f"write {wanted}, or leave the line out")
    plain = unquoted(text)
    if _FORMULA.fullmatch(plain):
        return Misread("not-a-number", "is a spreadsheet's formula", f"write what `{_short(plain)}` comes to, in digits")
    if (odd := look_alikes(text)) and isinstance(read_shaped(plain, kind), Number):
        return Misread("not-a-number", f"has {named(text[odd[0]])} in it", f"write {plain}")
    return _known_shape(plain or text, text, kind)


def _known_shape(text: str, typed: str, kind: Kind) -> Misread:
    if re.fullmatch(_EXPONENT, text):
        return Misread("ambiguous-number", "is in powers of ten", f"write {_with_sign(_in_full(text), kind)}")
    if parts := re.fullmatch(r"(?a:(\d+):(\d+)(?::\d+)*)", text):
        return Misread("ambiguous-number", "reads as a time or a ratio", _beside_a_colon(parts[1], parts[2], kind))
    if re.fullmatch(_BASE, text):
        return Misread("ambiguous-number", "is not in tens", f"write {_with_sign(_in_tens(text), kind)}")
    if comma := re.fullmatch(_COMMA, text):
        sign, before, after, percent = comma.groups()
        percent = "%" if kind == "percent" else percent
        point, thousands = f"{sign}{before}.{after}{percent}", f"{sign}{int(before + after):,}{percent}"
        help = f"write {point} for a decimal point, or {thousands} for thousands"
        return Misread("ambiguous-number", "has a comma that does not mark thousands", help)
    if re.fullmatch(_GROUPED_BY_SPACE, text):
        return Misread("ambiguous-number", "marks thousands by spaces", f"write {_grouped(text, kind)}")
    if re.fullmatch(_GROUPED_BY_POINTS, text):
        return Misread("ambiguous-number", "does not mark thousands by commas", f"write {_grouped(text, kind)}")
    if (parts := re.fullmatch(_FRACTION, text)) and (parts[2] or parts[3]):
        whole = f"{parts[1]}{parts[2] or '0'}{'.' + parts[3] if parts[3] else ''}"
        whole = _with_sign(f"{whole}{parts[4]}", kind)
        return Misread("ambiguous-number", "has no digit on one side of its point", f"write {whole}")
    if kind == "money" and (pence := re.fullmatch(_PENCE, text)):
        return Misread("wrong-unit", "is in pence", f"write £0.{int(pence[1]):02}")
    if kind == "money" and _OTHER_MONEY.search(text):
        return Misread("not-a-number", "is not in pounds", f"write what `{_short(text)}` comes to in pounds")
    return Misread("not-a-number", "is not a number", _salvaged(text, typed, kind))


def _beside_a_colon(before: str, after: str, kind: Kind) -> str:
    """What to write for `37:30`: hours and minutes where hours are counted, or a point."""
    point = f"{_with_sign(f'{before}.{after}', kind)} if the colon is a decimal point"
    if kind != "count" or len(before) > 4 or len(after) != 2 or int(after) >= 60:
        return f"write {point}"
    hours = _quotient("", f"{int(before) * 60 + int(after)}", "60", "")
    return f"write {hours} if it is hours and minutes, or {point}"


def _salvaged(text: str, typed: str, kind: Kind) -> str:
    """What to write for a text that has a number or two in it, or none."""
    if _NOT_THERE.fullmatch(text) or _NOT_THERE.fullmatch(typed):
        return f"leave the line out if it is not known, or write {_NOTHING[kind]} if there is none"
    if meant := _in_another_shape(text, kind) or of_several(text, kind):
        return meant
    if _OF_ANOTHER_UNIT.search(text):
        return f"write what `{_short(text)}` comes to as {WANTED[kind]}, in digits"
    if _A_YEAR_NAMED.sub("", text) != text and _ONE.search(_A_YEAR_NAMED.sub("", text)):
        text = _A_YEAR_NAMED.sub("", text)
    has_sign = kind == "percent" and re.search(r"\d\s?%", text) and not re.search(r"\d\s*(?:[-/]|to|or)\s*\d", text)
    found = list(dict.fromkeys(_readable(one[0], kind, alone=not has_sign) for one in _ONE.finditer(text)))
    if len(found) == 1 and found[0]:
        return f"write {found[0]}, if that is meant"
    if len(found) == 2 and all(found):
        return f"write one number, {found[0]} or {found[1]}"
    return f"write {WANTED[kind]} in digits in place of `{_short(text)}`, or leave the line out"


def _in_another_shape(text: str, kind: Kind) -> str:
    """What to write for one number in a shape of another hand, program or country; `` for any other text."""
    joined = _APART.sub(".", text)
    if joined != text and isinstance(read_shaped(joined, kind), Number):
        return f"write {joined}"
    if astray := _COMMA_APART.fullmatch(text):
        return f"write {astray[1]}{astray[2]}.{astray[3]}%"
    if (gap := _GAP.fullmatch(text)) and kind != "money":
        sign, percent = gap[1].rstrip("£"), (gap[4] or "").strip()
        together = _with_sign(f"{sign}{gap[2]}{gap[3]}{percent}", kind)
        return f"write {together}, or {_with_sign(f'{sign}{gap[2]}.{gap[3]}{percent}', kind)} if there is a point"
    if twice := _SCALE_TWICE.fullmatch(text):
        return f"write {twice[1]}{twice[2]}"
    if _SEMICOLONS.fullmatch(text):
        return f"write {text.replace(';', ',')}"
    if _LETTERS.fullmatch(text):
        digits = text.translate(str.maketrans("OolI", "0011"))
        if isinstance(read_shaped(digits, kind), Number):
            return f"write {digits}, in digits alone"
    if whole := re.fullmatch(_CONTINENTAL, text):
        thousands = re.sub("[. ]", ",", whole[2])
        return f"write {_with_sign(f'{whole[1]}{thousands}.{whole[3]}', kind)}"
    if vulgar := _VULGAR.fullmatch(text):
        return f"write {_with_sign(f'{vulgar[1] or 0}{_PARTS[vulgar[2]]}{vulgar[3]}', kind)}"
    return _of_parts(text, kind)


def _of_parts(text: str, kind: Kind) -> str:
    """The same of a number divided by another, one with its marks astray, or one in words."""
    if (divided := re.fullmatch(_DIVIDED, text)) and int(divided[3]):
        pounds, above, below, percent = divided.groups()
        if kind == "percent" and not percent:
            return f"write {_quotient('', f'{above}00', below, '%')}"
        return f"write what {text} comes to as a decimal, {_with_sign(_quotient(pounds, above, below, percent), kind)}"
    if (twice := re.fullmatch(_POINTS_TWICE, text)) and isinstance(
        read_shaped(once := ".".join(twice.groups()[:2]), "money"), Number
    ):
        return f"write {_with_sign(f'{once}{twice[3]}', kind)}"
    if in_words := _from_words(text, kind):
        return f"write {in_words}"
    if re.fullmatch(_MARKS_ASTRAY, text):
        return f"write {_grouped(text, kind)}, with a comma before each three digits"
    return ""


def _readable(text: str, kind: Kind, *, alone: bool = True) -> str:
    """The number as it can be written for the kind, or `` where it is of another; beside one with its sign as it stands."""
    text = _MILLION.sub("m", text.strip())
    text = _PER_CENT_AFTER.sub("%", text) if kind == "percent" else text
    if not alone and not text.endswith("%"):
        return text if isinstance(read_shaped(text, "money"), Number) else ""
    with_sign = f"{text}%" if kind == "percent" and "£" not in text else ""
    for one in (text, with_sign, text.lstrip("£ ") if kind != "money" else ""):
        if isinstance(read_shaped(one, kind), Number):
            return one
    return ""


def _quotient(pounds: str, above: str, below: str, percent: str) -> str:
    """One number divided by another, to four places; pounds to two."""
    from ..ledger.rounding import EXACT

    places = Decimal("0.01") if pounds else Decimal("0.0001")
    value = EXACT.divide(Decimal(above.replace(",", "")), Decimal(below)).quantize(places)
    return f"{pounds}{value.normalize():f}{percent}"


def _from_words(text: str, kind: Kind) -> str:
    """A number in words in digits, `` for any other text."""
    from .number_words import number_in_words

    bare = _PER_CENT_AFTER.sub("", text)
    value = number_in_words(bare)
    if value is None:
        return ""
    return f"{value:,f}%" if bare != text else _with_sign(f"{value:,f}", kind)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _in_full(text: str) -> str:
    power = re.split("[eE]", text)[1].lstrip("+-0")
    value = Decimal(text) if len(power) < 4 else None
    return f"{value:f}" if value is not None and abs(value.adjusted()) <= 15 else f"the number out in place of {text}"


def _in_tens(text: str) -> str:
    try:
        return str(int(text, 0))
    except ValueError:
        return f"{text} in tens"


def _grouped(text: str, kind: Kind) -> str:
    """Digits with commas for whatever is between each three of them."""
    sign = "-" if text[0] in "-−" else ""
    whole, point, part = text.partition(".") if text.count(".") == 1 else (text, "", "")
    digits = re.sub(r"[^0-9]", "", whole)
    part = re.sub(r"[^0-9]", "", part)
    percent = "%" if "%" in text else ""
    return _with_sign(f"{sign}{'£' if '£' in text else ''}{int(digits):,}{point}{part}{percent}", kind)


def _with_sign(number: str, kind: Kind) -> str:
    return f"{number}%" if kind == "percent" and number[-1:].isdigit() else number
