"""A package of measures by financial year, in plain fractions and a day at a time: shares nothing with the engine.

A year is the calendar year that a financial year starts in; None is a cost that nobody gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from oracle.costing import Number, rounded
from oracle.years import months_of, year_of

Years = dict[int, Number]
Approved = Literal["yes", "no", "to be considered"]


class Measure(NamedTuple):
    """A measure: a cost a year or in all, or posts × cost, or costs by year; and when it is paid."""

    cost: Number = None
    posts: tuple[Fraction, Fraction] | None = None
    by_year: Mapping[int, Fraction] | None = None
    once: bool = False
    starts: date | None = None
    ends: date | None = None


class Funding(NamedTuple):
    """Money from a year on, or in that year alone; or an amount a year or a `total` over some years or days, all in."""

    year: int
    amount: Fraction
    recurs: bool
    approved: Approved
    to_year: int | None = None
    days: tuple[date, date] | None = None
    total: bool = False
    cashable: bool = True


def money_in(one: Funding, unit: Number) -> dict[int, Fraction]:
    """What a line for more than one year comes to in each: by months, and of a total the last year the rest."""
    months = {year: Fraction(12) for year in range(one.year, (one.to_year or one.year) + 1)}
    if one.days is not None:
        months = dict(months_of(*one.days))
    if not one.total:
        return {year: rounded(one.amount * share / 12, unit) for year, share in months.items()}
    whole, every = rounded(one.amount, unit), sum(months.values(), Fraction(0))
    found = {year: rounded(whole * share / every, unit) for year, share in months.items()}
    last = max(found)
    found[last] = whole - sum((part for year, part in found.items() if year != last), Fraction(0))
    return found


class Answers(NamedTuple):
    """By year: each measure's cost, the costs given, the funding approved, and what is unfunded without and with the rest."""

    costs: list[Years]
    given: Years
    funded: Years
    unfunded: Years
    if_approved: Years


def years_named(measures: Sequence[Measure], funding: Sequence[Funding]) -> range:
    """From the first year that anything names to the last, and the first whole year of a cost that goes on."""
    named = [year for one in funding for year in (money_in(one, None) if one.days or one.to_year else (one.year,))]
    for measure in measures:
        named += measure.by_year or []
        if measure.cost is not None or measure.posts is not None:
            named += [year_of(day) for day in (measure.starts, None if measure.once else measure.ends) if day]
            if (
                measure.starts
                and not measure.once
                and not measure.ends
                and (measure.starts.month, measure.starts.day) != (4, 1)
            ):
                named.append(year_of(measure.starts) + 1)  # its first whole year
    return range(min(named), max(named) + 1) if named else range(0)


def cost_in(measure: Measure, year: int, unit: Number) -> Number:
    """What a measure costs in a year."""
    if measure.by_year is not None:
        return None if year not in measure.by_year else rounded(measure.by_year[year], unit)
    whole = measure.cost if measure.posts is None else measure.posts[0] * measure.posts[1]
    if whole is None or measure.starts is None:
        return None
    whole = rounded(whole, unit)
    if measure.once:
        return whole if year_of(measure.starts) == year else Fraction(0)
    end = min(measure.ends or date.max, date(year + 1, 3, 31))
    months = months_of(measure.starts, end).get(year, Fraction(0))
    return rounded(whole * months / 12, unit)


def answers(measures: Sequence[Measure], funding: Sequence[Funding], unit: Number) -> Answers:
    """Every figure of the package."""
    found = Answers([{} for _ in measures], {}, {}, {}, {})
    for year in years_named(measures, funding):
        costs = [cost_in(measure, year, unit) for measure in measures]
        for years, cost in zip(found.costs, costs, strict=True):
            years[year] = cost
        given = [cost for cost in costs if cost is not None]
        found.given[year] = sum(given, Fraction(0)) if given else None
        there = []
        for one in funding:
            if one.cashable and (one.days or one.to_year):
                there += [(one.approved, money_in(one, unit)[year])] if year in money_in(one, unit) else []
            elif one.cashable and (one.year == year or (one.recurs and one.year < year)):
                there.append((one.approved, rounded(one.amount, unit)))
        funded = sum((amount for approved, amount in there if approved == "yes"), Fraction(0))
        hoped = [amount for approved, amount in there if approved == "to be considered"]
        found.funded[year] = funded
        left = sum(given, Fraction(0)) - funded if len(given) == len(costs) else None
        found.unfunded[year] = left
        if hoped:
            found.if_approved[year] = None if left is None else left - sum(hoped, Fraction(0))
    return found
