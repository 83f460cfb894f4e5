"""Sweeps: the answers of a case for every value of one input, or every pair of values of two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from ..case.case import Case
from ..case.overrides import Override
from ..diagnostics import Source
from ..ledger import Computed, Figure, Ledger, Rounding, WorkedApart, is_unknown, why_none
from ..ledger.rounding import EXACT
from ..parser.numbers import Misread, read_number
from .answers import BIASED, PAYBACK, Answer, Given, month_named, raised
from .comparison import Compared, compared, variant_of
from .evaluation import Evaluation, Values

MOST_ROWS = 10_000
"""More rows than anybody reads, and a few minutes of work."""
SYNTAX = "PATH=from:to:step, for example budget=4,000,000:5,000,000:250,000 or on_costs=20%:30%:1%"
_PERCENT = ("%", "per cent", "percent")


class NoSweep(ValueError):  # noqa: N818 - a text that is no sweep, which is reported in words
    """Why a text is no sweep, in words."""


class Axis(NamedTuple):
    """An input that is swept: its path as given, and where its values start and end, the step between them, and how many there
    are; `is_percent` where they are percentages, and `is_pounds` where they were given with a £, which some inputs need."""

    path: str
    start: Decimal
    step: Decimal
    size: int
    is_percent: bool
    is_pounds: bool = False

    def value(self, place: int) -> Decimal:
        """The value at a place from 0, exact."""
        value = EXACT.add(self.start, EXACT.multiply(self.step, Decimal(place)))
        return value.normalize(EXACT) if value else Decimal(0)

    def text(self, place: int) -> str:
        """The same as `--set` has it: `2,500` or `17.5%`."""
        return f"{self.value(place):,f}{'%' if self.is_percent else ''}"

    def override(self, place: int) -> Override:
        """The value put in place of the file's."""
        text = f"{'£' if self.is_pounds else ''}{self.text(place)}"
        return Override(Source("<--sweep>", f"{self.path}={text}"), self.path, text)


Places = tuple[int, ...]
"""Where a row is on each axis."""


def parse_sweep(text: str) -> Axis:
    """`PATH=from:to:step`. The last value is the last step that is not above `to`. Raises `NoSweep`."""
    path, equals, values = text.partition("=")
    parts = [part.strip() for part in values.split(":")]
    if not equals or not path.strip() or len(parts) != 3:
        raise NoSweep(f"needs {SYNTAX}; it was given {text!r}.")
    percents = [part.endswith(_PERCENT) for part in parts]
    if any(percents) and not all(percents):
        raise NoSweep(f"has a % sign at some of {values} and not at others; write it at all three, or at none.")
    numbers = []
    for part in parts:
        number = read_number(part, "percent" if percents[0] else "money")
        if isinstance(number, Misread):
            raise NoSweep(f"has {part!r}, which {number.reason}; {number.help.removesuffix(', or leave the line out')}.")
        numbers.append(number.value)
    start, end, step = numbers
    if step <= 0:
        raise NoSweep(f"has a step of {parts[2]}; a step is above 0.")
    if end < start:
        raise NoSweep(f"goes from {parts[0]} down to {parts[1]}; write {path}={parts[1]}:{parts[0]}:{parts[2]}.")
    size = int((Fraction(end) - Fraction(start)) / Fraction(step)) + 1
    return Axis(path.strip(), start, step, size, percents[0], any("£" in part for part in parts))


def places_of(axes: Sequence[Axis]) -> list[Places]:
    """Every row of a sweep, the last input fastest; one row without a place where nothing is swept."""
    return list(product(*(range(axis.size) for axis in axes)))


def swept(
    case: Case, rounding: Rounding, option: str, scenario: str | None, axes: Sequence[Axis], places: Sequence[Places]
) -> Iterator[Compared]:
    """An option under a scenario at each of these places, in their order, without its working.

    A row whose value the case refuses has the reason. The others are worked out again from one ledger where every swept input
    is plain, and by reading the case anew where one is not: the answers are the same.
    """
    again = _again(case, rounding, option, scenario, axes, places) if len(places) > 2 else None
    for at in places:
        yield _at(case, rounding, option, scenario, axes, at, again)


def read_anew(case: Case, rounding: Rounding, option: str, scenario: str | None, axes: Sequence[Axis], at: Places) -> Compared:
    """One row, by reading the case with these values as `--set` does."""
    sets = [axis.override(place) for axis, place in zip(axes, at, strict=True)]
    row = next(compared(case, rounding, [option], [scenario], sets))
    bare = {answer: given._replace(figure=_bare(given.figure)) for answer, given in row.answers.items()}
    raised = {answer: given._replace(figure=_bare(given.figure)) for answer, given in row.with_bias.items()}
    return row._replace(answers=bare, with_bias=raised, evaluation=None)


