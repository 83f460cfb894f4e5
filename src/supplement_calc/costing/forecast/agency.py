"""Agency staff in a forecast: so many in today's vacancies, fewer as posts are filled, and those beyond vacancies.

Agency staff through a month = cover today − release × (in post − in post today), between zero and the vacancies, and those
beyond. In proportion that is today's cover × vacant posts. By grade where agency staff are given by grade. A course that states
its own cover, of all or of a grade, from a date on or throughout, overrides the rule there. A post whose new holder is in
induction counts as vacant. Those beyond vacancies (for sickness, leave, caseload) stay as many as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...case.case import Case
from ...case.dated import figures_of, held
from ...case.models.agency import Agency
from ...case.models.forecast import Course
from ...ledger import Figure, Ledger
from ..agency.beyond import or_one
from ..agency.cost import cost_of_grade, cost_per_fte
from ..agency.one_off import has_one_off, one_off_per_post, week_of
from ..agency.release import Pool, pools
from ..agency.there import are_there_at_close, while_there
from ..constants import months_of_a_year
from .assumed.inflation import Inflation
from .calendar import Month
from .grade_lines import GradeLines
from .staff_flows import MonthStaff
from .vacancies import Vacancies

if TYPE_CHECKING:
    from ...case.dated import Dated


class Cover(NamedTuple):
    """What one course assumes: the share of vacancies covered, the FTE beyond them, what one costs a year, and the agency staff
    of each grade or all together. `shares` are of each of those, in proportion; `given` is what a course says of its cover,
    for all grades or by grade, and None where it says nothing. The first of what is given by date stands for it in `share`."""

    share: Figure
    beyond: Figure
    cost: Figure
    pools: tuple[Pool, ...]
    shares: tuple[Figure, ...]
    given: Dated | Mapping[str, Dated] | None = None

    @property
    def stated(self) -> bool:
        """Whether the course says its cover of any grade."""
        return self.given is not None

    @property
    def by_grade(self) -> bool:
        """Whether it says that by grade of agency staff who are not."""
        return isinstance(self.given, Mapping) and self.pools[0].grade is None

    def stated_for(self, grade: str | None) -> Dated | None:
        """What the course says of a grade's vacancies, or of all; None where agency staff there go by the rule."""
        return self.given.get(grade or "") if isinstance(self.given, Mapping) else self.given

    def stated_in(self, grade: str | None, month: Month) -> Figure | None:
        """The same as it holds in a month."""
        stated = self.stated_for(grade)
        return None if stated is None else held(stated, month.first)


class PostsToCover(NamedTuple):
    """Posts that agency staff may cover, FTE: of each grade, by id, and in all. `agency` ends the ids of those who do."""

    by_grade: Mapping[str, Figure]
    in_all: Figure
    agency: str


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
    stated = given.agency_cover
    if stated is None or isinstance(stated, Mapping):
        today_of = [_share_today(ledger, pool, own, today) for pool in found]
        share = _of_all(ledger, own, found, today, today_of)
    if stated is None:
        return Cover(share, _beyond(ledger, own, given, found), cost, tuple(found), tuple(today_of))
    if given.agency_beyond is None:
        found = _as_stated(ledger, id, agency, found, stated)
    if not isinstance(stated, Mapping):
        share, today_of = figures_of(stated)[0], [figures_of(stated)[0]] * len(found)
    others = _other_grades(ledger, agency, found, grades, stated)
    beyond = _beyond_stated(ledger, id, agency, given, found)
    cover = Cover(share, beyond, cost, (*found, *others), (*today_of, *[share] * len(others)), stated)
    own_shares = (
        share_today if (own_share := cover.stated_for(pool.grade)) is None else figures_of(own_share)[0]
        for pool, share_today in zip(cover.pools, cover.shares, strict=True)
    )
    return cover._replace(shares=tuple(own_shares))


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


def _beyond_stated(ledger: Ledger, id: str, agency: Agency, given: Course, found: Sequence[Pool]) -> Figure:
    """Next to a stated cover: as the course or the agency staff are said to be, or none; those of grades that it leaves out."""
    if given.agency_beyond is not None:
        return given.agency_beyond
    if agency.beyond_vacancies is not None:
        return agency.beyond_vacancies
    if isinstance(given.agency_cover, Mapping) and found[0].grade is not None:
        return _sum(ledger, f"{id}.agency_beyond", "Agency staff beyond vacancies", [pool.beyond for pool in found])
    return _none_beyond(ledger, id)


