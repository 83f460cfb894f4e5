"""Percentages that are written as fractions, or without their sign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...case.case import Case
from ...case.models.pay.supplement import amounts_within
from ...ledger import Figure
from ...parser.tree import Path
from ..context import CheckContext
from ..inputs import is_fraction, plain, text_of
from ..rule import Breach, Rule
from ..wholes import wholes

_ONE, _HUNDRED = Decimal(1), Decimal(100)


def percentage_as_fraction(context: CheckContext) -> Iterator[Breach]:
    """`0.25%` for 25%, or a supplement of `0.1` for 10%."""
    case = context.case
    rate = case.flat_on_costs
    if rate is not None and is_fraction(rate):
        yield Breach(
            f"on-costs are {text_of(rate)}, less than one per cent of salary",
            case.place("on_costs"),
            f"write {_as_percent(rate)} if that is meant",
        )
    fee = case.agency.fee if case.agency is not None else None
    if isinstance(fee, Figure) and fee.unit == "percent" and is_fraction(fee):
        yield Breach(
            f"the agency's fee is {text_of(fee)}, less than one per cent of the charge",
            case.place("agency", "fee"),
            f"write {_as_percent(fee)} if that is meant",
        )
    for name, path, supplement in _supplements(case):
        if is_fraction(supplement):
            meaning = "less than one per cent of salary" if supplement.unit == "percent" else "less than a pound a year"
            yield Breach(
                f"{name}'s supplement is {text_of(supplement)}, {meaning}",
                case.place(*path),
                f"write {_as_percent(supplement)} if that is meant",
            )
    for whole in wholes(case):
        if whole.is_fraction:
            yield Breach(
                f"the {len(whole.shares)} shares of {whole.name} add up to {plain(whole.total)}%, as fractions of one do",
                whole.span,
                f"write them as percentages: {_as_percent(whole.shares[0])} for {text_of(whole.shares[0])}",
            )


def percentage_without_sign(context: CheckContext) -> Iterator[Breach]:
    """A supplement of so few pounds a year that a percentage must be meant: `20.5` for 20.5%."""
    for name, path, supplement in _supplements(context.case):
        if supplement.unit == "GBP" and _ONE <= supplement.known < _HUNDRED:
            yield Breach(
                f"{name}'s supplement is {text_of(supplement)}, which is read as £{plain(supplement.known)} a year",
                context.case.place(*path),
                f"write {plain(supplement.known)}% for a percentage of salary, or the pounds a year",
            )


def _supplements(case: Case) -> Iterator[tuple[str, Path, Figure]]:
    """Every amount and percentage of a supplement as it is written, with its grade and where; none that is paid by the hour."""
    for name, grade in case.grades.items():
        for keys, one in amounts_within(grade.supplement):
            if isinstance(one, Figure) and one.is_input:
                yield name, ("grades", name, "supplement", *keys), one


def _as_percent(fraction: Figure) -> str:
    """A fraction of one as the percentage that it stands for: `25%` of 0.25."""
    return f"{plain(fraction.known.scaleb(2))}%"


RULES = (
    Rule("percentage-as-fraction", "warning", percentage_as_fraction),
    Rule("percentage-without-sign", "warning", percentage_without_sign),
)
