"""What the engine makes of a case by its inputs: where it takes another course for other values, and what it makes then.

Arithmetic is the same for all. But which way staff change between two courses, or whether a supplement is paid at all, is asked
of figures as the tables are made. Those questions are kept too: with other answers a page does not know the tables.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ....ledger import Figure, Input
from ...followed.engine import EngineFollower
from ...followed.follower import Answer, Expression, Question
from ...followed.numbers import Followed, following
from .ledger import PageLedger

_HEAVY = ("costing", "forecast", "options")  # what takes the engine long
SHAPED = frozenset(("costing", "package", "market", "workforce", "pay_points", "forecast", "options"))


class OtherShapeError(Exception):
    """The engine would make other tables."""


class Shape(EngineFollower):
    """A part of what a page is made of, and the questions that it asked; no words are made."""

    def __init__(self, ledger: PageLedger) -> None:
        self._ledger = ledger
        self.answers: dict[Question, Answer] = {}
        self._expressions: dict[int, tuple[Figure, Expression | None]] = {}

    def made(self, of: Any, name: str) -> Any:
        """The part, of the same report anew."""
        with following(self):
            return getattr(type(of)(of.report), name)

    def asked_for(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """The value, followed where it can be another."""
        if id(figure) not in self._expressions:
            with following(None):
                self._expressions[id(figure)] = (figure, self._expression(figure))
        _, expression = self._expressions[id(figure)]
        if expression is None:
            return value
        if self._ledger.nature(figure).needs or value is None:
            self.answer(Question("known", (expression,)), value is not None)
        return None if value is None else Followed.of(value, expression)

    def _expression(self, figure: Figure) -> Expression | None:
        if isinstance(figure.origin, Input) and self._ledger.varied(figure) is None:
            return None
        nature = self._ledger.nature(figure)
        return self._ledger.number(figure) if nature.moves and not nature.is_none else None

    def answer(self, question: Question, now: Answer, how: str = "") -> Answer:
        """The answer as it is, which is kept."""
        return self.answers.setdefault(question, now)


def shaped(of: Any, ledger: PageLedger) -> dict[str, tuple[Shape, Any]]:
    """What takes the engine long, made once for a page as it is and as it is followed: whoever asks for it has it."""
    found = {}
    for name in _HEAVY:
        if name == "options" and (of.costing is None or not (of.case.options or of.case.scenarios)):
            continue
        shape = Shape(ledger)
        of.__dict__[name] = shape.made(of, name)
        found[name] = (shape, of.__dict__[name])
    return found
