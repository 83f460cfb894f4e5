"""Agency staff in a forecast: so many in today's vacancies, fewer as posts are filled, and those beyond vacancies.

Agency staff through a month = cover today − release × (in post − in post today), between zero and the vacancies, and those
beyond. In proportion that is today's cover × vacant posts. By grade where agency staff are given by grade. A course that states
its own cover overrides the rule. Those beyond vacancies (for sickness, leave, caseload) stay as many as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.agency import Agency
from ...case.models.forecast import Course
from ...ledger import Figure, Ledger
from ..agency.cost import cost_of_grade, cost_per_fte
from ..agency.one_off import has_one_off, one_off_per_post, week_of
from ..agency.release import Pool, or_one, pools
from ..constants import months_of_a_year
from .calendar import Month
from .grade_lines import GradeLines
from .staff_flows import MonthStaff
from .vacancies import Vacancies


class Cover(NamedTuple):
    """What one course assumes: the share of vacancies covered, the FTE beyond them, what one costs a year, and the agency staff
    of each grade or all together. `shares` are of each of those, in proportion; `stated` where a course says its cover."""

    share: Figure
    beyond: Figure
    cost: Figure
    pools: tuple[Pool, ...]
    shares: tuple[Figure, ...]
    stated: bool


class AgencyMonth(NamedTuple):
    """Agency staff through a month, FTE, and the lines of its cost by name."""

    fte: Figure
    lines: dict[str, Figure]


def cover_of(
    case: Case, ledger: Ledger, id: str, given: Course, today: Vacancies, grades: Sequence[GradeLines]
) -> Cover | None:
    """As the course says, or as today; None for a case without agency staff."""
    agency = case.agency
    if agency is None:
        return None
    own = f"{id}." if given.agency_beyond is not None else "forecast."
    vacant = {grade.id: grade.vacant for grade in grades if grade.vacant is not None}
    found = pools(ledger, agency, f"{own}agency_", today.total, vacant, given.agency_beyond)
    cost = cost_per_fte(ledger, agency)
    if given.agency_cover is None:
        shares = [_share_today(ledger, pool, own, today) for pool in found]
        return Cover(
            _of_all(ledger, own, found, today, shares),
            _beyond(ledger, own, given, found),
            cost,
            tuple(found),
            tuple(shares),
            stated=False,
        )
    if given.agency_beyond is None:
        found = _as_stated(ledger, id, agency, found)
    found += _other_grades(ledger, agency, found, grades)
    beyond = _beyond_stated(ledger, id, agency, given)
    shares = [given.agency_cover] * len(found)
    return Cover(given.agency_cover, beyond, cost, tuple(found), tuple(shares), stated=True)


def _share_today(ledger: Ledger, pool: Pool, own: str, today: Vacancies) -> Figure:
    """Those who cover a vacancy, for each post vacant today: zero of none."""
    label = pool.called("Agency cover of vacancies today")
    divisor = today.divisor
    if pool.grade is not None:
        divisor = or_one(
            ledger, f"forecast.vacancies.divisor.{pool.id}", f"{pool.grade} vacant posts today, or 1 for none", pool.vacant
        )
    return ledger.work(pool.at(f"{own}cover_today"), label, "percent", "percentage", (pool.covering, divisor))


def _of_all(ledger: Ledger, own: str, found: Sequence[Pool], today: Vacancies, shares: Sequence[Figure]) -> Figure:
    if found[0].grade is None:
        return shares[0]
    counted = _sum(ledger, f"{own}agency_counted", "Agency staff who cover a vacancy", [pool.covering for pool in found])
    label = "Agency cover of vacancies today"
    return ledger.work(f"{own}cover_today", label, "percent", "percentage", (counted, today.divisor))


def _beyond(ledger: Ledger, own: str, given: Course, found: Sequence[Pool]) -> Figure:
    """Those beyond vacancies, of all grades together."""
    if found[0].grade is None:
        return found[0].beyond
    if given.agency_beyond is not None:
        return given.agency_beyond
    return _sum(ledger, f"{own}agency_beyond", "Agency staff beyond vacancies today", [pool.beyond for pool in found])


def _beyond_stated(ledger: Ledger, id: str, agency: Agency, given: Course) -> Figure:
    """Next to a stated cover: as the course or the agency staff are said to be, or none."""
    if given.agency_beyond is not None:
        return given.agency_beyond
    return agency.beyond_vacancies or _none_beyond(ledger, id)


def _none_beyond(ledger: Ledger, id: str) -> Figure:
    return ledger.relabelled(f"{id}.agency_beyond_nil", "Agency staff beyond vacancies", ledger.zero("FTE"))


def _as_stated(ledger: Ledger, id: str, agency: Agency, found: Sequence[Pool]) -> list[Pool]:
    """With the cover stated, none are beyond vacancies that the case does not say are."""
    if agency.beyond_vacancies is None:
        return [pool._replace(beyond=_none_beyond(ledger, id)) for pool in found]
    if found[0].grade is None:
        return [found[0]._replace(beyond=agency.beyond_vacancies)]
    return [pool._replace(beyond=ledger.figures[pool.at("forecast.agency_given")]) for pool in found]


def _other_grades(ledger: Ledger, agency: Agency, found: Sequence[Pool], grades: Sequence[GradeLines]) -> list[Pool]:
    """A cover that is stated is of every grade's vacancies, at the cost of all where a grade has no agency staff today."""
    if agency.by_grade is None or not any(one.fte.known for one in agency.by_grade.values()):
        return []
    zero, have = ledger.zero("FTE"), {pool.id for pool in found}
    return [
        Pool(grade.label, grade.id, zero, grade.vacant, zero, zero, cost_of_grade(ledger, agency, grade.label), None)
        for grade in grades
        if grade.id not in have and grade.vacant is not None
    ]


