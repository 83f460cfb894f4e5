"""Amounts that say how often they are paid, or what they are a share of: read where their place says the same."""

from __future__ import annotations

import re
from decimal import Decimal

from ....diagnostics.look_alikes import plainly
from ....ledger.rounding import EXACT
from ....parser.numbers import Kind, Misread, Number, read_number
from ....parser.tree import Path, Scalar

_PERIODS = {
    "year": r"years?|yrs?|annum",
    "hour": r"hours?|hrs?",
    "day": r"days?",
    "week": r"weeks?|wks?",
    "month": r"months?|mths?",
    "quarter": r"quarters?|qtrs?",
    "fortnight": r"fortnights?",
    "term": r"terms?",
}
_LETTERS = {
    "year": r"p\.?\s?a\.?|annually|yearly",
    "hour": r"p\.?h\.?|hourly",
    "day": r"p\.?d\.?|daily",
    "week": r"p\.?w\.?|weekly",
    "month": r"p\.?c?\.?m\.?|monthly",
    "quarter": r"quarterly",
    "fortnight": r"fortnightly",
    "term": r"termly",
}
_EACH = r"(?:/|\b(?:per|an?|each|every)\b)\s*"
HOW_OFTEN = {
    period: re.compile(rf"(?P<amount>.*\S)\s*(?:{_EACH}(?:{words})|(?:{_LETTERS[period]}))", re.IGNORECASE)
    for period, words in _PERIODS.items()
}
PER_POST = re.compile(rf"(?P<amount>.*[\d%])\s*{_EACH}(?:fte|wte|post|person|head)", re.IGNORECASE)
OF_SALARY = re.compile(
    r"(?P<amount>.*(?:%|per\s?cent))\s+of\s+(?:(?:the|their|basic|base|annual|gross)\s+)*(?:salary|salaries|pay)",
    re.IGNORECASE,
)

OF_KEY = {
    **dict.fromkeys(
        ("pay_points", "salary", "supplement", "supplement_now", "cost_per_fte", "cost_per_post", "threshold",
         "pension_deficit",
         "no_ni_below", "pay",
         "award", "at_least", "turnover", "starters", "discount_rate", "inflation", "budget_inflation", "agency_inflation",
         "weeks_a_year", "days_a_year"),
        "year",
    ),
    "charge_rate": "hour",
    "day_rate": "day",
    "weekly_spend": "week",
    "hours_a_week": "week",
}  # fmt: skip
"""How often what stands under a key is paid or counted, the innermost key that says so first."""
KEYS_OF_SALARY = frozenset(("supplement", "supplement_now", "payments", "pension", "on_costs"))
"""The keys under which a percentage is of salary."""
_OF_AGENCY = {"agency", "agency_by_job"}
_KEY_OF = {"hour": "charge_rate", "day": "day_rate", "year": "cost_per_fte"}
"""The keys under which agency staff are charged by the hour, the day or the year, and what goes with them."""
_WITH = {"charge_rate": ", with `hours_a_week` and `weeks_a_year`", "day_rate": ", with `days_a_year`"}
_IN_A_YEAR = {"month": 12, "quarter": 4}


def without_how_often(scalar: Scalar, misread: Misread, kind: Kind) -> Number | Misread:
    """The number of a text such as `£3,000 pa` or `10% of salary`, where its place counts in the same; else what to write."""
    text = plainly(scalar).strip()
    wanted = how_often_of(scalar.path)
    per_post = PER_POST.fullmatch(text)
    of_salary = OF_SALARY.fullmatch(text) if kind == "percent" and _is_of_salary(scalar.path) else None
    if alone := of_salary or (per_post if wanted else None):
        return read_number(alone["amount"], kind)
    for period, pattern in HOW_OFTEN.items():
        if (found := pattern.fullmatch(text)) is None:
            continue
        number = read_number(found["amount"], kind)
        if isinstance(number, Misread):
            return number
        if period == wanted:
            return number
        if (key := _KEY_OF.get(period)) and (set(scalar.path) & _OF_AGENCY and scalar.path[-1] in _KEY_OF.values()):
            reason = f"is for {article_of(period)}, and not for {article_of(wanted or 'year')}"
            return Misread("wrong-unit", reason, f"write it as `{key}: {found['amount'].strip()}`{_WITH.get(key, '')}")
        return _put_right(found["amount"].strip(), number, period, wanted, misread)
    return misread


def _put_right(amount: str, number: Number, period: str, wanted: str | None, misread: Misread) -> Misread:
    if wanted is None:
        reason = f"is for {article_of(period)}, where nothing says how often"
        return Misread(misread.code, reason, f"write {amount}, if that is paid each time")
    reason = f"is for {article_of(period)}, and not for {article_of(wanted)}"
    times = _IN_A_YEAR.get(period) if wanted == "year" else None
    if times:
        total = EXACT.multiply(number.value, Decimal(times))
        pounds, percent = "£" if "£" in amount else "", "%" if number.is_percent else ""
        return Misread("wrong-unit", reason, f"write {pounds}{total:,f}{percent}, which is {times} × {amount}")
    return Misread("wrong-unit", reason, f"write what {amount} {article_of(period)} comes to in {article_of(wanted)}")


def for_another_time(text: str, kind: Kind) -> Misread | None:
    """What to write for an amount that says how often, where its place does not say; None for any other text."""
    for period, pattern in HOW_OFTEN.items():
        found = None if period == "year" else pattern.fullmatch(plainly(text).strip())
        if found is None or isinstance(number := read_number(amount := found["amount"].strip(), kind), Misread):
            continue
        each = f"or {amount} if the figure is for {article_of(period)}"
        if times := _IN_A_YEAR.get(period):
            total = EXACT.multiply(number.value, Decimal(times))
            shown = f"{'£' if '£' in amount else ''}{total:,f}{'%' if number.is_percent else ''}"
            help = f"write {shown}, which is {times} × {amount}, if the figure is for a year, {each}"
        else:
            help = f"write what {amount} {article_of(period)} comes to in a year, {each}"
        return Misread("wrong-unit", f"is for {article_of(period)}", help)
    return None


def article_of(period: str) -> str:
    """The period with its article: `an hour`."""
    return f"{'an' if period == 'hour' else 'a'} {period}"


def how_often_of(path: Path) -> str | None:
    """How often what stands at a path is paid or counted, by the innermost of its keys that says so."""
    return next((OF_KEY[name] for name in reversed(path) if name in OF_KEY), None)


def _is_of_salary(path: Path) -> bool:
    return any(name in KEYS_OF_SALARY for name in path)
