"""On-costs in either form: a flat rate on all pay, or each part as it falls.

The tables ask for the on-costs of a pay bill, of what is paid on top of salaries, and of one post; the form answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import is_answered
from ...reference.payment_kinds import ALL_DUE, Due
from ..constants import pay_itself
from ..posts import Posts

Staffed = Sequence[tuple[Posts, Figure]]
"""Posts with how many of them are filled, FTE."""
PostCost = Callable[[Posts, Figure, str], Figure]
"""What a post costs, from its pay and whether that is `without_supplements` or `with_supplements`."""


class PayOnTop(NamedTuple):
    """Pay on top of a salary for some posts: a supplement, or the rise to a higher point. `line` is what it comes to."""

    part: str
    id: str
    label: str
    salary: Figure
    amount: Figure
    fte: Figure
    line: Figure
    grade: str
    higher_point: bool = False


class OnCosts(Protocol):
    """On-costs of a case, in the form that it gives them."""

    def on_pay(self, table: Table, of: Figure, staffed: Staffed) -> Figure:
        """The line of a table of salaries, and before it the lines of its parts."""

    def on_extras(self, table: Table, of: Figure, extras: Sequence[PayOnTop]) -> Figure:
        """The line on what is paid on top of salaries, at what it adds."""

    def cost_of_posts(self, ledger: Ledger) -> PostCost:
        """What one post costs a year with on-costs."""


class FlatOnCosts(NamedTuple):
    """One rate on all pay, with what of it is the pension contribution where the case says; no rate where the case gives no
    on-costs. `supplement` is what is due on the kind of payment that the supplement is."""

    rate: Figure | None
    pension: Figure | None = None
    supplement: Due = ALL_DUE

    def on_pay(self, table: Table, of: Figure, staffed: Staffed) -> Figure:
        """The rate on a rounded total."""
        return self._on(table, of)

    def on_extras(self, table: Table, of: Figure, extras: Sequence[PayOnTop]) -> Figure:
        """The same rate, or what of it is due on the kind of payment that the supplement is; a higher point bears all of it."""
        if self.rate is None or (rate := rate_due(table.ledger, self.rate, self.pension, self.supplement)) is self.rate:
            return self._on(table, of)
        given = [extra for extra in extras if is_answered(extra.line)]
        points = [extra.line for extra in given if extra.higher_point]
        if not points:
            return table.share("on_costs", "On-costs", rate, of)
        ledger, id = table.ledger, f"{table.id}.on_costs"
        parts = []
        for name, of_what, at, lines in (
            ("supplements", "supplements", rate, [extra.line for extra in given if not extra.higher_point]),
            ("higher_points", "higher points", self.rate, points),
        ):
            base = ledger.work(f"{id}.{name}.of", f"Paid as {of_what}", "GBP", "sum", lines or [ledger.zero("GBP")])
            parts.append(ledger.work(f"{id}.{name}", f"On-costs of {of_what}", "GBP", "share", (at, base)))
        return table.show(ledger.work(id, "On-costs", "GBP", "sum", parts, ledger.rounding))

    def cost_of_posts(self, ledger: Ledger) -> PostCost:
        """Pay with the rate on it."""
        whole, itself = None, pay_itself(ledger)
        if self.rate is not None:
            whole = ledger.work("break_even.pay_and_on_costs", "Pay and on-costs", "percent", "sum", (itself, self.rate))

        def cost(posts: Posts, pay: Figure, how: str) -> Figure:
            id, label = post_id(posts, how)
            if whole is None:
                return ledger.relabelled(id, label, pay)
            if posts.supplement is not None and how == "with_supplements":
                assert self.rate is not None
                rate = rate_due(ledger, self.rate, self.pension, self.supplement)
                if rate is not self.rate:
                    some = ledger.work(
                        "break_even.supplement_and_on_costs", "Supplement and on-costs", "percent", "sum", (itself, rate)
                    )
                    under = f"break_even.on_costs.{posts.id}_{how}"
                    title = f"{posts.label} with on-costs"
                    parts = (
                        ledger.work(f"{under}.salary", f"{title}: salary", "GBP", "share", (whole, posts.salary)),
                        ledger.work(f"{under}.supplement", f"{title}: supplement", "GBP", "share", (some, posts.supplement)),
                    )
                    return ledger.work(id, label, "GBP", "sum", parts)
            return ledger.work(id, label, "GBP", "share", (whole, pay))

        return cost

    def _on(self, table: Table, of: Figure) -> Figure:
        if self.rate is None:
            return table.unanswered("on_costs", "On-costs", "the case gives no on-costs")
        return table.share("on_costs", "On-costs", self.rate, of)


def rate_due(ledger: Ledger, rate: Figure, pension: Figure | None, due: Due) -> Figure:
    """What of a flat rate is due on a payment: all of it, all but its pension part, that part alone, or none of it. All of it
    on what bears no pension too where the case does not state that part: what is not known is not left out."""
    if not due.national_insurance and not due.pension:
        return ledger.zero("percent")
    if pension is None or (due.national_insurance and due.pension):
        return rate
    if due.pension:
        return pension
    label = "The flat rate less its pension part"
    return ledger.work("on_costs.flat_without_pension", label, "percent", "difference", (rate, pension))


def post_id(posts: Posts, how: str) -> tuple[str, str]:
    """The id and label of what a post costs."""
    return f"break_even.post.{posts.id}_{how}", f"{posts.label} cost of a post {how.replace('_', ' ')}"
