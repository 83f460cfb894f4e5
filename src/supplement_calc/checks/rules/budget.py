"""A budget in thousands of pounds where pounds are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...case.models.budget import BudgetAmount, BudgetByYear, BudgetedPosts
from ...ledger import Figure, Input
from ..context import CheckContext
from ..inputs import pounds, text_of, times
from ..rule import Breach, Rule

_THOUSAND, _A_POST = Decimal(1000), Decimal(40_000)


def budget_in_thousands(context: CheckContext) -> Iterator[Breach]:
    """A budget of about a thousandth of what the posts cost, or a cost per post of about a thousandth of a salary."""
    for figure, place in _amounts(context):
        of_a_post = place[-1] == "cost_per_post"
        cost = _A_POST if of_a_post else context.pay_bill
        spent_on = "what one post costs" if of_a_post else "what the posts cost"
        in_pounds = times(figure.known, _THOUSAND)
        if cost is not None and in_pounds <= cost * 4 and cost <= in_pounds * 4:
            yield Breach(
                f"the budget's {text_of(figure)} is about a thousandth of {spent_on}: it looks to be in thousands of pounds",
                context.case.place(*place),
                f"write it in pounds, {pounds(in_pounds)}",
            )


def _amounts(context: CheckContext) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    """Each amount of the budget with its place, in whichever form it is given."""
    match context.case.budget:
        case None:
            return
        case BudgetedPosts(cost_per_post=cost):
            yield cost, ("budget", "cost_per_post")
        case BudgetAmount(amount=amount):
            yield amount, ("budget", "amount")
        case BudgetByYear(by_year=by_year):
            for amount in by_year.values():
                assert isinstance(amount.origin, Input)
                yield amount, amount.origin.path
        case amount:
            yield amount, ("budget",)


RULES = (Rule("budget-in-thousands", "warning", budget_in_thousands),)
