"""How many get a further payment must follow from the case or be stated; see `agreement_payments` for its other rules."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Problem
from ..diagnostics.names import listed, nearest
from .case import Case
from .pay import Grade
from .payments import FurtherPayment, months_in
from .presence import may_have, names_in
from .service_bands import band_reaching
from .tree import Items, Mapping, key_span
from .workforce import ServiceLength


def chosen(case: Case, payment: FurtherPayment) -> list[Grade]:
    """The grades with posts that a payment is for."""
    return [
        grade
        for name, grade in case.grades.items()
        if (payment.grades is None or name in payment.grades) and (grade.in_post is not None or grade.vacant is not None)
    ]


def numbers(case: Case, number: str, payment: FurtherPayment) -> Iterator[Problem]:
    """How many are paid must follow from the case or be stated."""
    if _grades_in_doubt(case, payment):
        return
    grades, key = chosen(case, payment), "at" if payment.at is not None else "to"
    place = case.place("payments", number, key)
    of_salary = [form.amount for form in payment.amounts.values()] if payment.at else [payment.amount]
    if not grades and any(amount is not None and amount.unit == "percent" for amount in of_salary):
        headline = f"{payment.what} is a percentage of salary, and no grade that gets it has posts"
        yield Problem("payment-without-number", headline, place, "give the amount in pounds, or the grades their posts")
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
    """Whether what is wrong with a grade or its name is told of already."""
    names = names_in(case, "grades") if payment.grades is None else payment.grades
    return any(name not in case.grades for name in names)


def _have_staff(grades: list[Grade]) -> bool:
    return any(grade.in_post is not None for grade in grades)


def _landmarks(case: Case, number: str, payment: FurtherPayment, grades: list[Grade]) -> Iterator[Problem]:
    """Staff reaching each landmark follow from staff in post and the bands of service, unless they are stated."""
    unstated = [months for months, form in payment.amounts.items() if form.expected is None]
    place = case.place("payments", number, "at")
    if not unstated:
        return
    if not _have_staff(grades):
        help = "say how many in each, `1 year: {amount: 1,000, expected: 12}`, or give a grade that gets it `in_post`"
        yield Problem("payment-without-number", f"no grade that gets {payment.what} has staff to reach a landmark", place, help)
    elif "service_length" not in case.root:
        help = "say how many in each, `1 year: {amount: 1,000, expected: 12}`, or add the bands of `service_length`"
        yield Problem("payment-without-number", f"nothing says how many staff reach {payment.what}", place, help)
    elif payment.service_length is None and len(names_in(case, "service_length")) > 1:
        names = listed(names_in(case, "service_length"), "or")
        headline = f"{payment.what} does not say whose service bands it goes by"
        yield Problem("missing-key", headline, place, f"add `service_length: …`, which is {names}")
    elif payment.service_length is not None and not may_have(case, "service_length", payment.service_length):
        near = nearest(payment.service_length, names_in(case, "service_length"))
        help = f"did you mean {near}?" if near else f"known here: {listed(names_in(case, 'service_length'), 'or')}"
        headline = f"there are no service bands called {payment.service_length}"
        yield Problem("unknown-service-bands", headline, case.place("payments", number, "service_length"), help)
    elif (bands := service_of(case, payment)) is not None:
        yield from _off_bands(case, number, payment, unstated, bands)


def service_of(case: Case, payment: FurtherPayment) -> ServiceLength | None:
    """The bands that a payment goes by: those it names, or the only ones; None where they are not sound."""
    if payment.service_length is not None:
        return case.service_length.get(payment.service_length)
    return next(iter(case.service_length.values()), None)


def _off_bands(
    case: Case, number: str, payment: FurtherPayment, unstated: list[int], service: ServiceLength
) -> Iterator[Problem]:
    entry = entry_of(case, number)
    at = entry["at"] if isinstance(entry, Mapping) else None
    for name in at if isinstance(at, Mapping) else ():
        months = months_in(name, bare=False)
        if months in unstated and months is not None and band_reaching(service.bands, months) is None:
            headline = f"no service band with two ends has {name} in it, so nothing says how many reach it"
            help = f"say how many, `{name}: {{amount: 1,000, expected: 12}}`"
            yield Problem("landmark-off-bands", headline, key_span(case.root, ("payments", number, "at", name)), help)


def entry_of(case: Case, number: str) -> object:
    """A payment's entry as it stands in the file."""
    there = case.root.get("payments")
    return there.by_number(number) if isinstance(there, Items) else None
