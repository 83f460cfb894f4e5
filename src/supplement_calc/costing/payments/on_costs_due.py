"""What the employer owes on further payments: a flat rate where on-costs are due, or each part that is."""

from __future__ import annotations

from ...case.case import Case
from ...case.further_payments import pay_day_of
from ...case.models.payments import FurtherPayment
from ...case.pay.pension_rates import paid_grades, pension_rates_of
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Table
from ...reference import national_insurance as reference
from ..constants import relocation_limit
from ..on_costs.base import FlatOnCosts, rate_due
from ..on_costs.by_part import Bases, OnCostLines, OnCostsByPart
from ..on_costs.levy import levy_on
from ..on_costs.national_insurance import Insurance, InsuranceRate
from ..on_costs.pensions import PensionBase
from .recipients import Recipients


def on_costs_line(
    case: Case,
    table: Table,
    id: str,
    payment: FurtherPayment,
    batches: list[Recipients],
    before: Figure,
    on_costs: FlatOnCosts | OnCostsByPart,
) -> Figure:
    """The line of one payment's on-costs; before it, as details, its parts. Zero where none are due."""
    due, name, label = payment.due, f"{fold(payment.what)}.on_costs", "On-costs"
    if isinstance(on_costs, FlatOnCosts):
        if not (due.national_insurance or due.pension):
            return _zero(table.ledger, f"{id}.on_costs", label)
        if on_costs.rate is None:
            return table.unanswered(name, label, "the case gives no on-costs")
        return table.share(name, label, rate_due(table.ledger, on_costs.rate, on_costs.pension, due), before)
    parts = _parts(case, table, id, payment, batches, before, on_costs)
    return table.total(name, label, parts, "line") if parts else _zero(table.ledger, f"{id}.on_costs", label)


def _zero(ledger: Ledger, id: str, label: str) -> Figure:
    return ledger.relabelled(id, label, ledger.zero("GBP"))


def _parts(
    case: Case,
    table: Table,
    id: str,
    payment: FurtherPayment,
    batches: list[Recipients],
    before: Figure,
    on_costs: OnCostsByPart,
) -> list[Figure]:
    """The salary has passed the threshold, so that National Insurance is due on all of it, at the rate of its pay day."""
    ledger, due = table.ledger, payment.due
    on_costs = _with_levy_on(case, payment, on_costs)._replace(insurance=insurance_on(case, payment, on_costs))
    sheet = OnCostLines(ledger, id, "GBP", table, ledger.rounding)
    pensioned = pension_of_payment(case, payment, before)
    if due.national_insurance:
        liable = _after_sacrifice(ledger, id, payment, on_costs, before)
        levied = liable if due.levy else None
        bases = Bases(before, pensioned, levied, {t.key: liable for t in on_costs.insurance.rates})
        return on_costs.lines(sheet, bases)
    # what is not pay bears no percentage of pay
    on_costs = on_costs._replace(parts=on_costs.parts.model_copy(update={"other": None}))
    over = above_limit(ledger, payment, batches)
    above = {} if over is None else {one.key: over for one in on_costs.insurance.rates}
    return on_costs.lines(sheet, Bases(before, pensioned, None, above))


def pension_of_payment(case: Case, payment: FurtherPayment, pay: Figure) -> tuple[PensionBase, ...]:
    """What of a payment is pensionable, at the one rate that its grades have: a rule has seen to it."""
    rates = pension_rates_of(case, paid_grades(case, payment)) if payment.due.pension else []
    return (PensionBase(rates[0], pay),) if rates else ()


def _with_levy_on(case: Case, payment: FurtherPayment, on_costs: OnCostsByPart) -> OnCostsByPart:
    """Of a lump paid once, the levy on its pay day."""
    day, parts = pay_day_of(case, payment), case.on_costs_by_part
    if day is None or parts is None:
        return on_costs
    return on_costs._replace(parts=on_costs.parts.model_copy(update={"apprenticeship_levy": levy_on(parts, day)}))


def insurance_on(case: Case, payment: FurtherPayment, on_costs: OnCostsByPart) -> Insurance:
    """Of a lump paid once, as on its pay day; of what is paid through the year, as the case's other on-costs."""
    day = pay_day_of(case, payment)
    if day is None or on_costs.parts.national_insurance is not None:
        return on_costs.insurance
    (spell,) = reference.spells(day, day, on_costs.parts.as_)
    for one in on_costs.insurance.rates:
        if one.spell is not None and one.spell.key == spell.key:
            return Insurance((one._replace(pay_days=None),), on_costs.insurance.dates)
    return Insurance((InsuranceRate(spell.key, reference.rate(spell), reference.threshold(spell), None, spell),))


def _after_sacrifice(ledger: Ledger, id: str, payment: FurtherPayment, on_costs: OnCostsByPart, before: Figure) -> Figure:
    """Contributions given up of pensionable pay bear no National Insurance."""
    sacrifice = on_costs.parts.salary_sacrifice
    if sacrifice is None or not payment.due.pension:
        return before
    label = f"{payment.what}: given up for pension contributions"
    given_up = ledger.work(f"{id}.sacrificed", label, "GBP", "share", (sacrifice, before))
    return ledger.work(f"{id}.liable", f"{payment.what} less what is given up", "GBP", "difference", (before, given_up))


def above_limit(ledger: Ledger, payment: FurtherPayment, batches: list[Recipients]) -> Figure | None:
    """What relocation comes to above the limit of each move, which bears National Insurance though no levy (Class 1A, Income
    Tax (Earnings and Pensions) Act 2003, s.287); None of any other payment, or where the case says that none is due."""
    if payment.kind != "qualifying relocation" or payment.on_costs is not None:
        return None
    limit = relocation_limit(ledger)
    parts = []
    for batch in batches:
        label = f"{batch.label}: what is above the limit"
        over = ledger.work(f"{batch.id}.over_limit", f"{label}, if any", "GBP", "difference", (batch.amount, limit))
        each = ledger.work(f"{batch.id}.above_limit.each", f"{label}, each", "GBP", "greater of", (over, ledger.zero("GBP")))
        parts.append(ledger.work(f"{batch.id}.above_limit", label, "GBP", "product", (batch.people, each)))
    if len(parts) == 1:
        return parts[0]
    id = f"payments.{fold(payment.what)}.above_limit"
    return ledger.work(id, f"{payment.what}: what is above the limit", "GBP", "sum", parts)
