"""The questions that a committee asks of a case, each a figure that is above 0, or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..costing.funding.reserve import ALL
from ..costing.package import has_package, years_of
from .evaluation import Evaluation


class Question(NamedTuple):
    """A question and the figure that answers it: yes where that is 0 or less. `about` is what the figure is over or under: the
    budget, doing nothing, or the funding of a package; `period` what it is counted over, where the question does not say."""

    id: str
    figure: str
    asks: str
    about: Literal["budget", "doing nothing", "funding"]
    period: str = ""


BUDGET = Question(
    "budget",
    "budget_position.full_over_budget",
    "Does the budget meet the cost of all posts filled, with supplements and no agency staff?",
    "budget",
    "in a full year",
)
DAY_ONE = Question(
    "day_one",
    "day_one.over_budget",
    "Does the budget meet current spend plus the supplement to staff in post?",
    "budget",
    "in a full year",
)
EXTRA_COST = Question(
    "extra_cost",
    "forecast.net.total",
    "Has the proposal cost no more than doing nothing by the end of the forecast?",
    "doing nothing",
)
_UNFUNDED = ("unfunded_after_reserve", "unfunded")
"""What of a package no funding meets: after what its reserve had left of earlier years, where the case carries that forward."""


def questions(evaluation: Evaluation) -> Iterator[Question]:
    """Those that the case has an answer to."""
    for question in (BUDGET, DAY_ONE, EXTRA_COST, *_packages(evaluation)):
        figure = evaluation.figure(question.figure)
        if figure is not None and figure.value is not None:
            yield question._replace(period=_whole_term(evaluation)) if question is EXTRA_COST else question


def _whole_term(evaluation: Evaluation) -> str:
    """The months of the forecast, the first to the last."""
    from ..costing.forecast.calendar import months_of

    first, *_, last = [*months_of(evaluation.case)] * 2
    return f"from {first.name} to {last.name}"


_MAIN = (EXTRA_COST.figure, BUDGET.figure, "full_establishment.total", "current_spend.total", "supplement_cost.total")


def main_answer(evaluation: Evaluation) -> str | None:
    """The id of the figure that a case is about: what its forecast costs more than doing nothing, or else what all posts cost
    over the budget, a package more than its funding, or all posts filled, or the supplement where no salary is given; None
    where it answers none."""
    packages = [question.figure for question in _packages(evaluation)]
    for id in (*_MAIN[:2], *packages, *_MAIN[2:]):
        figure = evaluation.figure(id)
        if figure is not None and figure.value is not None:
            return id
    return None


def _packages(evaluation: Evaluation) -> Iterator[Question]:
    """Whether each year of a package, and all together, is funded."""
    if not has_package(evaluation.case):
        return
    for year, name in (*((year.id, year.name) for year in years_of(evaluation.case)), (ALL, "all years")):
        ids = [f"package.{unfunded}.{year}" for unfunded in _UNFUNDED]
        id = next((one for one in ids if evaluation.figure(one) is not None), None)
        if id is not None:
            asks = f"Does approved funding meet the cost of the package in {name}?"
            yield Question(f"package_in_{year}_unfunded", id, asks, "funding")


def paid_back_by(month: str, name: str) -> Question:
    """Whether the proposal has paid for itself by the close of a month: its id in the forecast (`2020_06`) and its name."""
    return Question(
        f"paid_back_by_{month}",
        f"forecast.month_{month}.cumulative",
        f"Has the proposal cost no more than doing nothing by the close of {name}?",
        "doing nothing",
    )
