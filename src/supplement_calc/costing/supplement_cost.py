"""Table 2: what the supplements, and the uplifts they make necessary, cost in a full year and over their term."""

from __future__ import annotations

from decimal import Decimal

from ..case.case import Case
from ..ledger import Figure, Ledger, Table
from ..reference.calendar import months_between
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
    table.total("total", "Total supplement cost", [before, on_top])
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
            line = lines[f"{table.id}.{part}.{posts.id}"]
            on_top.append(PayOnTop(part, posts.id, posts.label, posts.salary, posts.supplement, fte, line))
    for uplift in staff.uplifts:
        fte = getattr(uplift, attribute)
        if fte is not None:
            line = lines[f"{table.id}.{part}.{uplift.id}"]
            on_top.append(PayOnTop(part, uplift.id, uplift.label, uplift.salary, uplift.price, fte, line, higher_point=True))
    return on_top


def over_the_period(case: Case, ledger: Ledger, total: Figure) -> Figure:
    """The year's cost for the months the supplement is paid, rounded once."""
    id, label = "supplement_cost.period_total", "Supplement cost over the period"
    if case.period is None:
        return ledger.unanswered(id, label, "GBP", "the case gives no period")
    if case.period.ends is None:
        return ledger.unanswered(id, label, "GBP", "the case gives no day on which the supplement ends")
    months = months_between(case.period.starts, case.period.ends)
    text = f"{case.period.starts:%Y-%m-%d} to {case.period.ends:%Y-%m-%d}"
    # In whole parts of a month, so that the one division comes last and a half pound is a half pound.
    part = "months" if months.denominator == 1 else f"{months.denominator}ths of a month"
    paid = ledger.constant("period.parts", f"Paid, in {part}", Decimal(months.numerator), "count", text, case.place("period"))
    year = ledger.constant(
        "period.year", f"A year, in {part}", Decimal(12 * months.denominator), "count", f"12 × {months.denominator}"
    )
    month = ledger.count("period.month", f"A month, in {part}", months.denominator)
    ledger.work("period.months", "Months the supplement is paid", "months", "ratio", (paid, month))
    by_months = ledger.work("supplement_cost.by_months", f"A year's cost times {part}", "GBP", "product", (total, paid))
    return ledger.work(id, label, "GBP", "ratio", (by_months, year), ledger.rounding)
