"""What a page that is followed makes its tornado from: the answer, and for each input what it may be and what it is held to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ...case.ranges.reading import InputRange
from ...ledger import Figure
from ...scenarios.evaluation import Evaluation
from ...scenarios.inputs import Varied, step_of
from ...scenarios.sensitivity.spreads import DEVIATIONS, steps_of, varied_of_figures
from ...scenarios.sensitivity.tornado import Tornado
from ...scenarios.spine import SPINE, neighbours
from ..amounts import Shown, by_unit, exact
from ..charts.forecast import MOST_INPUTS
from ..followed.follower import Follower
from ..followed.numbers import Followed, following
from .model import Swings

_ANY = Decimal(1)  # of which only the rule is wanted that it is written by


class _StaysError(Exception):
    """A figure that a page cannot work out."""


def swings(now: Follower, evaluation: Evaluation, varied: Tornado, shown: Shown) -> Swings | None:
    """The tornado as data, who follows having the figures; None where the page has not all of them."""
    answer = varied.figure
    with following(None):
        every = varied_of_figures(evaluation, [answer.id])
        if len(varied.bars) < sum(1 for one, range_ in every if range_ is not None or one.value):
            return None  # the likeliest of very many
        try:
            inputs = [_input(now, evaluation, answer.id, one, range_) for one, range_ in every]
            number = _number(now, answer)
        except _StaysError:
            return None
    return {
        "answer": number,
        "label": answer.label,
        "rule": _rule(now, shown.money(_any()) if answer.unit == "GBP" else by_unit(_any(), answer.unit)),
        "rules": {unit: _rule(now, by_unit(_any(), unit)) for unit in ("GBP", "FTE", "percent")},
        "inputs": [one for one in inputs if one["at"]],
        "axis": shown.heading if answer.unit == "GBP" else "",
        "most": MOST_INPUTS,
    }


def _input(now: Follower, evaluation: Evaluation, id: str, one: Varied, range_: InputRange | None) -> dict[str, Any]:
    """One input: the numbers of its figures, how its values are written, and what it may be."""
    figures = evaluation.figures_at(one.path, id)
    made: dict[str, Any] = {
        "label": one.figure.label,
        "at": [_number(now, figure) for figure in figures],
        "unit": one.unit,
    }
    if one.path == SPINE:
        return {**made, "steps": [exact(step_of(figure)) for figure in figures]}
    made |= {"step": exact(one.step), "finest": exact(one.finest_of_unit)}
    between = neighbours(evaluation.case, one.path)
    if between is not None:
        made["between"] = [[_number_or_value(now, figure) for figure in some] for some in between]
    return made if range_ is None else {**made, "range": _range(range_)}


def _range(one: InputRange) -> dict[str, str]:
    """The two ends of a range, or what they are worked out from."""
    if one.shape == "discrete":
        ends: dict[str, Decimal | None] = {"least": one.values[0][0], "most": one.values[-1][0]}
    elif one.shape == "normal":
        assert one.deviation is not None
        ends = {"least": one.least, "most": one.most, "mean": one.mean, "away": DEVIATIONS * one.deviation}
        ends["step"] = min(steps_of(one))
    else:
        ends = {"least": one.least, "most": one.most}
    return {name: exact(end) for name, end in ends.items() if end is not None}


def _number(now: Follower, figure: Figure) -> int:
    expression = now.expression(figure)
    if not isinstance(expression, int):
        raise _StaysError
    return expression


def _number_or_value(now: Follower, figure: Figure) -> int | str:
    expression = now.expression(figure)
    return expression if isinstance(expression, int) else exact(figure.known)


def _any() -> Followed:
    return Followed.of(_ANY, "1")


def _rule(now: Follower, text: str) -> list[Any]:
    """How a number is written: what is before it, its rule with what that asks for, and what is after it."""
    at = next(place for place, character in enumerate(text) if now.of(character) is not None)
    mark = now.of(text[at])
    assert mark is not None
    return [text[:at], mark.rule, list(mark.terms), text[at + 1 :]]
