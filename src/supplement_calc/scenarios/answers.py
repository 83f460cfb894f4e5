"""The answers that options are held side by side on: figures of a case by their ids, or why it has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ..costing.costed_again import leading
from ..ledger import Figure, Input, Ledger, is_unknown, why_none
from ..ledger.figure import NO_VALUE, UNKNOWN, Computed, Missing
from .evaluation import Evaluation

NO_FORECAST = "the case has no forecast"
NO_COSTING = "the case has no posts to cost"
NOTHING_TO_PAY_BACK = "no extra cost"
_NEVER = Decimal("Infinity")


class Answer(NamedTuple):
    """One answer: its id, and what it is called in full and at the head of a column. Of every one less is better."""

    id: str
    label: str
    heading: str


class Given(NamedTuple):
    """What a case answers: its figure, the month that it names where it is one, and why there is none where it has no value.
    `nil` is a cost of what the case does without: £0 whatever its inputs are. One without a value is `unknown` where the case
    does not say enough for it."""

    figure: Figure | None
    text: str | None = None
    why: str | None = None
    nil: bool = False
    unknown: bool = False

    @property
    def none(self) -> str:
        """What is said in place of a value."""
        return UNKNOWN if self.unknown else NO_VALUE

    @property
    def note(self) -> str:
        """The month that it names, or why it has no value; nothing of any other."""
        return self.text or ("" if self.why is None else f"{self.none}, because {self.why}")

    @property
    def value(self) -> Decimal | None:
        """The value; None where there is none."""
        return None if self.figure is None else self.figure.value


IN_POST = Answer("term_in_post", "Whole-term supplement cost, staff in post now", "Term, in post")
FILLED = Answer("term_filled", "Whole-term supplement cost, all posts filled", "Term, all filled")
EXTRA = Answer("extra_cost", "Extra cost against doing nothing", "Extra cost")
OVER = Answer("over_budget", "Over / (under) budget, all posts filled, a year", "Over / (under) budget")
BREAK_EVEN = Answer("break_even", "Break-even, vacant FTE", "Break-even FTE / (to spare)")
AGENCY = Answer("agency", "Agency staff at the end, FTE", "Agency FTE")
VACANT = Answer("vacant", "Vacant at the end, FTE", "Vacant FTE")
PER_LEAVER = Answer("per_leaver", "Cost for each leaver avoided", "Per leaver avoided")
PAYBACK = Answer("payback", "Payback", "Payback")
ANSWERS = (IN_POST, FILLED, EXTRA, OVER, BREAK_EVEN, AGENCY, VACANT, PER_LEAVER, PAYBACK)
BIASED = (IN_POST, FILLED, EXTRA)
"""What an optimism bias raises, in rows of their own."""


def answers_of(evaluation: Evaluation) -> dict[Answer, Given]:
    """Every answer of a case."""
    return {answer: _given(evaluation, answer) for answer in ANSWERS}


def _given(evaluation: Evaluation, answer: Answer) -> Given:
    needs, find = _FIND[answer]
    if needs(evaluation) is None:
        return Given(None, why=NO_FORECAST if needs is _forecast else NO_COSTING, unknown=True)
    figure = find(evaluation)
    if figure is None:
        return Given(None, why="the case has no agency staff")
    if answer in (IN_POST, FILLED) and _does_without(evaluation, figure):
        return Given(Figure(figure.id, figure.label, Decimal(0), figure.unit, Input("0")), nil=True)
    if figure.value is None:
        return Given(figure, why=why_none(figure), unknown=is_unknown(figure))
    return Given(figure, month_named(evaluation, figure) if answer is PAYBACK else None)


def _does_without(evaluation: Evaluation, figure: Figure) -> bool:
    """Whether nobody is given a supplement, nor any other payment, which would be no part of its cost."""
    return isinstance(figure.origin, Missing) and figure.origin.absent and not evaluation.case.payments


def _costing(evaluation: Evaluation) -> object:
    return evaluation.costing


def _forecast(evaluation: Evaluation) -> object:
    return evaluation.forecast


def _by_id(id: str) -> Callable[[Evaluation], Figure | None]:
    return lambda evaluation: evaluation.figure(id)


def _break_even(evaluation: Evaluation) -> Figure | None:
    """On the basis that the headline leads with."""
    assert evaluation.costing is not None
    return leading(evaluation.costing.break_even).vacant_fte


def _vacant(evaluation: Evaluation) -> Figure | None:
    result = evaluation.forecast
    assert result is not None
    return result.staff_by_year[result.proposal.id][max(result.years)].vacant


def _agency(evaluation: Evaluation) -> Figure | None:
    result = evaluation.forecast
    assert result is not None
    return result.staff_by_year[result.proposal.id][max(result.years)].agency


def month_named(evaluation: Evaluation, figure: Figure) -> str:
    """The month that payback counts to, by name; what falls after the last counts as one more. What has cost no more from the
    first month on has nothing to pay back."""
    result = evaluation.forecast
    assert result is not None
    months, place = result.comparison.paid_from, int(figure.known)
    if place == 1:
        return NOTHING_TO_PAY_BACK
    return months[place - 1].name if place <= len(months) else f"after {months[-1].name}"


_FIND: dict[Answer, tuple[Callable[[Evaluation], object], Callable[[Evaluation], Figure | None]]] = {
    IN_POST: (_costing, _by_id("supplement_cost.period_in_post")),
    FILLED: (_costing, _by_id("supplement_cost.period_total")),
    EXTRA: (_forecast, _by_id("forecast.net.total")),
    OVER: (_costing, _by_id("budget_position.full_over_budget")),
    BREAK_EVEN: (_costing, _break_even),
    AGENCY: (_forecast, _agency),
    VACANT: (_forecast, _vacant),
    PER_LEAVER: (_forecast, _by_id("forecast.buys.cost_per_leaver_avoided")),
    PAYBACK: (_forecast, _by_id("forecast.payback_month")),
}


def raised(ledger: Ledger, answer: Answer, figure: Figure, bias: Figure) -> Figure:
    """A cost raised by the optimism bias: by a percentage of it, and of a saving by a percentage of the saving."""
    id, label = f"optimism_bias.{answer.id}", answer.label
    below = ledger.work(f"{id}.negated", f"{label}, its sign changed", "GBP", "difference", (ledger.zero("GBP"), figure))
    size = ledger.work(f"{id}.size", f"{label}, without its sign", "GBP", "greater of", (figure, below))
    named = f"optimism bias of {bias.known:f}%"
    more = ledger.work(f"{id}.more", f"{label}: {named}", "GBP", "share", (bias, size), ledger.rounding)
    return ledger.work(id, f"{label}, with {named}", "GBP", "sum", (figure, more))


def comparable(answer: Answer, given: Given) -> Decimal | None:
    """What an answer counts as where options are held against each other; None where it is not known.

    A payback that never comes is later than any month. A cost for each leaver avoided that is a saving says nothing: the fewer
    leavers are avoided, the larger it is.
    """
    value = given.value
    if answer is PER_LEAVER and value is not None and value < 0:
        return None
    if answer is PAYBACK and value is None and given.figure is not None:
        worked = given.figure.origin
        if isinstance(worked, Computed) and all(operand.value is not None for operand in worked.operands):
            return _NEVER
    return value


def better_on(one: dict[Answer, Given], other: dict[Answer, Given]) -> list[Answer] | None:
    """The answers on which one is better than the other, where it is no worse on any; None where it does not dominate it.

    An answer that neither has is left out; one that only one of them has leaves it unknown which is better.
    """
    better = []
    for answer in one:
        mine, its = comparable(answer, one[answer]), comparable(answer, other[answer])
        if mine is None and its is None:
            continue
        if mine is None or its is None or mine > its:
            return None
        if mine < its:
            better.append(answer)
    return better or None


def compared_on(one: dict[Answer, Given], other: dict[Answer, Given]) -> Iterator[Answer]:
    """The answers that both have."""
    return (a for a in one if comparable(a, one[a]) is not None and comparable(a, other[a]) is not None)
