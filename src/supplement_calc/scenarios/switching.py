"""Switching values: the value of one input at which the answer to a question changes, all else as it is.

The Green Book (HM Treasury, 2022, chapter 5 and A5) asks for them. Where a figure is a quotient of polynomials of the input,
piece by piece, every crossing is found exactly; else the input's possible range is searched at so many values, which is stated.
What is found is proved by the engine itself, rounding and all: one value that gives zero, or two neighbours with the answer on
each side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from ..ledger import Recalculation
from .evaluation import Evaluation
from .inputs import Varied, is_supplement
from .pieces import Piece, pieces
from .questions import Question
from .rational import Interval, roots
from .spine import Point

GRID = 64
"""How many steps of equal width a range is searched in, where the crossings cannot be solved for."""
_FAR = Decimal(10) ** 12  # more than any pay or number of posts: an input without an end is solved up to here
_WIDEST = 2**20
At = Callable[[Decimal], Decimal | None]


class Crossing(NamedTuple):
    """Where the answer changes: the last value with the one answer and the first with the other, the nearer to the case's own
    first, with the figure at each; one value where the figure there is 0."""

    values: tuple[Decimal, ...]
    figures: tuple[Decimal, ...]

    @property
    def value(self) -> Decimal:
        """The value that the answer has changed at, counted from the case's own."""
        return self.values[-1]


class Searched(NamedTuple):
    """What of an input's range was looked through: from, to, and at how many steps; None where it was solved exactly."""

    least: Decimal
    most: Decimal | None
    steps: int | None


class Switching(NamedTuple):
    """The switching values of one input for one question, the nearest first. `extremes` are the least and the most that the
    figure comes to in what was searched, each with the input's value, where the answer does not change."""

    question: Question
    input: Varied
    now: Decimal
    crossings: tuple[Crossing, ...]
    searched: Searched
    extremes: tuple[tuple[Decimal, Decimal], ...]

    @property
    def nearest(self) -> Crossing | None:
        """The smallest change that changes the answer."""
        return self.crossings[0] if self.crossings else None

    def change(self, crossing: Crossing) -> Decimal:
        """By how much the input changes, in its own unit."""
        return crossing.value - self.input.value

    def change_percent(self, crossing: Crossing) -> Decimal | None:
        """The same as a percentage of what the case gives; None of an input that is 0, and of a rate: it changes by points."""
        if not self.input.value or self.input.unit == "percent":
            return None
        return self.change(crossing) * 100 / self.input.value

    def share(self, crossing: Crossing) -> Decimal | None:
        """The change in per cent of what the case gives, of a rate too, to rank inputs by; None of an input that is 0."""
        return self.change(crossing) * 100 / self.input.value if self.input.value else None

    def whole_posts(self, crossing: Crossing) -> Decimal | None:
        """The change in whole posts that is enough to change the answer; None of what is not counted in FTE, and of agency FTE
        for each FTE in post."""
        if self.input.unit != "FTE" or self.input.path.endswith(".release"):
            return None
        change = self.change(crossing)
        return change.to_integral_value(ROUND_CEILING if change > 0 else ROUND_FLOOR)


class Answer:
    """A question's figure as a function of one input: the engine's own arithmetic, each value worked out once."""

    def __init__(self, recalculation: Recalculation, points: Sequence[Point | None], question: Question) -> None:
        self._recalculation, self._points = recalculation, points
        self._id = question.figure
        self._known: dict[Decimal, Decimal | None] = {}

    def __call__(self, value: Decimal) -> Decimal | None:
        """The figure at a value of the input."""
        if value not in self._known:
            values = [value if point is None else point(value) for point in self._points]
            self._known[value] = self._recalculation.run(values)[self._id]
        return self._known[value]

    def at(self, values: Sequence[Decimal]) -> list[tuple[Decimal, Decimal | None]]:
        """The figure at many values, all at once."""
        new = [value for value in dict.fromkeys(values) if value not in self._known]
        columns = [new if point is None else point.column(new) for point in self._points]
        figures = self._recalculation.columns(columns, [self._id], len(new))[self._id]
        self._known.update(zip(new, figures, strict=True))
        return [(value, self._known[value]) for value in values]


def switching(evaluation: Evaluation, question: Question, input: Varied) -> Switching:
    """Every value of the input at which the answer changes."""
    input = possible(question, input)
    wanted = evaluation.figure(question.figure)
    assert wanted is not None
    assert wanted.value is not None
    recalculation, points = evaluation.recalculation(input.path, question.figure)
    at = Answer(recalculation, points, question)
    step = input.finest
    most = _FAR if input.most is None else input.most
    times = [Fraction(1) if point is None else Fraction(point.share) for point in points]
    forms = pieces(recalculation, question.figure, Interval(Fraction(input.least), Fraction(most)), times)
    if forms is not None:
        near = [(root, root) for root in _candidates(forms)]
        searched = Searched(input.least, input.most, None)
        turns = sorted({_floor(turn, step) * step for turn in _turns(forms)})
        looked = [input.least, input.value, *(min(turn + more, most) for turn in turns for more in (0, step)), most]
    else:
        most = end_of(evaluation, input)
        looked = _grid(input, most, step)
        near = [(Fraction(low), Fraction(high)) for low, high in _changes(at.at(looked))]
        searched = Searched(input.least, most, GRID)
    crossings = _crossings(at, near, step, input, most)
    return Switching(question, input, wanted.value, crossings, searched, () if crossings else _extremes(at.at(looked)))


