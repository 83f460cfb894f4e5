"""Who is in post, month by month: opening staff less leavers and with starters, by line and grade.

Leavers are the turnover ÷ 12 of a month's opening staff. Starters fill posts that are empty once leavers have gone, as many as
are planned and no more than there is room for. Staff in post through a month are the mean of its opening and its closing. Each
April, but not in the first month, staff counted by pay point move up a point where the forecast has increments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...case.models.forecast import Course
from ...ledger import Figure, Ledger
from ..constants import months_of_a_year
from ..posts import Posts
from .calendar import Month
from .grade_lines import GradeLines
from .vacancies import Vacancies, weight

_INCREMENTS_IN = 4


class Flow(NamedTuple):
    """Staff of a line or grade through a month, FTE: opening + starters − leavers = closing; `in_post` is their mean."""

    opening: Figure
    leavers: Figure
    starters: Figure
    closing: Figure
    in_post: Figure


class MonthStaff(NamedTuple):
    """A month: the flows of each line and of each grade, by id; the posts that nobody employed fills through it, of each grade
    and in all; who is in post and what is vacant at its close; who moved up a point as it opened (None where nobody can)."""

    lines: dict[str, Flow]
    grades: dict[str, Flow]
    vacant_in: dict[str, Figure]
    vacant: Figure
    close: Figure
    vacant_at_close: Figure
    moved_up: Figure | None


class Following:
    """Follows the staff of one course of events."""

    def __init__(
        self, ledger: Ledger, id: str, course: Course, grades: Sequence[GradeLines], today: Vacancies, *, increments: bool
    ) -> None:
        self.ledger, self.id, self.course, self.grades, self.today = ledger, id, course, grades, today
        self.increments = increments
        self.zero = ledger.zero("FTE")
        self.twelve = months_of_a_year(ledger)
        self.posts = ledger.work("forecast.posts", "Posts", "FTE", "sum", [grade.established for grade in grades])
        self.starters = self._starters_a_year()
        self.planned = {grade.id: self._monthly(grade, self.starters[grade.id]) for grade in grades}

    def follow(self, months: Sequence[Month]) -> dict[Month, MonthStaff]:
        """Every month, each opening with what the one before closed with."""
        by_month: dict[Month, MonthStaff] = {}
        closing = {line.id: line.in_post or self.zero for grade in self.grades for line in grade.lines}
        for month in months:
            moved_up = None
            if self.increments and month.first.month == _INCREMENTS_IN and month.number > 1:
                moved_up = self._who_moves(month, closing)
                closing = self._moved_up(month, closing)
            by_month[month] = self._month(month, closing, moved_up)
            closing = {id: flow.closing for id, flow in by_month[month].lines.items()}
        return by_month

    def turnover(self, month: Month) -> Figure:
        """The turnover that holds in a month, per cent a year."""
        if isinstance(self.course.turnover, Figure):
            return self.course.turnover
        held = [entry.rate for entry in self.course.turnover if entry.from_ <= month.first]
        return held[-1]

    def _starters_a_year(self) -> dict[str, Figure]:
        """FTE planned to start in a year, by grade: its own number, or its share of all by the vacancies at the start."""
        given = self.course.starters
        if isinstance(given, Mapping):
            return {grade.id: given.get(grade.label, self.zero) for grade in self.grades}
        of = {grade.id: weight(self.ledger, grade, self.today) for grade in self.grades}
        all_ = self.ledger.work("forecast.weight", "What starters are shared out by", "FTE", "sum", list(of.values()))
        return {grade.id: self._share(grade, given, of[grade.id], all_) for grade in self.grades}

    def _share(self, grade: GradeLines, starters: Figure, weight: Figure, all_: Figure) -> Figure:
        id, label = f"{self.id}.starters.{grade.id}", f"{grade.label} starters planned a year"
        weighted = self.ledger.work(f"{id}.weighted", f"{label}, shared out", "FTE", "product", (starters, weight))
        return self.ledger.work(id, label, "FTE", "ratio", (weighted, all_), why_undefined="there are no posts")

    def _monthly(self, grade: GradeLines, yearly: Figure) -> Figure:
        id, label = f"{self.id}.starters_a_month.{grade.id}", f"{grade.label} starters planned a month"
        return self.ledger.work(id, label, "FTE", "ratio", (yearly, self.twelve))

    def _month(self, month: Month, opening: Mapping[str, Figure], moved_up: Figure | None) -> MonthStaff:
        lines: dict[str, Flow] = {}
        grades = {}
        for grade in self.grades:
            flows, whole = self._grade(month, grade, opening)
            lines |= flows
            grades[grade.id] = whole
        under, work = f"{self.id}.month_{month.id}", self.ledger.work
        empty = {grade.id: self._vacant(month, grade, grades[grade.id]) for grade in self.grades}
        vacant = work(f"{under}.vacant", f"Vacant posts through {month.name}", "FTE", "sum", list(empty.values()))
        close = work(f"{under}.close", f"In post as {month.name} closes", "FTE", "sum", [f.closing for f in grades.values()])
        label = f"Vacant posts as {month.name} closes"
        left = work(f"{under}.vacant_at_close", label, "FTE", "difference", (self.posts, close))
        return MonthStaff(lines, grades, empty, vacant, close, left, moved_up)

    def _grade(self, month: Month, grade: GradeLines, opening: Mapping[str, Figure]) -> tuple[dict[str, Flow], Flow]:
        leavers = {line.id: self._leavers(month, line, opening[line.id]) for line in grade.lines}
        starters = self._starters(month, grade, [opening[line.id] for line in grade.lines], list(leavers.values()))
        joining = {line.id: starters if line.id == grade.entry else self.zero for line in grade.lines}
        flows = {line.id: self._flow(month, line, opening[line.id], leavers[line.id], joining[line.id]) for line in grade.lines}
        if len(flows) == 1:
            return flows, next(iter(flows.values()))
        return flows, self._together(month, grade, flows)

    def _leavers(self, month: Month, line: Posts, opening: Figure) -> Figure:
        id, label = self._id(month, line.id, "leavers"), f"{line.label}: leavers in {month.name}"
        yearly = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "FTE", "share", (self.turnover(month), opening))
        return self.ledger.work(id, label, "FTE", "ratio", (yearly, self.twelve))

    def _starters(self, month: Month, grade: GradeLines, opening: Sequence[Figure], leavers: Sequence[Figure]) -> Figure:
        """As many as are planned, and no more than there are empty posts once leavers have gone."""
        id, label = self._id(month, grade.id, "starters"), f"{grade.label}: starters in {month.name}"
        opened = self.ledger.work(f"{id}.opening", f"{grade.label}: staff as {month.name} opens", "FTE", "sum", opening)
        gone = self.ledger.work(f"{id}.leavers", f"{grade.label}: leavers of {month.name}", "FTE", "sum", leavers)
        left = self.ledger.work(f"{id}.left", f"{grade.label}: staff left in {month.name}", "FTE", "difference", (opened, gone))
        room = self.ledger.work(
            f"{id}.room", f"{grade.label}: empty posts in {month.name}", "FTE", "difference", (grade.established, left)
        )
        most = self.ledger.work(f"{id}.most", f"{label}, at most", "FTE", "lesser of", (self.planned[grade.id], room))
        return self.ledger.work(id, label, "FTE", "greater of", (most, self.zero))

    def _flow(self, month: Month, line: Posts, opening: Figure, leavers: Figure, starters: Figure) -> Flow:
        under, name = self._id(month, line.id, ""), line.label
        came = self.ledger.work(
            f"{under}with_starters", f"{name}: opening and starters of {month.name}", "FTE", "sum", (opening, starters)
        )
        closing = self.ledger.work(
            f"{under}closing", f"{name}: staff as {month.name} closes", "FTE", "difference", (came, leavers)
        )
        in_post = self.ledger.work(
            f"{under}in_post", f"{name}: in post through {month.name}", "FTE", "middle of", (opening, closing)
        )
        return Flow(opening, leavers, starters, closing, in_post)

    def _together(self, month: Month, grade: GradeLines, flows: Mapping[str, Flow]) -> Flow:
        names = {
            "opening": "staff as it opens",
            "leavers": "leavers",
            "starters": "starters",
            "closing": "staff as it closes",
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

    def _who_moves(self, month: Month, closing: Mapping[str, Figure]) -> Figure:
        """All who are not at the top of their grade."""
        lower = [closing[line.id] for grade in self.grades for line in grade.lines[:-1]]
        id, label = f"{self.id}.month_{month.id}.moved_up", f"Staff who move up a point in {month.name}"
        return self.ledger.work(id, label, "FTE", "sum", lower or [self.zero])

    def _moved_up(self, month: Month, closing: Mapping[str, Figure]) -> dict[str, Figure]:
        """A point up for all but those at the top, who stay and are joined by those below."""
        opening: dict[str, Figure] = {}
        for grade in self.grades:
            below = self.zero
            *lower, top = grade.lines
            for line in lower:
                opening[line.id], below = below, closing[line.id]
            opening[top.id] = self._at_the_top(month, top, closing[top.id], below) if lower else closing[top.id]
        return opening

    def _at_the_top(self, month: Month, top: Posts, staying: Figure, below: Figure) -> Figure:
        id, label = self._id(month, top.id, "moved_up"), f"{top.label}: staff with those who move up in {month.name}"
        return self.ledger.work(id, label, "FTE", "sum", (staying, below))

    def _id(self, month: Month, line: str, name: str) -> str:
        return f"{self.id}.month_{month.id}.{line}.{name}"
