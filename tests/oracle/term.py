"""The supplement over its term in plain fractions: a month and a post at a time, at each pay day's rates; shares nothing with
the engine."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from oracle.on_costs import Bearer, Parts, kept

if TYPE_CHECKING:
    from oracle.costing import Case, Line, Number

Years = dict[int, Fraction]
# Employer's National Insurance by the day from which it is due: rate, and threshold a month.
RATES = (
    (date(2015, 4, 6), "13.8", 676),
    (date(2017, 4, 6), "13.8", 680),
    (date(2018, 4, 6), "13.8", 702),
    (date(2019, 4, 6), "13.8", 719),
    (date(2020, 4, 6), "13.8", 732),
    (date(2021, 4, 6), "13.8", 737),
    (date(2022, 4, 6), "15.05", 758),
    (date(2022, 11, 6), "13.8", 758),
    (date(2025, 4, 6), "15", 417),
)
UNKNOWN_FROM = date(2027, 4, 6)
# Contracted-out staff until then: so much less between two limits a month. The apprenticeship levy from its own day.
CONTRACTED_OUT_TO, REBATE, LOWER, UPPER = date(2016, 4, 5), Fraction("3.4"), 486, 3337
LEVY_FROM = date(2017, 4, 6)


def shares(first: date, last: date) -> Iterator[tuple[date, Fraction]]:
    """Each month by its last day, with the share of it from one day to another. Where the next month would start on the same
    day of a later month, the two ends make one month together."""
    days: dict[date, int] = {}
    for n in range((last - first).days + 1):
        day = first + timedelta(n)
        end = day.replace(day=monthrange(day.year, day.month)[1])
        days[end] = days.get(end, 0) + 1
    ends = list(days)
    found = {end: Fraction(count, end.day) for end, count in days.items()}
    after = last + timedelta(1)
    clamped = after.day == min(first.day, monthrange(after.year, after.month)[1])
    leap = (first.month, first.day, last.month, last.day) == (2, 29, 2, 28)
    inside = len(ends) > 1 and first.day > 1 and last != ends[-1] and after.month == last.month
    if (inside and clamped) or (len(ends) > 1 and leap):
        found[ends[-1]] = 1 - found[ends[0]]
    yield from found.items()


def terms_on(parts: Parts, pay_day: date) -> tuple[Fraction, Fraction] | None:
    """The rate and the threshold of a month for an FTE; None where they are not known."""
    heads = parts.heads or Fraction(1)
    if parts.said[0].startswith("national_insurance"):
        _, rate, threshold = parts.spells[0]
        return rate, threshold / 12 * heads
    if pay_day < RATES[0][0] or (pay_day >= UNKNOWN_FROM and len(parts.said) < 2):
        return None
    if pay_day >= UNKNOWN_FROM and not parts.said[1].startswith("as"):
        return None
    _, rate_text, month = [row for row in RATES if row[0] <= pay_day][-1]
    return Fraction(rate_text), month * heads


def insurance(parts: Parts, pay_day: date, terms: tuple[Fraction, Fraction], pay: Fraction) -> Fraction:
    """What is due on a month's pay of an FTE."""
    rate, threshold = terms
    due = rate / 100 * max(Fraction(0), pay - threshold)
    stated = parts.said[0].startswith("national_insurance")
    if stated or pay_day > CONTRACTED_OUT_TO or (parts.pension is None and parts.deficit is None):
        return due
    heads = parts.heads or Fraction(1)
    return due - REBATE / 100 * (min(pay, UPPER * heads) - min(pay, LOWER * heads))


def on_costs(parts: Parts, bearers: list[Bearer], share: Fraction, pay_day: date) -> Number:
    """What is due on a month of supplements and steps."""
    terms = terms_on(parts, pay_day)
    if terms is None:
        return None
    due = Fraction(0)
    for one in bearers:
        extra, salary = one.extra / 12 * share, kept(parts, one.salary) / 12
        insured, pensioned = one.step or parts.insured, one.step or parts.pensionable
        liable = (kept(parts, extra) if pensioned else extra) if insured else Fraction(0)
        due += one.fte * (insurance(parts, pay_day, terms, salary + liable) - insurance(parts, pay_day, terms, salary))
        due += one.fte * (parts.levy or 0) / 100 * liable * (pay_day >= LEVY_FROM)
        due += one.fte * (parts.pension or 0) / 100 * (extra if pensioned else 0)
        due += one.fte * (parts.other or 0) / 100 * extra
    return due


def bearers_of(case: Case, lines: list[Line], *, all_posts: bool) -> list[Bearer]:
    """Who is paid it: staff in post, or every post filled."""
    found = []
    for line in lines:
        fte = line.established if all_posts else line.in_post
        given = line.in_post is not None or (all_posts and line.vacant is not None)
        if given and fte is not None and line.supplement is not None:
            found.append(Bearer(fte, line.salary, line.supplement))
    for uplift in case["uplifts"]:
        low, high = case["pay_points"][uplift["from_"]], case["pay_points"][uplift["to"]]
        for fte in (uplift["in_post"], uplift["vacant"] if all_posts else None):
            if fte is not None:
                found.append(Bearer(fte, low, high - low, step=True))
    return found


def costs(case: Case, lines: list[Line], unit: Number, *, all_posts: bool) -> dict[int, Number] | None:
    """Each financial year's supplements, rounded, and its on-costs, rounded; None of all without an end or anyone paid."""
    from oracle.costing import rounded

    bearers = bearers_of(case, lines, all_posts=all_posts)
    if not bearers or case["period"] is None or case["period"][1] is None:
        return None
    first, last = case["period"]
    assert last is not None
    paid: Years = {}
    due: dict[int, Number] = {}
    for pay_day, share in shares(first, last):
        year = pay_day.year - (pay_day.month < 4)
        month = sum((one.fte * one.extra for one in bearers), Fraction(0)) / 12 * share
        paid[year] = paid.get(year, Fraction(0)) + month
        parts = case.get("parts")
        more = month * (case["on_costs"] or 0) / 100 if parts is None else on_costs(parts, bearers, share, pay_day)
        so_far = due.get(year, Fraction(0))
        due[year] = None if more is None or so_far is None else so_far + more
    found: dict[int, Number] = {}
    for year, pay in paid.items():
        more = due[year]
        found[year] = None if more is None else rounded(pay, unit) + rounded(more, unit)
    return found


def total(by_year: dict[int, Number] | None) -> Number:
    """The years together, where every one has a cost."""
    if by_year is None:
        return None
    each = [amount for amount in by_year.values() if amount is not None]
    return sum(each, Fraction(0)) if len(each) == len(by_year) else None
