"""Every question of a case with the switching values of its inputs, ranked by the smallest change that changes the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..case.case import Case
from .allowed import refusal
from .evaluation import Evaluation
from .inputs import Varied
from .questions import EXTRA_COST, Question, paid_back_by, questions
from .spine import is_point
from .switching import GRID, Crossing, Searched, Switching, end_of, frontier, possible, switching

if TYPE_CHECKING:
    from ..costing.forecast.calendar import Month

MOST_STEPS = 40_000  # figures that move with an input, of all inputs of a question together: under a second
_MOST_TRIES = 300_000  # figures counted of inputs that are then passed over: a quarter of a second
MOST_MONTHS = 1_500  # months by grades of a forecast: made in about a second
_MOST_READ = 1_500  # grades read again, to try whether the case may have a value: under a second
_ALL, _ZERO = Decimal(100), Decimal(0)


class Span(NamedTuple):
    """A stretch of an input's values with one answer throughout; `high` is None where there is no end."""

    low: Decimal
    high: Decimal | None
    yes: bool


class Together(NamedTuple):
    """Some inputs at one value, tried at `GRID` steps: whether the answer changes, the least figure and the value it is at."""

    inputs: tuple[Varied, ...]
    changes: bool
    at: Decimal
    least: Decimal


class Refused(NamedTuple):
    """A value at which the answer would change, but that the case file may not have, and why."""

    input: Varied
    value: Decimal
    why: str


class Answered(NamedTuple):
    """A question, its figure as the case is, and the switching values of each input, the smallest change first; then those
    without. `frontier` is of two inputs at once: values of the first, each with the switching values of the second, found in
    `frontier_searched`. `unsearched` are inputs that would take too long all together: each can be asked for by itself.
    `refused` values are none that the case file may have; `untried` is how many of the furthest were not tried for that."""

    question: Question
    now: Decimal
    switching: tuple[Switching, ...]
    frontier: tuple[tuple[Decimal, tuple[Crossing, ...]], ...] = ()
    frontier_searched: Searched | None = None
    together: tuple[Together, ...] = ()
    unsearched: tuple[Varied, ...] = ()
    refused: tuple[Refused, ...] = ()
    untried: int = 0

    @property
    def is_yes(self) -> bool:
        """The answer as the case is."""
        return self.now <= 0

    @property
    def changing(self) -> list[Switching]:
        """Inputs of which a value changes the answer."""
        return [one for one in self.switching if one.crossings]

    @property
    def unchanging(self) -> list[Switching]:
        """Inputs of which none does."""
        return [one for one in self.switching if not one.crossings]


class Answers(NamedTuple):
    """All questions of a case; `left_out` are those that would take a large forecast, `varied` the inputs that alone were asked
    for, and `notes` say why a question is not one of the case."""

    evaluation: Evaluation
    answered: tuple[Answered, ...]
    left_out: tuple[Question, ...] = ()
    varied: tuple[Varied, ...] = ()
    notes: tuple[str, ...] = ()


def is_small_forecast(case: Case) -> bool:
    """Whether the forecast is made for its switching values alone; counted before it is made."""
    from ..costing.forecast.calendar import months_of

    return case.forecast is None or len(months_of(case)) * max(len(case.grades), 1) <= MOST_MONTHS


def questions_of(evaluation: Evaluation, month: Month | None = None) -> list[Question]:
    """Every question that the case has an answer to; with `month`, whether it has paid for itself by then too."""
    found = list(questions(evaluation))
    if month is not None:
        found.append(paid_back_by(month.id, month.name))
    return found


def answers(evaluation: Evaluation, asked: Sequence[Question], varied: Sequence[Varied] = ()) -> Answers:
    """The switching values of every input, or of the `varied` ones alone, and of two such the frontier."""
    done: list[Answered] = []
    for question in asked:
        inputs = evaluation.inputs([question.figure])
        if (spine := evaluation.spine([question.figure])) is not None:
            inputs.insert(next(place for place, one in enumerate(inputs) if is_point(one.path)), spine)
        wanted = [one.path for one in varied]
        if varied:
            inputs = sorted((one for one in inputs if one.path in wanted), key=lambda one: wanted.index(one.path))
        if inputs:
            done.append(_answered(evaluation, question, inputs, pair=len(varied) == 2 == len(inputs), all=not varied))
    return Answers(evaluation, tuple(done), varied=tuple(varied))


