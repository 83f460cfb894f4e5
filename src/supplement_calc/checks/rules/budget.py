"""A budget in thousands of pounds where pounds are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...ledger import Figure
from ..subject import Subject
from .common import pounds, text_of, times
from .rule import Found, Rule

_THOUSAND = Decimal(1000)


def budget_in_thousands(subject: Subject) -> Iterator[Found]:
    """A budget of about a thousandth of what the posts cost, or a cost per post of about a thousandth of a salary."""
    case = subject.case
    if case.budget is None:
        return
    place: tuple[str, ...]
    if isinstance(case.budget, Figure):
        figure, place, cost = case.budget, ("budget",), subject.pay_bill
        said = "what the posts cost"
    else:
        figure, place, cost = case.budget.cost_per_post, ("budget", "cost_per_post"), Decimal(40_000)
        said = "what one post costs"
    if cost is not None and cost <= times(figure.known, _THOUSAND) * 4 and times(figure.known, _THOUSAND) <= cost * 4:
        yield Found(
            f"the budget's {text_of(figure)} is about a thousandth of {said}: it looks to be in thousands of pounds",
            case.place(*place),
            f"write it in pounds, {pounds(times(figure.known, _THOUSAND))}",
        )


RULES = (Rule("budget-in-thousands", "warning", budget_in_thousands),)
