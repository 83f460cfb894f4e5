"""What an uplift adds to the point that its staff would have come to by their own increments."""

from __future__ import annotations

from ....case.case import Case
from ....case.models.fields.points import PayPoint
from ....case.models.grades import Uplift
from ....ledger import Figure, Ledger
from ...posts import UpliftPosts
from ..calendar import Month
from ..grade_lines import moves_up
from .newcomers import APRIL


class UpliftIncrements:
    """The increments that staff given an uplift would have had, and the pay that they would then be on."""

    def __init__(self, case: Case, ledger: Ledger) -> None:
        self.case, self.ledger = case, ledger
        self.moves = moves_up(case)

    def of(self, uplift: Uplift, month: Month) -> int:
        """How many by a month: one each April after the forecast's first month, to the uplift's point or the grade's top."""
        if not self.moves or not (above := self._above(uplift)):
            return 0
        now = 12 * month.first.year + month.first.month
        aprils = sum(1 for at in range(now - month.number + 2, now + 1) if at % 12 == APRIL)
        return min(aprils, len(above))

    def _above(self, uplift: Uplift) -> list[PayPoint]:
        """The points of their grade above their own, to the uplift's."""
        if uplift.grade not in self.case.grades:
            return []
        spine = self.case.spine_of(uplift.grade)
        first, last = spine.place(uplift.from_), spine.place(uplift.to)
        points = spine.between(self.case.grades[uplift.grade].points)
        return [point for point in points if first < spine.place(point) <= last]

    def pay_and_price(self, uplift: Uplift, posts: UpliftPosts, steps: int) -> tuple[Figure, Figure]:
        """The salary that they would be on after so many, and what the uplift adds to it, nothing at least."""
        if not steps:
            return posts.salary, posts.price
        now, to = (self.case.pay_of(uplift.grade, point) for point in (self._above(uplift)[steps - 1], uplift.to))
        id, label = f"forecast.uplift.{posts.id}.increment_{steps}", f"{posts.label} per FTE after {steps} increments"
        added = self.ledger.work(f"{id}.added", f"{label}, less their own point", "GBP", "difference", (to, now))
        return now, self.ledger.work(id, label, "GBP", "greater of", (added, self.ledger.zero("GBP")))
