"""Further payments of one financial year: a lump whole on its pay day, what is paid all year for the months it is paid."""

from __future__ import annotations

from decimal import Decimal

from ...case.case import Case
from ...case.further_payments import has_lapsed, paid_from, pay_day_of
from ...case.models.payments import FurtherPayment
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ...reference.calendar import FinancialYear
from ..financial_years import months_by_year


def payments_in(case: Case, ledger: Ledger, id: str, year: FinancialYear) -> Figure:
    """What all further payments come to in a year, with on-costs and less recovery, rounded once; a full year's where the case
    has no period."""
    parts = [_part(case, ledger, f"{id}.{fold(one.what)}", one, year) for one in case.payments.values()]
    return ledger.work(id, f"Other payments in {year.name}", "GBP", "sum", parts, ledger.rounding)


def _part(case: Case, ledger: Ledger, id: str, payment: FurtherPayment, year: FinancialYear) -> Figure:
    yearly, label = ledger.figures[f"payments.{fold(payment.what)}.total"], f"{payment.what} in {year.name}"
    if case.period is None:
        return ledger.relabelled(id, label, yearly)
    day = pay_day_of(case, payment)
    if day is not None:
        is_paid = case.years.of(day) == year and not has_lapsed(case, payment, day.replace(day=1))
        times = ledger.count(f"{id}.times", f"Times paid in {year.name}", int(is_paid))
        return ledger.work(id, label, "GBP", "product", (times, yearly))
    year_ends = case.years.last_day(year)
    first, until = paid_from(case, payment)
    last = min(until or year_ends, year_ends)
    months = months_by_year(case.years, first, last).get(year, 0) if first <= last else 0
    of = getattr(months, "denominator", 1)
    paid, whole = Decimal(months.numerator), Decimal(12 * of)
    parts = ledger.constant(f"{id}.parts", f"Parts of {year.name} that {payment.what} is paid for", paid, "count", str(paid))
    all_ = ledger.constant(f"{id}.year", "A year, in such parts", whole, "count", str(whole))
    times_parts = ledger.work(f"{id}.by_parts", f"{label}, times the parts paid", "GBP", "product", (yearly, parts))
    return ledger.work(id, label, "GBP", "ratio", (times_parts, all_))
