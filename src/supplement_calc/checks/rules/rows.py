"""A row entered twice: under two names with all the same figures, or twice in a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ...diagnostics import Related
from ...diagnostics.names import fold
from ...ledger import Figure
from ..context import CheckContext
from ..rule import Breach, Rule

if TYPE_CHECKING:
    from ...case.models.comparators import Comparator
    from ...case.models.fields.points import PayPoint
    from ...case.models.package import Funding
    from ...case.models.workforce import Staff

# What small counts have in common by chance says nothing: so many different figures must agree.
_ENOUGH = 3
_COLUMNS = (
    "establishment", "establishment_before", "in_post", "vacant", "agency", "agency_beyond", "starters", "leavers", "turnover",
    "headcount", "men", "women", "average_service", "average_age",
)  # fmt: skip
Row = tuple[tuple[str, ...], str, Hashable]


def row_twice(context: CheckContext) -> Iterator[Breach]:
    """Two rows of one table with the same figures throughout. Dates of a series may have them: nothing need change from one to
    the next."""
    yield from _twice(context, _grades(context))
    for name, group in context.case.workforce.items():
        rows = ((("workforce", name, "teams", team), team, _figures(staff)) for team, staff in (group.teams or {}).items())
        yield from _twice(context, rows)
    comparators = context.case.comparators.items()
    yield from _twice(context, ((("comparators", name), name, _pay(one)) for name, one in comparators))
    yield from _lists(context)


def _twice(context: CheckContext, rows: Iterable[Row]) -> Iterator[Breach]:
    seen: dict[Hashable, Row] = {}
    for path, name, figures in rows:
        if figures is None:
            continue
        first = seen.setdefault(figures, (path, name, figures))
        if first[0] != path:
            yield Breach(
                f"{name} has the very figures of {first[1]}: the row seems to be entered twice",
                context.case.place(*path),
                "leave one of the two out, or silence this rule if both are so",
                (Related(context.case.place(*first[0]), "the first"),),
                shows=(),
            )


def _grades(context: CheckContext) -> Iterator[Row]:
    """Grades on the same pay with the same posts and supplement."""
    for name, grade in context.case.grades.items():
        if grade.in_post is not None and grade.vacant is not None:
            pay = (grade.spine, *grade.points) if grade.points else grade.salary.known if grade.salary else None
            posts = tuple(_posts(posts) for posts in (grade.in_post, grade.vacant))
            yield ("grades", name), name, (pay, grade.costed_at, posts, _value(grade.supplement))


def _posts(posts: Figure | dict[PayPoint, Figure]) -> Hashable:
    return posts.known if isinstance(posts, Figure) else tuple((point, fte.known) for point, fte in posts.items())


def _value(supplement: object) -> Hashable:
    return (supplement.unit, supplement.value) if isinstance(supplement, Figure) else str(supplement)


def _figures(staff: Staff) -> Hashable | None:
    """All the figures of a row, where enough of them differ to distinguish it from another."""
    given = {name: figure.value for name in _COLUMNS if (figure := getattr(staff, name)) is not None}
    return tuple(given.items()) if _are_enough(given.values()) else None


def _are_enough(values: Iterable[Decimal | None]) -> bool:
    return len({value for value in values if value}) >= _ENOUGH


def _pay(comparator: Comparator) -> Hashable | None:
    """What a comparator pays at every grade, where that is enough to distinguish it from another."""
    ends = {
        (grade, end): figure.value
        for grade, pay in comparator.pay.items()
        for end, figure in (("bottom", pay.bottom), ("top", pay.top))
        if figure is not None
    }
    return tuple(ends.items()) if _are_enough(ends.values()) else None


def _lists(context: CheckContext) -> Iterator[Breach]:
    """Entries of lists that are the same in every key that identifies them."""
    case = context.case
    for name, served in case.service_length.items():
        path = ("service_length", name, "bands")
        bands = (((*path, str(n)), f"{name}, {b.band}", fold(b.band)) for n, b in enumerate(served.bands, 1))
        yield from _again(context, bands)
    yield from _again(context, ((("measures", str(n)), "this measure", (m.what, m.where)) for n, m in case.measures.items()))
    funding = (
        (("funding", str(n)), f"the funding from {f.source}", (f.span(case.years), f.source, _money(f), f.where))
        for n, f in case.funding.items()
    )
    yield from _again(context, funding)
    published = (
        (("published", str(n)), p.figure, (p.figure, p.value.text if p.value else None, p.where, p.to.text if p.to else None))
        for n, p in case.published.items()
    )
    yield from _again(context, published)


def _money(funding: Funding) -> tuple[Decimal | None, ...]:
    return tuple(None if one is None else one.value for one in (funding.amount, funding.total))


def _again(context: CheckContext, rows: Iterable[Row]) -> Iterator[Breach]:
    seen: dict[Hashable, Row] = {}
    for path, name, key in rows:
        first = seen.setdefault(key, (path, name, key))
        if first[0] != path:
            yield Breach(
                f"{name} is here twice",
                context.case.place(*path),
                "leave one of the two out",
                (Related(context.case.place(*first[0]), "the first"),),
            )


RULES = (Rule("row-twice", "error", row_twice),)
