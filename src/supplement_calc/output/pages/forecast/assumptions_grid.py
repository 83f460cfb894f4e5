"""What each course of a forecast assumes for itself, side by side: turnover, starters and agency cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....costing.agency.release import Pool
from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.projection import Projection
from ....ledger import Figure, in_place_of_value
from ...amounts import percent
from ...document import Grid, GridRow
from ...followed.kept import kept
from .cells import rates, staff


@kept
def assumptions_grid(result: ForecastResult) -> Grid:
    """A row for each of what the two courses assume for themselves."""
    rows = [*_turnover(result), *_starters(result), *_agency(result)]
    titles = (course.title for course in result.courses)
    return Grid(("What is assumed", *titles), tuple(GridRow(row) for row in rows))


@kept
def _turnover(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    """A row for each month from which another rate holds in either course; by grade where grades have rates of their own."""
    for name, grade in _alike(result):
        rates = {
            month: tuple(percent(course.effects.turnover(grade, month).known) for course in result.courses)
            for month in result.months
        }
        yield from _changes(result, f"Turnover a year{name}", rates)


@kept
def _starters(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    planned = {month: [course.effects.starters(month) for course in result.courses] for month in result.months}
    if any(one.together is not None for both in planned.values() for one in both):
        together = {
            month: tuple("by grade" if one.together is None else staff(one.together) for one in both)
            for month, both in planned.items()
        }
        yield from _changes(result, "Starters a year, FTE", together)
    if any(one.by_grade is not None for both in planned.values() for one in both):
        for grade in result.grades:
            own = {
                month: tuple("shared" if one.by_grade is None else staff(one.by_grade.get(grade.label)) for one in both)
                for month, both in planned.items()
            }
            yield from _changes(result, f"Starters a year, {grade.label}", own)


@kept
def _alike(result: ForecastResult) -> list[tuple[str, str]]:
    """What rows are called, and the grade each is of: one row where all grades have the same in every month."""
    of = {
        grade.label: [[course.effects.turnover(grade.label, month).id for course in result.courses] for month in result.months]
        for grade in result.grades
    }
    first, *rest = of
    if all(of[grade] == of[first] for grade in rest):
        return [("", first)]
    return [(f", {grade}", grade) for grade in of]


def _changes(result: ForecastResult, name: str, by_month: dict[Month, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """One row, or one from each month that another holds from."""
    starts = [
        month
        for number, month in enumerate(result.months)
        if not number or by_month[month] != by_month[result.months[number - 1]]
    ]
    for month in starts:
        yield (name if len(starts) == 1 else f"{name}, from {month.name}", *by_month[month])


@kept
def _agency(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    if all(course.cover is None for course in result.courses):
        return
    yield ("Agency cover of vacancies", *map(_cover, result.courses))
    pools = next(course.cover.pools for course in result.courses if course.cover is not None)
    for pool in pools if pools[0].grade is not None else ():
        yield (f"Agency cover of vacancies, {pool.grade}", *(_cover_of(course, pool) for course in result.courses))
    yield ("Agency staff beyond vacancies, FTE", *(staff(c.cover and c.cover.beyond) for c in result.courses))


def _cover_of(course: Projection, pool: Pool) -> str:
    """Of one grade's vacancies, where agency staff are by grade."""
    assert course.cover is not None
    if (stated := course.cover.stated_for(pool.grade)) is not None:
        return percent(stated.known) if isinstance(stated, Figure) else rates(stated)
    shares = {one.id: share for one, share in zip(course.cover.pools, course.cover.shares, strict=True)}
    share = shares.get(pool.id)
    return "none" if share is None else f"{_share(share)}, as now"


def _share(share: Figure) -> str:
    return in_place_of_value(share) if share.value is None else percent(share.value, 1)


def _cover(course: Projection) -> str:
    if course.cover is None:
        return "none"
    given = course.given.agency_cover
    if isinstance(given, Mapping):
        return ", ".join(f"{grade} {rates(part)}" for grade, part in given.items())
    if given is not None and not isinstance(given, Figure):
        return rates(given)
    cover = _share(course.cover.share)
    return cover if given is not None else f"{cover}, as now"
