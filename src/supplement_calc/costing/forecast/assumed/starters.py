"""Starters planned for a month, and which grades they join: their own, or those with vacancies in that month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....case.models.forecast import Course
from ....ledger import Figure, Ledger
from ...constants import months_of_a_year
from ..calendar import Month
from ..grade_lines import GradeLines
from ..vacancies import Vacancies, weight
from .effects import Effects


class StartersPlan:
    """The starters of one course. `yearly` are FTE a year by grade: its own number; else its share by today's vacancies, which
    is not how they join (its id has been given out, and ids are a promise)."""

    def __init__(
        self, ledger: Ledger, id: str, course: Course, effects: Effects, grades: Sequence[GradeLines], today: Vacancies
    ) -> None:
        self.ledger, self.id, self.effects, self.grades = ledger, id, effects, grades
        self.zero, self.twelve = ledger.zero("FTE"), months_of_a_year(ledger)
        self._monthly: dict[tuple[str, str], Figure] = {}
        self._named: set[str] = set()
        self.yearly = self._yearly(course, today)

    def of(self, month: Month, room: Mapping[str, Figure]) -> dict[str, Figure]:
        """FTE that start in a month by grade, as many as are planned and no more than there is room for."""
        planned = self.effects.starters(month)
        if planned.by_grade is not None:
            own = {grade.id: planned.by_grade.get(grade.label, self.zero) for grade in self.grades}
            return {grade.id: self._own(month, grade, own[grade.id], room[grade.id]) for grade in self.grades}
        assert planned.together is not None
        if len(self.grades) == 1:
            (grade,) = self.grades
            return {grade.id: self._own(month, grade, planned.together, room[grade.id])}
        return self._shared(month, planned.together, room)

    def _own(self, month: Month, grade: GradeLines, yearly: Figure, room: Figure) -> Figure:
        id, label = _names(self.id, month, grade)
        monthly = self._a_month(month, grade.id, f"{grade.label} starters planned a month", yearly)
        most = self.ledger.work(f"{id}.most", f"{label}, at most", "FTE", "lesser of", (monthly, room))
        return self.ledger.work(id, label, "FTE", "greater of", (most, self.zero))

    def _shared(self, month: Month, yearly: Figure, room: Mapping[str, Figure]) -> dict[str, Figure]:
        """Shared out by what each grade has empty in the month; the divisor is never zero."""
        work, under, when = self.ledger.work, f"{self.id}.month_{month.id}.all_starters", f"in {month.name}"
        monthly = self._a_month(month, "together", "Starters planned a month", yearly)
        empty = work(f"{under}_room", f"Vacant posts {when}", "FTE", "sum", list(room.values()))
        all_ = work(f"{under}_together", f"Starters {when}", "FTE", "lesser of", (monthly, empty))
        any_ = work(f"{under}_any", f"1 where any post is vacant {when}, else 0", "count", "whether above", (empty, self.zero))
        one = self.ledger.count("one", "One", 1)
        none = work(f"{under}_none", f"1 where no post is vacant {when}, else 0", "count", "difference", (one, any_))
        divisor = work(f"{under}_divisor", f"Vacant posts {when}, or 1 for none", "FTE", "sum", (empty, none))
        starters = {}
        for grade in self.grades:
            id, label = _names(self.id, month, grade)
            own = room[grade.id]
            weighted = work(f"{id}.weighted", f"{label}, shared out by vacant posts", "FTE", "product", (all_, own))
            share = work(f"{id}.most", f"{label}, at most", "FTE", "ratio", (weighted, divisor))
            starters[grade.id] = work(id, label, "FTE", "lesser of", (share, own))
        return starters

    def _a_month(self, month: Month, name: str, label: str, yearly: Figure) -> Figure:
        """A twelfth; under an id of its own from each month that another number holds from."""
        key = (name, yearly.id)
        if key not in self._monthly:
            id = f"{self.id}.starters_a_month.{name}" + (f".from_{month.id}" if name in self._named else "")
            self._monthly[key] = self.ledger.work(id, label, "FTE", "ratio", (yearly, self.twelve))
            self._named.add(name)
        return self._monthly[key]

    def _yearly(self, course: Course, today: Vacancies) -> dict[str, Figure]:
        given = course.starters
        if isinstance(given, Mapping):
            return {
                grade.id: figure
                for grade in self.grades
                for figure in [given.get(grade.label, self.zero)]
                if isinstance(figure, Figure)
            }
        if not isinstance(given, Figure):
            return {}
        of = {grade.id: weight(self.ledger, grade, today) for grade in self.grades}
        all_ = self.ledger.work("forecast.weight", "What starters are shared out by", "FTE", "sum", list(of.values()))
        return {grade.id: self._share(grade, given, of[grade.id], all_) for grade in self.grades}

    def _share(self, grade: GradeLines, starters: Figure, weight: Figure, all_: Figure) -> Figure:
        id, label = f"{self.id}.starters.{grade.id}", f"{grade.label} starters planned a year"
        weighted = self.ledger.work(f"{id}.weighted", f"{label}, shared out", "FTE", "product", (starters, weight))
        return self.ledger.work(id, label, "FTE", "ratio", (weighted, all_), why_undefined="there are no posts")


def _names(id: str, month: Month, grade: GradeLines) -> tuple[str, str]:
    return f"{id}.month_{month.id}.{grade.id}.starters", f"{grade.label}: starters in {month.name}"
