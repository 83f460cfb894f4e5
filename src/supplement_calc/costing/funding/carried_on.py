"""What funds a supplement that is carried on after its end: the approved funding of the first whole financial year after it."""

from __future__ import annotations

from datetime import timedelta

from ...case.case import Case
from ...ledger import Figure, Ledger
from ...reference.calendar import FinancialYear
from .lines import funding_in


def year_after_the_end(case: Case) -> FinancialYear | None:
    """The first whole financial year after the supplement's end; None where it has none."""
    if case.period is None or case.period.ends is None:
        return None
    day = case.period.ends + timedelta(days=1)
    year = case.years.of(day)
    return year if case.years.first_day(year) == day else year.next


def funding_after_the_end(case: Case, ledger: Ledger, carrying_on: Figure) -> None:
    """The figures `forecast.carrying_on.funding` and `.unfunded`, where the case gives funding and the supplement an end."""
    year = year_after_the_end(case)
    if year is None or not case.funding:
        return
    approved = [
        funding_in(case, ledger, number, year) if one.year is None or one.amount is None else one.amount
        for number, one in case.funding.items()
        if one.counts and one.pays_in(year, case.years)
    ]
    zero, name = ledger.zero("GBP"), "forecast.carrying_on"
    funding = ledger.work(f"{name}.funding", f"Approved funding in {year.name}", "GBP", "sum", approved or [zero])
    left = ledger.work(f"{name}.left", "A year of carrying on less that funding", "GBP", "difference", (carrying_on, funding))
    ledger.work(f"{name}.unfunded", "Carrying on: unfunded", "GBP", "greater of", (left, zero), ledger.rounding)
