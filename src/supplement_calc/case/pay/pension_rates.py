"""The pension rates that grades have of their own, wherever the case gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ...ledger import Figure

if TYPE_CHECKING:
    from ..case import Case
    from ..models.payments import FurtherPayment


def own_pension_rates(case: Case) -> Mapping[str, Figure]:
    """The rate of each grade that has its own: as the grade says, else as on-costs do. None has one of a flat rate."""
    parts = case.on_costs_by_part
    if parts is None:
        return {}
    of_grades = {name: grade.pension for name, grade in case.grades.items() if grade.pension is not None}
    return {**(parts.pension_by_grade or {}), **of_grades}


def has_pension(case: Case) -> bool:
    """Whether on-costs by part have a pension contribution for anyone."""
    parts = case.on_costs_by_part
    return parts is not None and (parts.pension is not None or bool(own_pension_rates(case)))


def pension_rates_of(case: Case, grades: Iterable[str]) -> list[Figure]:
    """The different rates of some grades, each once; a grade without one has none."""
    parts, own = case.on_costs_by_part, own_pension_rates(case)
    rates: dict[object, Figure] = {}
    for name in grades:
        rate = own.get(name, None if parts is None else parts.pension)
        if rate is not None:
            rates.setdefault(rate.known, rate)
    return list(rates.values())


def paid_grades(case: Case, payment: FurtherPayment) -> list[str]:
    """The grades with posts that a further payment goes to."""
    return [name for name, one in case.grades.items() if one.has_posts and (payment.grades is None or name in payment.grades)]
