"""The size of a supplement: against the gap to the market, and against the policy's cap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ...ledger.ledger import is_answered
from ...ledger.rounding import EXACT
from ..context import CheckContext
from ..in_each_year import in_year, markets, pay_points_by_year
from ..inputs import plain, pounds, times
from ..rule import Breach, Rule, supplemented

if TYPE_CHECKING:
    from ...evidence.market import GradeMarket
    from ...reference.calendar import FinancialYear

# The market figure is to the pound: a supplement that makes pay up to it exactly may be so far above it.
_ROUNDED_AWAY = Decimal("0.5")


def supplement_above_gap(context: CheckContext) -> Iterator[Breach]:
    """A supplement of more than the gap to the market, without a reason written down."""
    case = context.case
    if not case.comparators or not supplemented(case):
        return
    for grade, year in _most_above(context):
        above = grade.figures["supplement_less_gap"].known
        if above <= _ROUNDED_AWAY or grade.grade.supplement_reason is not None:
            continue
        supplement, gap = grade.figures["supplement"].known, grade.figures["gap"].known
        market = (
            f"the gap of {pounds(gap)} to the market" if gap >= 0 else f"the gap: our pay is {pounds(-gap)} above the market"
        )
        yield Breach(
            f"{grade.name}'s supplement of {pounds(supplement)}{in_year(year, grade.grade)} is {pounds(above)} above {market}",
            case.place("grades", grade.name, "supplement"),
            "say why with `supplement_reason: …`, or bring it down to the gap",
        )


def _most_above(context: CheckContext) -> Iterator[tuple[GradeMarket, FinancialYear | None]]:
    """Each grade against the market in the year in which its supplement is most above the gap, the first of those alike."""
    most: dict[str, tuple[GradeMarket, FinancialYear | None]] = {}
    for year, market in context.once(markets):
        for grade in market.grades:
            above = grade.figures.get("supplement_less_gap")
            if above is None or above.value is None:
                continue
            if grade.name not in most or above.value > most[grade.name][0].figures["supplement_less_gap"].known:
                most[grade.name] = grade, year
    yield from most.values()


def small_gap(context: CheckContext) -> Iterator[Breach]:
    """A supplement where the gap to the market is less than the policy asks for."""
    case, least = context.case, context.limits.least_gap
    if least is None or not case.comparators or not supplemented(case):
        return
    for grade in context.ledgers.market.grades:
        gap = grade.figures.get("gap_percent")
        if "supplement" in grade.figures and gap is not None and is_answered(gap) and gap.known < least:
            yield Breach(
                f"{grade.name} is {_tenth(gap.known)} per cent behind the market; the policy asks for at least {plain(least)}%",
                case.place("grades", grade.name, "supplement"),
                "leave the supplement out, or give the evidence that the policy accepts instead and silence this rule with it",
                context.limits.where("least_gap"),
            )


def _tenth(value: Decimal) -> str:
    """A percentage cut after two places: cut, so that one just below the limit is never shown as meeting it."""
    return plain(value.quantize(Decimal("0.01"), "ROUND_FLOOR", EXACT))


def supplement_above_cap(context: CheckContext) -> Iterator[Breach]:
    """A supplement of more than the policy's cap, at the point where it is most above it."""
    case, limits = context.case, context.limits
    if limits.cap is None or not supplemented(case):
        return
    of_top = limits.cap_of == "top of grade"
    by_year = context.once(pay_points_by_year)
    for its in zip(*(evidence.grades for _, evidence in by_year), strict=True):
        pay = its[0]
        excesses = [
            (supplement, cap, year)
            for (year, _), its_pay in zip(by_year, its, strict=True)
            for point in its_pay.points
            if point.supplement is not None and (supplement := point.supplement.value) is not None
            for cap in [times(its_pay.points[-1].salary.known if of_top else point.salary.known, limits.cap.scaleb(-2))]
            if supplement > cap
        ]
        if excesses:
            supplement, cap, year = max(excesses, key=lambda one: EXACT.subtract(one[0], one[1]))
            what = "the top of the grade" if of_top else "the salary it is paid on"
            yield Breach(
                f"{pay.name}'s supplement of {pounds(supplement)}{in_year(year, pay.grade)} is"
                f" {pounds(EXACT.subtract(supplement, cap))} above the policy's cap of {plain(limits.cap)}% of {what},"
                f" {pounds(cap)}",
                case.place("grades", pay.name, "supplement"),
                f"bring it down to {pounds(cap)}",
                limits.where("cap"),
            )


def other_market_figure(context: CheckContext) -> Iterator[Breach]:
    """A market figure other than the policy's: another statistic, or of another end of the ranges."""
    case, limits = context.case, context.limits
    if case.market is None or not case.comparators or not supplemented(case):
        return
    for key, used, wanted in (
        ("statistic", case.market.statistic, limits.statistic),
        ("of", case.market.of, limits.of),
    ):
        if used != wanted:
            yield Breach(
                f"the case compares with the {used} of comparators; the policy's market figure is their {wanted}",
                case.place("market", key),
                f"write `{key}: {wanted}`, or set `{key}: {used}` under `policy`",
            )


RULES = (
    Rule("supplement-above-gap", "warning", supplement_above_gap),
    Rule("small-gap", "warning", small_gap),
    Rule("supplement-above-cap", "warning", supplement_above_cap),
    Rule("other-market-figure", "warning", other_market_figure),
)
