"""Turnover and starters as they hold in a month: lower turnover in grades that are paid something, while they are.

The two courses differ only in what the proposal causes. So one turnover of the proposal holds for grades with a supplement, a
payment or an uplift, in months that the supplement is paid for, and for grades that lose one which doing nothing goes on
paying; in all others that of doing nothing does. What the case gives
by grade, from a date on, or with `effect: lasts` is stated, and holds as stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ....case.case import Case
from ....case.dated import held, held_since
from ....case.models.forecast import Stops
from ....case.models.pay.supplement import amounts_within
from ....case.paid import first_day, last_day
from ....ledger import Figure
from ..calendar import Month

if TYPE_CHECKING:
    from ....case.dated import Dated


class Planned(NamedTuple):
    """FTE a year planned to start in a month: of all grades together, or by grade; the other is None."""

    together: Figure | None
    by_grade: Mapping[str, Figure] | None


class Effects:
    """What holds in one course: `doing_nothing`, or the proposal under any other name."""

    def __init__(self, case: Case, course: str) -> None:
        assert case.forecast is not None
        self.case, self.is_proposal = case, course != "doing_nothing"
        self.given = case.forecast
        self.paid_otherwise = _paid_otherwise(case)
        self.paid = paid_grades(case)
        self.losing = losing_grades(case)

    def turnover(self, grade: str, month: Month) -> Figure:
        """Leavers of a grade in a year, per cent, as it holds in a month."""
        before = self.given.doing_nothing.turnover
        own = before
        if self.is_proposal:
            given = self.given.proposal.turnover
            stated = given.get(grade) if isinstance(given, Mapping) else given if grade in self.paid | self.losing else None
            own = stated if stated is not None and self._holds(stated, month, grade) else before
        of_grade = own.get(grade) if isinstance(own, Mapping) else own
        assert of_grade is not None  # a rule has seen to it
        return held(of_grade, month.first)

    def starters(self, month: Month) -> Planned:
        """FTE planned to start, at a year's rate."""
        given, before = self.given.proposal.starters, self.given.doing_nothing.starters
        if not self.is_proposal:
            return _planned(before, month)
        parts: Iterable[Dated] = given.values() if isinstance(given, Mapping) else [given]
        holds = [self._holds(part, month) for part in parts]
        if all(holds):
            return _planned(given, month)
        if isinstance(given, Mapping) and isinstance(before, Mapping) and any(holds):
            stated = {name: part for (name, part), on in zip(given.items(), holds, strict=True) if on}
            return _planned({**before, **stated}, month)
        return _planned(before, month)

    def turnovers_differ(self) -> list[str]:
        """Grades with posts that keep the turnover of doing nothing, since the proposal pays them nothing and says no rate."""
        if not self.is_proposal or isinstance(self.given.proposal.turnover, Mapping):
            return []
        return [name for name in self.case.grades if name not in self.paid | self.losing]

    def _holds(self, given: Dated, month: Month, grade: str | None = None) -> bool:
        """Whether what the proposal gives, for a grade or all, holds in a month that the supplement may be paid for or not."""
        starts, ends = self._days(grade)
        if starts is None:
            return True
        if grade in self.losing:  # they go without it for as long as doing nothing would pay it
            ends = self._paid_in_nothing_until()
        if month.pay_day < starts:  # not paid yet
            return not isinstance(given, Figure)
        if ends is None or month.first <= ends:  # paid, or would be: what is promised may fall after the forecast's last month
            return True
        since = held_since(given, month.first)
        return self.given.effect == "lasts" or (since is not None and since > ends)

    def _paid_in_nothing_until(self) -> date | None:
        """The last day on which doing nothing pays what is paid now; None where it goes on."""
        given = self.given.doing_nothing.supplement_now
        return given.stops if isinstance(given, Stops) else None

    def _days(self, grade: str | None) -> tuple[date | None, date | None]:
        """The first and the last day that a grade is paid something, or any is; its own where it has a supplement alone."""
        period = self.case.period
        if grade is not None and grade in self.case.grades and grade not in self.paid_otherwise:
            of = self.case.grades[grade]
            return first_day(self.case, of), last_day(self.case, of)
        return (None, None) if period is None else (period.starts, period.ends)


def _planned(given: Dated | Mapping[str, Dated], month: Month) -> Planned:
    if isinstance(given, Mapping):
        return Planned(None, {name: held(part, month.first) for name, part in given.items()})
    return Planned(held(given, month.first), None)


def paid_grades(case: Case) -> frozenset[str]:
    """Grades that the proposal pays something: a supplement of more than nothing, a further payment, or an uplift."""
    return _paid_otherwise(case) | {name for name, grade in case.grades.items() if _is_paid(grade.supplement)}


def losing_grades(case: Case) -> frozenset[str]:
    """Grades that are paid a supplement already and are offered none, where doing nothing would go on paying it: that it ends
    is what the proposal does to them."""
    assert case.forecast is not None
    given = case.forecast.doing_nothing.supplement_now
    stops = given.stops if isinstance(given, Stops) else None
    goes_on = given == "goes on" or (stops is not None and (case.period is None or stops >= case.period.starts))
    paid = paid_grades(case)
    return frozenset(name for name, grade in case.grades.items() if goes_on and grade.paid_now is not None and name not in paid)


def pays_supplement(case: Case) -> bool:
    """Whether the proposal pays anybody a supplement or an uplift."""
    return bool(case.uplifts) or any(_is_paid(grade.supplement) for grade in case.grades.values())


def _paid_otherwise(case: Case) -> frozenset[str]:
    """Grades that it pays a further payment or an uplift."""
    given = {uplift.grade for uplift in case.uplifts.values()}
    for payment in case.payments.values():
        given |= set(case.grades if payment.grades is None else payment.grades)
    return frozenset(given)


def _is_paid(supplement: object) -> bool:
    amounts = (one for _, one in amounts_within(supplement))
    return any(not (isinstance(one, Figure) and not one.known) for one in amounts)
