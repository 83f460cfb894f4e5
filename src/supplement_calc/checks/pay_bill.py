"""Roughly what a case's posts cost, to judge the size of its budget by; printed nowhere but as "about"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..case.case import Case
from ..evidence.grade_pay import costed_salary
from ..ledger.rounding import EXACT, added


def pay_bill(case: Case) -> Decimal | None:
    """Pounds a year for all posts with on-costs, without supplements or agency. None where no post has pay, or some have
    none."""
    if any(grade.lacks_salary for grade in case.grades.values()):
        return None
    pay = Decimal(0)
    for posts, salary in _posts(case):
        pay = EXACT.fma(posts, salary, pay)
    flat = case.flat_on_costs
    on_costs = EXACT.add(Decimal(1), flat.known.scaleb(-2)) if flat is not None else Decimal(1)
    return EXACT.multiply(pay, on_costs) if pay else None


def posts_of(case: Case) -> Decimal:
    """FTE of all posts that have pay."""
    return added(posts for posts, _ in _posts(case))


def _posts(case: Case) -> Iterator[tuple[Decimal, Decimal]]:
    for name, grade in case.grades.items():
        spine = case.spine_of(name)
        for posts in (grade.in_post, grade.vacant):
            if isinstance(posts, dict):
                yield from ((n.known, spine[at].known) for at, n in posts.items() if at in spine)
            elif posts is not None and (salary := costed_salary(case, name, grade)) is not None:
                yield posts.known, salary.known
