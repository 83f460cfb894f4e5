"""Table 3: what it would cost if every post were filled, without and with the supplements."""

from __future__ import annotations

from ..ledger import Figure, Ledger, Table
from .on_costs.base import OnCosts
from .post_lines import grade_lines, staffed, total_or_none
from .posts import Staffing


def full_establishment(ledger: Ledger, staff: Staffing, on_costs: OnCosts, supplements: Figure, under: str = "") -> Table:
    """Σ (in post + vacant) FTE × salary; on-costs; without supplements; plus the supplement cost; the total. Where the case has
    further payments, those of a full year are added to it.

    Source: Derbyshire County Council, 24 June 2019, application section 8, "Estimated costs of full establishment".
    """
    table = ledger.table(f"{under}full_establishment", "Full establishment: all posts filled, no agency staff")
    lines = grade_lines(table, staff, lambda posts: posts.established(ledger), lambda posts: posts.salary)
    salaries = total_or_none(table, "salaries", "Salaries", lines, "no grade has posts")
    on_top = on_costs.on_pay(table, salaries, staffed(staff, lambda posts: posts.established(ledger)))
    without = table.total("without_supplements", "Without supplements", [salaries, on_top], "subtotal")
    with_them = table.total("supplements", "Supplement cost", [supplements], "line")
    paid = supplements.value is not None
    total = table.whole("total", "Total with supplements" if paid else "Total, no supplement", [without, with_them])
    payments = payments_of_full_year(ledger)
    if payments is not None:
        table.show(ledger.relabelled(f"{table.id}.payments", "Other payments", payments))
        all_of_them = "supplements and other payments" if paid else "other payments"
        table.whole("with_payments", f"Total with {all_of_them}", [total, payments])
    return table


def payments_of_full_year(ledger: Ledger) -> Figure | None:
    """The further payments of a full year; None where the case has none. They are of the case's own posts, whichever are empty:
    fewer posts to fill would make them fewer too."""
    return ledger.figures.get("payments.total")


def full_cost(ledger: Ledger, under: str = "") -> Figure:
    """What every post filled comes to with the whole proposal: with further payments where the case has any."""
    id = f"{under}full_establishment"
    return ledger.figures.get(f"{id}.with_payments") or ledger.figures[f"{id}.total"]


def established_fte(ledger: Ledger, staff: Staffing) -> Figure:
    """All posts, in post and vacant, FTE."""
    posts = [fte for fte in (posts.established(ledger) for posts in staff.posts) if fte is not None]
    if not posts:
        return ledger.unanswered("establishment.total", "Posts", "FTE", "no grade has posts", is_none=True)
    return ledger.work("establishment.total", "Posts", "FTE", "sum", posts)


def vacant_fte(ledger: Ledger, staff: Staffing) -> Figure:
    """All vacant posts, FTE."""
    vacant = [posts.vacant for posts in staff.posts if posts.vacant is not None]
    if not vacant:
        return ledger.unanswered("establishment.vacant", "Vacant posts", "FTE", "the case gives no vacant posts")
    return ledger.work("establishment.vacant", "Vacant posts", "FTE", "sum", vacant)
