"""What a grade's supplement comes to on a salary: pounds per FTE a year."""

from __future__ import annotations

from ..case.case import Case
from ..case.models.fields.points import PayPoint, point_id
from ..case.models.grades import Grade, MakeUpTo, PercentOf
from ..case.paid import first_year
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger
from ..reference.calendar import FinancialYear
from .comparators import statistic_of


def supplement_on(
    case: Case,
    ledger: Ledger,
    name: str,
    grade: Grade,
    salary: Figure,
    point: PayPoint | None = None,
    year: FinancialYear | None = None,
) -> Figure | None:
    """The supplement on one salary of a grade: as given, the percentage of it, or what makes it up to a market figure or a
    pay point. Of one that has an amount for each financial year, that of the year, or else of the first in which it is paid.

    None where the grade has none. A price: never rounded.
    """
    where = "" if point is None else f".point_{point_id(point)}"
    id, label = f"per_fte.supplement.{fold(name)}{where}", name if point is None else f"{name}, point {point}"
    form = grade.supplement
    if isinstance(form, dict):
        year = year or first_year(case, grade)
        assert year is not None
        form, id, label = form.get(year), f"{id}.in_{year.id}", f"{label} in {year.name}:"
    if form is None:
        return None
    if isinstance(form, MakeUpTo):
        return _made_up(case, ledger, id, label, name, form, salary)
    given = form.percent if isinstance(form, PercentOf) else form
    if given.unit == "GBP":
        return given
    return ledger.work(id, f"{label} supplement per FTE", "GBP", "share", (given, salary))


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
