"""Facts about further payments that their models, the consistency rules and costing all ask for."""

from __future__ import annotations

from datetime import date, timedelta

from ..reference.calendar import first_of_month_after, month_end, months_after
from .case import Case
from .models.grades import Grade
from .models.payments import FurtherPayment
from .models.service_length import ServiceLength


def served(payment: FurtherPayment) -> list[int]:
    """Complete months that people have served as they are paid, one for each landmark."""
    return list(payment.amounts) or [(payment.after_months or 0) if payment.goes_to == "starters" else 0]


def pay_day_of(case: Case, payment: FurtherPayment) -> date | None:
    """The pay day of a lump that is paid once, on its own day or to staff in post, the end of its month; None of what is paid
    all year."""
    if payment.paid_on is not None:
        return month_end(payment.paid_on)
    once = payment.goes_to == "staff in post" and payment.every_months is None
    if not once or case.period is None:
        return None
    return month_end(first_of_month_after(case.period.starts, payment.after_months or 0))


def recurs(payment: FurtherPayment) -> bool:
    """Whether it is paid for as long as the proposal goes on, and not once."""
    return payment.paid_on is None and (payment.goes_to != "staff in post" or payment.every_months is not None)


def paid_until(case: Case, payment: FurtherPayment, first: date, last: date) -> date:
    """The first day of the last month in which a payment may be made, of what a forecast from `first` to `last` promises: that
    of the supplement's end at the latest where it lapses then."""
    until, ends = _promised_until(case, payment, first, last), None if case.period is None else case.period.ends
    return until if payment.after_the_end == "paid" or ends is None else min(until, ends.replace(day=1))


def has_lapsed(case: Case, payment: FurtherPayment, month: date) -> bool:
    """Whether the supplement has ended by the first day of a month, and with it what was promised and is not yet paid."""
    ends = None if case.period is None else case.period.ends
    return payment.after_the_end == "lapses" and ends is not None and ends < month


def lapses_unpaid(case: Case, payment: FurtherPayment) -> bool:
    """Whether the supplement ends before anybody can be paid it, and it lapses then: it is never made."""
    if case.period is None:
        return False
    day = pay_day_of(case, payment) or first_of_month_after(case.period.starts, payment.after_months or 0)
    return has_lapsed(case, payment, day.replace(day=1))


def paid_from(case: Case, payment: FurtherPayment) -> tuple[date, date | None]:
    """Between which days a payment that is made all year can be: from when the first who start have served their months,
    until the last who start by the supplement's end have, or that end where it lapses."""
    assert case.period is not None
    starts, ends, months = case.period.starts, case.period.ends, payment.after_months or 0
    last = (
        ends if ends is None or payment.after_the_end == "lapses" else months_after(ends + timedelta(1), months) - timedelta(1)
    )
    return months_after(starts, months), last


def _promised_until(case: Case, payment: FurtherPayment, first: date, last: date) -> date:
    """The same of one that is paid after the supplement's end too."""
    if payment.paid_on is not None:
        return payment.paid_on.replace(day=1)
    starts = first if case.period is None else max(first, case.period.starts)
    ends = last if case.period is None or case.period.ends is None else min(last, case.period.ends)
    return first_of_month_after(ends if recurs(payment) else starts, payment.after_months or 0)


def chosen(case: Case, payment: FurtherPayment) -> list[Grade]:
    """The grades with posts that a payment is for."""
    return [
        grade for name, grade in case.grades.items() if (payment.grades is None or name in payment.grades) and grade.has_posts
    ]


def service_of(case: Case, payment: FurtherPayment) -> ServiceLength | None:
    """The bands that a payment goes by: those it names, or the only ones; None where they are not sound."""
    if payment.service_length is not None:
        return case.service_length.get(payment.service_length)
    return next(iter(case.service_length.values()), None)
