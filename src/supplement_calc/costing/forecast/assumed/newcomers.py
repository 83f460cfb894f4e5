"""Those who started in a month and are still there: who is in induction, and who has not served long enough for an increment.

The NJC's increments are on 1 April; who has less than six months' service then gets the first on completing six months. A
starter is taken to start on the first of the month.
"""

from __future__ import annotations

from typing import NamedTuple

from ....ledger import Figure, Ledger
from ...constants import months_of_a_year
from ..calendar import Month
from ..grade_lines import GradeLines

SERVICE = 6
APRIL = 4
_SHORT_IN_APRIL = (11, 12, 1, 2, 3)  # months whose starters have served less than six months on 1 April


class Joined(NamedTuple):
    """Those of one month's starters who are left: the month they started in, and how many, FTE."""

    month: Month
    left: Figure


class Newcomers:
    """The starters of recent months of one course, by grade."""

    def __init__(self, ledger: Ledger, id: str, induction: int | None, *, increments: bool) -> None:
        self.ledger, self.id = ledger, id
        self.induction = induction or 0
        self.kept = max(self.induction, SERVICE if increments else 0)
        self.zero, self.twelve = ledger.zero("FTE"), months_of_a_year(ledger)
        self.joined: dict[str, list[Joined]] = {}
        self.inducted: dict[str, Figure] = {}

    def month(self, month: Month, grade: GradeLines, turnover: Figure, starters: Figure) -> None:
        """A month goes by for a grade: a twelfth of the turnover leaves of those who joined before, and others join."""
        if not self.kept:
            return
        before = [one for one in self.joined.get(grade.id, []) if month.number - one.month.number < self.kept]
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
        """In April: those who have not served six months yet."""
        return [one.left for one in self.joined.get(grade.id, []) if month.number - one.month.number < SERVICE]

    def completing_service(self, month: Month, grade: GradeLines) -> Figure | None:
        """In a later month: those who were short of service in April and have now served six months."""
        for one in self.joined.get(grade.id, []):
            if month.number - one.month.number == SERVICE and one.month.first.month in _SHORT_IN_APRIL:
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
