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


LineNow = tuple[Posts, Posts, Figure | None, date | None]
"""A line of a grade, the same as of now, the share of its staff who have the supplement, and the last day that it is paid."""


class SupplementNow:
    """What a course pays of it."""

    def __init__(
        self, case: Case, ledger: Ledger, id: str, staff: Staffing, grades: Sequence[GradeLines], on_costs: MonthlyOnCosts,
        *, proposal: bool,
    ) -> None:  # fmt: skip
        self.ledger, self.id, self.on_costs = ledger, id, on_costs
        self.pay = Pay(case, ledger)
        now = {name: grade.paid_now for name, grade in case.grades.items()}
        self.moving = {name for name, one in now.items() if one is not None and one.unit == "percent"}
        self.zero = ledger.zero("GBP")
        shares = {grade.id: share_now(case, ledger, grade) for grade in staff.grades}
        self.lines: list[LineNow] = [
            (line, _as_of_now(line, amount), shares[grade.id], last_day(case, line.grade, proposal=proposal))
            for grade in grades
            for line in grade.lines
            if (amount := amount_now(case, ledger, line)) is not None
        ]

    def cost(self, month: Month, staff: MonthStaff) -> dict[str, Figure]:
        """The lines of a month: what is paid, and its on-costs where the case gives any. Grades whose new supplements start on
        other days are paid for other parts of it, each part by itself and then added."""
        by_share: dict[Fraction, list[LineNow]] = {}
        for one in self.lines:
            by_share.setdefault(_paid(month, one[3]), []).append(one)
        id = f"{self.id}.month_{month.id}.supplement_now"
        if len(by_share) < 2:
            ((share, lines),) = by_share.items() or ((Fraction(0), []),)
            return self._part(id, month, staff, share, lines)
        parts = [
            self._part(f"{id}.for_{share.numerator}_of_{share.denominator}", month, staff, share, lines)
            for share, lines in by_share.items()
        ]
        return {
            name: self.ledger.work(
                id if name == "supplement_now" else f"{id}_on_costs", f"{LABELS[name]}, {month.name}", "GBP", "sum",
                [part[name] for part in parts],
            )
            for name in parts[0]
        }  # fmt: skip

    def _part(self, id: str, month: Month, staff: MonthStaff, share: Fraction, lines: Sequence[LineNow]) -> dict[str, Figure]:
        """What is paid to lines that are paid for the same share of a month."""
        now = MonthNow(month.first, month.number, share, month.year)
        under = f"{self.id}.month_{month.id}.now"
        paid = [
            Paid(self._line(posts, month), self._having(under, month, line, having, staff))
            for line, posts, having, _ in (lines if now.paid else ())
        ]
        yearly = [self._yearly(under, month, one) for one in paid]
        label = f"Supplement paid now, {month.name}"
        together = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "GBP", "sum", yearly or [self.zero])
        costs = {
            "supplement_now": share_of_month(self.ledger, id, label, now, together)
            if now.paid
            else self.ledger.relabelled(id, label, together)
        }
        on_costs = self.on_costs.of_extras(id, now, paid, costs["supplement_now"])
        if on_costs is not None:
            label = f"On-costs of the supplement paid now, {month.name}"
            costs["supplement_now_on_costs"] = self.ledger.relabelled(f"{id}_on_costs", label, on_costs)
        return costs

    def _line(self, posts: Posts, month: Month) -> Line:
        """A line with what is paid now on top of it, whatever the new supplement is and whenever it is paid."""
        assert posts.supplement is not None
        return self.pay.line(posts, month, Amount(posts.supplement), moves=posts.grade in self.moving)

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


def _paid(month: Month, until: date | None) -> Fraction:
    """The share of a month that it is still paid for."""
    return share_of_calendar_month(month.first, month.first, until)


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
    return SupplementNow(case, ledger, id, staff, grades, on_costs, proposal=proposal)


def last_day(case: Case, grade: str | None = None, *, proposal: bool) -> date | None:
    """The last day on which a course pays it, to a grade; None where it goes on. In the proposal the grade's own supplement
    takes its place, from the day that starts."""
    assert case.forecast is not None
    given = case.forecast.doing_nothing.supplement_now
    starts = case.period.starts if case.period is not None else date.min + timedelta(days=1)
    stops = given.stops if isinstance(given, Stops) else starts - timedelta(days=1) if given == "stops" else None
    if not proposal:
        return stops
    own = None if grade is None else case.grades[grade].starts
    before = (own or starts) - timedelta(days=1)
    return before if stops is None else min(stops, before)
