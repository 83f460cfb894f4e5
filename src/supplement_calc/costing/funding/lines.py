"""What a line of a package's funding comes to in a financial year.

Money of one year is there whole, in that year and where it recurs in those after. An amount a year is there in each of its
years; from one day to another it is paid by months. A total is spread evenly by months, each year's part rounded and the last
year's the rest, so that the years add to the total.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from ...case.case import Case
from ...ledger import Figure, Ledger
from ...ledger.ledger import is_answered
from ...reference.calendar import FinancialYear, day_in_words
from ..financial_years import Months, by_year, months_by_year, part_of_month

if TYPE_CHECKING:
    from ...case.models.package import Funding


def funding_in(case: Case, ledger: Ledger, number: int, year: FinancialYear) -> Figure:
    """The figure `package.funding_{number}.{year}` of a year in which the line is there."""
    funding = case.funding[number]
    id, label = f"package.funding_{number}", funding_label(funding)
    name, title = f"{id}.{year.id}", f"{label} in {year.name}"
    if name in ledger.figures:
        return ledger.figures[name]
    if funding.total is not None:
        return _of_total(case, ledger, id, label, funding.total, _months(case, funding))[year]
    assert funding.amount is not None
    if funding.starts is None or not is_answered(funding.amount):
        return ledger.relabelled(name, title, funding.amount, ledger.rounding)
    return by_year(ledger, id, label, funding.amount, _months(case, funding), case.place("funding", str(number)))[year]


def _months(case: Case, funding: Funding) -> Months:
    """The months of each of its financial years."""
    if funding.starts is not None and funding.ends is not None:
        return months_by_year(case.years, funding.starts, funding.ends)
    span = funding.span(case.years)
    assert span is not None
    return {year: Fraction(12) for year in span[0].to(span[1])}


def _of_total(case: Case, ledger: Ledger, id: str, label: str, total: Figure, months: Months) -> dict[FinancialYear, Figure]:
    """Total × months ÷ all months, the last year what the others leave."""
    if not is_answered(total):
        return {year: ledger.relabelled(f"{id}.{year.id}", f"{label} in {year.name}", total) for year in months}
    whole = ledger.relabelled(f"{id}.total", f"{label}, in all", total, ledger.rounding)
    all_months = sum(months.values(), Fraction(0))
    parts_of = all_months.denominator
    parts_of = lcm(parts_of, *(share.denominator for share in months.values()))
    part = part_of_month(Fraction(1, parts_of))
    every = ledger.count(f"{id}.parts", f"All of its time, in {part}", int(all_months * parts_of))
    years: dict[FinancialYear, Figure] = {}
    *others, last = months
    for year in others:
        count = int(months[year] * parts_of)
        paid = ledger.constant(f"{id}.parts.{year.id}", f"Of it in {year.name}, in {part}", Decimal(count), "count", str(count))
        title = f"{label} in {year.name}"
        times = ledger.work(f"{id}.by_months.{year.id}", f"{title}: the total times {part}", "GBP", "product", (whole, paid))
        years[year] = ledger.work(f"{id}.{year.id}", title, "GBP", "ratio", (times, every), ledger.rounding)
    rest = [whole]
    if years:
        earlier = ledger.work(f"{id}.earlier", f"{label}, the years before the last", "GBP", "sum", list(years.values()))
        rest.append(earlier)
    name, title = f"{id}.{last.id}", f"{label} in {last.name}"
    years[last] = ledger.work(name, title, "GBP", "difference" if len(rest) > 1 else "sum", rest)
    return years


def funding_label(funding: Funding) -> str:
    """`Base budget, from 2022/23 on (to be considered)`."""
    source = funding.source.capitalize()
    decision = {None: "", "yes": " (approved)", "no": " (not approved)", "to be considered": " (to be considered)"}
    in_cash = " (not cashable)" if funding.cashable == "no" else ""
    return f"{source}, {when_of(funding)}{decision[funding.approved]}{in_cash}"


def when_of(funding: Funding) -> str:
    """`2022/23`, `from 2022/23 on`, `2026/27 to 2028/29`, `July 2026 to June 2028`."""
    if funding.year is not None:
        return f"from {funding.year.name} on" if funding.recurs else funding.year.name
    if funding.years is not None:
        return f"{funding.years[0].name} to {funding.years[1].name}"
    assert funding.starts is not None and funding.ends is not None
    return f"{day_in_words(funding.starts)} to {day_in_words(funding.ends)}"


def funding_name(case: Case) -> str:
    """What the sum of the lines that count is called: funding where all do, else why some do not."""
    lines = case.funding.values()
    if all(one.counts for one in lines):
        return "Funding"
    return "Funding approved" if all(one.cashable != "no" for one in lines) else "Funding that counts"
