"""Rules of form across sections for further payments; see `agreement` for those of pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..diagnostics import Problem, Related
from ..diagnostics.names import fold, nearest
from ..reference.national_insurance import known_from, known_to
from ..reference.payment_kinds import RELOCATION_LIMIT
from ..reference.tax_year import month_end, months_on
from .agreement_payment_numbers import entry_of, numbers
from .case import Case
from .pay_dates import pay_dates
from .payments import FurtherPayment, months_in
from .presence import may_have, names_in
from .tree import Mapping, key_span, place_of

# Ids under `payments.` that are not those of a payment.
_TAKEN = frozenset(("total", "before_on_costs", "on_costs", "clawback"))


def payments(case: Case) -> Iterator[Problem]:
    """Every rule of every payment; one whose form is not clear is told of that alone."""
    yield from _names(case)
    for number, payment in case.payments.items():
        unclear = list(_unclear(case, str(number), payment))
        yield from unclear
        if not unclear:
            yield from _grades(case, str(number), payment)
            yield from numbers(case, str(number), payment)
            yield from _terms(case, str(number), payment)


def _names(case: Case) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, payment in case.payments.items():
        id, place = fold(payment.what), case.place("payments", str(number), "what")
        if not id:
            headline = f"the payment's name {payment.what!r} has no letter or digit to make an id of"
            yield Problem("name-without-id", headline, place, "give it a name with letters or digits")
        elif id in _TAKEN or id.isdigit():
            headline = f"a payment called {payment.what} would have the id {id}, which is a line of the tables"
            yield Problem("name-taken", headline, place, f"call it, for example, {payment.what} payment")
        elif id in first:
            other = Related(case.place("payments", str(first[id]), "what"), "the other")
            headline = f"{payment.what} is the name of two payments"
            yield Problem("name-taken", headline, place, "give one of them another name", (other,))
        first.setdefault(id, number)


def _unclear(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """What is paid, to whom and when must each be said once."""
    what = payment.what
    if payment.amount is None and payment.at is None:
        help = "add `amount: 2,000`, or `at: {1 year: 1,000}` for landmarks of service"
        yield Problem("missing-key", f"{what} has no amount", case.place("payments", number, "what"), help)
    if not payment.goes_to:
        help = "add `to: starters` or `to: staff in post`"
        yield Problem("missing-key", f"{what} does not say who gets it", case.place("payments", number, "what"), help)
    for key, other in _CLASHES:
        if getattr(payment, key) is not None and getattr(payment, other) is not None:
            headline = f"{what} has both `{other}` and `{key}`, which say the same thing in two ways"
            related = Related(case.place("payments", number, other), "the other")
            yield Problem("payment-unclear", headline, case.place("payments", number, key), "keep one of them", (related,))
            return
    place = case.place("payments", number, "to")
    if payment.goes_to == "staff reaching" and payment.at is None:
        help = "add `at: {1 year: 1,000}` in place of the amount"
        yield Problem("payment-unclear", f"{what} does not say which lengths of service it is paid at", place, help)
    elif payment.at is not None and payment.goes_to != "staff reaching":
        help = "leave out `to`, or `at`"
        yield Problem("payment-unclear", f"{what} is paid at lengths of service, and not to {payment.to} as such", place, help)
    elif payment.every_months is not None and payment.goes_to == "starters":
        help = "pay it `to: staff in post`, or `at` lengths of service"
        headline = f"{what} is paid to starters again and again, when they are starters only once"
        yield Problem("payment-unclear", headline, case.place("payments", number, "every_months"), help)
    if payment.on_costs == "no" and payment.pensionable == "yes":
        headline = f"{what} is pensionable, and yet has no on-costs"
        yield Problem("payment-unclear", headline, case.place("payments", number, "on_costs"), "mend one of the two")
    yield from _same_landmark(case, number)


_CLASHES = (("at", "amount"), ("after_months", "at"), ("every_months", "at"), ("every_months", "after_months"),
            ("expected", "at"))  # fmt: skip


def _same_landmark(case: Case, number: str) -> Iterator[Problem]:
    """`12 months` and `1 year` are one landmark."""
    entry = entry_of(case, number)
    at = entry.get("at") if isinstance(entry, Mapping) else None
    first: dict[int | None, str] = {}
    for name, key in at.keys_at.items() if isinstance(at, Mapping) else ():
        months = months_in(name, bare=False)
        if months in first:
            other = Related(key_span(case.root, ("payments", number, "at", first[months])), "the other")
            yield Problem("name-taken", f"{name} and {first[months]} are the same length of service", key.span,
                          "keep one of them", (other,))  # fmt: skip
        first.setdefault(months, name)


def _grades(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    for place, name in enumerate(payment.grades or (), 1):
        if not may_have(case, "grades", name):
            near = nearest(name, names_in(case, "grades"))
            help = f"did you mean {near}?" if near else "name a grade that stands under grades"
            span = place_of(case.root, ("payments", number, "grades", str(place)))
            yield Problem("unknown-grade", f"there is no grade called {name}", span, help)


def _terms(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """Pension, turnover, clawback and relocation."""
    if not payment.pension_is_said:
        headline = f"the case does not say whether {payment.what}, a {payment.kind}, is pensionable"
        help = "ask the pension fund, and add `pensionable: yes` or `pensionable: no` to the payment"
        yield Problem("pensionable-not-stated", headline, case.place("payments", number, "kind"), help)
    if payment.needs_turnover and payment.turnover is None and "forecast" not in case.root:
        key = "after_months" if payment.after_months is not None else "clawback"
        headline = f"nothing says how many of those paid {payment.what} leave"
        help = "add `turnover: 15%` to the payment, or a forecast"
        yield Problem("payment-without-turnover", headline, case.place("payments", number, key), help)
    yield from _clawback(case, number, payment)
    yield from _relocation(case, number, payment)
    yield from _pay_day(case, number, payment)


def served(payment: FurtherPayment) -> list[int]:
    """Complete months that people have served as they are paid, one for each landmark."""
    return list(payment.amounts) or [(payment.after_months or 0) if payment.goes_to == "starters" else 0]


def _clawback(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    clawback = payment.clawback
    if clawback is None:
        return
    if clawback.recovered.known > 100:
        headline = f"{payment.what} recovers more than is due back"
        place = case.place("payments", number, "clawback", "recovered")
        yield Problem("more-than-all", headline, place, "give 100% or less")
    if clawback.counted_from == "payment":
        return
    place = case.place("payments", number, "clawback", "months")
    if payment.goes_to == "staff in post":
        headline = f"the clawback of {payment.what} counts from the start of employment, which is not known of staff in post"
        yield Problem("clawback-without-effect", headline, place, "count it from payment")
    elif late := [months for months in served(payment) if months >= clawback.months]:
        headline = f"{payment.what} is paid after {late[0]} months of service, when its {clawback.months} months are over"
        yield Problem("clawback-without-effect", headline, place, "count it from payment, or give more months")


def _relocation(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    amount = payment.amount
    if payment.kind != "qualifying relocation" or payment.on_costs is not None or amount is None or amount.unit != "GBP":
        return
    if amount.known > RELOCATION_LIMIT:
        headline = f"{payment.what} is over £{RELOCATION_LIMIT:,} a move, and National Insurance is due on what is above it"
        help = "keep to the limit, or see that the budget bears it; a flat on-cost rate leaves it out"
        place = case.place("payments", number, "amount")
        yield Problem("relocation-over-limit", headline, place, help, severity="warning")


def pay_day_of(case: Case, payment: FurtherPayment) -> date | None:
    """The pay day of a lump to staff in post that is paid once, the end of its month; None of what is paid all year."""
    once = payment.goes_to == "staff in post" and payment.every_months is None
    if not once or case.period is None:
        return None
    return month_end(months_on(case.period.starts, payment.after_months or 0))


def _pay_day(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """National Insurance must be known for the day a lump is paid; of the on-costs' own days that is told there."""
    parts, day = case.on_costs_by_part, pay_day_of(case, payment)
    if parts is None or parts.national_insurance is not None or day is None or not payment.due.national_insurance:
        return
    dates = pay_dates(case, parts)
    if dates is None or dates.first <= day <= dates.last or known_from() <= day <= known_to():
        return
    if day < known_from() or parts.as_ is None:
        headline = f"employer's National Insurance is not known for {day.day} {day:%B %Y}, when {payment.what} is paid"
        help = "say what to take it to be as, for example `as: 2026-27` under on_costs, or state it there"
        place = case.place("payments", number, "to" if payment.after_months is None else "after_months")
        yield Problem("unknown-tax-year", headline, place, help)
