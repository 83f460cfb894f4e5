"""Numbers of a case as they may be written: with their units, and where their place says so how often they are paid."""

from __future__ import annotations

from typing import Literal

from ...parser.number_shapes import MINUS, MOST_PART, MOST_WHOLE, UNITS, Kind
from ...parser.thousands_beside import BESIDE
from ..models.fields.by_the_hour import PENCE
from ..models.fields.numbers import IN_MILLS
from ..models.fields.said_how_often import HOW_OFTEN, OF_SALARY, PER_POST
from .patterns import either, in_editors
from .places import Place

Sign = Literal["any", "not negative", "positive", "zero"]
Pounds = Literal["may", "must", "never"]

_GROUPS = (MOST_WHOLE - 3) // 3
_TOGETHER, _BY_COMMAS = f"[0-9]{{1,{MOST_WHOLE}}}", rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,{_GROUPS}}}"
_BY_LINES = rf"[0-9]{{1,3}}(?:_[0-9]{{3}}){{1,{_GROUPS}}}"
_NO_NOUGHT_BEFORE = "(?!0[0-9,_])"
_NOUGHT, IS_MORE = rf"0(?:\.0{{1,{MOST_PART}}})?", "(?=[0-9,._]*[1-9])"
_SIGNS: dict[Pounds, str] = {
    "may": rf"(?:[{MINUS}+]?£?|£[{MINUS}])\s?",
    "must": rf"(?:[{MINUS}+]?£|£[{MINUS}])\s?",
    "never": rf"[{MINUS}+]?\s?",
}
_PLUS: dict[Pounds, str] = {"may": r"\+?£?\s?", "must": r"\+?£\s?", "never": r"\+?\s?"}


def number(kind: Kind, sign: Sign, *, pounds: Pounds | None = None, units: str | None = None, part: str | None = None) -> str:
    """A number of a kind with its unit. `units` are those that it may have in place of the kind's, and `part` what may stand
    after its point."""
    pounds = pounds or ("may" if kind == "money" else "never")
    units = UNITS[kind] if units is None else units
    ending = rf"\s?(?:{units})" if kind == "percent" and units else rf"(?:\s?(?:{units}))?" if units else ""
    return signed(_PLUS[pounds], _SIGNS[pounds], digits(part=part), ending, sign)


def beside(sign: Sign, *, pounds: Pounds = "may") -> str:
    """An amount with its scale beside it, before it or in brackets after it."""
    number = rf"£?\s?{_NOUGHT if sign == 'zero' else digits(lines=False)}"
    if sign == "not negative":
        return either(beside("zero", pounds=pounds), _beside("", number, pounds))
    if sign == "positive":
        return _beside("", rf"£?\s?{IS_MORE}{digits(lines=False)}", pounds)
    return _beside("[-−]?", number, pounds)


def _beside(sign: str, number: str, pounds: Pounds) -> str:
    shape = in_editors(BESIDE, {"sign": sign, "number": number, "before": number})
    return rf"(?=[\s\S]*£){shape}" if pounds == "must" else shape


def not_in_mills(after: str = r"\s*$") -> str:
    """That no amount with three digits after its point stands here, with `after` behind it."""
    return f"(?!{in_editors(IN_MILLS)}{after})"


def digits(*, lines: bool = True, part: str | None = None) -> str:
    """The digits of a number and those after its point, in threes by commas, by `_` if `lines`, or together."""
    ways = (_TOGETHER, _BY_COMMAS, _BY_LINES) if lines else (_TOGETHER, _BY_COMMAS)
    part = rf"(?:\.[0-9]{{1,{MOST_PART}}})?" if part is None else part
    return f"{_NO_NOUGHT_BEFORE}{either(*ways)}{part}"


def signed(plus: str, signs: str, digits: str, ending: str, sign: Sign) -> str:
    """A number with its sign; one that is not to be negative may have a minus before 0."""
    if sign == "any":
        return f"{signs}{digits}{ending}"
    if sign == "zero":
        return f"{signs}{_NOUGHT}{ending}"
    if sign == "positive":
        return f"{plus}{IS_MORE}{digits}{ending}"
    return f"(?:{plus}{digits}|{signs}{_NOUGHT}){ending}"


def placed(kind: Kind, sign: Sign, place: Place, *, mills: bool = True) -> str:
    """The same with what its place lets it say: `£3,000 pa`, `10% of salary`. `mills` where an amount alone is looked at for
    thousands written with a point."""
    alone = number(kind, sign, units=place.time if kind == "count" else None)
    if kind == "money":
        alone = either(alone, beside(sign))
    amount = in_editors(alone, alike=True)
    forms = [alone if kind != "money" or place.in_mills or not mills else f"{not_in_mills()}{alone}"]
    if place.period is not None:
        forms.append(in_editors(HOW_OFTEN[place.period], {"amount": amount}, alike=True))
        forms.append(in_editors(PER_POST, {"amount": f"{amount}(?<=[0-9\uff10-\uff19%\uff05])"}, alike=True))
    if kind == "percent" and place.of_salary:
        forms.append(in_editors(OF_SALARY, {"amount": amount}, alike=True))
    return either(*forms)


def supplement(place: Place, *, mills: bool = True) -> str:
    """Pounds or a percentage of salary."""
    money = placed("money", "not negative", place, mills=mills)
    return either(money, placed("percent", "not negative", place._replace(period=None)))


def by_the_hour(sign: Sign) -> str:
    """Pounds or pence an hour."""
    more = IS_MORE if sign == "positive" else ""
    pence = in_editors(PENCE)
    amount = either(number("money", sign), beside(sign), f"{more}{pence}")
    return in_editors(HOW_OFTEN["hour"], {"amount": in_editors(amount, alike=True)}, alike=True)
