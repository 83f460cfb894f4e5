"""Rules on employer's National Insurance that a case states itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case.dates import PayDates, pay_dates
from ...diagnostics import Span
from ...diagnostics.names import listed
from ...ledger import Figure, Input
from ...reference.calendar import tax_year_of
from ...reference.national_insurance import Row, rows
from ..context import CheckContext
from .rule import Found, Rule


def of_another_year(context: CheckContext) -> Iterator[Found]:
    """A rate or threshold that is that of other days than those it is for: last year's is easily left standing."""
    for odd in _odd(context):
        if odd.years:
            yield Found(f"{odd.said}, which is that of {odd.years}, not of {odd.dates.said}", odd.span, odd.help)


def not_known(context: CheckContext) -> Iterator[Found]:
    """A rate or threshold that was never in force."""
    first = tax_year_of(rows()[0].first).name if context.case.on_costs_by_part else ""
    for odd in _odd(context):
        if not odd.years:
            yield Found(f"{odd.said}, which was not that of any tax year since {first}", odd.span, odd.help)


class _Odd(NamedTuple):
    """What is stated and is not that of its days; the tax years that it is of, where there are any."""

    said: str
    years: str
    dates: PayDates
    span: Span
    help: str


def _odd(context: CheckContext) -> Iterator[_Odd]:
    parts = context.case.on_costs_by_part
    if parts is None or parts.national_insurance is None:
        return
    dates = pay_dates(context.case, parts)
    if dates is None:
        return
    stated = parts.national_insurance
    yield from _held(context, "rate", stated.rate, dates, lambda row: row.rate, lambda value: f"{value:f}%")
    yield from _held(context, "threshold", stated.threshold, dates, lambda row: row.threshold_year, lambda value: f"{value:,f}")


def _held(
    context: CheckContext,
    key: str,
    stated: Figure,
    dates: PayDates,
    of: Callable[[Row], Decimal],
    text: Callable[[Decimal], str],
) -> Iterator[_Odd]:
    """What is stated against the rows for those days; silent where the table has none."""
    right = list(dict.fromkeys(of(row) for row in rows() if row.first <= dates.last and dates.first <= row.last))
    if not right or stated.known in right:
        return
    assert isinstance(stated.origin, Input)
    help = f"write {listed(map(text, right), 'or')}, or leave national_insurance out and it is looked up by date"
    said = f"the National Insurance {key} is {stated.origin.text}"
    years = _years([row for row in rows() if of(row) == stated.known])
    yield _Odd(said, years, dates, context.case.place("on_costs", "national_insurance", key), help)


def _years(found: Sequence[Row]) -> str:
    """`2024-25`, or `2022-23 to 2024-25`."""
    names = list(dict.fromkeys(tax_year_of(row.first).name for row in found))
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}" if names else ""


RULES = (
    Rule("national-insurance-of-another-year", "error", of_another_year),
    Rule("national-insurance-not-known", "warning", not_known),
)