def _none_beyond(ledger: Ledger, id: str) -> Figure:
    return ledger.relabelled(f"{id}.agency_beyond_nil", "Agency staff beyond vacancies", ledger.zero("FTE"))


def _as_stated(
    ledger: Ledger, id: str, agency: Agency, found: Sequence[Pool], stated: Dated | Mapping[str, Dated]
) -> list[Pool]:
    """With the cover stated, none are beyond vacancies that the case does not say are; of a grade left out those of today."""
    named = [not isinstance(stated, Mapping) or pool.grade is None or pool.grade in stated for pool in found]
    if agency.beyond_vacancies is None:
        return [p._replace(beyond=_none_beyond(ledger, id)) if own else p for p, own in zip(found, named, strict=True)]
    if found[0].grade is None:
        return [found[0]._replace(beyond=agency.beyond_vacancies)]
    return [
        pool._replace(beyond=ledger.figures[pool.at("forecast.agency_given")]) if own else pool
        for pool, own in zip(found, named, strict=True)
    ]


def _other_grades(
    ledger: Ledger, agency: Agency, found: Sequence[Pool], grades: Sequence[GradeLines], stated: Dated | Mapping[str, Dated]
) -> list[Pool]:
    """A cover that is stated is of every grade's vacancies that it names or of all, at the cost of all where a grade has no
    agency staff today."""
    if agency.by_grade is None or not any(one.fte.known for one in agency.by_grade.values()):
        return []
    zero, have = ledger.zero("FTE"), {pool.id for pool in found}
    return [
        Pool(grade.label, grade.id, zero, grade.vacant, zero, zero, cost_of_grade(ledger, agency, grade.label), None)
        for grade in grades
        if grade.id not in have and grade.vacant is not None and (not isinstance(stated, Mapping) or grade.label in stated)
    ]


def _sum(ledger: Ledger, id: str, label: str, parts: Sequence[Figure]) -> Figure:
    return ledger.work(id, label, "FTE", "sum", parts)


