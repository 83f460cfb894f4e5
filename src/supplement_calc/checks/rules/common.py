"""What several rules ask of a case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ...case.case import Case
from ...case.models.grades import Grade
from ...diagnostics import Span
from ...ledger import Figure, Input
from ...ledger.rounding import EXACT

NIL = Decimal(0)
Posts = Figure | dict[int, Figure] | None


def added(values: Iterable[Decimal]) -> Decimal:
    """The exact sum of input values, to be compared with another input."""
    total = NIL
    for value in values:
        total = EXACT.add(total, value)
    return total


def times(one: Decimal, other: Decimal) -> Decimal:
    """The exact product of input values."""
    return EXACT.multiply(one, other)


def fte(posts: Posts) -> Decimal | None:
    """The FTE of one number, or of all points together; None where the case does not give it."""
    if posts is None:
        return None
    return added(figure.known for figure in posts.values()) if isinstance(posts, dict) else posts.known


def has_posts(grade: Grade) -> bool:
    """Whether the grade gives any posts, in post or vacant."""
    return grade.in_post is not None or grade.vacant is not None


def supplemented(case: Case) -> list[str]:
    """The grades that have a supplement."""
    return [name for name, grade in case.grades.items() if grade.supplement is not None]


def proposes(case: Case) -> bool:
    """Whether the case proposes a payment: a period, and a supplement or an uplift to be paid in it."""
    return case.period is not None and bool(case.uplifts or supplemented(case))


def place_of_figure(figure: Figure) -> Span | None:
    """Where an input stands."""
    return figure.origin.span if isinstance(figure.origin, Input) else None


def text_of(figure: Figure) -> str:
    """An input as it is written."""
    return figure.origin.text.strip() if isinstance(figure.origin, Input) else f"{figure.value}"


def half_unit(figure: Figure) -> Decimal:
    """Half of one in the last digit that an input is written with: what rounding may have taken."""
    digits = re.search(r"\.(\d+)", text_of(figure))
    return Decimal(5).scaleb(-(len(digits[1]) if digits else 0) - 1)


def is_hedged(figure: Figure) -> bool:
    """Whether the text says that the number is not exact: about, over, under."""
    return re.match(r"[£\d+-]", text_of(figure)) is None


def pounds(value: Decimal) -> str:
    """`£26,890` or `£26,890.50`, with no digit dropped."""
    return f"£{_plain(value):,}"


def plain(value: Decimal) -> str:
    """A number without spare noughts: `65.5`."""
    return f"{_plain(value):,f}"


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def months_on(start: date, months: Decimal) -> date:
    """The same day so many months later; the last of the month where that month has no such day."""
    years, month = divmod(start.month - 1 + int(months), 12)
    if start.year + years > date.max.year:
        return date.max
    for day in range(start.day, start.day - 4, -1):
        try:
            return date(start.year + years, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def in_words(day: date) -> str:
    """`1 July 2019`."""
    return f"{day.day} {day:%B %Y}"
