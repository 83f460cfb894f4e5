"""Numbers that are followed from the ledger into words, so that a page can say the words anew.

While a page is being followed, a figure's value is a `Followed`: a number that remembers how it comes from the ledger. A text
of one is a single character that stands for the number, its mark, whose rule says how it is written. Whatever the words depend
on, whether a number is above nil or two texts are alike, is asked of the follower, which keeps the question with its answer. So
whoever builds a sentence builds it as ever, and the page has both the words and what they depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from ...ledger import Figure
from .follower import FIRST, LAST, ONE_MORE, Expression, Follower, Mark, Question

T = TypeVar("T")
_TURNED = {"less": "more", "more": "less", "other": "other"}
_VALUE: Any = Figure.__dict__["value"]
_follower: Follower | None = None


def _read(figure: Figure) -> Decimal | None:
    value = plain_value(figure)
    return value if _follower is None else _follower.value(figure, value)


def follower() -> Follower | None:
    """Who follows, where anyone does."""
    return _follower


def plain_value(figure: Figure) -> Decimal | None:
    """A figure's value as it is, whoever follows."""
    value: Decimal | None = _VALUE.__get__(figure)
    return value


@contextmanager
def following(follower: Follower | None) -> Iterator[None]:
    """Have the follower follow every figure whose value is read; None lets figures be as they are."""
    global _follower
    if follower is _follower:
        yield
        return
    before, _follower = _follower, follower
    if before is None and follower is not None:
        Figure.value = property(_read, _VALUE.__set__)  # type: ignore[misc,assignment]
    try:
        yield
    finally:
        _follower = before
        if before is None:
            Figure.value = _VALUE  # type: ignore[misc]


class made(cached_property[T]):  # noqa: N801  # as the one that it is
    """A property that is worked out once, by the engine. A follower gives it as the engine makes it."""

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Any:
        if _follower is None or instance is None or self.attrname is None:
            return super().__get__(instance, owner)
        return _follower.part(instance, self.attrname)

    def __set__(self, instance: object, value: Any) -> None:  # so that each reading comes here
        raise AttributeError(self.attrname)


class MarkedText(str):
    """A text with a number in it. Asking whether it is another is a question to the follower, where there is one."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if _follower is None or not isinstance(other, str) or str.__eq__(self, other):
            return str.__eq__(self, other)
        now = _follower.text(self) == _follower.text(other)
        if not any(FIRST <= ord(character) <= LAST for character in (*self, *other)):
            return now
        return bool(_follower.answer(Question("alike", (str(self), str(other))), now))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self) if _follower is None else 0  # so that whoever gathers texts asks whether they are others


class Followed(Decimal):
    """A number that remembers how it comes from the ledger."""

    __slots__ = ("expression",)
    expression: Expression

    @classmethod
    def of(cls, value: Decimal, expression: Expression) -> Followed:
        """The value with how it comes about."""
        made = cls(value)
        made.expression = expression
        return made

    def _then(self, value: Decimal, what: str, *rest: Expression) -> Followed:
        return Followed.of(value, (what, self.expression, *rest))

    def marked(self, rule: str, terms: tuple[Any, ...], text: str) -> str:
        """The text as the character that stands for it."""
        return text if _follower is None else MarkedText(_follower.mark(Mark(self.expression, rule, terms), text))

    def bracketed(self, show: Callable[[Decimal], str], text: str) -> str:
        """The text of an amount in brackets where it is below zero, `show` giving it without."""
        inner = show(abs(self))
        of = None if _follower is None else _follower.of(inner)
        if of is None:  # more than a number
            return self.marked("around", (inner,), text)
        return self.marked("bracketed", (of.rule, *of.terms), text)

    def _compared(self, other: object, how: str) -> int | None:
        """-1, 0 or 1 as this is less than the other, the same or more; None of what is no number. `how` says which of them are
        told apart: whether it is less, or more, or another."""
        if isinstance(other, int):
            other = Decimal(other)
        if not isinstance(other, Decimal):
            return None
        now = (Decimal.__gt__(self, other) and 1) or (Decimal.__lt__(self, other) and -1) or 0
        if _follower is None:
            return now
        theirs = other.expression if isinstance(other, Followed) else digits(other)
        if theirs == self.expression:
            return 0
        mine, turned = self.expression, 1
        while theirs == "0" and isinstance(mine, tuple) and mine[0] == "neg":
            mine, turned = mine[1], -turned
        if theirs != "0" and not isinstance(theirs, str) and repr(theirs) < repr(mine):
            mine, theirs, turned = theirs, mine, -1
        how = how if turned > 0 else _TURNED[how]
        return turned * int(_follower.answer(Question("compare", (mine, theirs)), turned * now, how))

    def __lt__(self, other: Any) -> bool:
        found = self._compared(other, "less")
        return NotImplemented if found is None else found < 0

    def __gt__(self, other: Any) -> bool:
        found = self._compared(other, "more")
        return NotImplemented if found is None else found > 0

    def __le__(self, other: Any) -> bool:
        found = self._compared(other, "more")
        return NotImplemented if found is None else found <= 0

    def __ge__(self, other: Any) -> bool:
        found = self._compared(other, "less")
        return NotImplemented if found is None else found >= 0

    def __eq__(self, other: object) -> bool:
        return self._compared(other, "other") == 0

    def __ne__(self, other: object) -> bool:
        return self._compared(other, "other") != 0

    def __bool__(self) -> bool:
        return self._compared(0, "other") != 0

    def _as_it_is(self) -> Decimal:
        """The plain number, of whoever uses it in a way that cannot be followed: the words hold only as long as it stays.
        Another one where the follower asks for what depends on it."""
        if _follower is None:
            return Decimal(self)
        answer = _follower.answer(Question("same", (self.expression, digits(self))), now=True)
        return Decimal(self) if answer is True else Decimal(self) + (1 if answer == ONE_MORE else -1)

    def __hash__(self) -> int:
        return hash(self._as_it_is())

    def __int__(self) -> int:
        return int(self._as_it_is())

    def __str__(self) -> str:
        return str(self._as_it_is())

    def __neg__(self, context: Any = None) -> Followed:
        if isinstance(self.expression, tuple) and self.expression[0] == "neg":
            return Followed.of(self.copy_negate(), self.expression[1])
        return self._then(self.copy_negate(), "neg")

    def __abs__(self, *rest: Any) -> Followed:
        return self._then(self.copy_abs(), "abs")

    def __add__(self, other: Any, context: Any = None) -> Any:
        return self if isinstance(other, int) and not other else Decimal.__add__(self._as_it_is(), other)

    def scaleb(self, other: Any, context: Any = None) -> Followed:
        """The decimal point moved."""
        return self._then(Decimal(self).scaleb(other, context), "shift", str(int(other)))

    def quantize(self, exp: Any, rounding: str | None = None, context: Any = None) -> Followed:
        """Rounded to a power of ten."""
        unit = Decimal(1).scaleb(Decimal(exp).as_tuple().exponent)  # type: ignore[arg-type]
        return self._then(Decimal(self).quantize(exp, rounding, context), "unit", digits(unit))

    def __format__(self, spec: str, context: Any = None) -> str:
        return self.marked("format", (spec,), format(Decimal(self), spec))


def expression_of(value: Decimal) -> Expression:
    """How a number comes from the ledger; of one that is not followed its digits."""
    return value.expression if isinstance(value, Followed) else digits(value)


def digits(value: Decimal) -> str:
    """Every digit, no exponent."""
    text = f"{Decimal(value):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if value.copy_abs() != 0 and text != "-0" else "0"
