"""One input at a time: how far an answer moves when the input goes to either end of its range, all else as it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ...ledger import Figure
from ..evaluation import Evaluation
from .spreads import Spread

_ZERO = Decimal(0)


class Bar(NamedTuple):
    """An input at the ends of its range, and the answer at each; None where there is none."""

    spread: Spread
    low: Decimal
    high: Decimal
    at_low: Decimal | None
    at_high: Decimal | None
    now: Decimal

    @property
    def changes(self) -> tuple[Decimal | None, Decimal | None]:
        """By how much the answer is more than it is now, at either end."""
        return tuple(None if at is None else at - self.now for at in (self.at_low, self.at_high))  # type: ignore[return-value]

    @property
    def width(self) -> Decimal:
        """How far the answer moves: from the least of the two and what it is now to the most."""
        changes = [_ZERO, *(one for one in self.changes if one is not None)]
        return max(changes) - min(changes)


class Tornado(NamedTuple):
    """One answer, and its inputs, the one that moves it furthest first."""

    figure: Figure
    bars: list[Bar]


def tornadoes(evaluation: Evaluation, spreads: Sequence[Spread], ids: Sequence[str]) -> list[Tornado]:
    """The tornado of each figure: both ends of every input, worked out as `--set` has it."""
    rows = 2 * len(spreads)
    columns = [[one.input.value] * rows for one in spreads]
    for place, (column, one) in enumerate(zip(columns, spreads, strict=True)):
        column[2 * place : 2 * place + 2] = one.ends
    answers = evaluation.columns([one.input.path for one in spreads], ids)(columns, rows)
    return [_tornado(evaluation, spreads, id, answers[id]) for id in ids]


def likeliest(evaluation: Evaluation, spreads: Sequence[Spread], id: str, most: int) -> list[Spread]:
    """Those that the case gives, and of the others as many as may move a figure furthest, by how steeply it changes with each:
    for whoever shows few of very many."""
    slopes = evaluation.slopes(id)

    def reach(one: Spread) -> Decimal:
        slope = slopes.get(one.input.path, _ZERO)
        return max(abs(slope * (end - one.input.value)) for end in one.ends)

    chosen = sorted((one for one in spreads if not one.is_given), key=reach, reverse=True)[:most]
    return [one for one in spreads if one.is_given or one in chosen]


def _tornado(evaluation: Evaluation, spreads: Sequence[Spread], id: str, answers: Sequence[Decimal | None]) -> Tornado:
    figure = evaluation.figure(id)
    assert figure is not None
    bars = [
        Bar(one, *one.ends, at_low, at_high, figure.known)
        for one, at_low, at_high in zip(spreads, answers[::2], answers[1::2], strict=True)
    ]
    return Tornado(figure, sorted(bars, key=lambda bar: -bar.width))
