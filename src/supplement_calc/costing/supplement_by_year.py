"""The supplement by financial year and over its term: for staff in post, and for all posts filled from the first day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ..case.case import Case
from ..case.models.budget import BudgetByYear
from ..ledger import Figure, Ledger, Table
from ..ledger.ledger import is_answered
from ..reference.calendar import FinancialYear, next_month, share_of_month
from .constants import MONTHS
from .financial_years import ByYear, movement, part_of_month
from .forecast.calendar import Month, years_of
from .forecast.on_costs import MonthlyOnCosts
from .package import years_of as package_years
from .posts import Staffing
from .term_cost import Sum, TermCost, full_year_month, is_known

ID = "supplement_by_year"
YEARS_WITHOUT_END = 3
MOST_YEARS = 50


class SupplementYear(NamedTuple):
    """A financial year of a supplement: its months, what it costs for staff in post and with all posts filled, and a full year
    of the latter as in its last month (each None of the year after the last); and the movement on the base budget."""

    year: FinancialYear
    months: Figure | None
    in_post: Figure | None
    cost: Figure | None
    full_year: Figure | None
    movement: Figure

    @property
    def is_part_year(self) -> bool:
        """Whether the supplement is paid in fewer months than the year has."""
        return self.months is not None and self.months.value not in (None, MONTHS)


def supplement_by_year(case: Case, ledger: Ledger, staff: Staffing) -> tuple[SupplementYear, ...]:
    """The figures `supplement_cost.period_total` and `.period_in_post`, and the tables `supplement_by_year` and
    `supplement_movement`: by year as far as the supplement goes, or as far as the case speaks of where it has no end."""
    whole = ledger.figures["supplement_cost.total"]
    if case.period is None or not is_answered(whole):
        _no_term(case, ledger, whole)
        return ()
    years = _years(case)
    on_costs = MonthlyOnCosts(case, ledger, ID)
    table = ledger.table(ID, "Supplement by financial year")
    terms = {whose: TermCost(case, ledger, staff, on_costs, whose, ID) for whose in ("in_post", "all_posts")}
    months = {year: _months_of(case, ledger, year, within) for year, within in years.items()}
    in_post = {year: _year(terms["in_post"], year, within) for year, within in years.items()}
    costs = {year: _year(terms["all_posts"], year, within) for year, within in years.items()}
    full = {year: _full_year(case, terms["all_posts"], year, within) for year, within in years.items()}
    for year in years:
        for figure in (in_post[year], costs[year]):
            table.show(figure, label=year.name)
    _totals(case, table, in_post, costs)
    moved = ledger.table("supplement_movement", "Change to base budget")
    movements = movement(ledger, moved.id, "Change to base budget", costs)
    if case.period.ends is None:
        movements.pop(max(costs).next)
    for year, figure in movements.items():
        moved.show(figure, label=year.name)
    return tuple(
        SupplementYear(year, months.get(year), in_post.get(year), costs.get(year), full.get(year), one)
        for year, one in movements.items()
    )


def term_months(case: Case) -> list[Month]:
    """The months of the supplement's period, from the first to the last in which it is paid."""
    assert case.period is not None
    first, ends = case.period.starts, case.period.ends or _last_shown(case)
    months: list[Month] = []
    start = first.replace(day=1)
    while start <= ends:
        months.append(Month(start, len(months) + 1, share_of_month(start, first, case.period.ends), case.years.of(start)))
        start = next_month(start)
    return months


def _years(case: Case) -> dict[FinancialYear, list[Month]]:
    """The months by year; of a supplement without an end, three years that the case does not speak of stop where National
    Insurance is known no further."""
    years = years_of(term_months(case))
    assert case.period is not None
    if case.period.ends is None:
        spoken_of, first = _spoken_of(case), min(years)
        years = {
            year: within
            for year, within in years.items()
            if year == first or year <= spoken_of or all(is_known(case, month) for month in within)
        }
    return years


def _last_shown(case: Case) -> date:
    assert case.period is not None
    first = case.years.of(case.period.starts)
    last = max(_spoken_of(case).starts_in, first.starts_in + YEARS_WITHOUT_END - 1)
    return case.years.last_day(FinancialYear(min(last, first.starts_in + MOST_YEARS)))