def _answered(evaluation: Evaluation, question: Question, inputs: Sequence[Varied], *, pair: bool, all: bool) -> Answered:
    searched = _affordable(evaluation, question, inputs) if all else inputs
    found = sorted((switching(evaluation, question, one) for one in searched), key=_size)
    ranked, refused, untried = _allowed(evaluation.case, found)
    rows = tuple(frontier(evaluation, question, inputs[0], inputs[1])) if pair else ()
    looked = Searched(possible(question, inputs[1]).least, end_of(evaluation, inputs[1]), GRID) if pair else None
    now = evaluation.figure(question.figure)
    assert now is not None
    assert now.value is not None
    paths = {one.path for one in searched}
    unsearched = tuple(one for one in inputs if one.path not in paths)
    asks_of_turnover = all and question.id == EXTRA_COST.id and not any(_is_turnover(one) for one in unsearched)
    together = tuple(_together(evaluation, question, searched)) if asks_of_turnover else ()
    return Answered(question, now.value, tuple(ranked), rows, looked, together, unsearched, refused, untried)


def _allowed(case: Case, found: Sequence[Switching]) -> tuple[list[Switching], tuple[Refused, ...], int]:
    """Those that the case file may have, each value tried as `--set` has it, and those that it may not; then how many of the
    furthest changes were not tried."""
    kept: list[Switching] = []
    refused: list[Refused] = []
    left, untried = _MOST_READ // (len(case.grades) + 10), 0
    for one in found:
        tried, left = one.crossings[:left], max(left - len(one.crossings), 0)
        untried += len(one.crossings) - len(tried)
        why = {crossing: reason for crossing in tried if (reason := refusal(case, one.input, crossing.value)) is not None}
        refused += [Refused(one.input, crossing.value, reason) for crossing, reason in why.items()]
        crossings = tuple(crossing for crossing in one.crossings if crossing not in why)
        if crossings or not one.crossings:
            kept.append(one._replace(crossings=crossings))
    return sorted(kept, key=_size), tuple(refused), untried


def _affordable(evaluation: Evaluation, question: Question, inputs: Sequence[Varied]) -> list[Varied]:
    """The inputs that can be looked through in a moment: those of which 1% moves the figure furthest come first, and one that
    moves too many others is passed over for those that move few."""
    slopes = evaluation.slopes(question.figure)
    left, tries, found = MOST_STEPS, _MOST_TRIES, set()
    for one in sorted(inputs, key=lambda one: -abs(slopes.get(one.path, _ZERO) * one.value)):
        size = evaluation.moving(one.path, question.figure, left)
        if size is not None:
            left -= size
            found.add(one.path)
        else:
            tries -= left
        if tries < 0:
            break
    return [one for one in inputs if one.path in found]


def _size(one: Switching) -> tuple[bool, bool, Decimal]:
    """Those with a switching value first, by the smallest change in per cent; of an input that is 0 that is not known."""
    if one.nearest is None:
        return (True, True, Decimal(0))
    share = one.share(one.nearest)
    return (False, share is None, abs(one.change(one.nearest) if share is None else share))


def _is_turnover(one: Varied) -> bool:
    return one.path.startswith("forecast.proposal.turnover") and one.unit == "percent"


def _together(evaluation: Evaluation, question: Question, inputs: Sequence[Varied]) -> Iterator[Together]:
    """The proposal's turnover at one rate throughout, whatever points or grades it is given by."""
    rates = tuple(one for one in inputs if _is_turnover(one))
    if not rates:
        return
    tried = [(_ALL * number / GRID).quantize(Decimal("0.01")) for number in range(GRID + 1)]
    columns = evaluation.columns([one.path for one in rates], [question.figure])([tried] * len(rates), len(tried))
    found = [(value, at) for at, value in zip(tried, columns[question.figure], strict=True) if value is not None]
    if found:
        least, at = min(found)
        yield Together(rates, least <= 0 < max(found)[0], at, least)


def spans(evaluation: Evaluation, one: Switching) -> list[Span]:
    """The answers from end to end of what was searched, where there is more than one switching value."""
    function = evaluation.function([one.input.path], [one.question.figure])
    edges = sorted(tuple(sorted(crossing.values)) for crossing in one.crossings)
    ends = [one.searched.least, *(edge[0] for edge in edges)], [*(edge[-1] for edge in edges), one.searched.most]
    found = []
    for low, high in zip([ends[0][0], *ends[1][:-1]], [*ends[0][1:], ends[1][-1]], strict=True):
        assert low is not None
        middle = (low + high) / 2 if high is not None else low * 2 + 1
        figure = function([middle])[one.question.figure]
        if figure is not None:
            found.append(Span(low, high, figure <= 0))
    return found if all(first.yes != second.yes for first, second in pairwise(found)) else []
