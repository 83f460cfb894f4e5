"""The proposal against doing nothing: what it costs more by year, from which month it has paid for itself, and what carrying
on would cost.

Councils plan by the movement on the base budget. Payback is against doing nothing; affordability is against the budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from ...case.case import Case
from ...case.further_payments import recurs
from ...case.models.payments import FurtherPayment
from ...diagnostics.names import listed
from ...ledger import Figure, Ledger, Operation
from ...reference.calendar import FinancialYear
from ..constants import months_of_a_year
from ..funding.carried_on import funding_after_the_end
from .assumed.gross_and_net import PAID_ON
from .calendar import Month, years_of
from .month_costs import ONE_OFF
from .payments import payments_going_on
from .present_value import present_values
from .projection import Projection
from .rounded_sums import BILLIONTH, rounded_sum
from .worth.payback import Payback, pay_back

ByYear = dict[FinancialYear, Figure]


class Comparison(NamedTuple):
    """Net figures of the proposal less doing nothing, in pounds; negative where it costs less.

    `full_year` is twelve times a month of each year, that of `as_in`, without what is paid once; there is none in the year in
    which the supplement ends. `movement` goes one year further, when all of it has
    ended. `by_month` is the net cost to each month's close, not rounded. `payback` counts from the first of `paid_from`, the
    months from the supplement's first on, and once more what falls after the last.
    """

    net: ByYear
    cumulative: ByYear
    full_year: ByYear
    as_in: dict[FinancialYear, Month]
    movement: ByYear
    total: Figure
    by_month: dict[Month, Figure]
    paid_from: tuple[Month, ...]
    payback: Payback
    carrying_on: Figure
    carried_on_as_in: Month | None
    present_value: ByYear
    present_total: Figure | None


def compare(case: Case, ledger: Ledger, nothing: Projection, proposal: Projection, months: Sequence[Month]) -> Comparison:
    """The two courses, month by month and year by year."""
    table = ledger.table("forecast.net", "Extra cost of the proposal")
    net = {
        year: table.difference(year.id, f"Extra cost in {year.name}", cost.total, nothing.years[year].total)
        for year, cost in proposal.years.items()
    }
    after = None if proposal.after is None else proposal.after.cost.total
    total = table.total("total", "Extra cost of all years", [*net.values(), *([] if after is None else [after])])
    monthly = {month: _net(ledger, nothing, proposal, month) for month in months}
    by_month = _to_each_close(ledger, monthly)
    ends = None if case.period is None or case.period.ends is None else case.years.of(case.period.ends)
    as_in = {year: _typical(within) for year, within in years_of(months).items() if year != ends}
    going_on = {month: _going_on(ledger, nothing, proposal, month, net) for month, net in monthly.items()}
    paid_from = tuple(months[_first_paid(months) :])
    whole = [month for month in months if month.paid == 1]
    last = whole[-1] if whole and case.period is not None and case.period.ends is not None else None
    running = _running(ledger, net)
    closes = [*(by_month[month] for month in paid_from[:-1]), *([] if after is None else [running[max(running)]]), total]
    return Comparison(
        net,
        running,
        _full_years(ledger, going_on, as_in, list(net)),
        as_in,
        _movement(case, ledger, net, months[-1], stops_before_the_end(case, months[-1])),
        total,
        by_month,
        paid_from,
        pay_back(ledger, closes),
        _carrying_on(case, ledger, proposal, months, last),
        last,
        present := present_values(case, ledger, net, months[-1].first),
        _together(ledger, present),
    )


def _together(ledger: Ledger, present: ByYear) -> Figure | None:
    id, label = "forecast.present_value.total", "Present value of the extra cost"
    return ledger.work(id, label, "GBP", "sum", list(present.values())) if present else None


def _net(ledger: Ledger, nothing: Projection, proposal: Projection, month: Month) -> Figure:
    costs = (proposal.months[month].total, nothing.months[month].total)
    return ledger.work(f"forecast.month_{month.id}.net", f"Extra cost of {month.name}", "GBP", "difference", costs)


def _to_each_close(ledger: Ledger, monthly: dict[Month, Figure]) -> dict[Month, Figure]:
    """The net cost so far, month by month, to a billionth of a pound."""
    closes: dict[Month, Figure] = {}
    before: list[Figure] = []
    for month, net in monthly.items():
        id, label = f"forecast.month_{month.id}.cumulative", f"Extra cost to the end of {month.name}"
        closes[month] = ledger.work(id, label, "GBP", "sum", [*before, net], BILLIONTH)
        before = [closes[month]]
    return closes


def _running(ledger: Ledger, net: ByYear) -> ByYear:
    """The net cost so far, at each year's close."""
    so_far: list[Figure] = []
    closes = {}
    for year, figure in net.items():
        so_far.append(figure)
        label = f"Extra cost to the end of {year.name}"
        closes[year] = ledger.work(f"forecast.cumulative.{year.id}", label, "GBP", "sum", list(so_far))
    return closes


def _typical(months: Sequence[Month]) -> Month:
    """The last month of a year that the supplement is paid for in whole or not at all."""
    whole = [month for month in months if month.paid in (0, 1)]
    return (whole or months)[-1]


