"""The supplement by financial year, and what a full year is, as `cost` shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.paid import first_year
from ...costing.costing import Costing
from ...costing.supplement_by_year import term_months
from ...costing.term_cost import PayDayRate, is_known, pay_day_rates
from ...ledger import Figure
from ...reference.calendar import day_in_words
from ..amounts import Shown, fte, percent, price, shows_figure
from ..document import Block, Grid, GridRow
from ..followed.kept import kept
from .keys.assumed_rates import costs_rest_on

BY_YEAR = "supplement_by_year"


@kept
def years_blocks(costing: Costing, shown: Shown) -> Iterator[Block]:
    """A row a year: months, the cost for staff in post and with all posts filled, and the full-year effect and movement of the
    latter."""
    tables = costing.ledger.tables
    if BY_YEAR not in tables:
        return
    money = shown.heading
    names = ("Staff in post", "All posts filled", "Full-year effect", "Change to base budget")
    columns = (tables[BY_YEAR].title, "Months", *(f"{name} {money}" for name in names))
    rows = []
    for one in costing.years:
        spent = [_months(one.months), *(_cell(figure, shown) for figure in (one.in_post, one.cost, one.full_year))]
        rows.append(GridRow((one.year.name, *spent, _cell(one.movement, shown))))
    in_post, together = (costing.figure(f"{BY_YEAR}.{name}") for name in ("in_post.total", "total"))
    months = _months(costing.ledger.figures.get("period.months"))
    period = costing.case.period
    whole = "Years shown" if period is not None and period.ends is None else "Whole term"
    rows.append(GridRow((whole, months, _cell(in_post, shown), _cell(together, shown), "", ""), "total"))
    yield Grid(columns, tuple(rows))


def years_note(costing: Costing, shown: Shown) -> str:
    """What the columns are, how years are rounded, and how far they go."""
    rounded = "is not rounded" if shown.rounding.unit is None else f"is rounded to {shown.rounding.name}"
    period, last = costing.case.period, costing.years[-1].year.name
    no_end = f" The supplement has no end date: years are shown to {last}." if period is not None and not period.ends else ""
    apart = ", of which the supplement paid now is no part" if "supplement_now.total" in costing.ledger.figures else ""
    return (
        f"The years have supplements {costing.case.with_on_costs}, for staff in post now and with all posts filled from "
        f"day one. Each year {rounded}. Full-year effect is twelve months as in the last of the year, and none in the year in "
        "which the supplement ends. Change to base budget is what a year adds to the budget of the year "
        f"before{apart}. Both are of all posts filled.{no_end}"
    )


@shows_figure
def _cell(figure: Figure | None, shown: Shown) -> str:
    return "" if figure is None or figure.value is None else shown.column(figure)


def _months(figure: Figure | None) -> str:
    return "" if figure is None or figure.value is None else fte(figure.value)


@kept
def full_year_sentences(costing: Costing) -> list[str]:
    """Which twelve months the tables of a full year are of, whose supplement has a time of its own, and where the term
    crosses a known change of rates."""
    return [*_pay_days(costing), *_own_time(costing), *_crosses(costing), *_assumed(costing), *_unknown(costing)]


def _pay_days(costing: Costing) -> Iterator[str]:
    if costing.case.on_costs_by_part is None or costing.on_costs is None or costing.on_costs.insurance.dates is None:
        return
    days = costing.on_costs.insurance.dates.pay_days
    yield (
        f"Tables of a full year are of the {len(days)} pay days from {day_in_words(days[0])} to {day_in_words(days[-1])}, the "
        "ends of months."
    )


def _own_time(costing: Costing) -> Iterator[str]:
    case = costing.case
    for name, grade in case.grades.items():
        year = first_year(case, grade)
        if year is not None:
            yield f"Tables of a full year use {name}'s supplement of {year.name}, the first year in which it is paid."
        days = [f"{word} {day_in_words(day)}" for word, day in (("from", grade.starts), ("to", grade.ends)) if day is not None]
        if days:
            yield f"{name} is paid its supplement {' '.join(days)}. Tables of a full year count twelve months of it."


def _crosses(costing: Costing) -> Iterator[str]:
    """The rates of the term, where they change in it."""
    if BY_YEAR not in costing.ledger.tables:
        return
    changes = list(pay_day_rates(costing.case, term_months(costing.case)))
    if len(changes) > 1:
        first, *later = map(_rate, changes)
        from_ = ", then ".join(f"{terms} from {change.month.name}" for terms, change in zip(later, changes[1:], strict=True))
        yield (
            f"The term crosses a known change of National Insurance: {first} at first, {from_}. Years and the term take each "
            "pay day at its own rates. Tables of a full year do not change within it."
        )


def _rate(one: PayDayRate) -> str:
    rate = f"{percent(one.row.rate)} above {price(one.row.threshold_year)}"
    return rate if one.rebate is None else f"{rate}, less {percent(one.rebate.rate)} for contracted-out staff,"


def _assumed(costing: Costing) -> list[str]:
    """From when on the rates of the term are an assumption."""
    if BY_YEAR not in costing.ledger.tables:
        return []
    return [f"Rests on {text}." for text in costs_rest_on(costing.case)]


def _unknown(costing: Costing) -> Iterator[str]:
    if BY_YEAR not in costing.ledger.tables:
        return
    unknown = [month for month in term_months(costing.case) if not is_known(costing.case, month)]
    if unknown and costing.figure(f"{BY_YEAR}.total").value is None:
        yield (
            f"National Insurance is not known for {unknown[0].name}, so that year and the term have no cost. Write what to "
            "use instead as `as: …` under on_costs."
        )
