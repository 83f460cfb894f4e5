"""The pay awards of a forecast, day by day: those that the case gives, and a national body's from its table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ...ledger import Figure
from ...parser.tree import Path
from ...reference import pay_awards as national
from ..dates import first_month
from ..models.fields.points import PayPoint, PointRange, point_id
from .points import points_of

if TYPE_CHECKING:
    from ..case import Case
    from ..models.forecast import NationalAwards, PayAward


class Award(NamedTuple):
    """What some posts are given from a day on: all, or those at pay points from the lowest to the highest. `amount` is pounds a
    year or a percentage of pay, and `at_least` the pounds that a percentage comes to at least."""

    points: PointRange | None
    amount: Figure
    at_least: Figure | None = None
    on_supplement: Figure | None = None
    of: frozenset[PayPoint] = frozenset()  # the points of the range

    @property
    def key(self) -> str:
        """What tells it in an id from the others of its day: `.points_2_43`."""
        return "" if self.points is None else f".points_{point_id(self.points[0])}_{point_id(self.points[1])}"

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of pay and nothing else."""
        return self.amount.unit == "percent" and self.at_least is None


class AwardDay(NamedTuple):
    """The awards from one day on. `body` is whose they are, where the case does not give them itself."""

    day: date
    awards: tuple[Award, ...]
    body: national.Body | None = None

    @property
    def is_one_share(self) -> bool:
        """Whether all pay rises by one percentage."""
        return len(self.awards) == 1 and self.awards[0].points is None and self.awards[0].is_share

    @property
    def may_be_cut(self) -> bool:
        """Whether some pay falls."""
        return any(award.amount.known < 0 for award in self.awards)

    def at(self, point: PayPoint | None) -> Award | None:
        """The award of posts at a point, or of posts without one: that of the point, or else that of all the others."""
        rest = None
        for award in self.awards:
            if award.points is None:
                rest = award
            elif point is not None and point in award.of:
                return award
        return rest


def award_days(case: Case) -> list[AwardDay]:
    """In order of their days."""
    from ..models.forecast import PayAward

    by_day: dict[date, list[Award]] = {}
    of_bodies: dict[date, AwardDay] = {}
    for entry in (case.forecast.pay_awards if case.forecast is not None else None) or ():
        if isinstance(entry, PayAward):
            award = Award(entry.points, entry.award, entry.at_least, entry.on_supplement, points_of(case, entry.points))
            by_day.setdefault(entry.from_, []).append(award)
        else:
            of_bodies |= {one.day: one for one in _of_body(case, entry)}
    own = {day: AwardDay(day, tuple(awards)) for day, awards in by_day.items()}
    return [day for _, day in sorted((of_bodies | own).items())]


def _of_body(case: Case, entry: NationalAwards) -> list[AwardDay]:
    body, first = national_body(entry), first_day(case, entry)
    days = [] if first is None else [day for day in national.days(body) if day >= first]
    return [AwardDay(day, _rows_of(body, day), body) for day in days]


def _rows_of(body: national.Body, day: date) -> tuple[Award, ...]:
    """The rows of a day that have an amount for all or for some points; what others have, no point says."""
    rows = [one for one in national.rows() if (one.body, one.day) == (body, day) and one.value is not None and not one.is_lump]
    return tuple(_award_of(row) for row in rows if row.who != "other")


def _award_of(row: national.Row) -> Award:
    if row.who == "all" or row.points is None:
        return Award(None, national.figure_of(row))
    low, high = row.points
    return Award(PointRange(row.points), national.figure_of(row), of=frozenset(range(low, high + 1)))


def national_body(entry: NationalAwards) -> national.Body:
    """Whose awards an entry counts."""
    body = national.body_named(entry.award)
    assert body is not None, entry.award
    return body


def first_day(case: Case, entry: NationalAwards) -> date | None:
    """The first day whose awards an entry counts."""
    return entry.from_ or first_month(case)


def own_entries(case: Case) -> dict[int, PayAward]:
    """The entries that give an award themselves, by their numbers from 1."""
    from ..models.forecast import PayAward

    given = (case.forecast.pay_awards if case.forecast is not None else None) or []
    return {number: one for number, one in enumerate(given, 1) if isinstance(one, PayAward)}


def national_entries(case: Case) -> dict[int, NationalAwards]:
    """The entries that count a national body's."""
    own = own_entries(case)
    given = (case.forecast.pay_awards if case.forecast is not None else None) or []
    return {number: one for number, one in enumerate(given, 1) if number not in own}  # type: ignore[misc]


def is_award(path: Path) -> bool:
    """Whether a place in a case is that of an award, of a forecast or of a comparator: what may be below zero."""
    match path:
        case ("forecast", "pay_awards", _, "award") | ("comparators", _, "award"):
            return True
        case _:
            return False


def raised(pay: Decimal, award: Award) -> Decimal:
    """Pay after an award, exactly; for what a rule asks before anything is costed."""
    if award.amount.unit == "GBP":
        return pay + award.amount.known
    rise = pay * award.amount.known / 100
    return pay + (rise if award.at_least is None else max(rise, award.at_least.known))
