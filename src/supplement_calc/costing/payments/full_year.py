"""Other payments, a full year: each with what is due on it, less what is expected to be paid back."""

from __future__ import annotations

from collections.abc import Mapping

from ...case.case import Case
from ...case.dated import figures_of
from ...case.models.payments import FurtherPayment
from ...diagnostics.names import fold
from ...ledger import Figure, Input, Ledger, Table
from ...ledger.ledger import Kind, is_answered
from ..on_costs.base import FlatOnCosts
from ..on_costs.by_part import OnCostsByPart
from ..posts import Staffing
from .on_costs_due import on_costs_line
from .recipients import TABLE, People, Recipients, first_turnover
from .retention import Retention, due_back


def further_payments(case: Case, ledger: Ledger, staff: Staffing, on_costs: FlatOnCosts | OnCostsByPart) -> Table:
    """The figures `payments.*` of a case that has further payments."""
    table = ledger.table(TABLE, "Other payments, a full year")
    totals = [_payment(case, table, staff, payment, on_costs) for payment in case.payments.values()]
    table.total("total", "Total other payments", totals)
    return table


def _payment(
    case: Case, table: Table, staff: Staffing, payment: FurtherPayment, on_costs: FlatOnCosts | OnCostsByPart
) -> Figure:
    """One payment, and what it comes to."""
    ledger, name = table.ledger, fold(payment.what)
    id = f"{table.id}.{name}"
    staying = Retention(ledger, id, turnover_of(case, payment, ledger, staff)) if payment.needs_turnover else None
    batches = People(case, ledger, staff, payment, staying).batches()
    lines = [_paid(table, batch, "line" if payment.at is None else "detail") for batch in batches]
    before = lines[0] if payment.at is None else table.total(f"{name}.before_on_costs", payment.what, lines, "line")
    if payment.at is not None:
        people = [batch.people for batch in batches]
        ledger.work(f"{id}.people", f"{payment.what}: expected to be paid", people[0].unit, "sum", people)
    on_top = on_costs_line(case, table, id, payment, batches, before, on_costs)
    if staying is None or payment.clawback is None:
        return table.total(f"{name}.total", f"{payment.what}, total", [before, on_top], "subtotal")
    back = _clawback(table, name, payment, batches, lines, staying)
    gross = table.ledger.work(f"{id}.gross", f"{payment.what} before recovery", "GBP", "sum", _given(before, on_top))
    return table.show(ledger.work(f"{id}.total", f"{payment.what}, total", "GBP", "difference", (gross, back)), "subtotal")


def _given(before: Figure, on_top: Figure) -> list[Figure]:
    """Without on-costs that the case leaves out."""
    return [before, on_top] if is_answered(on_top) else [before]


def turnover_of(case: Case, payment: FurtherPayment, ledger: Ledger, staff: Staffing) -> Figure:
    """Leavers in a year among those paid: the payment's own, or the forecast's proposal's, its first where it changes; where
    it is by grade and they differ, the mean of the grades that get it, by posts."""
    if payment.turnover is not None:
        return payment.turnover
    assert case.forecast is not None
    given = case.forecast.proposal.turnover
    if not isinstance(given, Mapping):
        return figures_of(given)[0]
    rates = [
        (posts.established(ledger) or ledger.zero("FTE"), first_turnover(case, posts.grade))
        for posts in staff.posts
        if payment.grades is None or posts.grade in payment.grades
    ]
    if not rates:
        return figures_of(next(iter(given.values())))[0]
    if len({rate.id for _, rate in rates}) == 1:
        return rates[0][1]
    id, label = f"payments.{fold(payment.what)}.turnover", f"{payment.what}: turnover of its grades"
    return ledger.work(id, label, "percent", "mean", [figure for pair in rates for figure in pair])


def _paid(table: Table, batch: Recipients, kind: Kind) -> Figure:
    """The line of a batch: people × amount; a percentage of several salaries is divided last."""
    id = f"{batch.name}.before_on_costs"
    if not batch.salaries:
        return table.product(id, batch.label, batch.people, batch.amount, kind)
    ledger, under = table.ledger, batch.id
    rate = batch.amount.operands[0]
    assert isinstance(rate.origin, Input)
    label = f"{batch.label}, by percentage of salary"
    bill = [
        ledger.work(f"{under}.salaries_{number}", f"{batch.label}: salaries", "GBP", "product", pair)
        for number, pair in enumerate(batch.salaries, 1)
    ]
    salaries = ledger.work(f"{under}.salaries", f"{batch.label}: salaries that it is of", "GBP", "sum", bill)
    fte = ledger.work(f"{under}.salaried", f"{batch.label}: FTE on them", "FTE", "sum", [fte for fte, _ in batch.salaries])
    share = ledger.work(f"{under}.of_salaries", f"{batch.label}: of those salaries", "GBP", "share", (rate, salaries))
    times = ledger.work(f"{under}.times", f"{batch.label}: that, times those paid", "GBP", "product", (share, batch.people))
    figure = ledger.work(
        f"{table.id}.{id}", label, "GBP", "ratio", (times, fte), ledger.rounding, why_undefined="there are no posts"
    )
    return table.show(figure, kind)


def _clawback(
    table: Table, name: str, payment: FurtherPayment, batches: list[Recipients], lines: list[Figure], staying: Retention
) -> Figure:
    """Σ what is paid × what of it is due back, at the rate of recovery; rounded once. It recovers the sum, not what is due on
    it to others."""
    assert payment.clawback is not None
    ledger, id = table.ledger, f"{table.id}.{name}"
    back = []
    for batch, line in zip(batches, lines, strict=True):
        share = due_back(staying, batch.id, payment.clawback, batch.served)
        label = f"{batch.label}: due back from those who leave"
        back.append(ledger.work(f"{batch.id}.owed", label, "GBP", "share", (share, line)))
    owed = back[0] if len(back) == 1 else ledger.work(f"{id}.owed", f"{payment.what}: due back", "GBP", "sum", back)
    return table.share(f"{name}.clawback", "Less expected recovery", payment.clawback.recovered, owed)