class AgencyMonths:
    """Follows the agency staff of one course: through each month, and who is released by its close. Months come in order."""

    def __init__(
        self, case: Case, ledger: Ledger, id: str, cover: Cover, grades: Sequence[GradeLines], inflation: Inflation
    ) -> None:
        assert case.agency is not None
        self.ledger, self.id, self.cover, self.grades, self.inflation = ledger, id, cover, grades, inflation
        self.agency = case.agency
        self.zero = ledger.zero("FTE")
        self.once = {pool.id: _once(ledger, case.agency, pool) for pool in cover.pools} if has_one_off(case.agency) else None
        self.before = {pool.id: pool.covering for pool in cover.pools}

    def month(self, month: Month, staff: MonthStaff) -> AgencyMonth:
        """Staff through the month and what they cost; and what releasing those who are not needed at its close costs once."""
        under = f"{self.id}.month_{month.id}"
        each = [self._through(under, month, pool, share, staff) for pool, share in self._pools()]
        id, label = f"{under}.agency_fte", f"Agency staff, average for {month.name}"
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
        id = f"{under}.agency_fte.in_vacancies" if pool.grade is None else f"{under}.{pool.id}.agency_in_vacancies"
        posts = PostsToCover(staff.to_cover_in, staff.to_cover, "agency_in_vacancies")
        covering = self._covering(id, month, pool, share, posts, when)
        label = pool.called(f"Agency staff {when}")
        fte = _sum(self.ledger, pool.at(f"{under}.agency_fte"), label, [covering, pool.beyond])
        return while_there(self.ledger, self.agency, month, fte, pool.at(f"{under}.agency_there"))

    def _covering(self, id: str, month: Month, pool: Pool, share: Figure, posts: PostsToCover, when: str) -> Figure:
        """Agency staff in vacancies: their share of them, or today's less what goes for each FTE more in post."""
        work, label = self.ledger.work, pool.called(f"Agency staff in vacancies {when}")
        if self.cover.by_grade:
            return _sum(self.ledger, id, label, self._by_grade(month, share, posts, when))
        vacant = posts.in_all if pool.grade is None else posts.by_grade.get(pool.id, self.zero)
        stated = self.cover.stated_in(pool.grade, month)
        if stated is not None or pool.release is None:
            return work(id, label, "FTE", "share", (share if stated is None else stated, vacant))
        more = work(f"{id}.more", pool.called(f"More in post than today, {when}"), "FTE", "difference", (pool.vacant, vacant))
        gone = work(f"{id}.gone", pool.called(f"Agency staff released by then, {when}"), "FTE", "product", (pool.release, more))
        left = work(f"{id}.left", f"{label}, before limits", "FTE", "difference", (pool.covering, gone))
        some = work(f"{id}.some", f"{label}, none at least", "FTE", "greater of", (left, self.zero))
        return work(id, label, "FTE", "lesser of", (some, vacant))

    def _by_grade(self, month: Month, share: Figure, posts: PostsToCover, when: str) -> list[Figure]:
        """Of agency staff for all grades together whose cover is stated by grade, each grade's; one left out has today's."""
        return [
            self.ledger.work(
                f"{self.id}.month_{month.id}.{grade.id}.{posts.agency}",
                f"{grade.label}: agency staff in vacancies {when}",
                "FTE",
                "share",
                (self.cover.stated_in(grade.label, month) or share, posts.by_grade[grade.id]),
            )
            for grade in self.grades
        ]

    def _cost(self, under: str, month: Month, each: Sequence[Figure]) -> Figure:
        label, work = f"Agency at a year's rate in {month.name}", self.ledger.work
        yearly = [
            work(
                pool.at(f"{under}.agency_at_a_year"),
                pool.called(label),
                "GBP",
                "product",
                (fte, self.inflation.of(pool.cost, month.year)),
            )
            for pool, fte in zip(self.cover.pools, each, strict=True)
        ]
        together = yearly[0] if self._one else work(f"{under}.agency_at_a_year", label, "GBP", "sum", yearly)
        twelve = months_of_a_year(self.ledger)
        return work(f"{under}.agency", f"Agency staff in {month.name}", "GBP", "ratio", (together, twelve))

    def _released(self, under: str, month: Month, staff: MonthStaff) -> Figure:
        """Those in vacancies at the close fewer than at the close before, each with notice, fee and double running."""
        assert self.once is not None
        costs, work, posts = [], self.ledger.work, self._at_close(under, month, staff)
        for pool, share in self._pools():
            id, when = pool.at(f"{under}.agency_at_close"), f"as {month.name} closes"
            now = self._covering(id, month, pool, share, posts, when)
            label = pool.called(f"Agency staff released in {month.name}")
            fewer = work(pool.at(f"{under}.agency_fewer"), f"{label}, if any", "FTE", "difference", (self.before[pool.id], now))
            released = work(pool.at(f"{under}.agency_released"), label, "FTE", "greater of", (fewer, self.zero))
            self.before[pool.id] = now
            label = pool.called(f"Notice, fees and double running of {month.name}")
            once = self.inflation.of(self.once[pool.id], month.year)
            if not are_there_at_close(self.agency, month):  # their time is up, and nobody is released
                once = self.ledger.zero("GBP")
            costs.append(work(pool.at(f"{under}.agency_release"), label, "GBP", "product", (released, once)))
        if self._one:
            return costs[0]
        return work(f"{under}.agency_release", f"Notice, fees and double running of {month.name}", "GBP", "sum", costs)

    def _at_close(self, under: str, month: Month, staff: MonthStaff) -> PostsToCover:
        """What of them is left as a month closes: vacant, or with a holder in induction."""
        when, inducted, work = f"as {month.name} closes", staff.in_induction_at_close, self.ledger.work
        in_all, by_grade = staff.vacant_at_close, dict[str, Figure]()
        for grade in self.grades if not self._one or self.cover.by_grade else ():
            id, operands = f"{under}.{grade.id}", (grade.established, staff.grades[grade.id].closing)
            empty = work(f"{id}.vacant_at_close", f"{grade.label}: vacant {when}", "FTE", "difference", operands)
            if inducted:
                label = f"{grade.label}: posts to cover {when}"
                empty = work(f"{id}.to_cover_at_close", label, "FTE", "sum", (empty, inducted[grade.id]))
            by_grade[grade.id] = empty
        if inducted and not by_grade:
            parts, label = (in_all, *inducted.values()), f"Posts for agency staff to cover {when}"
            in_all = work(f"{under}.to_cover_at_close", label, "FTE", "sum", parts)
        return PostsToCover(by_grade, in_all, "agency_at_close")


def _once(ledger: Ledger, agency: Agency, pool: Pool) -> Figure:
    """Notice, fees and double running of one post."""
    week = week_of(ledger, agency, pool.grade)
    title = "Agency staff" if pool.grade is None else f"Agency staff, {pool.grade}"
    once = one_off_per_post(ledger, agency, pool.cost, week, lambda name: pool.at(f"agency_release.{name}"), title)
    assert once is not None
    return once