def _going_on(ledger: Ledger, nothing: Projection, proposal: Projection, month: Month, net: Figure) -> Figure:
    """A month's net cost without what falls due once: lumps, and the notice and fees of agency staff released."""
    once = {course.id: _once(course, month) for course in (nothing, proposal)}
    if not any(once.values()):
        return net
    under = f"forecast.month_{month.id}.going_on"
    label = f"Extra cost of {month.name} without one-off sums"
    for course in (nothing, proposal):
        if once[course.id]:
            name = f"{course.title}: one-off sums of {month.name}"
            together = ledger.work(f"{under}.{course.id}", name, "GBP", "sum", once[course.id])
            operation: Operation = "difference" if course is proposal else "sum"
            net = ledger.work(under if course is proposal else f"{under}.before", label, "GBP", operation, (net, together))
    return net


def _once(course: Projection, month: Month) -> list[Figure]:
    cost = course.months[month]
    return [one for one in (cost.one_off, *(cost.lines.get(name) for name in ONE_OFF)) if one is not None]


def _full_years(
    ledger: Ledger, monthly: dict[Month, Figure], as_in: dict[FinancialYear, Month], years: Sequence[FinancialYear]
) -> ByYear:
    """What a whole year would cost if every month of it cost what that month does; none in a year without such a month."""
    twelve = months_of_a_year(ledger)
    full_years = {}
    for year in years:
        id = f"forecast.full_year.{year.id}"
        if year not in as_in:
            label = f"Extra cost of a full year in {year.name}"
            full_years[year] = ledger.unanswered(id, label, "GBP", f"the supplement ends in {year.name}", is_none=True)
            continue
        label = f"Extra cost of a full year as in {as_in[year].name}"
        full_years[year] = rounded_sum(ledger, id, label, "product", (monthly[as_in[year]], twelve))
    return full_years


def stops_before_the_end(case: Case, last: Month) -> bool:
    """Whether a forecast stops while the supplement goes on."""
    return case.period is None or case.period.ends is None or case.period.ends > last.pay_day


def _movement(case: Case, ledger: Ledger, net: ByYear, last: Month, goes_on: bool) -> ByYear:
    """Each year's net cost less that of the year before, and one year on once the supplement has ended. Where it goes on after
    the forecast's last month, a year that the forecast leaves inside it moves by what is not known."""
    zero = ledger.zero("GBP")
    movements, before = {}, zero
    for year, figure in [*net.items(), *([] if goes_on else [(max(net).next, zero)])]:
        label = f"Change to base budget in {year.name}"
        if goes_on and year == last.year and case.years.of(last.pay_day + timedelta(days=1)) == year:
            why = f"the forecast stops in {last.name}, inside the year, and the supplement goes on"
            movements[year] = ledger.unanswered(f"forecast.movement.{year.id}", label, "GBP", why)
            continue
        movements[year] = ledger.work(f"forecast.movement.{year.id}", label, "GBP", "difference", (figure, before))
        before = figure
    return movements


def _first_paid(months: Sequence[Month]) -> int:
    """Where the first month with a supplement stands: before it there is nothing to pay back. The first of all if none has."""
    return next((place for place, month in enumerate(months) if month.paid), 0)


def _carrying_on(case: Case, ledger: Ledger, proposal: Projection, months: Sequence[Month], last: Month | None) -> Figure:
    """A year of supplements and of the payments that recur, with on-costs, as in the last month that they are paid for in full,
    and what of it is funded. Not known where a payment is of so many months that nobody has earned it by then: what the others
    come to is `forecast.carrying_on.besides`."""
    id, label = "forecast.carrying_on", "A year of carrying on after the end date"
    if case.period is None or case.period.ends is None:
        return ledger.unanswered(id, label, "GBP", "the supplement has no end date", is_none=True)
    if last is None:
        return ledger.unanswered(id, label, "GBP", "the supplement is paid for no whole month of the forecast")
    lines = proposal.months[last].lines
    month = [lines[name] for name in PAID_ON if name in lines]
    going_on = payments_going_on(case, ledger, proposal.id, last)
    what = "Supplements and other payments" if case.payments else "Supplements"
    together = ledger.work(f"{id}.month", f"{what} {case.with_on_costs} in {last.name}", "GBP", "sum", [*month, *going_on])
    if waiting := _not_earned_by(case, months, last):
        besides = f"{label}, but for what nobody has earned by {last.name}"
        rounded_sum(ledger, f"{id}.besides", besides, "product", (together, months_of_a_year(ledger)))
        names = listed([payment.what for payment in waiting])
        return ledger.unanswered(id, label, "GBP", f"nobody has earned {names} by {last.name}")
    a_year = rounded_sum(ledger, id, label, "product", (together, months_of_a_year(ledger)))
    funding_after_the_end(case, ledger, a_year)
    return a_year


def _not_earned_by(case: Case, months: Sequence[Month], last: Month) -> list[FurtherPayment]:
    """Payments that go on, but of which nothing can have fallen due by a month: they are promised for longer before it."""
    first = next(month for month in months if month.paid)
    paid = last.number - first.number
    return [one for one in case.payments.values() if recurs(one) and one.at is None and (one.after_months or 0) > paid]
