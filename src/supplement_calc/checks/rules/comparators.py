"""Comparators: how many a supplement rests on, how old they are, and whether all of them pay more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...diagnostics import Related
from ...diagnostics.names import listed
from ...evidence.comparators import terms_of
from ...evidence.market import GradeMarket, MarketEvidence, market
from ...ledger import POUND
from ...reference.calendar import day_in_words, months_after
from ..context import CheckContext
from ..inputs import plain, pounds
from ..rule import Breach, Rule, proposes, supplemented


def _supplemented(context: CheckContext) -> Iterator[GradeMarket]:
    if context.case.comparators and supplemented(context.case):
        yield from (grade for grade in context.ledgers.market.grades if grade.grade.supplement is not None)


def few_comparators(context: CheckContext) -> Iterator[Breach]:
    """A supplement that rests on fewer comparators than the policy asks for."""
    case, least = context.case, context.limits.comparators_at_least
    if least is None or not case.comparators or not proposes(case):
        return
    used = {grade.name: len(grade.used) for grade in _supplemented(context)}
    for name in supplemented(case):
        count = used.get(name, 0)
        if count < least:
            number = "1 comparator" if count == 1 else f"{count or 'no'} comparators"
            yield Breach(
                f"{name}'s supplement rests on {number} with a figure that can be read; the policy asks for {plain(least)}",
                case.place("grades", name, "supplement"),
                "add what other employers pay for the grade under `comparators`",
                (Related(case.place("comparators"), "the comparators"), *context.limits.where("comparators_at_least")),
            )


def stale_comparator(context: CheckContext) -> Iterator[Breach]:
    """A comparator's pay of a day long before our own, with no award that brings it up."""
    case, within = context.case, context.limits.comparators_within
    own = case.market.own_date if case.market is not None and case.market.own_date is not None else None
    own = own or (case.period.starts if case.period is not None else None)
    if own is None or within is None:
        return
    for name, comparator in case.comparators.items():
        if comparator.pay_date is None or comparator.award is not None:
            continue
        until = months_after(comparator.pay_date, int(within))
        if own > until:
            yield Breach(
                f"{name}'s pay is of {day_in_words(comparator.pay_date)}, more than {plain(within)} months before our own of"
                f" {day_in_words(own)}",
                case.place("comparators", name, "pay_date"),
                "get its pay of today, or give the `award` that brings it to our own date",
                context.limits.where("comparators_within"),
            )


def one_sided_comparators(context: CheckContext) -> Iterator[Breach]:
    """A supplement whose every comparator pays more than we do, as if chosen for it."""
    case = context.case
    if not proposes(case):
        return
    for grade in _supplemented(context):
        own = None if grade.own is None else grade.own.value
        paid: list[Decimal] = [one.brought.known for one in grade.used if one.brought is not None]
        if own is not None and len(paid) >= (context.limits.comparators_at_least or 1) and min(paid) > own:
            yield Breach(
                f"all {len(paid)} comparators of {grade.name} pay more than we do; none pays the same or less",
                case.place("grades", grade.name, "supplement"),
                "compare with every employer that competes for your staff, or silence this rule and say how they were chosen",
                (Related(case.place("comparators"), "the comparators"),),
            )


def uncounted_supplement(context: CheckContext) -> Iterator[Breach]:
    """Own supplements of comparators that are not counted, where counting them changes what is found of the gap or our rank."""
    case = context.case
    uncounted = [grade for grade in _supplemented(context) if grade.with_supplements]
    if not uncounted or context.ledgers.market.counts_supplements:
        return
    counted = {grade.name: grade for grade in context.once(_market_with_supplements).grades}
    for grade in uncounted:
        if found := list(_changed(context, grade, counted[grade.name])):
            names = [one.name for one in grade.with_supplements]
            theirs = f"the own supplement{'s' if len(names) > 1 else ''} of {listed(names)} for {grade.name}"
            yield Breach(
                f"{theirs} {'are' if len(names) > 1 else 'is'} not counted: with {'them' if len(names) > 1 else 'it'}, "
                f"{'; '.join(found)}",
                case.place("comparators", names[0], "supplements", grade.name),
                "write `counting: pay with supplements` under `market`, or silence this rule and say why theirs is left out",
                (Related(case.place("grades", grade.name, "supplement"), "our own supplement, which is counted"),),
            )


def _market_with_supplements(context: CheckContext) -> MarketEvidence:
    case = context.case
    terms = terms_of(case).model_copy(update={"counting": "pay with supplements"})
    return market(case._replace(market=terms), POUND)


def _changed(context: CheckContext, without: GradeMarket, counted: GradeMarket) -> Iterator[str]:
    """What is otherwise with the own supplements of comparators counted."""
    gaps = _values("gap", without, counted)
    if gaps is not None and (gaps[0] > 0) != (gaps[1] > 0):
        yield f"our pay is {pounds(abs(gaps[1]))} {'behind' if gaps[1] > 0 else 'ahead of'} the market"
    above = _values("supplement_less_gap", without, counted)
    if above is not None and (above[0] > 0) != (above[1] > 0):
        yield f"the supplement is {_against_gap(above[1])}, and not {_against_gap(above[0])}"
    percents, least = _values("gap_percent", without, counted), context.limits.least_gap
    if percents is not None and least is not None and (percents[0] < least) != (percents[1] < least):
        yield f"the gap {'is less than' if percents[1] < least else 'meets'} the policy's least of {plain(least)}%"
    for name, when in (("rank_before", "our pay ranks"), ("rank_after", "our pay with the supplement ranks")):
        ranks = _values(name, without, counted)
        if ranks is not None and ranks[0] != ranks[1]:
            yield f"{when} {plain(ranks[1])} of {len(counted.used) + 1}, and not {plain(ranks[0])}"


def _against_gap(above: Decimal) -> str:
    return f"{pounds(abs(above))} {'above' if above > 0 else 'below'} the gap" if above else "as much as the gap"


def _values(name: str, without: GradeMarket, counted: GradeMarket) -> tuple[Decimal, Decimal] | None:
    figures = [one.figures.get(name) for one in (without, counted)]
    values = [one.value for one in figures if one is not None and one.value is not None]
    return (values[0], values[1]) if len(values) == 2 else None


RULES = (
    Rule("few-comparators", "warning", few_comparators),
    Rule("stale-comparator", "warning", stale_comparator),
    Rule("one-sided-comparators", "warning", one_sided_comparators),
    Rule("uncounted-supplement", "warning", uncounted_supplement),
)
