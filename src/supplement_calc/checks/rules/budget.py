"""A budget in thousands of pounds where pounds are wanted, and a year's spend that does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ...case.models.budget import BudgetAmount, BudgetByYear, BudgetedPosts
from ...diagnostics import Related
from ...ledger import Figure, Input
from ...ledger.rounding import EXACT, added
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


_PARTS = ("employed", "agency")


def spend_differs(context: CheckContext) -> Iterator[Breach]:
    """Employed and agency staff that are not the outturn, by more than the last digits that the three are printed to."""
    given = context.case.spend
    if given is None or given.outturn is None or given.employed is None or given.agency is None:
        return
    together = added((given.employed.known, given.agency.known))
    differs = EXACT.subtract(given.outturn.known, together)
    if abs(differs) > added(map(_half_a_digit, (given.employed, given.agency, given.outturn))):
        side = "more" if differs > 0 else "less"
        yield Breach(
            f"the outturn of {text_of(given.outturn)} is {pounds(abs(differs))} {side} than employees and agency staff",
            context.case.place("spend", "outturn"),
            "correct one of the three; where other spend is in the outturn, leave this as it is and say so under `silences`",
            tuple(Related(context.case.place("spend", key), f"{key} staff") for key in _PARTS),
        )


def _half_a_digit(figure: Figure) -> Decimal:
    """Half of one in the last digit printed: £50,000 of £3.1m."""
    number = re.search(r"[0-9][0-9,_ ]*(?:\.([0-9]+))?", text_of(figure))
    digits = re.sub(r"[,_ ]", "", number[0]) if number else ""
    shown = Decimal(digits) if digits else Decimal(0)
    if not shown:
        return Decimal(0)
    scale = EXACT.divide(figure.known, shown)
    return EXACT.multiply(scale, Decimal(5).scaleb(-len(number[1] or "") - 1 if number else -1))


RULES = (
    Rule("budget-in-thousands", "warning", budget_in_thousands),
    Rule("spend-differs", "warning", spend_differs),
)
