"""Rules on employer's National Insurance that a case states itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ...case_file.pay_dates import PayDates, pay_dates
from ...diagnostics import Problem
from ...diagnostics.names import listed
from ...ledger import Figure, Given
from ...reference.national_insurance import Row, rows
from ...reference.tax_year import tax_year_of
from ..subject import Subject


def stated_insurance(subject: Subject) -> Iterator[Problem]:
    """A rate or threshold that the case states is that of the days it is for: last year's is easily left standing."""
    parts = subject.case.on_costs_by_part
    if parts is None or parts.national_insurance is None:
        return
    dates = pay_dates(subject.case, parts)
    if dates is None:
        return
    stated = parts.national_insurance
    yield from _held(subject, "rate", stated.rate, dates, lambda row: row.rate, lambda value: f"{value:f}%")
    yield from _held(subject, "threshold", stated.threshold, dates, lambda row: row.threshold_year, lambda value: f"{value:,f}")


def _held(
    subject: Subject,
    key: str,
    stated: Figure,
    dates: PayDates,
    of: Callable[[Row], Decimal],
    text: Callable[[Decimal], str],
) -> Iterator[Problem]:
    """What is stated against the rows for those days; silent where the table has none."""
    right = list(dict.fromkeys(of(row) for row in rows() if row.first <= dates.last and dates.first <= row.last))
    if not right or stated.known in right:
        return
    assert isinstance(stated.because, Given)
    span = subject.case.place("on_costs", "national_insurance", key)
    help = f"write {listed(map(text, right), 'or')}, or leave national_insurance out and it is looked up by date"
    said = f"the National Insurance {key} is {stated.because.text}"
    years = _years([row for row in rows() if of(row) == stated.known])
    if years:
        headline = f"{said}, which is that of {years}, not of {dates.said}"
        yield Problem("national-insurance-of-another-year", headline, span, help)
    else:
        headline = f"{said}, which was not that of any tax year since {tax_year_of(rows()[0].first).name}"
        yield Problem("national-insurance-not-known", headline, span, help, severity="warning")


def _years(found: Sequence[Row]) -> str:
    """`2024-25`, or `2022-23 to 2024-25`."""
    names = list(dict.fromkeys(tax_year_of(row.first).name for row in found))
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}" if names else ""
