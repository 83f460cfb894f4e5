"""A forecast that flatters: courses that differ in what paying does not cause, effects without pay, prices and budgets."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import CheckContext
from ..fairness import Unfair, lump_monthly
from .rule import Breach, Rule


def unlike_cover(context: CheckContext) -> Iterator[Breach]:
    """Agency cover, or agency staff beyond vacancies, that is not the same in both courses and moves the answer."""
    yield from _found(context, "unlike-cover")


def unlike_starters(context: CheckContext) -> Iterator[Breach]:
    """Starters that are not the same in both courses and move the answer."""
    yield from _found(context, "unlike-starters")


def effect_without_payment(context: CheckContext) -> Iterator[Breach]:
    """Turnover that falls in a grade that the proposal pays nothing."""
    yield from _found(context, "effect-without-payment")


def effect_outlives_payment(context: CheckContext) -> Iterator[Breach]:
    """Turnover that stays lower once nothing is paid."""
    yield from _found(context, "effect-outlives-payment")


def constant_prices_deflated(context: CheckContext) -> Iterator[Breach]:
    """Inflation taken out of prices that stand still."""
    yield from _found(context, "constant-prices-deflated")


def budget_year_not_given(context: CheckContext) -> Iterator[Breach]:
    """A year of the forecast that a budget by year leaves out."""
    yield from _found(context, "budget-year-not-given")


def lump_as_supplement(context: CheckContext) -> Iterator[Breach]:
    """A lump given as a monthly supplement; a case without a forecast may have it too."""
    yield from _breaches(context, [*lump_monthly(context.case)])


def _found(context: CheckContext, code: str) -> Iterator[Breach]:
    yield from _breaches(context, [one for one in context.unfair if one.code == code])


def _breaches(context: CheckContext, found: list[Unfair]) -> Iterator[Breach]:
    for one in found:
        yield Breach(one.text, context.case.place(*one.path), one.help)


RULES = (
    Rule("unlike-cover", "warning", unlike_cover),
    Rule("unlike-starters", "warning", unlike_starters),
    Rule("effect-without-payment", "warning", effect_without_payment),
    Rule("effect-outlives-payment", "warning", effect_outlives_payment),
    Rule("constant-prices-deflated", "warning", constant_prices_deflated),
    Rule("budget-year-not-given", "warning", budget_year_not_given),
    Rule("lump-as-supplement", "warning", lump_as_supplement),
)
