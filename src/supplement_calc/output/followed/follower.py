"""What a page asks as its words are made, what it keeps of their numbers, and who keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ...ledger import Figure, Input

# How a number comes from the ledger: the number of a figure there, a constant in its digits, or what is done with another.
Expression = int | str | tuple[Any, ...]
Answer = bool | int
ONE_MORE, ONE_LESS = 2, -2  # answers to whether a number is what it was
_PLAIN = (str, int)
FIRST, LAST = 0xF0000, 0x10FFFD  # characters for private use, of which each stands for a mark


class Question(NamedTuple):
    """What words depend on: how two numbers compare, whether a figure has a value, whether a text is another, or whether a
    number is what it was."""

    kind: str
    parts: tuple[Expression, ...]


class Mark(NamedTuple):
    """A number in a text: how it comes from the ledger, the rule that it is written by, and what the rule asks for."""

    expression: Expression
    rule: str
    terms: tuple[Any, ...]


class Asked:
    """What asks for a text: a function, and what it is given, which are the same objects or plain texts and numbers."""

    __slots__ = ("_given", "_key")

    def __init__(self, show: Callable[..., Any], given: tuple[object, ...]) -> None:
        self._given = given  # kept, so that no other has its place
        self._key = (show, *[one if one is None or isinstance(one, _PLAIN) else (id(one),) for one in given])

    @classmethod
    def with_all(cls, show: Callable[..., Any], given: tuple[object, ...], named: dict[str, object]) -> Asked:
        """What also is the same where several are given together, each the same, or by name."""
        return cls(show, tuple(_apart((*given, *named.items()) if named else given, [])))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Asked) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def _apart(given: Iterable[object], into: list[object]) -> list[object]:
    for one in given:
        kind = type(one)
        if kind is tuple or kind is list:
            into.append(len(one))  # type: ignore[arg-type]
            _apart(one, into)  # type: ignore[arg-type]
        elif kind is dict:
            _apart((tuple(one.items()),), into)  # type: ignore[attr-defined]
        elif kind is not str and isinstance(one, str):  # a text with a number in it, which asks whether it is another
            into += (str(one), getattr(one, "figure", None))
        else:
            into.append(one)
    return into


class Follower:
    """Who keeps marks and questions. This one keeps none: texts are as they are, and a question has the answer that it has."""

    def mark(self, mark: Mark, text: str) -> str:
        """The character that stands for a number which now reads as this text."""
        return text

    def of(self, text: str) -> Mark | None:
        """The mark that a text is, where it is nothing else."""
        return None

    def text(self, marked: str) -> str:
        """A text with what its characters stand for in their place."""
        return marked

    def answer(self, question: Question, now: Answer, how: str = "") -> Answer:
        """The answer that is to be taken for a question whose answer now is this; `how` it is asked where that says less."""
        return now

    def value(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """What a figure's value is to whoever builds words."""
        return value

    def part(self, of: Any, name: str) -> Any:
        """A part of what a page is made of, which is made once."""
        if name not in of.__dict__:
            of.__dict__[name] = type(of).__dict__[name].func(of)
        return of.__dict__[name]

    def expression(self, figure: Figure) -> Expression | None:
        """How a figure comes from the ledger; None of one that stays as it is."""
        return None

    def given(self, figure: Figure) -> str:
        """The text of an input, as it stands in the case file or as it is changed."""
        assert isinstance(figure.origin, Input)
        return figure.origin.text

    def stands(self, figures: Sequence[Figure], text: str) -> str:
        """The text of a place in which the numbers of inputs stand, as it stands in the case file or as it is changed."""
        return text

    def is_as_given(self, figure: Figure) -> bool:
        """Whether an input is as in the case file."""
        return True

    def either(self, figure: Figure, asks: Asked, show: Callable[[], str]) -> str:
        """The text of a figure that may have no value, as one mark where it can be; what asks for the same is made alike."""
        return show()

    def kept(self, asks: Asked, make: Callable[[], Any]) -> Any:
        """A part of a page, which is made once for the same answers where it is kept; what asks for the same is made alike."""
        return make()

    def keeps(self, made: object) -> bool:
        """Whether it is a part that is kept, so that what is made of it may be kept too."""
        return False
