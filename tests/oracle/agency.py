"""Agency staff in plain fractions: what one costs a year, and how many to convert. Shares nothing with the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from oracle.costing import Number


class Rate(NamedTuple):
    """Pounds a year, an hour or a day; and for how much of a year that is charged."""

    pounds: Fraction
    times: Fraction = Fraction(1)


class Terms(NamedTuple):
    """What goes on top of every rate."""

    fee: tuple[Literal["percent", "pounds"], Fraction] | None = None
    vat: bool = False


def year(rate: Rate, terms: Terms) -> Fraction:
    """What one FTE costs a year, fee first and VAT of a fifth on both."""
    each = rate.pounds
    if terms.fee is not None:
        kind, fee = terms.fee
        each = each + fee if kind == "pounds" else each * (100 + fee) / 100
    if terms.vat:
        each = each * 6 / 5
    return each * rate.times


def mean(weighted: Sequence[tuple[Fraction, Fraction]]) -> Number:
    """Of all grades together."""
    fte = sum((weight for weight, _ in weighted), Fraction(0))
    return sum((weight * cost for weight, cost in weighted), Fraction(0)) / fte if fte else None


def to_convert(supplement: Fraction, agency: Number, recruit: Fraction) -> Number:
    """How many recruits in the place of agency workers save the supplement of those in post."""
    if agency is None or agency <= recruit:
        return None
    return supplement / (agency - recruit)


def once(weeks: Mapping[str, Fraction], agency: Fraction, weeks_a_year: Fraction, transfer: Fraction) -> Fraction:
    """Weeks of notice and of double running at a week's agency cost, and the transfer fee, for one post."""
    return sum(weeks.values(), Fraction(0)) * agency / weeks_a_year + transfer


def months_to_pay_back(one_off: Fraction, agency: Fraction, recruit: Fraction) -> Number:
    """At what a converted post gains in a month."""
    return None if agency <= recruit else one_off / ((agency - recruit) / 12)
