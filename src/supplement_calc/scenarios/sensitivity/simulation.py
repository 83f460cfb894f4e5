"""All inputs at once: how an answer spreads over many draws, how often the answer to a question is yes, and what spreads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import NamedTuple

from ...case.ranges.correlations import Pairs
from ...ledger import Figure, Rounding
from ...ledger.rounding import EXACT, QUOTIENT
from ..evaluation import Evaluation
from ..questions import Question
from .draws import Drawn
from .ranks import correlation, in_full, ranks_in, ranks_of, squared
from .spreads import Spread

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
_MOST_BARS = 20
_AT_ONCE = 512
_ROUND = (1, 2, 5)


class Interval(NamedTuple):
    """Draws from one amount to below another."""

    low: Decimal
    high: Decimal
    draws: int


class Contribution(NamedTuple):
    """An input's squared rank correlation with the answer, as a percentage of those of all inputs that the answer rests on, and
    the correlation itself."""

    spread: Spread
    share: Decimal
    rank_correlation: Decimal


class Outcome(NamedTuple):
    """One answer over all draws. `unanswered` draws have none, and are left out of the rest."""

    figure: Figure
    percentiles: dict[int, Decimal]
    mean: Decimal
    histogram: list[Interval]
    contributions: list[Contribution]
    unanswered: int


class Chance(NamedTuple):
    """How many of all draws answer a question with yes."""

    question: Question
    yes: int
    draws: int

    @property
    def share(self) -> Decimal:
        """The same as a percentage of the draws."""
        return QUOTIENT.divide(Decimal(100 * self.yes), Decimal(self.draws))


class Together(NamedTuple):
    """Two inputs that move together: the rank correlation wanted, and that of the draws."""

    first: Spread
    second: Spread
    wanted: Decimal
    drawn: Decimal


class Simulation(NamedTuple):
    """All that the draws come to."""

    draws: int
    seed: int
    outcomes: list[Outcome]
    chances: list[Chance]
    together: list[Together]


def parts_of(draws: int) -> list[range]:
    """The draws in parts, each worked out at once."""
    return [range(start, min(start + _AT_ONCE, draws)) for start in range(0, draws, _AT_ONCE)]


def simulate(
    evaluation: Evaluation,
    drawn: Sequence[Drawn],
    ids: Sequence[str],
    asked: Sequence[Question],
    pairs: Pairs,
    seed: int,
    parts: Iterable[range],
) -> Simulation:
    """Every draw worked out by the engine itself, part by part; then each figure and each question over all of them."""
    wanted = [*dict.fromkeys([*ids, *(question.figure for question in asked)])]
    columns = evaluation.columns([one.spread.input.path for one in drawn], wanted)
    answers: dict[str, list[Decimal | None]] = {id: [] for id in wanted}
    for part in parts:
        found = columns([one.values[part.start : part.stop] for one in drawn], len(part))
        for id, column in answers.items():
            column += found[id]
    draws = len(answers[wanted[0]])
    with localcontext(EXACT):
        outcomes = [_outcome(evaluation, drawn, id, answers[id]) for id in ids]
    chances = [Chance(one, sum(answer is not None and answer <= 0 for answer in answers[one.figure]), draws) for one in asked]
    return Simulation(draws, seed, outcomes, chances, _together(drawn, pairs))


def _outcome(evaluation: Evaluation, drawn: Sequence[Drawn], id: str, answers: Sequence[Decimal | None]) -> Outcome:
    figure = evaluation.figure(id)
    assert figure is not None
    known = [place for place, answer in enumerate(answers) if answer is not None]
    values: list[Decimal] = [answer for answer in answers if answer is not None]
    rounding = evaluation.rounding if figure.unit == "GBP" else Rounding(None)
    order = sorted(range(len(values)), key=values.__getitem__)
    rising = [values[place] for place in order]
    percentiles = {one: rounding(percentile(rising, one)) for one in PERCENTILES} if values else {}
    mean = rounding(QUOTIENT.divide(sum(values, Decimal(0)), Decimal(len(values)))) if values else Decimal(0)
    ranks = ranks_in(order, values)
    paths = {one.path for one in evaluation.inputs([id])}
    if (spine := evaluation.spine([id])) is not None:
        paths.add(spine.path)
    drawn = [one for one in drawn if one.spread.input.path in paths]
    of_each = [ranks_of([one.steps[place] for place in known] if len(known) < len(answers) else one.steps) for one in drawn]
    unanswered = len(answers) - len(values)
    return Outcome(figure, percentiles, mean, histogram(rising), _contributions(drawn, of_each, ranks), unanswered)


def percentile(rising: Sequence[Decimal], which: int) -> Decimal:
    """A percentile of values in rising order: linear between the two nearest, both ends counted. Place (n − 1) × p ÷ 100."""
    place, rest = divmod((len(rising) - 1) * which, 100)
    if not rest:
        return rising[place]
    return rising[place] + (rising[place + 1] - rising[place]) * rest / 100


def histogram(rising: Sequence[Decimal]) -> list[Interval]:
    """Intervals of one round width (1, 2 or 5, with zeros), 20 at most, and how many of the values are in each."""
    if not rising:
        return []
    least, most = Fraction(rising[0]), Fraction(rising[-1])
    width = _round_width((most - least) / (_MOST_BARS - 1))
    ends = [_decimal(place * width) for place in range(floor(least / width), floor(most / width) + 2)]
    below = [bisect_left(rising, end) for end in ends]
    return [Interval(low, high, after - before) for (low, before), (high, after) in pairwise(zip(ends, below, strict=True))]


def _round_width(at_least: Fraction) -> Fraction:
    """The least of 1, 2 and 5 with zeros after or before them that is not below this; 1 of nothing."""
    if not at_least:
        return Fraction(1)
    power = Fraction(1)
    while power > at_least:
        power /= 10
    while power * 10 <= at_least:
        power *= 10
    return next(power * one for one in (*_ROUND, 10) if power * one >= at_least)


def _decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _contributions(drawn: Sequence[Drawn], of_each: Sequence[list[int]], ranks: list[int]) -> list[Contribution]:
    """The largest first."""
    squares = [squared(its, ranks) for its in of_each]
    whole = sum(squares)
    rows = [
        Contribution(one.spread, in_full(100 * square / whole if whole else Fraction(0)), correlation(its, ranks))
        for one, its, square in zip(drawn, of_each, squares, strict=True)
    ]
    return sorted(rows, key=lambda row: -row.share)


def _together(drawn: Sequence[Drawn], pairs: Pairs) -> list[Together]:
    """The rank correlations of the draws, next to what was wanted."""
    by_path = {one.spread.input.path: one for one in drawn}
    found = []
    for pair, wanted in pairs.items():
        first, second = (one for path, one in by_path.items() if path in pair)
        found.append(Together(first.spread, second.spread, wanted, correlation(ranks_of(first.steps), ranks_of(second.steps))))
    return found
