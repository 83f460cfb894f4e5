"""The one rule of agency cover and its release, which cover, conversion and forecast all go by.

Only agency staff who cover a vacancy count as cover: those in use less those beyond vacancies, and no more than there are
vacancies. For each FTE more in post so many of them go: in proportion (today's cover), one for one, or a number. By grade where
agency staff are given by grade, so that a recruit of one grade releases nobody of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ...case.models.agency import Agency, Release
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ..posts import Staffing
from .beyond import given_by_grade, or_one
from .cost import cost_of_grade, cost_per_fte, fte_in_use


class Pool(NamedTuple):
    """Agency staff of one grade, or all together where `grade` is None: who cover a vacancy today and who are beyond
    vacancies, FTE; the vacancies that they may cover; what one costs a year; and what goes for each FTE more in post, None in
    proportion; `one_for_one` where the case says it in those words."""

    grade: str | None
    id: str
    fte: Figure
    vacant: Figure
    covering: Figure
    beyond: Figure
    cost: Figure
    release: Figure | None
    one_for_one: bool = False

    def at(self, id: str) -> str:
        """An id, with the grade's at its end where the staff are of one."""
        return f"{id}.{self.id}" if self.id else id

    def called(self, label: str) -> str:
        """A label, with the grade's before it."""
        return f"{self.grade}: {label[0].lower()}{label[1:]}" if self.grade else label


def vacant_by_grade(ledger: Ledger, staff: Staffing) -> dict[str, Figure]:
    """Vacant posts of each grade that has any, by the grade's id."""
    by_grade = {}
    for grade in staff.grades:
        vacant = [posts.vacant for posts in grade.posts if posts.vacant is not None]
        if len(vacant) == 1:
            by_grade[grade.id] = vacant[0]
        elif vacant:
            by_grade[grade.id] = ledger.work(
                f"agency_cover.vacant.{grade.id}", f"{grade.label} vacant posts", "FTE", "sum", vacant
            )
    return by_grade


def pools(
    ledger: Ledger,
    agency: Agency,
    under: str,
    vacant: Figure,
    by_grade: Mapping[str, Figure],
    stated: Figure | None = None,
) -> list[Pool]:
    """Each grade's agency staff, or all together. `under` opens the ids; `vacant` are all vacant posts and `by_grade` each
    grade's; `stated` are those beyond vacancies where a course says so, which then is as it says."""
    given = agency.beyond_vacancies if stated is None else stated
    if agency.by_grade is None:
        fte, cost = fte_in_use(ledger, agency), cost_per_fte(ledger, agency)
        all_ = Pool(None, "", fte, vacant, fte, fte, cost, _number(ledger, agency.release), agency.release == "one for one")
        return [_pool(ledger, all_, under, given, as_stated=stated is not None)]
    parts = {} if given is None or stated is not None else given_by_grade(ledger, agency, under, given, by_grade)
    found = []
    for grade, one in agency.by_grade.items():
        id = fold(grade)
        own = by_grade.get(id, ledger.zero("FTE"))
        cost = cost_of_grade(ledger, agency, grade)
        release = agency.release if one.release is None else one.release
        pool = Pool(grade, id, one.fte, own, one.fte, one.fte, cost, _number(ledger, release), release == "one for one")
        share = None if given is None else parts.get(id) or _shared_out(ledger, agency, pool, under, given)
        found.append(_pool(ledger, pool, under, share, as_stated=stated is not None))
    return found


def _number(ledger: Ledger, release: Release) -> Figure | None:
    """Agency FTE for each FTE more in post; None in proportion."""
    if release == "one for one":
        return ledger.constant("agency_release.one_for_one", "One for one", Decimal(1), "FTE", "one for one")
    return release if isinstance(release, Figure) else None


def _shared_out(ledger: Ledger, agency: Agency, pool: Pool, under: str, given: Figure) -> Figure:
    """Of those beyond vacancies as a course states them, a grade's part: by its share of the agency staff in use."""
    all_ = or_one(ledger, f"{under}in_use", "Agency staff in use, or 1 for none", fte_in_use(ledger, agency))
    weighted = ledger.work(
        pool.at(f"{under}given_weighted"), pool.called("Those given, shared out"), "FTE", "product", (given, pool.fte)
    )
    return ledger.work(pool.at(f"{under}given"), pool.called("Those given as beyond"), "FTE", "ratio", (weighted, all_))


def _pool(ledger: Ledger, pool: Pool, under: str, given: Figure | None, *, as_stated: bool) -> Pool:
    """Who of them cover a vacancy, and who are beyond: those given as such, and all above the vacancies."""
    zero, work = ledger.zero("FTE"), ledger.work
    if given is None:
        operands = (pool.fte, pool.vacant)
        over = work(
            pool.at(f"{under}over_vacancies"), pool.called("Agency staff less vacant posts"), "FTE", "difference", operands
        )
        beyond = work(
            pool.at(f"{under}beyond"), pool.called("Agency staff beyond vacancies today"), "FTE", "greater of", (over, zero)
        )
    else:
        beyond = given
    rest = work(pool.at(f"{under}less_beyond"), pool.called("Agency staff less those"), "FTE", "difference", (pool.fte, beyond))
    some = work(pool.at(f"{under}in_vacancies"), pool.called("Agency staff in vacancies"), "FTE", "greater of", (rest, zero))
    label = pool.called("Agency staff who cover a vacancy, no more than there are")
    covering = work(pool.at(f"{under}counted"), label, "FTE", "lesser of", (some, pool.vacant))
    if given is not None and not as_stated:
        label = pool.called("Agency staff beyond vacancies today")
        beyond = work(pool.at(f"{under}beyond"), label, "FTE", "difference", (pool.fte, covering))
    return pool._replace(covering=covering, beyond=beyond)
