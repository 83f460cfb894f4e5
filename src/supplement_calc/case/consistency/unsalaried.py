"""Grades with posts and without pay: sound where only sums in pounds are paid on top, which need no salary, and where nothing
else that the case gives asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...diagnostics import Problem, Related, Span
from ...ledger import Figure
from ...parser.tree import Mapping, key_span
from ..case import Case
from ..models.grades import Grade
from ..models.pay.supplement import MakeUpTo, amounts_within


def salaries(case: Case) -> Iterator[Problem]:
    """One problem a grade: where what asks for its salary stands in the grade itself or in a section that is about pay on top,
    there; else at the grade, with what asks for it beside."""
    for name, grade in case.grades.items():
        if not grade.lacks_salary or _was_refused(case, name):
            continue
        ask = next(_asks(case, name, grade), None)
        if ask is not None:
            yield ask.problem(case, name)
        elif not _is_paid_in_pounds(case, name, grade):
            help = "add `points: 16-19` (with pay_points) or `salary: 35,000`"
            if grade.supplement is None:
                help += "; a supplement in pounds, such as `supplement: 1,500`, can be costed without one"
            yield Problem("missing-salary", f"{name} has posts but no salary", case.place("grades", name), help)


def _was_refused(case: Case, name: str) -> bool:
    """Whether something in a grade that may have been its pay was refused as the file was read."""
    grades = case.root["grades"]
    entry = grades[name] if isinstance(grades, Mapping) else None
    return isinstance(entry, Mapping) and entry.incomplete


class _Ask(NamedTuple):
    """What asks for a salary: how it goes on after the grade's name, where, and what to write; `beside` where the grade is the
    place, and this is pointed to from there."""

    why: str
    span: Span
    help: str
    beside: str = ""

    def problem(self, case: Case, name: str) -> Problem:
        """The problem of a grade with this name."""
        headline = f"{name} has posts but no salary{self.why}"
        if not self.beside:
            return Problem("missing-salary", headline, self.span, self.help)
        related = (Related(self.span, self.beside),)
        return Problem("missing-salary", headline, case.place("grades", name), self.help, related)


_GIVE = "add `points: 16-19` (with pay_points) or `salary: 35,000`"


def _asks(case: Case, name: str, grade: Grade) -> Iterator[_Ask]:
    """Whatever in the case cannot be without the grade's salary, in the order of a case file."""
    yield from _asks_of_supplement(case, name, grade)
    yield from _asks_beside(case, name, grade)
    yield from _asks_of_payments(case, name)
    for employer, comparator in case.comparators.items():
        if name in (comparator.pay or ()):
            place = key_span(case.root, ("comparators", employer, "pay", name))
            yield _Ask("", place, _GIVE, beside="what its pay is to be compared with")


def _asks_of_supplement(case: Case, name: str, grade: Grade) -> Iterator[_Ask]:
    for key, figure in (*_amounts(grade), ("supplement_now", grade.paid_now)):
        if isinstance(figure, MakeUpTo):
            yield _Ask(", which its supplement makes up", case.place("grades", name, key), _GIVE)
        elif figure is not None and figure.unit == "percent":
            help = f"{_GIVE}, or write the supplement in pounds"
            yield _Ask(", which its supplement is a percentage of", case.place("grades", name, key), help)


def _asks_beside(case: Case, name: str, grade: Grade) -> Iterator[_Ask]:
    for number, uplift in case.uplifts.items():
        if uplift.grade == name:
            help = f"add `points: …` to {name}, from point {uplift.from_} or lower to {uplift.to} or higher"
            yield _Ask(", from which its posts are moved up", case.place("uplifts", str(number), "grade"), help)
    if case.on_costs_by_part is not None and _is_paid_in_pounds(case, name, grade):
        help = f"{_GIVE} to {name}, or give one rate, such as `on_costs: 25%`"
        why = ", which on-costs by part rest on: National Insurance is due above a threshold of pay"
        yield _Ask(why, key_span(case.root, ("on_costs",)), help)


def _asks_of_payments(case: Case, name: str) -> Iterator[_Ask]:
    for number, payment in case.payments.items():
        given = [("amount", payment.amount), *(("at", one.amount) for one in payment.amounts.values())]
        for key, amount in given:
            if amount is not None and amount.unit == "percent" and (payment.grades is None or name in payment.grades):
                help = f"{_GIVE} to {name}, or write the payment in pounds"
                yield _Ask(f", which {payment.what} is a percentage of", case.place("payments", str(number), key), help)


def _amounts(grade: Grade) -> list[tuple[str, Figure | MakeUpTo]]:
    """What the supplement is, of each year, part and half where it has several."""
    return [("supplement", one) for _, one in amounts_within(grade.supplement)]


def _is_paid_in_pounds(case: Case, name: str, grade: Grade) -> bool:
    """Whether something is paid on top of the grade's pay that is worked out without it."""
    own = [figure for _, figure in _amounts(grade) if isinstance(figure, Figure)]
    now = [] if grade.paid_now is None else [grade.paid_now]
    return bool(own or now) or any(one.grades is None or name in one.grades for one in case.payments.values())
