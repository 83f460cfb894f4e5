"""Comparators: how many a supplement rests on, how old they are, and whether all of them pay more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...diagnostics import Related
from ...evidence.market import GradeMarket
from ...reference.calendar import day_in_words, months_after
from ..context import CheckContext
from ..inputs import plain
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


RULES = (
    Rule("few-comparators", "warning", few_comparators),
    Rule("stale-comparator", "warning", stale_comparator),
    Rule("one-sided-comparators", "warning", one_sided_comparators),
)