def _spoken_of(case: Case) -> FinancialYear:
    """The last financial year that the budget or the package of the case names."""
    assert case.period is not None
    named = [case.years.of(case.period.starts), *package_years(case)]
    if isinstance(case.budget, BudgetByYear):
        named += case.budget.by_year
    return max(named)


def _months_of(case: Case, ledger: Ledger, year: FinancialYear, months: Sequence[Month]) -> Figure:
    paid = sum((month.paid for month in months), Fraction(0))
    label = f"Months the supplement is paid in {year.name}"
    part = part_of_month(paid)
    text = f"{paid.numerator} {part} of {year.name}"
    parts = ledger.constant(
        f"{ID}.parts.{year.id}", f"Paid in {year.name}, in {part}", Decimal(paid.numerator), "count", text, case.place("period")
    )
    one = ledger.constant(
        f"period.month_in_{paid.denominator}", "A month, in the same", Decimal(paid.denominator), "count", str(paid.denominator)
    )
    return ledger.work(f"{ID}.months.{year.id}", label, "months", "ratio", (parts, one))


def _year(term: TermCost, year: FinancialYear, months: Sequence[Month]) -> Figure:
    """`supplement_by_year.2019_20` with all posts filled, `supplement_by_year.in_post.2019_20` for staff in post."""
    if term.whose == "in_post":
        return term.of_year(Sum(f"{ID}.in_post.{year.id}", f"Supplement in {year.name}, staff in post"), months)
    return term.of_year(Sum(f"{ID}.{year.id}", f"Supplement in {year.name}, all posts filled"), months)


def _full_year(case: Case, term: TermCost, year: FinancialYear, months: Sequence[Month]) -> Figure | None:
    """Twelve months as in the last whole one of the year; none in the year in which the supplement ends."""
    id, label = f"{ID}.full_year.{year.id}", f"Full-year effect of the supplement in {year.name}, all posts filled"
    assert case.period is not None
    ends, month = case.period.ends, full_year_month(months)
    return (
        None
        if month is None or (ends is not None and ends <= case.years.last_day(year))
        else term.of_full_year(Sum(id, label), month)
    )


def _totals(case: Case, table: Table, in_post: ByYear, costs: ByYear) -> None:
    """The years together; over a period that ends, the cost of the term."""
    ledger, period = table.ledger, case.period
    assert period is not None
    together = [*costs.values()], [*in_post.values()]
    table.total("total", "Whole term, all posts filled", together[0])
    table.total("in_post.total", "Whole term, staff in post", together[1])
    for name, label, years in zip(_TERMS, _LABELS, together, strict=True):
        if period.ends is None:
            ledger.unanswered(f"supplement_cost.{name}", label, "GBP", _NO_END)
        else:
            ledger.work(f"supplement_cost.{name}", label, "GBP", "sum", years)
    if period.ends is not None:
        _months_paid(case, ledger)


_TERMS = ("period_total", "period_in_post")
_NO_END = "the case gives no day on which the supplement ends"
_LABELS = ("Supplement cost over the period, all posts filled", "Supplement cost over the period, staff in post")


def _months_paid(case: Case, ledger: Ledger) -> None:
    assert case.period is not None
    months = sum((month.paid for month in term_months(case)), Fraction(0))
    text = f"{case.period.starts:%Y-%m-%d} to {case.period.ends:%Y-%m-%d}"
    part = part_of_month(months)
    paid = ledger.constant("period.parts", f"Paid, in {part}", Decimal(months.numerator), "count", text, case.place("period"))
    month = ledger.count("period.month", f"A month, in {part}", months.denominator)
    ledger.work("period.months", "Months the supplement is paid", "months", "ratio", (paid, month))


def _no_term(case: Case, ledger: Ledger, whole: Figure) -> None:
    for name, label in zip(_TERMS, _LABELS, strict=True):
        id = f"supplement_cost.{name}"
        if case.period is None:
            ledger.unanswered(id, label, "GBP", "the case gives no period")
        elif case.period.ends is None:
            ledger.unanswered(id, label, "GBP", _NO_END)
        else:
            ledger.unanswered_as(id, label, "GBP", whole)
            _months_paid(case, ledger)
