"""What further payments must agree on with other sections."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related
from ...diagnostics.names import fold, listed
from ...parser.tree import Items, Mapping, key_span, place_of
from ...reference.calendar import day_in_words
from ...reference.national_insurance import known_from, known_to
from ...reference.payment_kinds import RELOCATION_LIMIT
from ..case import Case
from ..dates import pay_dates
from ..further_payments import chosen, pay_day_of, served, service_of
from ..models.grades import Grade
from ..models.payments import FurtherPayment, months_in
from ..models.service_length import ServiceLength, band_reaching
from ..references import entry_names, may_define, unknown_grade, unknown_service_bands


def payments(case: Case) -> Iterator[Problem]:
    """Every rule of every payment; of one whose form is not clear that alone is reported."""
    yield from _names(case)
    for number, payment in case.payments.items():
        unclear = list(_unclear(case, str(number), payment))
        yield from unclear
        if not unclear:
            yield from _grades(case, str(number), payment)
            yield from _numbers(case, str(number), payment)
            yield from _terms(case, str(number), payment)


def _names(case: Case) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, payment in case.payments.items():
        id, place = fold(payment.what), case.place("payments", str(number), "what")
        if not id:
            headline = f"the payment's name {payment.what!r} has no letter or digit to make an id of"
            yield Problem("name-without-id", headline, place, "give it a name with letters or digits")
        elif id.isdigit():  # as the inputs of a payment have its number
            headline = f"a payment called {payment.what} would have the id {id}, which is a line of the tables"
            yield Problem("name-taken", headline, place, f"call it, for example, {payment.what} payment")
        elif id in first:
            other = Related(case.place("payments", str(first[id]), "what"), "the other")
            earlier = case.payments[first[id]].what
            same = earlier == payment.what
            headline = f"{payment.what} is the name of two payments"
            headline = headline if same else f"{payment.what} and {earlier} would have the same id, {id}"
            yield Problem("name-taken", headline, place, "give one of them another name", (other,))
        first.setdefault(id, number)


def _unclear(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """What is paid, to whom and when must each be given once."""
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
        yield Problem("payment-unclear", headline, case.place("payments", number, "on_costs"), "correct one of the two")
    yield from _same_landmark(case, number)


_CLASHES = (("at", "amount"), ("after_months", "at"), ("every_months", "at"), ("every_months", "after_months"),
            ("expected", "at"), ("paid_on", "at"), ("paid_on", "every_months"), ("paid_on", "after_months"))  # fmt: skip


def _same_landmark(case: Case, number: str) -> Iterator[Problem]:
    """`12 months` and `1 year` are one landmark."""
    entry = _entry_of(case, number)
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
        if not may_define(case, "grades", name):
            yield unknown_grade(case, name, place_of(case.root, ("payments", number, "grades", str(place))))


def _terms(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """Pension, turnover, clawback and relocation."""
    if not payment.pension_is_known:
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
    if payment.paid_on is not None and case.period is not None and payment.paid_on < case.period.starts:
        headline = f"{payment.what} is paid on {day_in_words(payment.paid_on)}, before the period starts"
        starts = Related(case.place("period", "starts"), "its start")
        place = case.place("payments", number, "paid_on")
        yield Problem("period-backwards", headline, place, f"give a day from {case.period.starts} on", (starts,))


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


def _pay_day(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """National Insurance must be known for the day a lump is paid; of the on-costs' own days that is reported there."""
    parts, day = case.on_costs_by_part, pay_day_of(case, payment)
    if parts is None or parts.national_insurance is not None or day is None or not payment.due.national_insurance:
        return
    dates = pay_dates(case, parts)
    if dates is None or dates.first <= day <= dates.last or known_from() <= day <= known_to():
        return
    if day < known_from() or parts.as_ is None:
        headline = f"employer's National Insurance is not known for {day_in_words(day)}, when {payment.what} is paid"
        help = "say what to take it to be as, for example `as: 2026-27` under on_costs, or state it there"
        key = "paid_on" if payment.paid_on is not None else "to" if payment.after_months is None else "after_months"
        place = case.place("payments", number, key)
        yield Problem("unknown-tax-year", headline, place, help)


