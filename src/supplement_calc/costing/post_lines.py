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
    by_point = grade.by_point
    kind: Kind = "detail" if by_point else "line"
    lines: dict[str, list[tuple[Posts, Figure, Figure]]] = {}
    for posts in grade.posts:
        fte, each = quantity(posts), price(posts)
        if fte is not None and each is not None:
            lines.setdefault(posts.line, []).append((posts, fte, each))
    parts = [_posts_line(table, id, some, prefix, kind) for id, some in lines.items()]
    if not by_point:
        return parts[0] if parts else None
    return table.total(f"{prefix}{grade.id}", grade.label, parts, "line") if parts else None


def _posts_line(table: Table, id: str, some: list[tuple[Posts, Figure, Figure]], prefix: str, kind: Kind) -> Figure:
    """The line of some posts; of staff in post and vacant posts that are apart, both at the one price."""
    posts, fte, each = some[0]
    if len(some) > 1:
        under = next((one.under for one, _, _ in some if one.under), "")
        label = f"{posts.line_label} posts"
        fte = table.ledger.work(f"{under}establishment.{id}", label, "FTE", "sum", [fte for _, fte, _ in some])
    if posts.parts and each is posts.supplement:
        return _lines_of_parts(table, f"{prefix}{id}", posts, fte, kind)
    return table.product(f"{prefix}{id}", posts.line_label, fte, each, kind)


def _lines_of_parts(table: Table, id: str, posts: Posts, fte: Figure, kind: Kind) -> Figure:
    """A line for each of several supplements, and their sum: no row of its own at a point, whose grade's line adds them up."""
    label = posts.line_label
    lines = [table.product(f"{id}.{part.id}", f"{label}: {part.what}", fte, part.amount, "detail") for part in posts.parts]
    if kind == "detail":
        return table.ledger.work(f"{table.id}.{id}", label, "GBP", "sum", lines)
    return table.total(id, label, lines, kind)


def total_or_none(table: Table, name: str, label: str, parts: list[Figure], why: str) -> Figure:
    """The subtotal of some lines, or why there is none."""
    return table.total(name, label, parts, "subtotal") if parts else table.unanswered(name, label, why)


def staffed(staff: Staffing, quantity: Of) -> list[tuple[Posts, Figure]]:
    """The posts that there are any of, with how many."""
    return [(posts, fte) for posts in staff.posts if (fte := quantity(posts)) is not None]
