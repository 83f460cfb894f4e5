"""The four figures that are all "the cost" of one proposal, and how each leads to the next."""

from __future__ import annotations

from typing import NamedTuple

from ...case.case import Case
from ...ledger import Figure, Ledger
from ...ledger.ledger import is_answered
from ..costing import on_costs_of
from ..day_one import supplement_in_post
from ..posts import Staffing
from ..supplement_by_year import supplement_by_year
from ..supplement_cost import supplement_cost
from .assumed.gross_and_net import PAID_ON
from .comparison import Comparison
from .month_costs import LABELS
from .projection import Projection
from .supplement_now import LABELS as NOW_LABELS

ID = "four_costs"


class FourCosts(NamedTuple):
    """A full year and the whole term for staff in post and for all posts filled; the forecast's supplements, line by line and
    with on-costs; its extra cost over doing nothing. `vacant_posts`, `comings`, `paid_now` and `rest` lead from each to
    the next: vacant posts, staff who join and leave, the supplement paid already in place of which it comes, and all else."""

    in_post_year: Figure
    in_post_term: Figure
    vacant_posts: Figure
    all_posts_year: Figure
    all_posts_term: Figure
    comings: Figure
    lines: tuple[Figure, ...]
    gross: Figure
    paid_now: Figure | None
    rest: Figure
    extra: Figure

    @property
    def figures(self) -> list[Figure]:
        """All of them, in order."""
        first = [self.in_post_year, self.in_post_term, self.vacant_posts, self.all_posts_year, self.all_posts_term]
        return [
            *first,
            self.comings,
            *self.lines,
            self.gross,
            *(() if self.paid_now is None else (self.paid_now,)),
            self.rest,
            self.extra,
        ]


def four_costs(
    case: Case, ledger: Ledger, staff: Staffing, courses: tuple[Projection, Projection], comparison: Comparison
) -> FourCosts:
    """The figures `four_costs.*`; the first two costs are worked out here as `cost` does."""
    nothing, proposal = courses
    on_costs = on_costs_of(case, ledger)
    supplement_cost(ledger, staff, on_costs)
    in_post = supplement_in_post(ledger.table("day_one", "Day one"), staff, on_costs)
    supplement_by_year(case, ledger, staff)
    figures, work = ledger.figures, ledger.work
    term = {name: figures[f"supplement_cost.period_{name}"] for name in ("in_post", "total")}
    first = ledger.relabelled(f"{ID}.in_post_year", "Staff in post now, a full year", in_post)
    first_term = ledger.relabelled(f"{ID}.in_post_term", "Staff in post now, the whole term", term["in_post"])
    most = ledger.relabelled(
        f"{ID}.all_posts_year", "All posts filled from day one, a full year", figures["supplement_cost.total"]
    )
    most_term = ledger.relabelled(f"{ID}.all_posts_term", "All posts filled from day one, the whole term", term["total"])
    lines = [
        ledger.relabelled(f"{ID}.{name}", f"Forecast: {_lower(LABELS[name])}", proposal.total.lines[name])
        for name in PAID_ON
        if name in proposal.total.lines
    ]
    gross = work(f"{ID}.gross", f"Forecast: supplements {case.with_on_costs}, staff joining and leaving", "GBP", "sum", lines)
    paid_now = _paid_now(ledger, nothing, proposal)
    more = gross
    if paid_now is not None:
        more = work(f"{ID}.gross_less_paid_now", "Forecast: supplements, less doing nothing", "GBP", "sum", (gross, paid_now))
    extra = ledger.relabelled(f"{ID}.extra", "Forecast: extra cost over doing nothing", comparison.total)
    start = first_term if is_answered(first_term) else ledger.zero("GBP")
    return FourCosts(
        first,
        first_term,
        work(f"{ID}.vacant_posts", "Vacant posts, were they filled from day one", "GBP", "difference", (most_term, first_term)),
        most,
        most_term,
        work(f"{ID}.comings", "Staff who join, less those who leave", "GBP", "difference", (gross, start)),
        tuple(lines),
        gross,
        paid_now,
        work(f"{ID}.rest", "Salaries, agency and other costs, less doing nothing", "GBP", "difference", (extra, more)),
        extra,
    )


def _paid_now(ledger: Ledger, nothing: Projection, proposal: Projection) -> Figure | None:
    """What the proposal pays of the supplement paid already, less what doing nothing pays; None where there is none."""
    old, new = (
        [course.total.lines[name] for name in NOW_LABELS if name in course.total.lines] for course in (nothing, proposal)
    )
    if not old and not new:
        return None
    before = ledger.work(f"{ID}.paid_now.doing_nothing", "Supplement paid now with on-costs, doing nothing", "GBP", "sum", old)
    after = ledger.work(f"{ID}.paid_now.proposal", "Supplement paid now with on-costs, the proposal", "GBP", "sum", new)
    return ledger.work(f"{ID}.paid_now", "Supplement paid now, less doing nothing", "GBP", "difference", (after, before))


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:] if not label.startswith("On-costs") else "their on-costs"