def _sum(ledger: Ledger, id: str, label: str, parts: Sequence[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)


class AgencyMonths:
    """Follows the agency staff of one course: through each month, and who is released by its close. Months come in order."""

    def __init__(self, case: Case, ledger: Ledger, id: str, cover: Cover, grades: Sequence[GradeLines]) -> None:
        assert case.agency is not None
        self.ledger, self.id, self.cover = ledger, id, cover
        self.grades = {grade.id: grade for grade in grades}
        self.zero = ledger.zero("FTE")
        self.once = {pool.id: _once(ledger, case.agency, pool) for pool in cover.pools} if has_one_off(case.agency) else None
        self.before = {pool.id: pool.covering for pool in cover.pools}

    def month(self, month: Month, staff: MonthStaff) -> AgencyMonth:
        """Staff through the month and what they cost; and what releasing those who are not needed at its close costs once."""
        under = f"{self.id}.month_{month.id}"
        each = [self._through(under, month, pool, share, staff) for pool, share in self._pools()]
        id, label = f"{under}.agency_fte", f"Agency staff through {month.name}"
        fte = each[0] if self._one else _sum(self.ledger, id, label, each)
        lines = {"agency": self._cost(under, month, each)}
        if self.once is not None:
            lines["agency_release"] = self._released(under, month, staff)
        return AgencyMonth(fte, lines)

    @property
    def _one(self) -> bool:
        return self.cover.pools[0].grade is None

    def _pools(self) -> list[tuple[Pool, Figure]]:
        return list(zip(self.cover.pools, self.cover.shares, strict=True))

    def _through(self, under: str, month: Month, pool: Pool, share: Figure, staff: MonthStaff) -> Figure:
        when = f"through {month.name}"
        vacant = staff.vacant if pool.grade is None else staff.vacant_in.get(pool.id, self.zero)
        id = f"{under}.agency_fte.in_vacancies" if pool.grade is None else f"{under}.{pool.id}.agency_in_vacancies"
        covering = self._covering(id, pool, share, vacant, when)
        label = pool.called(f"Agency staff {when}")
        return _sum(self.ledger, pool.at(f"{under}.agency_fte"), label, [covering, pool.beyond])

    def _covering(self, id: str, pool: Pool, share: Figure, vacant: Figure, when: str) -> Figure:
        """Agency staff in vacancies: their share of them, or today's less what goes for each FTE more in post."""
        work, label = self.ledger.work, pool.called(f"Agency staff in vacancies {when}")
        if self.cover.stated or pool.release is None:
            return work(id, label, "FTE", "share", (share, vacant))
        more = work(f"{id}.more", pool.called(f"More in post than today, {when}"), "FTE", "difference", (pool.vacant, vacant))
        gone = work(f"{id}.gone", pool.called(f"Agency staff released by then, {when}"), "FTE", "product", (pool.release, more))
        left = work(f"{id}.left", f"{label}, before limits", "FTE", "difference", (pool.covering, gone))
        some = work(f"{id}.some", f"{label}, none at least", "FTE", "greater of", (left, self.zero))
        return work(id, label, "FTE", "lesser of", (some, vacant))

    def _cost(self, under: str, month: Month, each: Sequence[Figure]) -> Figure:
        label, work = f"Agency at a year's rate in {month.name}", self.ledger.work
        yearly = [
            work(pool.at(f"{under}.agency_at_a_year"), pool.called(label), "GBP", "product", (fte, pool.cost))
            for pool, fte in zip(self.cover.pools, each, strict=True)
        ]
        together = yearly[0] if self._one else work(f"{under}.agency_at_a_year", label, "GBP", "sum", yearly)
        twelve = months_of_a_year(self.ledger)
        return work(f"{under}.agency", f"Agency staff in {month.name}", "GBP", "ratio", (together, twelve))

    def _released(self, under: str, month: Month, staff: MonthStaff) -> Figure:
        """Those in vacancies at the close fewer than at the close before, each with notice, fee and double running."""
        assert self.once is not None
        costs, work = [], self.ledger.work
        for pool, share in self._pools():
            id, when = pool.at(f"{under}.agency_at_close"), f"as {month.name} closes"
            now = self._covering(id, pool, share, self._vacant_at_close(under, pool, staff, when), when)
            label = pool.called(f"Agency staff released in {month.name}")
            fewer = work(pool.at(f"{under}.agency_fewer"), f"{label}, if any", "FTE", "difference", (self.before[pool.id], now))
            released = work(pool.at(f"{under}.agency_released"), label, "FTE", "greater of", (fewer, self.zero))
            self.before[pool.id] = now
            label = pool.called(f"Notice, fees and double running of {month.name}")
            costs.append(work(pool.at(f"{under}.agency_release"), label, "GBP", "product", (released, self.once[pool.id])))
        if self._one:
            return costs[0]
        return work(f"{under}.agency_release", f"Notice, fees and double running of {month.name}", "GBP", "sum", costs)

    def _vacant_at_close(self, under: str, pool: Pool, staff: MonthStaff, when: str) -> Figure:
        if pool.grade is None:
            return staff.vacant_at_close
        if pool.id not in staff.grades:
            return self.zero
        grade = self.grades[pool.id]
        operands = (grade.established, staff.grades[pool.id].closing)
        return self.ledger.work(
            f"{under}.{pool.id}.vacant_at_close", f"{grade.label}: vacant {when}", "FTE", "difference", operands
        )


def _once(ledger: Ledger, agency: Agency, pool: Pool) -> Figure:
    """Notice, fees and double running of one post."""
    week = week_of(ledger, agency, pool.grade)
    title = "Agency staff" if pool.grade is None else f"Agency staff, {pool.grade}"
    once = one_off_per_post(ledger, agency, pool.cost, week, lambda name: pool.at(f"agency_release.{name}"), title)
    assert once is not None
    return once
