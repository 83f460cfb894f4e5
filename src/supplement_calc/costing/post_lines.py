"""Lines of a table: so many FTE at a price, a grade's line the sum of its points' where it is counted by point."""

from __future__ import annotations

from collections.abc import Callable

from ..ledger import Figure, Table
from ..ledger.ledger import Kind
from .posts import GradePosts, Posts, Staffing

Of = Callable[[Posts], Figure | None]


def grade_lines(table: Table, staff: Staffing, quantity: Of, price: Of, prefix: str = "") -> list[Figure]:
    """A figure for each grade that has both a quantity and a price."""
    lines = (_grade_line(table, grade, quantity, price, prefix) for grade in staff.grades)
    return [line for line in lines if line is not None]


def _grade_line(table: Table, grade: GradePosts, quantity: Of, price: Of, prefix: str) -> Figure | None:
    parts, by_point = [], grade.by_point
    kind: Kind = "detail" if by_point else "line"
    for posts in grade.posts:
        fte, each = quantity(posts), price(posts)
        if fte is not None and each is not None:
            parts.append(table.product(f"{prefix}{posts.id}", posts.label, fte, each, kind))
    if not by_point:
        return parts[0] if parts else None
    return table.total(f"{prefix}{grade.id}", grade.label, parts, "line") if parts else None


def total_or_none(table: Table, name: str, label: str, parts: list[Figure], why: str) -> Figure:
    """The subtotal of some lines, or why there is none."""
    return table.total(name, label, parts, "subtotal") if parts else table.unanswered(name, label, why)


def staffed(staff: Staffing, quantity: Of) -> list[tuple[Posts, Figure]]:
    """The posts that there are any of, with how many."""
    return [(posts, fte) for posts in staff.posts if (fte := quantity(posts)) is not None]