def _numbers(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """How many are paid must follow from the case or be given."""
    if _grades_in_doubt(case, payment):
        return
    grades, key = chosen(case, payment), "at" if payment.at is not None else "to"
    place = case.place("payments", number, key)
    of_salary = [form.amount for form in payment.amounts.values()] if payment.at else [payment.amount]
    if not grades and any(amount is not None and amount.unit == "percent" for amount in of_salary):
        headline = f"{payment.what} is a percentage of salary, and no grade that gets it has posts"
        yield Problem("payment-without-number", headline, place, "give the amount in pounds, or the grades their posts")
    if payment.paid_on is not None and payment.expected is None:
        help = "add `expected: 6`, how many are paid it on that day"
        headline = f"nothing says how many are paid {payment.what} on {day_in_words(payment.paid_on)}"
        yield Problem("payment-without-number", headline, case.place("payments", number, "paid_on"), help)
        return
    match payment.goes_to:
        case "starters" if payment.expected is None and "forecast" not in case.root:
            help = "add `expected: 20`, or `starters` to a forecast"
            yield Problem("payment-without-number", f"nothing says how many starters get {payment.what}", place, help)
        case "starters" if payment.expected is None and not grades:
            help = "add `expected: 20`, or give a grade that gets it `vacant` or `in_post`"
            headline = f"{payment.what} is for starters, and no grade that gets it has posts"
            yield Problem("payment-without-number", headline, place, help)
        case "staff in post" if payment.expected is None and not _have_staff(grades):
            help = "add `expected: 20`, or give a grade that gets it `in_post`"
            headline = f"{payment.what} is for staff in post, and no grade that gets it has any"
            yield Problem("payment-without-number", headline, place, help)
        case "staff reaching":
            yield from _landmarks(case, number, payment, grades)


def _grades_in_doubt(case: Case, payment: FurtherPayment) -> bool:
    """Whether what is wrong with a grade or its name is reported already."""
    names = entry_names(case, "grades") if payment.grades is None else payment.grades
    return any(name not in case.grades for name in names)


def _have_staff(grades: list[Grade]) -> bool:
    return any(grade.in_post is not None for grade in grades)


def _landmarks(case: Case, number: str, payment: FurtherPayment, grades: list[Grade]) -> Iterator[Problem]:
    """Staff reaching each landmark follow from staff in post and the bands of service, unless they are given."""
    not_given = [months for months, form in payment.amounts.items() if form.expected is None]
    place = case.place("payments", number, "at")
    if not not_given:
        return
    if not _have_staff(grades):
        help = "say how many in each, `1 year: {amount: 1,000, expected: 12}`, or give a grade that gets it `in_post`"
        yield Problem("payment-without-number", f"no grade that gets {payment.what} has staff to reach a landmark", place, help)
    elif "service_length" not in case.root:
        help = "say how many in each, `1 year: {amount: 1,000, expected: 12}`, or add the bands of `service_length`"
        yield Problem("payment-without-number", f"nothing says how many staff reach {payment.what}", place, help)
    elif payment.service_length is None and len(entry_names(case, "service_length")) > 1:
        names = listed(entry_names(case, "service_length"), "or")
        headline = f"{payment.what} does not say whose service bands it goes by"
        yield Problem("missing-key", headline, place, f"add `service_length: …`, which is {names}")
    elif payment.service_length is not None and not may_define(case, "service_length", payment.service_length):
        yield unknown_service_bands(case, payment.service_length, case.place("payments", number, "service_length"))
    elif (bands := service_of(case, payment)) is not None:
        yield from _off_bands(case, number, payment, not_given, bands)


def _off_bands(
    case: Case, number: str, payment: FurtherPayment, not_given: list[int], service: ServiceLength
) -> Iterator[Problem]:
    entry = _entry_of(case, number)
    at = entry["at"] if isinstance(entry, Mapping) else None
    for name in at if isinstance(at, Mapping) else ():
        months = months_in(name, bare=False)
        if months in not_given and months is not None and band_reaching(service.bands, months) is None:
            headline = f"no service band with two ends has {name} in it, so nothing says how many reach it"
            help = f"say how many, `{name}: {{amount: 1,000, expected: 12}}`"
            yield Problem("landmark-off-bands", headline, key_span(case.root, ("payments", number, "at", name)), help)


def _entry_of(case: Case, number: str) -> object:
    """A payment's entry as it stands in the file."""
    entries = case.root.get("payments")
    return entries.by_number(number) if isinstance(entries, Items) else None
