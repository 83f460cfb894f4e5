"""When the time at a point is up, where that is on anniversaries or takes other than a year.

How long staff have been at their point is not known of those in post at the start: they are spread evenly over the months, or
the dates, until all have moved. Starters and those who move up wait the whole time. Of each group the share left by then moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ....case.models.assumed.increments import ANNIVERSARY, YEAR, Increments
from ....ledger import Figure, Ledger
from ...constants import months_of_a_year
from ..calendar import Month
from ..grade_lines import GradeLines


class Waiting(NamedTuple):
    """Staff who wait at a point, by the number of the ladder and the place in it: how many there were, and of 1 FTE at the
    start what was left then."""

    ladder: int
    place: int
    staff: Figure
    left: Figure


class StepsDue:
    """Who of one course is due to move up in which month, by grade."""

    def __init__(self, ledger: Ledger, id: str) -> None:
        self.ledger, self.id = ledger, id
        self.twelve = months_of_a_year(ledger)
        self.whole = ledger.constant("one_fte", "1 FTE in post at the start", Decimal(1), "FTE", "1 FTE")
        self.left: dict[str, Figure] = {}
        self.waiting: dict[str, dict[int, list[Waiting]]] = {}

    def start(self, first: Month, grade: GradeLines, staff: Mapping[str, Figure]) -> None:
        """Those in post as the first month opens, spread evenly until all at a point have moved."""
        rule = grade.rule
        if rule is None or rule.is_yearly:
            return
        self.left[grade.id] = self.whole
        for which, ladder, place in [(n, one, place) for n, one in enumerate(grade.ladders) for place in range(one.highest)]:
            line, months = ladder.lines[place], ladder.months_at[place]
            dues = range(2, months + 2) if rule.date == ANNIVERSARY else _dates(rule, first, 2, months // YEAR)
            parts = self.ledger.count(f"parts_of_{len(dues)}", "Parts", len(dues))
            id, label = f"{self.id}.{line.id}.each_part", f"{line.label}: staff at the start who move up at one time"
            part = self.ledger.work(id, label, "FTE", "ratio", (staff[line.id], parts))
            for due in dues:
                self._wait(grade, due, Waiting(which, place, part, self.whole))

    def month(self, month: Month, grade: GradeLines, turnover: Figure, starters: Figure) -> None:
        """A month goes by: a twelfth of the turnover leaves of those who were there, and others join."""
        rule = grade.rule
        if rule is None or rule.is_yearly:
            return
        before, id = self.left[grade.id], f"{self.id}.month_{month.id}.{grade.id}.left"
        label = f"{grade.label}: of 1 FTE at the start, "
        yearly = self.ledger.work(f"{id}.a_year", f"{label}leavers at a year's rate", "FTE", "share", (turnover, before))
        gone = self.ledger.work(f"{id}.leavers", f"{label}leavers in {month.name}", "FTE", "ratio", (yearly, self.twelve))
        self.left[grade.id] = self.ledger.work(id, f"{label}left, end of {month.name}", "FTE", "difference", (before, gone))
        ladder = grade.ladder_of_entry
        place = ladder.place_of(grade.entry)
        if place is not None and place < ladder.highest:
            months = ladder.months_at[place]
            if rule.date == ANNIVERSARY:
                due = month.number + months
            else:
                due = _dates(rule, month, month.number + max(rule.months_of_service, 1), months // YEAR)[-1]
            self._wait(grade, due, Waiting(grade.ladders.index(ladder), place, starters, self.left[grade.id]))

    def stay(self, month: Month, grade: GradeLines, which: int, place: int, staff: Figure) -> None:
        """Those who have moved to a point wait there."""
        ladder = grade.ladders[which]
        if place < ladder.highest:
            self._wait(grade, month.number + ladder.months_at[place], Waiting(which, place, staff, self.left[grade.id]))

    def due(self, month: Month, grade: GradeLines) -> dict[tuple[int, int], list[Figure]]:
        """Who is due in a month, by their ladder and the place of their point: what is left of each group."""
        found: dict[tuple[int, int], list[Figure]] = {}
        left = self.left[grade.id]
        for number, one in enumerate(self.waiting.get(grade.id, {}).pop(month.number, []), 1):
            line = grade.ladders[one.ladder].lines[one.place]
            id, label = (
                f"{self.id}.month_{month.id}.{line.id}.due.group_{number}",
                f"{line.label}: group {number} due in {month.name}",
            )
            share = self.ledger.work(f"{id}.share", f"{label}, the share left", "percent", "percentage", (left, one.left))
            found.setdefault((one.ladder, one.place), []).append(
                self.ledger.work(id, f"{label}, those left", "FTE", "share", (share, one.staff))
            )
        return found

    def _wait(self, grade: GradeLines, due: int, waiting: Waiting) -> None:
        self.waiting.setdefault(grade.id, {}).setdefault(due, []).append(waiting)


def _dates(rule: Increments, month: Month, first: int, how_many: int) -> list[int]:
    """The numbers of the next months with increments, from the month of a number on; `month` is any of the forecast."""
    at = month.first.month + first - month.number  # the month of the year, counted on
    start = first + (rule.date - at) % YEAR
    return [start + YEAR * more for more in range(how_many)]
