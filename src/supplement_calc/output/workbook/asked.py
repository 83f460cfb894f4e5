"""What the engine asks of figures as it makes the tables of a workbook, with the answers that it is given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ...ledger import Computed, Figure, Input
from ..followed.engine import EngineFollower
from ..followed.follower import Answer, Expression, Question
from ..followed.numbers import Followed


class Asked(NamedTuple):
    """A question with its answer and how it was asked (`_compared` of `Followed`), and the figures that it is of."""

    question: Question
    now: Answer
    hows: frozenset[str]
    figures: list[Figure]


class FormFollower(EngineFollower):
    """Keeps what the engine asks of figures as it makes its tables, with the answers that it is given, and how it asks."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._numbers: dict[int, int] = {}
        self._asked: dict[Question, tuple[Answer, set[str]]] = {}

    def asked_for(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """The value, followed where it is an input of the case or worked out."""
        origin = figure.origin
        if not isinstance(origin, Computed | Input):
            return value
        if isinstance(origin, Input) and not origin.path:
            return value
        if id(figure) not in self._numbers:
            self._numbers[id(figure)] = len(self._figures)
            self._figures.append(figure)
        number = self._numbers[id(figure)]
        if isinstance(origin, Computed):
            self.answer(Question("known", (number,)), value is not None)
        return None if value is None else Followed.of(value, number)

    def answer(self, question: Question, now: Answer, how: str = "") -> Answer:
        """The answer as it is, which is kept."""
        self._asked.setdefault(question, (now, set()))[1].add(how)
        return now

    def asked(self) -> Iterator[Asked]:
        """Every question."""
        for question, (now, hows) in self._asked.items():
            figures = [self._figures[one] for one in dict.fromkeys(_numbers(question.parts))]
            yield Asked(question, now, frozenset(hows - {""}), figures)

    def figure(self, number: int) -> Figure:
        """The figure that a number in a question stands for."""
        return self._figures[number]


def _numbers(parts: Expression) -> Iterator[int]:
    """The figures in what a question is of."""
    if isinstance(parts, int):
        yield parts
    elif isinstance(parts, tuple):
        for part in parts:
            yield from _numbers(part)