def _at(
    case: Case,
    rounding: Rounding,
    option: str,
    scenario: str | None,
    axes: Sequence[Axis],
    at: Places,
    again: _Again | None,
) -> Compared:
    if again is not None and all(axis.value(place) for axis, place in zip(axes, at, strict=True)):
        sets = [axis.override(place) for axis, place in zip(axes, at, strict=True)]
        variant = variant_of(case, option, scenario, sets)
        if variant.case is not None and not variant.problems:
            answers = again([axis.value(place) for axis, place in zip(axes, at, strict=True)])
            if answers is not None:
                bias = None if scenario is None else case.scenarios[scenario].bias
                return Compared(option, scenario, variant.changed, answers, _with_bias(answers, bias, rounding), bias)
    return read_anew(case, rounding, option, scenario, axes, at)


_Again = Callable[[Sequence[Decimal]], dict[Answer, Given] | None]


def _again(
    case: Case, rounding: Rounding, option: str, scenario: str | None, axes: Sequence[Axis], places: Sequence[Places]
) -> _Again | None:
    """The answers worked out again from one ledger; None where a swept input is not plain there.

    An input of 0 is no plain one: a case without a post has other tables. What it gives is held against the case read anew at
    both ends before it is used.
    """
    middle = next((at for at in places[len(places) // 2 :] if all(a.value(p) for a, p in zip(axes, at, strict=True))), None)
    if middle is None:
        return None
    sets = [axis.override(place) for axis, place in zip(axes, middle, strict=True)]
    base = next(compared(case, rounding, [option], [scenario], sets))
    if base.evaluation is None:
        return None
    again = from_one_ledger(base, base.evaluation, axes)
    if again is None:
        return None
    for at in (places[0], places[-1]):
        values = [axis.value(place) for axis, place in zip(axes, at, strict=True)]
        answers = again(values) if all(values) else None
        fresh = read_anew(case, rounding, option, scenario, axes, at)
        if answers is not None and fresh.refused is None and alike(answers) != alike(fresh.answers):
            return None
    return again


def alike(answers: dict[Answer, Given]) -> dict[Answer, tuple[object, ...]]:
    """What two rows have in common where they give the same answers."""
    return {answer: (given.figure and given.figure.id, given.value, given.text, given.why) for answer, given in answers.items()}


def from_one_ledger(base: Compared, evaluation: Evaluation, axes: Sequence[Axis]) -> _Again | None:
    """The answers of a case as a function of the swept inputs; None where one of them is no input of its own there.

    The case has a value of the sweep at each, so that an amount in place of a percentage is one there too.

    The function gives None where an answer is missing for another reason than the case itself would show.
    """
    figures = [given.figure for given in base.answers.values() if given.figure is not None]
    ids = list(dict.fromkeys([figure.id for figure in figures]))
    plain = {_folded(one.path): one for one in evaluation.inputs(ids)}
    paths = []
    for axis in axes:
        one = plain.get(_folded(axis.path))
        if one is None:
            return None
        paths.append(one.path)
    watched = {figure.id: _watched(figure) for figure in figures}
    every = list(dict.fromkeys([*ids, *(one.id for ones in watched.values() for one in ones)]))
    function = evaluation.function(paths, every)

    def answers(at: Sequence[Decimal]) -> dict[Answer, Given] | None:
        with localcontext(EXACT):
            values = function(at)
        found = {}
        for answer, given in base.answers.items():
            figure = given.figure
            if figure is None or given.nil:
                found[answer] = given
                continue
            one = _given(evaluation, answer, figure, values, watched[figure.id])
            if one is None:
                return None
            found[answer] = one
        return found

    return answers


def _given(evaluation: Evaluation, answer: Answer, figure: Figure, values: Values, watched: Sequence[Figure]) -> Given | None:
    value = values[figure.id]
    now = Figure(figure.id, figure.label, value, figure.unit, figure.origin)
    if value is not None:
        return Given(_bare(now), month_named(evaluation, now) if answer is PAYBACK else None)
    if any((values[one.id] is None) != (one.value is None) for one in watched):
        return None
    return Given(_bare(now), why=why_none(now), unknown=is_unknown(now))


def _with_bias(answers: dict[Answer, Given], bias: Figure | None, rounding: Rounding) -> dict[Answer, Given]:
    found = {}
    for answer in BIASED if bias is not None else ():
        given = answers[answer]
        found[answer] = given
        if given.figure is not None and given.value is not None and bias is not None:
            found[answer] = Given(_bare(raised(Ledger(rounding), answer, given.figure, bias)))
    return found


def _watched(figure: Figure) -> list[Figure]:
    """The figures that the reason why there is no value depends on: what it is worked out from, and so on down to the first
    that has none."""
    found: list[Figure] = []
    at: Figure | None = figure
    while at is not None and isinstance(at.origin, Computed):
        found += at.operands
        at = next((operand for operand in at.operands if operand.value is None), None)
    return found


def _bare(figure: Figure | None) -> Figure | None:
    """The figure without its working, so that a row does not keep a whole ledger."""
    return None if figure is None else Figure(figure.id, figure.label, figure.value, figure.unit, WorkedApart())


def _folded(path: str) -> str:
    from ..diagnostics.names import fold

    return ".".join(fold(part) for part in path.split("."))
