"""Table 2: what the supplements, and the uplifts they make necessary, cost in a full year."""

from __future__ import annotations

from ..ledger import Figure, Ledger, Table
from .on_costs.base import OnCosts, PayOnTop
from .post_lines import grade_lines, total_or_none
from .posts import Staffing

_ATTRIBUTE = {"existing": "in_post", "vacant": "vacant"}


def supplement_cost(ledger: Ledger, staff: Staffing, on_costs: OnCosts, under: str = "") -> Table:
    """Σ FTE in post × supplement and uplifts in post; the same for vacant posts; on-costs on the two together.

    Source: Derbyshire County Council, 24 June 2019, application section 8, "Costs of Proposed Supplements".
    """
    table = ledger.table(f"{under}supplement_cost", "Supplement cost")
    existing = _part(table, staff, "existing", "Staff in post")
    vacant = _part(table, staff, "vacant", "Vacant posts")
    before = table.total("before_on_costs", "Before on-costs", [existing, vacant], "subtotal")
    on_top = on_costs.on_extras(table, before, [*extras(table, staff, "existing"), *extras(table, staff, "vacant")])
    table.total("total", "Full-year supplement cost, all posts filled", [before, on_top])
    return table


def _part(table: Table, staff: Staffing, part: str, label: str) -> Figure:
    attribute = _ATTRIBUTE[part]
    lines = grade_lines(table, staff, lambda posts: getattr(posts, attribute), lambda posts: posts.supplement, f"{part}.")
    for uplift in staff.uplifts:
        fte = getattr(uplift, attribute)
        if fte is not None:
            lines.append(table.product(f"{part}.{uplift.id}", uplift.label, fte, uplift.price))
    return total_or_none(table, part, label, lines, f"no {label.lower()} are given a supplement")


def extras(table: Table, staff: Staffing, part: str) -> list[PayOnTop]:
    """What one part of the table pays on top of salaries, line by line."""
    attribute, on_top = _ATTRIBUTE[part], []
    lines = table.ledger.figures
    for posts in staff.posts:
        fte = getattr(posts, attribute)
        if fte is not None and posts.supplement is not None:
            line = lines[f"{table.id}.{part}.{posts.line}"]
            on_top.append(PayOnTop(part, posts.id, posts.label, posts.salary, posts.supplement, fte, line, posts.grade))
    for uplift in staff.uplifts:
        fte = getattr(uplift, attribute)
        if fte is not None:
            line = lines[f"{table.id}.{part}.{uplift.id}"]
            pay = (uplift.salary, uplift.price, fte, line, uplift.grade)
            on_top.append(PayOnTop(part, uplift.id, uplift.label, *pay, higher_point=True))
    return on_top