def frontier(
    evaluation: Evaluation, question: Question, first: Varied, second: Varied, steps: int = 10
) -> Iterator[tuple[Decimal, tuple[Crossing, ...]]]:
    """Two inputs at once: for values of the first, from end to end of what it can be and its own, the switching values of the
    second, searched at `GRID` steps."""
    first, second = possible(question, first), possible(question, second)
    function = evaluation.function([first.path, second.path], [question.figure])
    many = evaluation.columns([first.path, second.path], [question.figure])
    end, most = end_of(evaluation, first), end_of(evaluation, second)
    step = second.finest
    width = (end - first.least) / steps
    exact = first.finest
    tried = {(first.least + width * number).quantize(exact, ROUND_FLOOR) for number in range(steps)} | {end, first.value}
    looked = _grid(second, most, step)
    for value in sorted(tried):

        def at(other: Decimal, value: Decimal = value) -> Decimal | None:
            return function([value, other])[question.figure]

        figures = many([[value] * len(looked), looked], len(looked))[question.figure]
        near = [(Fraction(low), Fraction(high)) for low, high in _changes(zip(looked, figures, strict=True))]
        yield value, _crossings(at, near, step, second, most)


def possible(question: Question, input: Varied) -> Varied:
    """The input as a question has it. Of a forecast a supplement is above 0: of none the case has another form, since the
    proposal's turnover is that of staff who are given one."""
    if question.about != "doing nothing" or not is_supplement(input.path) or not input.value:
        return input
    return input._replace(least=input.finest)


def _crossings(
    at: At, near: Sequence[tuple[Fraction, Fraction]], step: Decimal, input: Varied, most: Decimal
) -> tuple[Crossing, ...]:
    """Each place found near these, once, the nearest to what the case gives first."""
    found = [one for low, high in near if (one := _crossing(at, low, high, step, input, most)) is not None]
    unique = {one.values: one for one in found}.values()
    return tuple(sorted(unique, key=lambda one: abs(one.value - input.value)))


def _candidates(forms: Sequence[Piece]) -> Iterator[Fraction]:
    """Where the figure is 0, or may jump over it from one piece to the next."""
    for piece in forms:
        if piece.form is not None and piece.form.upper:
            yield from roots(piece.form.upper, piece.interval)
    yield from (piece.interval.low for piece in forms[1:])
    if forms:
        yield forms[0].interval.low


def _turns(forms: Sequence[Piece]) -> Iterator[Fraction]:
    """Where the figure may be least or most: where its slope is 0, and where one piece meets the next."""
    for piece in forms:
        yield from (end for end in piece.interval if end < _FAR)
        if piece.form is not None:
            yield from piece.form.turns()


def end_of(evaluation: Evaluation, input: Varied) -> Decimal:
    """How far an input is searched that has no end of its own: to all posts and twice what it is, of FTE; else ten times."""
    if input.most is not None:
        return input.most
    posts = evaluation.figure("establishment.total") or evaluation.figure("forecast.posts")
    if input.unit == "FTE":
        return max(2 * input.value, Decimal(0) if posts is None or posts.value is None else posts.value)
    return 10 * input.value


def _grid(input: Varied, most: Decimal, step: Decimal) -> list[Decimal]:
    """The values that are tried: the ends, steps of equal width between them, and the case's own."""
    width = (most - input.least) / GRID
    tried = {(input.least + width * number).quantize(step, ROUND_FLOOR) for number in range(GRID)}
    return sorted(tried | {most, input.value})


def _changes(answers: Iterable[tuple[Decimal, Decimal | None]]) -> Iterator[tuple[Decimal, Decimal]]:
    """Neighbours of the grid with another answer each."""
    for (low, first), (high, second) in pairwise([(value, figure) for value, figure in answers if figure is not None]):
        if (first > 0) != (second > 0):
            yield low, high


def _crossing(at: At, low: Fraction, high: Fraction, step: Decimal, input: Varied, most: Decimal) -> Crossing | None:
    """The neighbouring values in steps between which the engine's own answer changes, near a place or between two."""
    first, last = _floor(low, step), _floor(high, step) + 1
    least, end = int(input.least / step), int(most / step)
    width = 1
    while width <= _WIDEST:
        below, above = max(first - width + 1, least), min(last + width - 1, end)
        start, stop = at(below * step), at(above * step)
        if start is not None and stop is not None and (start > 0) != (stop > 0):
            return _adjacent(at, below, above, step, input)
        if below == least and above == end:
            return None
        width *= 2
        if low == high and width > 64:  # a place where the figure only touches 0, or where there is no jump
            return None
    return None


def _floor(value: Fraction, step: Decimal) -> int:
    return value // Fraction(step)


def _adjacent(at: At, below: int, above: int, step: Decimal, input: Varied) -> Crossing | None:
    """Halved until they are neighbours, or the figure is 0 at one."""
    start = at(below * step)
    assert start is not None
    while above - below > 1:
        middle = (below + above) // 2
        value = at(middle * step)
        if value is None:
            return None
        if (value > 0) == (start > 0):
            below = middle
        else:
            above = middle
    pair = sorted((below * step, above * step), key=lambda value: abs(value - input.value))
    figures = [figure for value in pair if (figure := at(value)) is not None]
    zero = [(value, figure) for value, figure in zip(pair, figures, strict=True) if not figure]
    if zero:
        return Crossing((zero[0][0],), (zero[0][1],))
    return Crossing(tuple(pair), tuple(figures))


def _extremes(answers: Iterable[tuple[Decimal, Decimal | None]]) -> tuple[tuple[Decimal, Decimal], ...]:
    known = [(figure, value) for value, figure in answers if figure is not None]
    if not known:
        return ()
    (least, at_least), (most, at_most) = min(known), max(known)
    return ((at_least, least), (at_most, most))
