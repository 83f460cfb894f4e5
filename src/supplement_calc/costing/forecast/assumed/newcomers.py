"""Those who started in a month and are still there: who is in induction, and who has not served long enough for an increment.

Where increments are on a day of the year, such as the NJC's on 1 April, who has less than six months' service then gets the
first on completing six months. A starter is taken to start on the first of the month.
"""

from __future__ import annotations

from typing import NamedTuple

from ....case.models.assumed.increments import YEAR
from ....ledger import Figure, Ledger
from ...constants import months_of_a_year
from ..calendar import Month
from ..grade_lines import GradeLines


class Joined(NamedTuple):
    """Those of one month's starters who are left: the month they started in, and how many, FTE."""

    month: Month
    left: Figure


class Newcomers:
    """The starters of recent months of one course, by grade."""

    def __init__(self, ledger: Ledger, id: str, induction: int | None) -> None:
        self.ledger, self.id = ledger, id
        self.induction = induction or 0
        self.zero, self.twelve = ledger.zero("FTE"), months_of_a_year(ledger)
        self.joined: dict[str, list[Joined]] = {}
        self.inducted: dict[str, Figure] = {}

    def month(self, month: Month, grade: GradeLines, turnover: Figure, starters: Figure) -> None:
        """A month goes by for a grade: a twelfth of the turnover leaves of those who joined before, and others join."""
        kept = max(self.induction, _service(grade))
        if not kept:
            return
        before = [one for one in self.joined.get(grade.id, []) if month.number - one.month.number < kept]
        self.joined[grade.id] = [
            *(Joined(one.month, self._left(month, grade, one, turnover)) for one in before),
            Joined(month, starters),
        ]

    def in_induction(self, month: Month, grade: GradeLines) -> Figure | None:
        """Staff in induction through a month, the mean of those as it opens and closes; None where there is none."""
        if not self.induction:
            return None
        id, name = f"{self.id}.month_{month.id}.{grade.id}.induction", f"{grade.label}: in induction"
        recent = [one.left for one in self.joined[grade.id] if month.number - one.month.number < self.induction]
        closing = self.ledger.work(f"{id}.closing", f"{name}, end of {month.name}", "FTE", "sum", recent)
        opening = self.inducted.get(grade.id, self.zero)
        self.inducted[grade.id] = closing
        return self.ledger.work(id, f"{name} through {month.name}", "FTE", "middle of", (opening, closing))

    def short_of_service(self, month: Month, grade: GradeLines) -> list[Figure]:
        """On the day of increments: those who have not served long enough yet."""
        return [one.left for one in self.joined.get(grade.id, []) if month.number - one.month.number < _service(grade)]

    def completing_service(self, month: Month, grade: GradeLines) -> Figure | None:
        """In a later month: those who were short of service on the day and have now served long enough."""
        service, rule = _service(grade), grade.rule
        for one in self.joined.get(grade.id, []):
            months_before = 0 if rule is None else (rule.date - one.month.first.month) % YEAR
            if month.number - one.month.number == service and 0 < months_before < service:
                return one.left
        return None

    def _left(self, month: Month, grade: GradeLines, one: Joined, turnover: Figure) -> Figure:
        id = f"{self.id}.month_{month.id}.{grade.id}.joined_{one.month.id}"
        label = f"{grade.label}: starters of {one.month.name}"
        yearly = self.ledger.work(
            f"{id}.leavers_a_year", f"{label} who leave, at a year's rate", "FTE", "share", (turnover, one.left)
        )
        gone = self.ledger.work(f"{id}.leavers", f"{label} who leave in {month.name}", "FTE", "ratio", (yearly, self.twelve))
        return self.ledger.work(id, f"{label} left, end of {month.name}", "FTE", "difference", (one.left, gone))


def _service(grade: GradeLines) -> int:
    """Months of service that a first increment asks for, where increments are on one day of the year; 0 where they are not."""
    return grade.rule.months_of_service if grade.rule is not None and grade.rule.is_yearly else 0
