"""The supplement that is paid already, month by month: it goes on or stops in doing nothing, and in the proposal it is paid
until the new one starts, unless it would have stopped before.

Where not all in post have it, the same share of a grade's staff has it throughout: it goes with the post.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from ...case.case import Case
from ...case.models.forecast import Stops
from ...ledger import Figure, Ledger
from ...reference.calendar import share_of_month as share_of_calendar_month
from ..posts import Posts, Staffing
from ..supplement_in_month import Amount
from ..supplement_now import amount_now, is_paid_now, share_now
from .calendar import Month
from .grade_lines import GradeLines
from .on_costs import MonthlyOnCosts, Paid
from .pay import Line, Pay, share_of_month
from .staff_flows import MonthStaff

LABELS = {"supplement_now": "Supplement paid now", "supplement_now_on_costs": "On-costs of the supplement paid now"}


class MonthNow(Month):
    """A month of which `paid` is the share that the supplement of now is paid for."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The month in an id of its own: another supplement, or another course, may have another part of it."""
        return f"{super().id}_now_{self.paid.numerator}_of_{self.paid.denominator}"


class SupplementNow:
    """What a course pays of it."""

    def __init__(
        self, case: Case, ledger: Ledger, id: str, staff: Staffing, grades: Sequence[GradeLines], on_costs: MonthlyOnCosts,
        *, until: date | None,
    ) -> None:  # fmt: skip
        self.ledger, self.id, self.on_costs, self.until = ledger, id, on_costs, until
        self.pay = Pay(case, ledger)
        now = {name: grade.paid_now for name, grade in case.grades.items()}
        self.moving = {name for name, one in now.items() if one is not None and one.unit == "percent"}
        self.zero = ledger.zero("GBP")
        shares = {grade.id: share_now(case, ledger, grade) for grade in staff.grades}
        self.lines = [
            (line, _as_of_now(line, amount), shares[grade.id])
            for grade in grades
            for line in grade.lines
            if (amount := amount_now(case, ledger, line)) is not None
        ]

    def cost(self, month: Month, staff: MonthStaff) -> dict[str, Figure]:
        """The lines of a month: what is paid, and its on-costs where the case gives any."""
        now = MonthNow(month.first, month.number, self._paid(month))
        under = f"{self.id}.month_{month.id}.now"
        paid = [
            Paid(self._line(posts, month), self._having(under, month, line, share, staff))
            for line, posts, share in (self.lines if now.paid else ())
        ]
        yearly = [self._yearly(under, month, one) for one in paid]
        id, label = f"{self.id}.month_{month.id}.supplement_now", f"Supplement paid now, {month.name}"
        together = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "GBP", "sum", yearly or [self.zero])
        lines = {
            "supplement_now": share_of_month(self.ledger, id, label, now, together)
            if now.paid
            else self.ledger.relabelled(id, label, together)
        }
        on_costs = self.on_costs.of_extras(under, now, paid, lines["supplement_now"])
        if on_costs is not None:
            label = f"On-costs of the supplement paid now, {month.name}"
            lines["supplement_now_on_costs"] = self.ledger.relabelled(f"{id}_on_costs", label, on_costs)
        return lines

    def _line(self, posts: Posts, month: Month) -> Line:
        """A line with what is paid now on top of it, whatever the new supplement is and whenever it is paid."""
        assert posts.supplement is not None
        return self.pay.line(posts, month, Amount(posts.supplement), moves=posts.grade in self.moving)

    def _paid(self, month: Month) -> Fraction:
        """The share of a month that it is still paid for."""
        return share_of_calendar_month(month.first, month.first, self.until)

    def _having(self, under: str, month: Month, line: Posts, share: Figure | None, staff: MonthStaff) -> Figure:
        """Staff of a line who have it: all, or the grade's share of them."""
        in_post = staff.lines[line.id].in_post
        if share is None:
            return in_post
        label = f"{line.label}: paid a supplement already, {month.name}"
        return self.ledger.work(f"{under}.{line.id}.having", label, "FTE", "share", (share, in_post))

    def _yearly(self, under: str, month: Month, one: Paid) -> Figure:
        assert one.line.on_top is not None
        label = f"{one.line.label} at a year's rate in {month.name}"
        return self.ledger.work(f"{under}.{one.line.id}.on_top", label, "GBP", "product", (one.fte, one.line.on_top))


def _as_of_now(line: Posts, amount: Figure) -> Posts:
    """The line with what is paid on top of it now."""
    return line._replace(id=f"{line.id}.now", label=f"{line.label}, supplement paid now", supplement=amount)


def supplement_now_of(
    case: Case, ledger: Ledger, id: str, staff: Staffing, grades: Sequence[GradeLines], on_costs: MonthlyOnCosts,
    *, proposal: bool,
) -> SupplementNow | None:  # fmt: skip
    """What a course pays of the supplement that is paid already; None where no grade has one."""
    if not is_paid_now(case):
        return None
    return SupplementNow(case, ledger, id, staff, grades, on_costs, until=last_day(case, proposal=proposal))


def last_day(case: Case, *, proposal: bool) -> date | None:
    """The last day on which a course pays it; None where it goes on. The proposal's supplement takes its place."""
    assert case.forecast is not None
    given = case.forecast.doing_nothing.supplement_now
    before = (case.period.starts if case.period is not None else date.min + timedelta(days=1)) - timedelta(days=1)
    stops = given.stops if isinstance(given, Stops) else before if given == "stops" else None
    if not proposal:
        return stops
    return before if stops is None else min(stops, before)
