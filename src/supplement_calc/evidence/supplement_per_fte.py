"""What a grade's supplement comes to on a salary: pounds per FTE a year."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..case.case import Case
from ..case.models.fields.points import PayPoint, point_id
from ..case.models.grades import Grade
from ..case.models.pay.supplement import ByPost, Form, MakeUpTo, Part, PercentOf, Whose, moving_parts
from ..case.paid import first_year
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger
from ..reference.calendar import FinancialYear
from .comparators import statistic_of


class Paid(NamedTuple):
    """What a supplement is worked out on: the grade's name, the salary of now and that at award, and the id and label of what
    it comes to."""

    name: str
    salary: Figure
    at_award: Figure
    id: str
    label: str


def supplement_on(
    case: Case,
    ledger: Ledger,
    name: str,
    grade: Grade,
    salary: Figure,
    point: PayPoint | None = None,
    year: FinancialYear | None = None,
    whose: Whose | None = None,
    named: tuple[str, str] | None = None,
) -> Figure | None:
    """The supplement on one salary of a grade: as given, the percentage of it, or what makes it up to a market figure or a
    pay point. Of one that has an amount for each financial year, that of the year, or else of the first in which it is paid;
    of one that is another for vacant posts, that of those whom it is asked for, or else the greater of the two.

    None where the grade has none. A price: never rounded. Its id and label are of the salary that the grade, or the point, is
    costed at, or else as `named`.
    """
    id, label = named or _named(name, point)
    form = grade.supplement
    if isinstance(form, ByPost):
        if whose is None:
            return _greater(case, ledger, name, grade, salary, (id, label))
        id, label = f"{id}.{whose}", f"{label}, {WORDS[whose]}"
        form = form.vacant if whose == "vacant" else form.in_post
    if isinstance(form, dict):
        year = year or first_year(case, grade)
        assert year is not None
        form, id, label = form.get(year), f"{id}.in_{year.id}", f"{label} in {year.name}:"
    return None if form is None else form_on(case, ledger, form, Paid(name, salary, salary, id, label))


def _named(name: str, point: PayPoint | None) -> tuple[str, str]:
    """The id and label of what a supplement comes to on the salary that a grade or a point is costed at."""
    if point is None:
        return f"per_fte.supplement.{fold(name)}", name
    return f"per_fte.supplement.{fold(name)}.point_{point_id(point)}", f"{name}, point {point}"


WORDS: dict[Whose, str] = {"in_post": "in post", "vacant": "vacant"}
"""Whose supplement it is, as a label says it."""


Lift = Callable[[str, str, Figure], Figure]
"""What awards make of a part that does not go by pay, from its name in ids, its label and what it is before them."""


def form_on(case: Case, ledger: Ledger, form: Form, paid: Paid, lift: Lift | None = None) -> Figure:
    """What one form comes to on a salary; of parts that do not go by pay what awards make of them, where they `lift` them."""
    id, label = paid.id, f"{paid.label} supplement per FTE"
    if isinstance(form, MakeUpTo):
        return _made_up(case, ledger, paid.id, paid.label, paid.name, form, paid.salary)
    if isinstance(form, PercentOf):
        of = paid.at_award if form.of == "salary at award" else paid.salary
        return _percentage(ledger, id, label, form, form.percent, of)
    if isinstance(form, list):
        return _parts(ledger, form, paid, lift)
    return form if form.unit == "GBP" else ledger.work(id, label, "GBP", "share", (form, paid.salary))


def _percentage(ledger: Ledger, id: str, label: str, form: PercentOf | Part, percent: Figure, of: Figure) -> Figure:
    """A percentage of pay, no less than the least and no more than the most that there is of it."""
    limits = [one for one in (form.at_least, form.at_most) if one is not None]
    each = ledger.work(f"{id}.before_limits" if limits else id, label, "GBP", "share", (percent, of))
    if form.at_least is not None:
        least = id if form.at_most is None else f"{id}.at_least"
        each = ledger.work(least, label, "GBP", "greater of", (each, form.at_least))
    return each if form.at_most is None else ledger.work(id, label, "GBP", "lesser of", (each, form.at_most))


def _parts(ledger: Ledger, form: list[Part], paid: Paid, lift: Lift | None) -> Figure:
    """Several supplements together, in their order: one that is of salary and supplements is of those before it too."""
    so_far: list[Figure] = []
    for part, moves in zip(form, moving_parts(form), strict=True):
        name, label = fold(part.what), f"{paid.label} {part.what} per FTE"
        amount = _part(ledger, f"{paid.id}.{name}", label, part, paid, so_far)
        if lift is not None and not moves:
            amount = lift(name, label, amount)
        so_far.append(amount)
    return ledger.work(paid.id, f"{paid.label} supplement per FTE", "GBP", "sum", so_far)


def _part(ledger: Ledger, id: str, label: str, part: Part, paid: Paid, so_far: list[Figure]) -> Figure:
    given = part.given
    assert given is not None  # a rule has seen to it
    if given.unit == "GBP":
        return ledger.relabelled(id, label, given)
    of = paid.at_award if part.of == "salary at award" else paid.salary
    if part.of == "salary and supplements":
        of = ledger.work(f"{id}.of", f"{label}: pay that it is of", "GBP", "sum", [paid.salary, *so_far])
    return _percentage(ledger, id, label, part, given, of)


def _greater(case: Case, ledger: Ledger, name: str, grade: Grade, salary: Figure, named: tuple[str, str]) -> Figure | None:
    """The most that anyone of the grade is paid, where staff in post and whoever fills vacant posts are not paid the same."""
    both = [supplement_on(case, ledger, name, grade, salary, whose=whose, named=named) for whose in WORDS]
    given = [one for one in both if one is not None]
    if len(given) < 2:
        return given[0] if given else None
    return ledger.work(named[0], f"{named[1]} supplement per FTE, the greater", "GBP", "greater of", given)


def _made_up(case: Case, ledger: Ledger, id: str, label: str, name: str, supplement: MakeUpTo, salary: Figure) -> Figure:
    """The market figure or the point's salary less the salary, zero where the salary is there already."""
    if supplement.point is not None:
        target, to = case.pay_of(name, supplement.point), f"point {supplement.point}"
    else:
        assert isinstance(supplement.make_up_to, str)
        statistic = supplement.make_up_to.removeprefix("market ")
        target, to = statistic_of(case, ledger, name, statistic, f"market.{fold(name)}.make_up_to"), "the market figure"
    short = ledger.work(f"{id}.short", f"{label} short of {to}", "GBP", "difference", (target, salary))
    return ledger.work(id, f"{label} supplement per FTE", "GBP", "greater of", (short, ledger.zero("GBP")))


def supplement_now_on(ledger: Ledger, name: str, grade: Grade, salary: Figure, point: PayPoint | None = None) -> Figure | None:
    """What a supplement that is paid already comes to on one salary of a grade; None where there is none."""
    given = grade.paid_now
    if given is None or given.unit == "GBP":
        return given
    where = "" if point is None else f".point_{point_id(point)}"
    label = f"{name if point is None else f'{name}, point {point}'} supplement paid now per FTE"
    return ledger.work(f"per_fte.supplement_now.{fold(name)}{where}", label, "GBP", "share", (given, salary))
