"""The proof of each break-even answer: costed again with those posts empty, the full cost is the budget.

Averages are of no particular posts: their proof is full cost − FTE × saving = budget.
"""

from __future__ import annotations

from ..ledger import Figure, Ledger, Unanswered
from .break_even import Basis, BreakEven, ordered_operands
from .full_establishment import full_establishment
from .on_costs import OnCosts
from .posts import GradePosts, Posts, Staffing
from .supplement_cost import supplement_cost


def prove(ledger: Ledger, staff: Staffing, terms: OnCosts, answer: BreakEven) -> dict[str, Figure]:
    """The full cost with the posts of each basis empty, by the basis's id; none for a basis without an answer."""
    return {
        basis.id: _proof(ledger, staff, terms, answer, basis)
        for basis in answer.bases
        if not isinstance(basis.vacant_fte.because, Unanswered)
    }


def rates(ledger: Ledger, answer: BreakEven) -> dict[str, Figure]:
    """Each basis's vacant FTE as a share of all posts, by the basis's id."""
    return {
        basis.id: ledger.work(
            f"break_even.rate.{basis.id}", f"{basis.label}, share of all posts", "percent", "percentage",
            (basis.vacant_fte, answer.established),
        )
        for basis in answer.bases
    }  # fmt: skip


def _proof(ledger: Ledger, staff: Staffing, terms: OnCosts, answer: BreakEven, basis: Basis) -> Figure:
    if basis.emptied == "average":
        return _average(ledger, basis)
    under = f"proof.{basis.id}."
    emptied = {posts.id: _emptied(ledger, answer, basis, posts, place) for place, posts in enumerate(basis.posts)}
    left = _staff_left(ledger, staff, emptied, under)
    supplements = ledger.figures[f"{supplement_cost(ledger, left, terms, under).id}.total"]
    table = full_establishment(ledger, left, terms, supplements, under)
    return ledger.figures[f"{table.id}.total"]


def _average(ledger: Ledger, basis: Basis) -> Figure:
    assert basis.saving is not None
    full = ledger.figures["full_establishment.total"]
    id = f"proof.{basis.id}"
    saved = ledger.work(f"{id}.saved", f"{basis.label}: saved", "GBP", "product", (basis.vacant_fte, basis.saving))
    return ledger.work(
        f"{id}.total", f"{basis.label}: full cost less that", "GBP", "difference", (full, saved), ledger.rounding
    )


def _emptied(ledger: Ledger, answer: BreakEven, basis: Basis, posts: Posts, place: int) -> Figure:
    """How many of some posts are left empty: their share of a mix, or as many as their turn comes to."""
    id, label = f"proof.{basis.id}.empty.{posts.id}", f"{posts.label} left empty"
    if basis.emptied == "order":
        operands = [answer.excess, *ordered_operands(answer.savings, basis.posts)]
        return ledger.work(id, label, "FTE", f"{basis.id.split('_')[0]} first until", operands, part=place)
    if len(basis.posts) == 1:
        return ledger.work(id, label, "FTE", "sum", [basis.vacant_fte])
    fte = [_weight(p) for p in basis.posts]
    together = ledger.figures.get(f"{id.rsplit('.', 1)[0]}_of") or ledger.work(
        f"{id.rsplit('.', 1)[0]}_of", "The posts together", "FTE", "sum", fte
    )
    each = ledger.work(f"{id}.share", f"{posts.label} as a share of them", "percent", "percentage", (_weight(posts), together))
    return ledger.work(id, label, "FTE", "share", (each, basis.vacant_fte))


def _weight(posts: Posts) -> Figure:
    fte = posts.vacant if posts.vacant is not None else posts.in_post
    assert fte is not None
    return fte


def _staff_left(ledger: Ledger, staff: Staffing, emptied: dict[str, Figure], under: str) -> Staffing:
    grades = (
        GradePosts(g.id, g.label, tuple(_left(ledger, posts, emptied.get(posts.id), under) for posts in g.posts))
        for g in staff.grades
    )
    return Staffing(tuple(grades), staff.uplifts)


def _left(ledger: Ledger, posts: Posts, emptied: Figure | None, under: str) -> Posts:
    """The posts with some of them empty: vacant ones first, and where the case counts none vacant, those in post."""
    if emptied is None:
        return posts
    fte = _weight(posts)
    if posts.vacant is not None:
        left = ledger.work(f"{under}left.{posts.id}", f"{posts.label} vacant posts filled", "FTE", "difference", (fte, emptied))
        return posts._replace(under=under, vacant=left)
    left = ledger.work(f"{under}left.{posts.id}", f"{posts.label} staff still in post", "FTE", "difference", (fte, emptied))
    return posts._replace(under=under, in_post=left)
