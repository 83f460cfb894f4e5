"""What a page that is followed makes charts from by itself, those made of trying other inputs: the answer, and the inputs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ...case.ranges.reading import InputRange
from ...case.variants import AS_IT_STANDS
from ...ledger import Figure, Input
from ...scenarios.bridge.causes import LABELS, cause_of
from ...scenarios.bridge.shapley import PENNY
from ...scenarios.bridge.split import EXACT_UP_TO
from ...scenarios.bridge.values import Alike, alike
from ...scenarios.evaluation import Evaluation
from ...scenarios.inputs import Varied, step_of
from ...scenarios.sensitivity.spreads import DEVIATIONS, steps_of, varied_of_figures
from ...scenarios.sensitivity.tornado import Tornado
from ...scenarios.spine import SPINE, neighbours
from ..amounts import Shown, by_unit, exact
from ..charts.bridge import Way
from ..charts.forecast import MOST_INPUTS
from ..charts.model import Drawing
from ..followed.follower import Follower
from ..followed.numbers import Followed, following
from .model import Reckoned

_ANY = Decimal(1)  # of which only the rule is wanted that it is written by


class _StaysError(Exception):
    """A figure that a page cannot work out."""


def tornado(now: Follower, evaluation: Evaluation, varied: Tornado, chart: Drawing, shown: Shown) -> Reckoned | None:
    """The chart of one input at a time; None where the page has not all of its figures."""
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
        **_common("tornado", chart, number),
        "rule": _rule(now, shown.money(_any()) if answer.unit == "GBP" else by_unit(_any(), answer.unit)),
        "rules": {unit: _rule(now, by_unit(_any(), unit)) for unit in ("GBP", "FTE", "percent")},
        "inputs": [one for one in inputs if one["at"]],
        "most": MOST_INPUTS,
    }


def waterfall(now: Follower, way: Way, chart: Drawing, shown: Shown) -> Reckoned | None:
    """The way from the case to an option; None where it is more than other values for inputs, or one of posts: their number
    and their mix are two causes of the same inputs."""
    first, second, id = way.first.of, way.second.of, way.moved.id
    assert isinstance(first, Evaluation) and isinstance(second, Evaluation)
    with following(None):
        pair = alike(first, second, id)
        if pair is None:
            return None
        try:
            ends = [_number(now, pair.first[id]), _number_or_value(now, pair.second[id])]
            moved = [(one, _number(now, one), then) for one, then in _apart(now, pair)]
        except _StaysError:
            return None
    causes = [cause_of(one.origin.path) for one, *_ in moved if isinstance(one.origin, Input)]
    names = [one for one in LABELS if one in causes]
    if "posts" in names or len(names) > EXACT_UP_TO or len(causes) < len(moved) or not isinstance(ends[1], int):
        return None
    return {
        **_common("waterfall", chart, ends[0]),
        "end": ends[1],
        "inputs": [[number, then, names.index(cause)] for (_, number, then), cause in zip(moved, causes, strict=True)],
        "causes": [LABELS[one] for one in names],
        "names": [AS_IT_STANDS, way.option],
        "rule": _rule(now, shown.money(_any())),
        "unit": exact(shown.rounding.unit or PENNY),
    }


def _apart(now: Follower, pair: Alike) -> Iterator[tuple[Figure, int | str]]:
    """The inputs that are not the same in both, each with what it is in the second."""
    for one in pair.first.values():
        then = _number_or_value(now, pair.second[one.id])
        if one.is_input and then != _number_or_value(now, one):
            yield one, then


def _common(by: str, chart: Drawing, answer: int | str) -> dict[str, Any]:
    return {"by": by, "id": chart.id, "title": chart.title, "axis": chart.axis, "answer": answer}


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
