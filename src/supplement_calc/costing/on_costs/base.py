"""On-costs in either form: a flat rate on all pay, or each part as it falls.

The tables ask for the on-costs of a pay bill, of what is paid on top of salaries, and of one post; the form answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from ...ledger import Figure, Ledger, Table
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
    """One rate on all pay; none where the case gives no on-costs."""

    rate: Figure | None

    def on_pay(self, table: Table, of: Figure, staffed: Staffed) -> Figure:
        """The rate on a rounded total."""
        return self._on(table, of)

    def on_extras(self, table: Table, of: Figure, extras: Sequence[PayOnTop]) -> Figure:
        """The same rate: a flat rate knows no difference."""
        return self._on(table, of)

    def cost_of_posts(self, ledger: Ledger) -> PostCost:
        """Pay with the rate on it."""
        whole = None
        if self.rate is not None:
            itself = pay_itself(ledger)
            whole = ledger.work("break_even.pay_and_on_costs", "Pay and on-costs", "percent", "sum", (itself, self.rate))

        def cost(posts: Posts, pay: Figure, how: str) -> Figure:
            id, label = post_id(posts, how)
            if whole is None:
                return ledger.relabelled(id, label, pay)
            return ledger.work(id, label, "GBP", "share", (whole, pay))

        return cost

    def _on(self, table: Table, of: Figure) -> Figure:
        if self.rate is None:
            return table.unanswered("on_costs", "On-costs", "the case gives no on-costs")
        return table.share("on_costs", "On-costs", self.rate, of)


def post_id(posts: Posts, how: str) -> tuple[str, str]:
    """The id and label of what a post costs."""
    return f"break_even.post.{posts.id}_{how}", f"{posts.label} cost of a post {how.replace('_', ' ')}"
