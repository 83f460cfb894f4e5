"""Who moves up a point as a month opens: on a day of the year all who have served long enough, and those who had not as they
complete their service; or each when the time at a point is up."""

from __future__ import annotations

from collections.abc import Mapping

from ....ledger import Figure, Ledger
from ..calendar import Month
from ..grade_lines import GradeLines, Ladder
from .newcomers import Newcomers
from .steps_due import StepsDue


class MovingUp:
    """Moves the staff of one course up, and says how many moved."""

    def __init__(self, ledger: Ledger, id: str, newcomers: Newcomers, steps: StepsDue) -> None:
        self.ledger, self.id, self.newcomers, self.steps = ledger, id, newcomers, steps
        self.zero = ledger.zero("FTE")

    def as_opens(
        self, month: Month, grades: tuple[GradeLines, ...], closing: Mapping[str, Figure]
    ) -> tuple[Figure | None, dict[str, Figure]]:
        """How many move up as a month opens, None where nobody can, and everyone's point after it."""
        going, opening, is_day = [], dict(closing), False
        for grade in grades:
            rule = grade.rule
            if rule is None:
                continue
            if not rule.is_yearly:
                going += self._due(month, grade, opening)
            elif month.first.month == rule.date:
                is_day = True
                going += self._on_the_day(month, grade, opening)
            elif rule.short_of_service != "at the next date":
                going += self._late(month, grade, opening)
        if not going and not is_day:
            return None, opening
        id, label = f"{self.id}.month_{month.id}.moved_up", f"Staff who move up a point in {month.name}"
        return self.ledger.work(id, label, "FTE", "sum", going or [self.zero]), opening

    def _on_the_day(self, month: Month, grade: GradeLines, opening: dict[str, Figure]) -> list[Figure]:
        """A point up for all below the highest reached by service, who stay and are joined by those below."""
        going = []
        for ladder in grade.ladders:
            below = self.zero
            *lower, top = ladder.lines[: ladder.highest + 1]
            for line in lower:
                here = opening[line.id]
                stay, up = self._short(month, grade, here) if line.id == grade.entry else (None, here)
                opening[line.id] = below if stay is None else self._joined_by(month, line.id, line.label, stay, below)
                below = up
                going.append(up)
            if lower:
                opening[top.id] = self._joined_by(month, top.id, top.label, opening[top.id], below)
        return going

    def _short(self, month: Month, grade: GradeLines, staff: Figure) -> tuple[Figure | None, Figure]:
        """Of those at the point that starters join, who has not served long enough, and who moves up."""
        short = self.newcomers.short_of_service(month, grade)
        if not short:
            return None, staff
        id, work = self._id(month, grade.id, "short_of_service"), self.ledger.work
        label = f"{grade.label}: less than {grade.service} service in {month.name}"
        together = work(f"{id}.starters", f"{label}, starters left", "FTE", "sum", short)
        stay = work(id, label, "FTE", "lesser of", (together, staff))
        return stay, work(f"{id}.others", f"{grade.label}: those who have served longer", "FTE", "difference", (staff, stay))

    def _late(self, month: Month, grade: GradeLines, opening: dict[str, Figure]) -> list[Figure]:
        """A point up for those who complete their service, from the point that starters join."""
        done, ladder = self.newcomers.completing_service(month, grade), grade.ladder_of_entry
        place = ladder.place_of(grade.entry)
        if done is None or place is None or place >= ladder.highest:
            return []
        id, label = self._id(month, grade.id, "completing_service"), f"{grade.label}: {grade.service} service in {month.name}"
        up = self.ledger.work(id, label, "FTE", "lesser of", (done, opening[grade.entry]))
        self._move(month, ladder, place, up, opening)
        return [up]

    def _due(self, month: Month, grade: GradeLines, opening: dict[str, Figure]) -> list[Figure]:
        """A point up for those whose time at a point is up; the highest point first, so that nobody moves up twice."""
        going = []
        for (which, place), due in sorted(self.steps.due(month, grade).items(), reverse=True):
            ladder = grade.ladders[which]
            line = ladder.lines[place]
            id, label = self._id(month, line.id, "due"), f"{line.label}: those due to move up in {month.name}"
            together = self.ledger.work(f"{id}.together", f"{label}, together", "FTE", "sum", due)
            up = self.ledger.work(id, label, "FTE", "lesser of", (together, opening[line.id]))
            self._move(month, ladder, place, up, opening)
            self.steps.stay(month, grade, which, place + 1, up)
            going.append(up)
        return going

    def _move(self, month: Month, ladder: Ladder, place: int, up: Figure, opening: dict[str, Figure]) -> None:
        from_, to = ladder.lines[place], ladder.lines[place + 1]
        stay = f"{from_.label}: staff without those who move up in {month.name}"
        id = self._id(month, from_.id, "stayed")
        opening[from_.id] = self.ledger.work(id, stay, "FTE", "difference", (opening[from_.id], up))
        opening[to.id] = self._joined_by(month, to.id, to.label, opening[to.id], up)

    def _joined_by(self, month: Month, line: str, name: str, staying: Figure, below: Figure) -> Figure:
        label = f"{name}: staff with those who move up in {month.name}"
        return self.ledger.work(self._id(month, line, "moved_up"), label, "FTE", "sum", (staying, below))

    def _id(self, month: Month, line: str, name: str) -> str:
        return f"{self.id}.month_{month.id}.{line}.{name}"
