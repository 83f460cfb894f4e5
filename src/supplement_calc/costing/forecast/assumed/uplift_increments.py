"""What an uplift adds to the point that its staff would have come to by their own increments."""

from __future__ import annotations

from ....case.case import Case
from ....case.models.assumed.increments import YEAR, Increments
from ....case.models.fields.points import PayPoint
from ....case.models.grades import Uplift
from ....ledger import Figure, Ledger
from ...posts import UpliftPosts
from ..calendar import Month


class UpliftIncrements:
    """The increments that staff given an uplift would have had, and the pay that they would then be on."""

    def __init__(self, case: Case, ledger: Ledger) -> None:
        self.case, self.ledger = case, ledger

    def of(self, uplift: Uplift, month: Month) -> int:
        """How many by a month: one on each day of increments after the forecast's first month, to the uplift's point or the
        highest of the grade reached by service. Of increments at other times none are counted."""
        assert self.case.forecast is not None
        rule = self.case.forecast.increments_of(uplift.grade)
        if rule is None or not rule.is_yearly or not (above := self._above(uplift, rule)):
            return 0
        now = YEAR * month.first.year + month.first.month
        days = sum(1 for at in range(now - month.number + 2, now + 1) if at % YEAR == rule.date % YEAR)
        return min(days, len(above))

    def _above(self, uplift: Uplift, rule: Increments) -> list[PayPoint]:
        """The points of their grade above their own that they reach by service, to the uplift's."""
        if uplift.grade not in self.case.grades:
            return []
        spine = self.case.spine_of(uplift.grade)
        first, last = spine.place(uplift.from_), spine.place(uplift.to)
        if rule.up_to is not None and rule.up_to in spine.at:
            last = min(last, spine.place(rule.up_to))
        points = spine.between(self.case.grades[uplift.grade].points)
        return [point for point in points if first < spine.place(point) <= last]

    def point_after(self, uplift: Uplift, steps: int) -> PayPoint:
        """The point that they would be at after so many."""
        rule = None if self.case.forecast is None else self.case.forecast.increments_of(uplift.grade)
        return self._above(uplift, rule)[steps - 1] if steps and rule is not None else uplift.from_

    def pay_and_price(self, uplift: Uplift, posts: UpliftPosts, steps: int) -> tuple[Figure, Figure]:
        """The salary that they would be on after so many, and what the uplift adds to it, nothing at least."""
        if not steps:
            return posts.salary, posts.price
        now, to = (self.case.pay_of(uplift.grade, point) for point in (self.point_after(uplift, steps), uplift.to))
        id, label = f"forecast.uplift.{posts.id}.increment_{steps}", f"{posts.label} per FTE after {steps} increments"
        added = self.ledger.work(f"{id}.added", f"{label}, less their own point", "GBP", "difference", (to, now))
        return now, self.ledger.work(id, label, "GBP", "greater of", (added, self.ledger.zero("GBP")))
