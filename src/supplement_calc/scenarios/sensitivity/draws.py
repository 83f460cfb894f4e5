"""Draws of many inputs at once: each by its own shape, those that move together put in an order that makes them so.

Every input is drawn by a generator of its own, seeded by the seed and its path, so that another input changes no draw of it.
Inputs that move together are then reordered, none of their values changed (Iman and Conover, "A distribution-free approach to
inducing rank correlation among input variables", 1982). A draw is a float only until it is rounded to a step of its input.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from math import floor
from operator import mul
from random import Random
from statistics import NormalDist
from typing import NamedTuple

from ...case.case import Case
from ...case.ranges.correlations import Matrix, Pairs, lower, matrix
from ...case.ranges.reading import canonical
from ...ledger.rounding import EXACT
from .spreads import Spread

_LEAST_CHANCE = 1e-15
_PERT = 4  # the weight of the likely value, as the method has it (Malcolm and others, 1959)
Draw = Callable[[], float]


class Drawn(NamedTuple):
    """What was drawn of one input: how many steps each draw is, and its values."""

    spread: Spread
    steps: list[int]
    values: list[Decimal]


def correlations_of(case: Case) -> Pairs:
    """The rank correlations that the case gives, by the two paths."""
    given = () if case.sensitivity is None else case.sensitivity.correlations or ()
    return {frozenset(path for name in one.inputs if (path := canonical(case, name))): one.rank.known for one in given}


def draw(spreads: Sequence[Spread], pairs: Pairs, number: int, seed: int) -> list[Drawn]:
    """So many draws of each input, those of the pairs in an order that gives their rank correlations."""
    steps = {one.input.path: _steps(one, number, Random(f"{seed}:{one.input.path}")) for one in spreads}
    together = [path for path in steps if any(path in pair for pair in pairs)]
    if together:
        steps |= _reordered({path: steps[path] for path in together}, pairs, seed)
    return [Drawn(one, steps[one.input.path], _values(steps[one.input.path], one.step)) for one in spreads]


def _steps(spread: Spread, number: int, random: Random) -> list[int]:
    """Draws in whole steps, halves up, none outside the range."""
    if spread.range.shape == "discrete":
        return _discrete(spread, number, random)
    one, in_steps = _shape(spread, random), 1 / float(spread.step)
    least, most = _end(spread, spread.range.least, spread.input.least), _end(spread, spread.range.most, spread.input.most)
    drawn = [floor(one() * in_steps + 0.5) for _ in range(number)]
    if min(drawn) < (least or 0) or (most is not None and max(drawn) > most):
        most = max(drawn) if most is None else most
        drawn = [min(max(step, least or 0), most) for step in drawn]
    return drawn


def _end(spread: Spread, given: Decimal | None, otherwise: Decimal | None) -> int | None:
    end = otherwise if given is None else given
    return None if end is None else int(EXACT.divide(end, spread.step))


def _discrete(spread: Spread, number: int, random: Random) -> list[int]:
    values = [int(EXACT.divide(value, spread.step)) for value, _ in spread.range.values]
    ends = [float(end) / 100 for end in accumulate(chance for _, chance in spread.range.values)]
    return [values[min(bisect_right(ends, random.random()), len(values) - 1)] for _ in range(number)]


def _shape(spread: Spread, random: Random) -> Draw:
    """What gives one draw after another."""
    one = spread.range
    if one.shape == "normal":
        return _normal(spread, random)
    assert one.least is not None and one.most is not None
    least, width, unit = float(one.least), float(one.most - one.least), random.random
    if one.shape == "uniform" or not width:
        return lambda: least + width * unit()
    assert one.likely is not None
    likely, most = float(one.likely), float(one.most)
    if one.shape == "triangular":
        return lambda: random.triangular(least, most, likely)
    first, second = 1 + _PERT * (likely - least) / width, 1 + _PERT * (most - likely) / width
    return lambda: least + width * random.betavariate(first, second)


def _normal(spread: Spread, random: Random) -> Draw:
    """A normal shape, cut off at the ends of the range, or of what the input can be."""
    one, unit = spread.range, random.random
    assert one.deviation is not None
    mean = float(spread.input.value if one.mean is None else one.mean)
    if not one.deviation:
        return lambda: mean
    normal = NormalDist(mean, float(one.deviation))
    least = spread.input.least if one.least is None else one.least
    most = spread.input.most if one.most is None else one.most
    low, high = normal.cdf(float(least)), 1.0 if most is None else normal.cdf(float(most))
    value, width = normal.inv_cdf, high - low
    return lambda: value(min(max(low + width * unit(), _LEAST_CHANCE), 1 - _LEAST_CHANCE))


def _values(steps: Sequence[int], step: Decimal) -> list[Decimal]:
    """The values of whole steps, each made once."""
    made = {one: EXACT.multiply(one, step) for one in set(steps)}
    return list(map(made.__getitem__, steps))


def _reordered(steps: Mapping[str, list[int]], pairs: Pairs, seed: int) -> dict[str, list[int]]:
    """The draws of each input in the order of scores that have the correlations wanted."""
    paths = list(steps)
    number = len(steps[paths[0]])
    normal = NormalDist()
    scores = [normal.inv_cdf((place + 1) / (number + 1)) for place in range(number)]
    shuffled: list[list[float]] = []
    for path in paths:
        column = scores.copy()
        Random(f"{seed}:order:{path}").shuffle(column)
        shuffled.append(column)
    size = sum(map(mul, scores, scores))
    among = [[sum(map(mul, one, other)) / size for other in shuffled] for one in shuffled]
    wanted, now = lower(matrix(paths, pairs)), lower(among)
    assert wanted is not None and now is not None
    arranged: dict[str, list[int]] = {}
    for path, weights in zip(paths, _over(wanted, now), strict=True):
        column = [sum(map(mul, weights, row)) for row in zip(*shuffled, strict=True)]
        order = sorted(range(number), key=column.__getitem__)
        ours = [0] * number
        for place, step in zip(order, sorted(steps[path]), strict=True):
            ours[place] = step
        arranged[path] = ours
    return arranged


def _over(upper: Matrix, under: Matrix) -> Matrix:
    """`upper` × `under`⁻¹ of two lower triangles: row by row, from the last column back."""
    rows: Matrix = []
    for wanted in upper:
        row = [0.0] * len(wanted)
        for column in reversed(range(len(wanted))):
            left = wanted[column] - sum(row[k] * under[k][column] for k in range(column + 1, len(wanted)))
            row[column] = left / under[column][column]
        rows.append(row)
    return rows
