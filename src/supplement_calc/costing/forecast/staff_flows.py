"""Who is in post, month by month: opening staff less leavers and with starters, by line and grade.

Leavers are the turnover ÷ 12 of a month's opening staff. Starters fill posts that are empty once leavers have gone, as many as
are planned and no more than there is room for. Staff in post through a month are the mean of its opening and its closing. Staff
counted by pay point move up as a month opens, but not the first, where the forecast has increments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from ...case.models.forecast import Course
from ...ledger import Figure, Ledger
from ..constants import months_of_a_year
from ..posts import Posts
from .assumed.effects import Effects
from .assumed.moving_up import MovingUp
from .assumed.newcomers import Newcomers
from .assumed.starters import StartersPlan
from .assumed.steps_due import StepsDue
from .calendar import Month
from .grade_lines import GradeLines
from .vacancies import Vacancies


class Flow(NamedTuple):
    """Staff of a line or grade through a month, FTE: opening + starters − leavers = closing; `in_post` is their mean."""

    opening: Figure
    leavers: Figure
    starters: Figure
    closing: Figure
    in_post: Figure


class MonthStaff(NamedTuple):
    """A month: the flows of each line and of each grade, by id; the posts that nobody employed fills through it, of each grade
    and in all; who is in post and what is vacant at its close; who moved up a point as it opened (None where nobody can); and
    the posts that agency staff may cover, those of staff in induction too, of each grade and in all; and who is in induction at
    its close, by grade (none where nobody is inducted)."""

    lines: dict[str, Flow]
    grades: dict[str, Flow]
    vacant_in: dict[str, Figure]
    vacant: Figure
    close: Figure
    vacant_at_close: Figure
    moved_up: Figure | None
    to_cover_in: dict[str, Figure]
    to_cover: Figure
    in_induction_at_close: dict[str, Figure]


class Keeping(Protocol):
    """What lets go of figures that are done with."""

    def pass_on(self, since: int, course: str, month: Month) -> None:
        """Those of a month of a course, made since there were so many."""


class Following:
    """Follows the staff of one course of events."""

    def __init__(
        self,
        ledger: Ledger,
        id: str,
        course: Course,
        grades: Sequence[GradeLines],
        today: Vacancies,
        effects: Effects,
    ) -> None:
        self.ledger, self.id, self.grades, self.effects = ledger, id, tuple(grades), effects
        self.increments = any(grade.rule is not None for grade in grades)
        self.zero = ledger.zero("FTE")
        self.twelve = months_of_a_year(ledger)
        self.posts = ledger.work("forecast.posts", "Posts", "FTE", "sum", [grade.established for grade in grades])
        self.plan = StartersPlan(ledger, id, course, effects, grades, today)
        self.starters = self.plan.yearly
        self.newcomers = Newcomers(ledger, id, effects.given.induction_months)
        self.steps = StepsDue(ledger, id)
        self.moving_up = MovingUp(ledger, id, self.newcomers, self.steps)

    def follow(self, months: Sequence[Month], keeping: Keeping) -> dict[Month, MonthStaff]:
        """Every month, each opening with what the one before closed with; `keeping` is told when a month is done with."""
        by_month: dict[Month, MonthStaff] = {}
        closing = {line.id: line.in_post or self.zero for grade in self.grades for line in grade.lines}
        for grade in self.grades:
            self.steps.start(months[0], grade, closing)
        for month in months:
            moved_up, since = None, len(self.ledger.figures)
            if self.increments and month.number > 1:
                moved_up, closing = self.moving_up.as_opens(month, self.grades, closing)
            by_month[month] = self._month(month, closing, moved_up)
            closing = {id: flow.closing for id, flow in by_month[month].lines.items()}
            keeping.pass_on(since, self.id, month)
        return by_month

    def _month(self, month: Month, opening: Mapping[str, Figure], moved_up: Figure | None) -> MonthStaff:
        lines: dict[str, Flow] = {}
        grades = {}
        leavers = {g.id: {one.id: self._leavers(month, g, one, opening[one.id]) for one in g.lines} for g in self.grades}
        room = {grade.id: self._room(month, grade, opening, leavers[grade.id]) for grade in self.grades}
        starters = self.plan.of(month, room)
        for grade in self.grades:
            flows, whole = self._grade(month, grade, opening, leavers[grade.id], starters[grade.id])
            lines |= flows
            grades[grade.id] = whole
            turnover = self.effects.turnover(grade.label, month)
            self.newcomers.month(month, grade, turnover, starters[grade.id])
            self.steps.month(month, grade, turnover, starters[grade.id])
        under, work = f"{self.id}.month_{month.id}", self.ledger.work
        empty = {grade.id: self._vacant(month, grade, grades[grade.id]) for grade in self.grades}
        vacant = work(f"{under}.vacant", f"Vacant posts through {month.name}", "FTE", "sum", list(empty.values()))
        close = work(f"{under}.close", f"In post, end of {month.name}", "FTE", "sum", [f.closing for f in grades.values()])
        label = f"Vacant posts, end of {month.name}"
        left = work(f"{under}.vacant_at_close", label, "FTE", "difference", (self.posts, close))
        to_cover = {grade.id: self._to_cover(month, grade, empty[grade.id]) for grade in self.grades}
        covered = vacant
        if self.newcomers.induction:
            label = f"Posts for agency staff to cover through {month.name}"
            covered = work(f"{under}.to_cover", label, "FTE", "sum", list(to_cover.values()))
        return MonthStaff(lines, grades, empty, vacant, close, left, moved_up, to_cover, covered, dict(self.newcomers.inducted))

    def _to_cover(self, month: Month, grade: GradeLines, vacant: Figure) -> Figure:
        """Vacant posts, and those whose new staff are in induction."""
        inducted = self.newcomers.in_induction(month, grade)
        if inducted is None:
            return vacant
        id, label = self._id(month, grade.id, "to_cover"), f"{grade.label}: posts to cover through {month.name}"
        return self.ledger.work(id, label, "FTE", "sum", (vacant, inducted))

    def _grade(
        self, month: Month, grade: GradeLines, opening: Mapping[str, Figure], leavers: Mapping[str, Figure], starters: Figure
    ) -> tuple[dict[str, Flow], Flow]:
        joining = {line.id: starters if line.id == grade.entry else self.zero for line in grade.lines}
        flows = {line.id: self._flow(month, line, opening[line.id], leavers[line.id], joining[line.id]) for line in grade.lines}
        if len(flows) == 1:
            return flows, next(iter(flows.values()))
        return flows, self._together(month, grade, flows)

    def _leavers(self, month: Month, grade: GradeLines, line: Posts, opening: Figure) -> Figure:
        id, label = self._id(month, line.id, "leavers"), f"{line.label}: leavers in {month.name}"
        turnover = self.effects.turnover(grade.label, month)
        yearly = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "FTE", "share", (turnover, opening))
        return self.ledger.work(id, label, "FTE", "ratio", (yearly, self.twelve))

    def _room(self, month: Month, grade: GradeLines, opening: Mapping[str, Figure], leavers: Mapping[str, Figure]) -> Figure:
        """Empty posts once leavers have gone."""
        id, staff = self._id(month, grade.id, "starters"), [opening[line.id] for line in grade.lines]
        if len(staff) == 1:
            (opened,), (gone,) = staff, leavers.values()
        else:
            opened = self.ledger.work(f"{id}.opening", f"{grade.label}: staff, start of {month.name}", "FTE", "sum", staff)
            gone = self.ledger.work(
                f"{id}.leavers", f"{grade.label}: leavers of {month.name}", "FTE", "sum", list(leavers.values())
            )
        left = self.ledger.work(f"{id}.left", f"{grade.label}: staff left in {month.name}", "FTE", "difference", (opened, gone))
        return self.ledger.work(
            f"{id}.room", f"{grade.label}: vacant posts in {month.name}", "FTE", "difference", (grade.established, left)
        )

    def _flow(self, month: Month, line: Posts, opening: Figure, leavers: Figure, starters: Figure) -> Flow:
        under, name = self._id(month, line.id, ""), line.label
        came = self.ledger.work(
            f"{under}with_starters", f"{name}: opening and starters of {month.name}", "FTE", "sum", (opening, starters)
        )
        closing = self.ledger.work(
            f"{under}closing", f"{name}: staff, end of {month.name}", "FTE", "difference", (came, leavers)
        )
        in_post = self.ledger.work(
            f"{under}in_post", f"{name}: in post through {month.name}", "FTE", "middle of", (opening, closing)
        )
        return Flow(opening, leavers, starters, closing, in_post)

    def _together(self, month: Month, grade: GradeLines, flows: Mapping[str, Flow]) -> Flow:
        names = {
            "opening": "staff at its start",
            "leavers": "leavers",
            "starters": "starters",
            "closing": "staff at its end",
            "in_post": "in post",
        }
        return Flow(
            *(
                self.ledger.work(
                    self._id(month, grade.id, f"all.{part}"),
                    f"{grade.label}, {month.name}: {title}",
                    "FTE",
                    "sum",
                    [getattr(flow, part) for flow in flows.values()],
                )
                for part, title in names.items()
            )
        )

    def _vacant(self, month: Month, grade: GradeLines, flow: Flow) -> Figure:
        """Posts of a grade that nobody employed fills. Never below zero: starters have only the room there is."""
        id, label = self._id(month, grade.id, "vacant"), f"{grade.label}: vacant through {month.name}"
        return self.ledger.work(id, label, "FTE", "difference", (grade.established, flow.in_post))

    def _id(self, month: Month, line: str, name: str) -> str:
        return f"{self.id}.month_{month.id}.{line}.{name}"
