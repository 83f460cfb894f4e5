"""What each input may be: as the case says, or else a tenth more or less of what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ...case.ranges.reading import InputRange, read_ranges
from ...ledger.rounding import EXACT
from ..evaluation import Evaluation
from ..inputs import Varied, in_file_order, varied_of
from ..spine import between_neighbours, is_point

_TENTH = Decimal("0.1")
DEVIATIONS = 2
"""How many each way a normal shape without ends goes, one input at a time."""


class Spread(NamedTuple):
    """What one input may be. `step` is what its values are rounded to: that of its own text and of its range's, or a pound,
    0.01 FTE and 0.01% where that is finer. `is_given` is whether the case gives the range, in place of ±10%."""

    input: Varied
    range: InputRange
    step: Decimal
    is_given: bool

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The two values of one at a time: the ends of the range; of a normal shape without them two deviations each way."""
        one = self.range
        if one.shape == "discrete":
            return one.values[0][0], one.values[-1][0]
        if one.shape == "normal":
            assert one.deviation is not None
            mean = self.input.value if one.mean is None else one.mean
            away = EXACT.multiply(one.deviation, DEVIATIONS)
            least = max(self.input.least, mean - away) if one.least is None else one.least
            most = mean + away if one.most is None else one.most
            if one.most is None and self.input.most is not None:
                most = min(most, self.input.most)
            return self.rounded(least), self.rounded(most)
        assert one.least is not None and one.most is not None
        return one.least, one.most

    def rounded(self, value: Decimal) -> Decimal:
        """The value to the nearest step, halves away from zero."""
        return _to_step(value, self.step)


def _to_step(value: Decimal, step: Decimal) -> Decimal:
    steps = EXACT.divide(value, step) if step != 1 else value
    return EXACT.multiply(steps.to_integral_value(ROUND_HALF_UP, EXACT), step)


def varied_of_figures(evaluation: Evaluation, ids: Sequence[str]) -> list[tuple[Varied, InputRange | None]]:
    """Every input that these figures rest on, and any other that the case gives a range, in the file's order, each with the
    range that the case gives it. Pay points move together, unless the case gives one of them a range."""
    inputs = {one.path: one for one in evaluation.inputs(ids)}
    given = {one.path: one for one in read_ranges(evaluation.case).ranges}
    for path, range_ in given.items():
        if path not in inputs and (varied := varied_of(range_.figure)) is not None:
            inputs[path] = between_neighbours(evaluation.case, varied)
    if not any(map(is_point, given)) and (spine := evaluation.spine(ids)) is not None:
        inputs = {path: one for path, one in inputs.items() if not is_point(path)} | {spine.path: spine}
    return [(one, given.get(one.path)) for one in in_file_order(evaluation.case.root, inputs.values())]


def spreads_of(evaluation: Evaluation, ids: Sequence[str]) -> list[Spread]:
    """The spread of every input that these figures rest on, and of any other that the case gives a range, in the file's order.
    An input that is 0 has none of its own."""
    every = varied_of_figures(evaluation, ids)
    return [_tenth(one) if range_ is None else _given(one, range_) for one, range_ in every if range_ is not None or one.value]


def drawn_of(spreads: Sequence[Spread]) -> list[Spread]:
    """Those that are drawn all at once: the inputs that the case gives a range, or all where it gives none."""
    given = [one for one in spreads if one.is_given]
    return given or list(spreads)


def _given(input: Varied, range_: InputRange) -> Spread:
    return Spread(input, range_, min(input.finest, *steps_of(range_)), is_given=True)


def steps_of(range_: InputRange) -> list[Decimal]:
    """The steps of the texts of a range."""
    exponents = (one.as_tuple().exponent for one in range_.amounts)
    return [Decimal(1).scaleb(min(one, 0)) for one in exponents if isinstance(one, int)]


def _tenth(input: Varied) -> Spread:
    step = input.finest
    away = EXACT.multiply(abs(input.value), _TENTH)
    most = EXACT.add(input.value, away)
    if input.most is not None:
        most = min(most, max(input.most, input.value))
    least = max(_to_step(EXACT.subtract(input.value, away), step), min(input.least, input.value))
    range_ = InputRange(input.path, input.figure, "uniform", least=least, most=_to_step(most, step))
    return Spread(input, range_, step, is_given=False)
