"""Rates that are written as fractions, and on-costs out of their usual range."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...ledger import Figure
from ..context import CheckContext
from .common import plain, text_of
from .rule import Found, Rule
from .shares import wholes

_ONE, _HUNDRED = Decimal(1), Decimal(100)


def percentage_as_fraction(context: CheckContext) -> Iterator[Found]:
    """`0.25%` for 25%, or a supplement of `0.1` for 10%."""
    case = context.case
    rate = case.flat_on_costs
    if rate is not None and 0 < rate.known < _ONE:
        yield Found(
            f"on-costs are {text_of(rate)}, less than one per cent of salary",
            case.place("on_costs"),
            f"write {_mended(rate)} if that is meant",
        )
    for name, grade in case.grades.items():
        if isinstance(grade.supplement, Figure) and 0 < grade.supplement.known < _ONE:
            percent = grade.supplement.unit == "percent"
            said = "less than one per cent of salary" if percent else "less than a pound a year"
            yield Found(
                f"{name}'s supplement is {text_of(grade.supplement)}, {said}",
                case.place("grades", name, "supplement"),
                f"write {_mended(grade.supplement)} if that is meant",
            )
    for whole in wholes(case):
        if whole.is_fraction:
            yield Found(
                f"the {len(whole.shares)} shares of {whole.name} add up to {plain(whole.total)}%, as fractions of one do",
                whole.span,
                f"write them as percentages: {_mended(whole.shares[0])} for {text_of(whole.shares[0])}",
            )


def percentage_without_sign(context: CheckContext) -> Iterator[Found]:
    """A supplement of so few pounds a year that a percentage must be meant: `20.5` for 20.5%."""
    for name, grade in context.case.grades.items():
        supplement = grade.supplement
        if isinstance(supplement, Figure) and supplement.unit == "GBP" and _ONE <= supplement.known < _HUNDRED:
            yield Found(
                f"{name}'s supplement is {text_of(supplement)}, which is read as £{plain(supplement.known)} a year",
                context.case.place("grades", name, "supplement"),
                f"write {plain(supplement.known)}% for a percentage of salary, or the pounds a year",
            )


def _mended(figure: Figure) -> str:
    return f"{plain(figure.known.scaleb(2))}%"


def on_costs_unusual(context: CheckContext) -> Iterator[Found]:
    """On-costs below or above what National Insurance, pension and levy usually come to."""
    case, limits = context.case, context.limits
    flat = case.flat_on_costs
    if flat is None or 0 < flat.known < _ONE:
        return
    rate, least, most = flat.known, limits.on_costs_at_least, limits.on_costs_at_most
    if (least is not None and rate < least) or (most is not None and rate > most):
        low, name = least is not None and rate < least, "on_costs_at_least" if least is not None and rate < least else ""
        side, limit = ("below", least) if low else ("above", most)
        assert limit is not None
        yield Found(
            f"on-costs of {text_of(flat)} are {side} the usual {plain(limit)}%",
            case.place("on_costs"),
            "check that the rate has National Insurance, pension and levy in it and nothing else; other limits go under"
            " `policy`",
            limits.where(name or "on_costs_at_most"),
        )


RULES = (
    Rule("percentage-as-fraction", "warning", percentage_as_fraction),
    Rule("percentage-without-sign", "warning", percentage_without_sign),
    Rule("on-costs-unusual", "warning", on_costs_unusual),
)
