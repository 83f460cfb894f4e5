"""How agency staff go as posts are filled, in the sentences of a forecast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ....costing.agency.one_off import has_one_off
from ....costing.agency.release import Pool
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.projection import Projection
from ....diagnostics.names import listed
from ....ledger import Figure
from ...amounts import fte, percent
from ..agency import days_there
from .cells import rates

if TYPE_CHECKING:
    from ....case.dated import Dated


def agency_sentences(result: ForecastResult) -> Iterator[str]:
    """The rule of release, which course overrides it, and what releasing costs once. None without agency staff."""
    agency = result.case.agency
    if agency is None:
        return
    if days := days_there(agency):
        yield f"Agency staff are there {days}, and in no other months."
    by_rule = [course for course in result.courses if course.cover is not None and not course.cover.stated]
    if by_rule:
        yield _rule(by_rule[0])
    yield from _overridden(result)
    if has_one_off(agency):
        yield (
            "Notice, fees and double running are counted for agency staff released: by how many fewer are in vacancies at "
            "the end of a month than at the end of the month before."
        )


def _rule(course: Projection) -> str:
    """What goes for each FTE more in post: the same rule as cost and conversion."""
    assert course.cover is not None
    pools = list(zip(course.cover.pools, course.cover.shares, strict=True))
    if pools[0][0].grade is None:
        return f"For each FTE more in post {_of(*pools[0])}, between none and the vacancies."
    each = listed([f"{pool.grade}, {_of(pool, share)}" for pool, share in pools])
    return (
        f"Agency staff are by grade, and a recruit releases those of the same grade alone. For each FTE more in post: {each}."
    )


def _of(pool: Pool, share: Figure) -> str:
    if pool.release is not None:
        how = "one for one" if pool.one_for_one else "as the case states"
        return f"{fte(pool.release.known)} FTE of agency staff goes, {how}"
    return f"agency staff go in proportion to today's cover of {percent(share.known, 1)}"


def _overridden(result: ForecastResult) -> Iterator[str]:
    """A course that states its own cover, or those beyond vacancies, does not go by the rule."""
    for course in result.courses:
        if course.given.agency_cover is not None:
            beyond = " None beyond vacancies are counted in it: it gives none." if _drops_beyond(result, course) else ""
            yield (
                f"{course.title} states its own agency cover, {_stated(course.given.agency_cover)}, in place of today's and of "
                f"what recruits release.{beyond}"
            )
        elif course.given.agency_beyond is not None:
            yield f"{course.title} states its own agency staff beyond vacancies, {fte(course.given.agency_beyond.known)} FTE."


def _stated(given: Dated | Mapping[str, Dated]) -> str:
    """What a course says of its cover, of all or by grade."""
    if isinstance(given, Mapping):
        return listed([f"{rates(part)} of the vacancies of {grade}" for grade, part in given.items()])
    return f"{rates(given)} of vacancies"


def _drops_beyond(result: ForecastResult, course: Projection) -> bool:
    """Whether agency staff beyond vacancies, whom the other course has, are left out with the cover that is stated."""
    others = [one.cover.beyond.known for one in result.courses if one is not course and one.cover is not None]
    own = course.cover is not None and course.given.agency_beyond is None and not course.cover.beyond.known
    return own and any(others)
