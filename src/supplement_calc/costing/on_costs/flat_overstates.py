"""By how much a flat rate may overstate the on-costs of payments on which no pension is due.

A flat rate has a pension contribution in it. Where a kind of payment is not pensionable and the case does not state that part,
the whole rate is charged, and what is known to be due is National Insurance and the apprenticeship levy.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...case.case import Case
from ...case.dates import pay_dates
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ...ledger.ledger import is_answered
from ...reference.national_insurance import known_from, known_to, levy_from, levy_percent
from ...reference.payment_kinds import Due
from .national_insurance import Insurance, insurance_of

ID = "flat_rate"


def levy_of(ledger: Ledger, insurance: Insurance) -> Figure | None:
    """The apprenticeship levy, as the law has it; None of payments before there was one."""
    if insurance.dates is not None and insurance.dates.first < levy_from():
        return None
    levy = levy_percent()
    return ledger.constant("apprenticeship_levy", "Apprenticeship levy", levy, "percent", f"{levy:f}%")


def flat_overstates(case: Case, ledger: Ledger) -> None:
    """The figures `flat_rate.*` of a case that charges a flat rate, its pension part not stated, on what bears no pension."""
    charged = list(_charged(case, ledger))
    if not charged:
        return
    insurance = _insurance(case, ledger)
    table = ledger.table(ID, "What the flat on-cost rate may overstate, a full year")
    over = []
    for id, what, pay, on_costs in charged:
        table.show(ledger.relabelled(f"{ID}.{id}.charged", f"{what}: on-costs at the flat rate", on_costs))
        if insurance is None:
            continue
        rates = [insurance.rates[0].rate, *([levy] if (levy := levy_of(ledger, insurance)) is not None else [])]
        label = f"{what}: National Insurance and levy"
        rate = ledger.work(f"{ID}.{id}.rate", f"{label}, of what is paid", "percent", "sum", rates)
        due = ledger.work(f"{ID}.{id}.due", label, "GBP", "share", (rate, pay), ledger.rounding)
        table.show(due)
        label = f"{what}: what the flat rate may overstate"
        left = ledger.work(f"{ID}.{id}.may_overstate", label, "GBP", "difference", (on_costs, due))
        over.append(table.show(left, "subtotal"))
    if over:
        table.total("may_overstate", "What the flat rate may overstate", over)


def _charged(case: Case, ledger: Ledger) -> Iterator[tuple[str, str, Figure, Figure]]:
    """Id, name, what is paid and its on-costs, of each payment that bears no pension and is charged the whole flat rate."""
    if case.flat_on_costs is None or case.flat_pension is not None:
        return
    figures = ledger.figures
    pay, on_costs = figures["supplement_cost.before_on_costs"], figures["supplement_cost.on_costs"]
    paid = case.payment is not None and is_answered(pay) and not case.uplifts
    if case.payment is not None and paid and _bears_no_pension(case.payment.due):
        yield "supplement", f"Supplement ({case.payment.kind})", pay, on_costs
    for payment in case.payments.values():
        if _bears_no_pension(payment.due):
            id = fold(payment.what)
            name = f"payments.{id}"
            yield f"payments.{id}", payment.what, figures[f"{name}.before_on_costs"], figures[f"{name}.on_costs"]


def _bears_no_pension(due: Due) -> bool:
    return due.national_insurance and not due.pension


def _insurance(case: Case, ledger: Ledger) -> Insurance | None:
    """By the days of the case; None where nothing says which, or they are not known."""
    dates = pay_dates(case, None)
    if dates is None or not known_from() <= dates.first <= dates.last <= known_to():
        return None
    return insurance_of(case, ledger, None)
