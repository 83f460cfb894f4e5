"""What the pension rates of grades must agree on: with on-costs by part, with each other, and with further payments."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related
from ...diagnostics.names import listed
from ...parser.tree import key_span
from ..case import Case
from ..pay.pension_rates import own_pension_rates, paid_grades, pension_rates_of
from ..references import may_define, unknown_grade


def pension(case: Case) -> Iterator[Problem]:
    """A grade's own rate has its place in on-costs by part alone, and is said once or alike."""
    parts = case.on_costs_by_part
    if parts is None:
        yield from _without_parts(case)
        return
    for name in parts.pension_by_grade or {}:
        if not may_define(case, "grades", name):
            yield unknown_grade(case, name, key_span(case.root, ("on_costs", "pension_by_grade", name)))
    yield from _two_rates(case)
    yield from _no_rate(case)
    yield from _payments(case)


def _without_parts(case: Case) -> Iterator[Problem]:
    if case.on_costs is None and "on_costs" in case.root:
        return  # reported where it stands
    why = "the case gives no on-costs"
    if case.flat_on_costs is not None:
        why = "on-costs are one flat rate, in which no part is by grade"
    for name, grade in case.grades.items():
        if grade.pension is not None:
            headline = f"{name} has a pension rate of its own, and {why}"
            help = "give on-costs by part, such as `on_costs: {tax_year: 2025-26, pension: …}`, or leave the line out"
            yield Problem("pension-by-grade", headline, case.place("grades", name, "pension"), help)


def _two_rates(case: Case) -> Iterator[Problem]:
    parts = case.on_costs_by_part
    assert parts is not None
    for name, rate in (parts.pension_by_grade or {}).items():
        own = case.grades[name].pension if name in case.grades else None
        if own is not None and own.known != rate.known:
            other = Related(case.place("on_costs", "pension_by_grade", name), "the rate under on_costs")
            headline = f"{name} has two pension rates, {own.known:f}% and {rate.known:f}%"
            yield Problem(
                "pension-by-grade",
                headline,
                case.place("grades", name, "pension"),
                "keep the one that its scheme has",
                (other,),
            )


def _no_rate(case: Case) -> Iterator[Problem]:
    """Where some grades have a rate of their own and on-costs none for all, the others' is not known, which is not 0."""
    parts, own = case.on_costs_by_part, own_pension_rates(case)
    assert parts is not None
    lacking = [name for name, grade in case.grades.items() if grade.has_posts and name not in own]
    if own and parts.pension is None and lacking:
        headline = f"{listed(lacking)} {'has' if len(lacking) == 1 else 'have'} no pension rate, and other grades do"
        help = f"add `pension: …%` under on_costs for the rest or to {lacking[0]}, 0% where nobody is in a scheme"
        yield Problem("missing-key", headline, case.place("on_costs"), help)


def _payments(case: Case) -> Iterator[Problem]:
    """A pensionable payment to grades of different schemes is one payment for each: how many are paid is not by grade."""
    for number, payment in case.payments.items():
        grades = paid_grades(case, payment)
        if payment.due.pension and len(pension_rates_of(case, grades)) > 1:
            headline = f"{payment.what} is pensionable, and its grades have different pension rates"
            help = f"give a payment for the grades of each rate, such as `grades: [{grades[0]}]`"
            yield Problem("pension-by-grade", headline, case.place("payments", str(number), "what"), help)
