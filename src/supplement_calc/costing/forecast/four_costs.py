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

ID = "four_costs"


class FourCosts(NamedTuple):
    """A full year and the whole term for staff in post and for all posts filled; the forecast's supplements, line by line and
    with on-costs; its extra cost over doing nothing. `vacant_posts`, `comings` and `rest` lead from each to the next:
    posts that are vacant, staff who join and leave, and what else the proposal changes."""

    in_post_year: Figure
    in_post_term: Figure
    vacant_posts: Figure
    all_posts_year: Figure
    all_posts_term: Figure
    comings: Figure
    lines: tuple[Figure, ...]
    gross: Figure
    rest: Figure
    extra: Figure

    @property
    def figures(self) -> list[Figure]:
        """All of them, in order."""
        first = [self.in_post_year, self.in_post_term, self.vacant_posts, self.all_posts_year, self.all_posts_term]
        return [*first, self.comings, *self.lines, self.gross, self.rest, self.extra]


def four_costs(case: Case, ledger: Ledger, staff: Staffing, proposal: Projection, comparison: Comparison) -> FourCosts:
    """The figures `four_costs.*`; the first two costs are worked out here as `cost` does."""
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
    gross = work(f"{ID}.gross", "Forecast: supplements with on-costs, staff joining and leaving", "GBP", "sum", lines)
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
        work(f"{ID}.rest", _rest(proposal), "GBP", "difference", (extra, gross)),
        extra,
    )


def _rest(proposal: Projection) -> str:
    """What else the proposal changes: what is paid now too, where anything is."""
    now = ", the supplement paid now" if "supplement_now" in proposal.total.lines else ""
    return f"Salaries, agency{now} and other payments, less doing nothing"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:] if not label.startswith("On-costs") else "their on-costs"
