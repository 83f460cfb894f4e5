"""The proposal against doing nothing: what it costs more by year, from which month it has paid for itself, and what carrying
on would cost.

Councils plan by the movement on the base budget. Payback is against doing nothing; affordability is against the budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case_file.case import Case
from ...case_file.financial_year import FinancialYear
from ...ledger import Figure, Ledger
from .calendar import Month, years_of
from .course import Followed

ByYear = dict[FinancialYear, Figure]


class Comparison(NamedTuple):
    """Net figures of the proposal less doing nothing, in pounds; negative where it costs less.

    `full_year` is twelve times the last month of each year; `movement` goes one year further, when all of it has ended.
    `payback` is the number of the first month in which the proposal has cost no more than doing nothing, from the first on.
    """

    net: ByYear
    cumulative: ByYear
    full_year: ByYear
    movement: ByYear
    total: Figure
    by_month: dict[Month, Figure]
    payback: Figure
    carrying_on: Figure
    present_value: dict[FinancialYear, Figure]
    present_total: Figure | None


def compare(case: Case, ledger: Ledger, nothing: Followed, proposal: Followed, months: Sequence[Month]) -> Comparison:
    """The two courses, month by month and year by year."""
    table = ledger.table("forecast.net", "The proposal less doing nothing")
    net = {
        year: table.difference(year.id, f"Net cost in {year.name}", cost.total, nothing.years[year].total)
        for year, cost in proposal.years.items()
    }
    by_month = _by_month(ledger, nothing, proposal, months)
    total = table.total("total", "Net cost of all years", list(net.values()))
    present = _present_values(case, ledger, net)
    return Comparison(
        net,
        _running(ledger, net),
        _full_years(ledger, nothing, proposal, months),
        _movement(ledger, net),
        total,
        by_month,
        _payback(ledger, by_month),
        _carrying_on(ledger, proposal),
        present,
        ledger.work("forecast.present_value.total", "Present value of the net cost", "GBP", "sum", list(present.values()))
        if present
        else None,
    )


def _running(ledger: Ledger, net: ByYear) -> ByYear:
    """The net cost so far, at each year's close."""
    so_far: list[Figure] = []
    found = {}
    for year, figure in net.items():
        so_far.append(figure)
        label = f"Net cost to the close of {year.name}"
        found[year] = ledger.work(f"forecast.cumulative.{year.id}", label, "GBP", "sum", list(so_far))
    return found


def _full_years(ledger: Ledger, nothing: Followed, proposal: Followed, months: Sequence[Month]) -> ByYear:
    """What a whole year would cost as the year's last month does."""
    twelve = ledger.figures["months_of_a_year"]
    found = {}
    for year, within in years_of(months).items():
        last = within[-1]
        costs = (proposal.months[last].total, nothing.months[last].total)
        month = ledger.work(f"forecast.month_{last.id}.net", f"Net cost of {last.name}", "GBP", "difference", costs)
        label = f"Full-year effect as {year.name} closes"
        found[year] = ledger.work(f"forecast.full_year.{year.id}", label, "GBP", "product", (month, twelve), ledger.rounding)
    return found


def _movement(ledger: Ledger, net: ByYear) -> ByYear:
    """Each year's net cost less that of the year before, and one year on."""
    nil = ledger.constant("nil", "Nil", Decimal(0), "GBP", "0")
    found, before = {}, nil
    for year, figure in [*net.items(), (max(net).next, nil)]:
        label = f"Movement on the base budget in {year.name}"
        found[year] = ledger.work(f"forecast.movement.{year.id}", label, "GBP", "difference", (figure, before))
        before = figure
    return found


def _by_month(ledger: Ledger, nothing: Followed, proposal: Followed, months: Sequence[Month]) -> dict[Month, Figure]:
    """The net cost so far, month by month, not rounded."""
    found: dict[Month, Figure] = {}
    before: Figure | None = None
    for month in months:
        costs = (proposal.months[month].total, nothing.months[month].total)
        net = ledger.work(f"forecast.month_{month.id}.net", f"Net cost of {month.name}", "GBP", "difference", costs)
        id, label = f"forecast.month_{month.id}.cumulative", f"Net cost to the close of {month.name}"
        before = ledger.work(id, label, "GBP", "sum", [net] if before is None else [before, net])
        found[month] = before
    return found


def _payback(ledger: Ledger, by_month: dict[Month, Figure]) -> Figure:
    nil = ledger.constant("nil", "Nil", Decimal(0), "GBP", "0")
    why = "in no month of the forecast has the proposal cost less than doing nothing"
    label = "The month by which the proposal has paid for itself, counted from the first"
    return ledger.work("forecast.payback_month", label, "count", "first not above", (nil, *by_month.values()), why_nil=why)


def _carrying_on(ledger: Ledger, proposal: Followed) -> Figure:
    """A year of supplements with on-costs as in the last month that they are paid for in full: not funded after the end."""
    paid = [month for month in proposal.months if month.paid == 1]
    id, label = "forecast.carrying_on", "A year of carrying on after the end date"
    if not paid:
        return ledger.unanswered(id, label, "GBP", "the supplement is paid for no whole month of the forecast")
    lines = proposal.months[paid[-1]].lines
    month = [lines[name] for name in ("supplement", "supplement_on_costs") if name in lines]
    together = ledger.work(f"{id}.month", f"Supplements with on-costs in {paid[-1].name}", "GBP", "sum", month)
    return ledger.work(id, label, "GBP", "product", (together, ledger.figures["months_of_a_year"]), ledger.rounding)


def _present_values(case: Case, ledger: Ledger, net: ByYear) -> ByYear:
    """Net costs with inflation taken out and discounted at a real rate; the first year is year 0 and is neither.

    Source of the method: HM Treasury, The Green Book, whose rate is 3.5 % a year, real.
    """
    assert case.forecast is not None
    rate, inflation = case.forecast.discount_rate, case.forecast.inflation
    if rate is None:
        return {}
    itself = ledger.constant("pay_itself", "Pay itself", Decimal(100), "percent", "100%")
    steps = [ledger.work("forecast.discount", "A year's discount", "percent", "sum", (itself, rate))]
    if inflation is not None:
        steps.insert(0, ledger.work("forecast.prices", "A year's inflation", "percent", "sum", (itself, inflation)))
    found = {}
    for years, (year, figure) in enumerate(net.items()):
        value = figure
        for step in steps:
            for number in range(1, years + 1):
                id = f"forecast.present_value.{year.id}.{step.id.rpartition('.')[2]}_{number}"
                label = f"Net cost in {year.name}, {step.label.lower()[2:]} taken {number} time{'s' if number > 1 else ''}"
                value = ledger.work(id, label, "GBP", "percentage", (value, step))
        label = f"Present value of {year.name}"
        found[year] = ledger.work(f"forecast.present_value.{year.id}", label, "GBP", "sum", [value], ledger.rounding)
    return found
