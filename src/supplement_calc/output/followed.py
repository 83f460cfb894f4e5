"""Numbers that are followed from the ledger into words, so that a page can say the words anew.

While a page is being followed, a figure's value is a `Followed`: a number that remembers how it comes from the ledger. A text
of one is a single character that stands for the number, its mark, whose rule says how it is written. Whatever the words depend
on, whether a number is above nil or two texts are alike, is asked of the follower, which keeps the question with its answer. So
whoever builds a sentence builds it as ever, and the page has both the words and what they depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from ..ledger import Figure, Input, is_unknown

P = ParamSpec("P")
T = TypeVar("T")
# How a number comes from the ledger: the number of a figure there, a constant in its digits, or what is done with another.
Expression = int | str | tuple[Any, ...]
Answer = bool | int
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

    def __init__(self, show: Callable[..., str], given: tuple[object, ...]) -> None:
        self._given = given  # kept, so that no other has its place
        self._key = (show, *(one if one is None or isinstance(one, str | int) else (id(one),) for one in given))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Asked) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


class Follower(Protocol):
    """Who keeps marks and questions."""

    def mark(self, mark: Mark, text: str) -> str:
        """The character that stands for a number which now reads as this text."""

    def of(self, text: str) -> Mark | None:
        """The mark that a text is, where it is nothing else."""

    def text(self, marked: str) -> str:
        """A text with what its characters stand for in their place."""

    def answer(self, question: Question, now: Answer, how: str = "") -> Answer:
        """The answer that is to be taken for a question whose answer now is this; `how` it is asked where that says less."""

    def value(self, figure: Figure, value: Decimal | None) -> Decimal | None:
        """What a figure's value is to whoever builds words."""

    def part(self, of: Any, name: str) -> Any:
        """A part of what a page is made of."""

    def expression(self, figure: Figure) -> Expression | None:
        """How a figure comes from the ledger; None of one that stays as it is."""

    def given(self, figure: Figure) -> str:
        """The text of an input, as it stands in the case file or as it is changed."""

    def stands(self, figures: Sequence[Figure], text: str) -> str:
        """The text of a place in which the numbers of inputs stand, as it stands in the case file or as it is changed."""

    def is_as_given(self, figure: Figure) -> bool:
        """Whether an input is as in the case file."""

    def either(self, figure: Figure, asks: Asked, show: Callable[[], str]) -> str:
        """The text of a figure that may have no value, as one mark where it can be; what asks for the same is made alike."""


_TURNED = {"less": "more", "more": "less", "other": "other"}
_VALUE: Any = Figure.__dict__["value"]
_follower: Follower | None = None


def _read(figure: Figure) -> Decimal | None:
    value: Decimal | None = _VALUE.__get__(figure)
    return value if _follower is None else _follower.value(figure, value)


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
        """The plain number, of whoever uses it in a way that cannot be followed: the words hold only as long as it stays."""
        if _follower is not None:
            _follower.answer(Question("same", (self.expression, digits(self))), now=True)
        return Decimal(self)

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


def is_followed() -> bool:
    """Whether what is built is followed."""
    return _follower is not None


def not_followed(key: str) -> None:
    """Say that what is built next is not followed: it is found by trying the case with other inputs."""
    if _follower is not None:
        _follower.answer(Question("untouched", (key,)), True)


def added_up(parts: Sequence[tuple[Figure, str, bool]], most: int) -> str | None:
    """A sum as one mark: figures with their texts, and whether each is left out where it is nil. Of more than so many the first
    two and the last are said. None where nothing is followed."""
    if _follower is None:
        return None
    terms: list[Any] = [most]
    texts = []
    for number, (figure, text, may_go) in enumerate(parts):
        expression = _follower.expression(figure) if may_go else None
        is_nil = may_go and _VALUE.__get__(figure) == 0
        if expression is not None or not is_nil or not number:
            terms.append((("0" if is_nil else "1") if expression is None else expression, text))
        if not is_nil:
            texts.append(text)
    texts = texts or [parts[0][1]]
    more = f", and {len(texts) - 3:,} more between" if len(texts) > most else ""
    said = " + ".join(texts if len(texts) <= most else [*texts[:2], texts[-1]]) + more
    return _follower.mark(Mark("0", "added", tuple(terms)), _follower.text(said))


def identity(figure: Figure) -> str:
    """What a figure is told from others by: its id, and where it is followed also how it is worked out."""
    return figure.id if _follower is None else f"{figure.id} {_follower.expression(figure)}"


def lacks_input(figure: Figure) -> bool:
    """Whether a figure has no value because the case does not say enough. No other value of an input makes it say more."""
    with following(None):
        return is_unknown(figure)


def given_text(figure: Figure) -> str:
    """The text of an input as it is given."""
    assert isinstance(figure.origin, Input)
    return figure.origin.text if _follower is None else _follower.given(figure)


def place_text(figures: Sequence[Figure | None], text: str) -> str:
    """The text of a place of the case file in which the numbers of these inputs stand, as it is given."""
    return text if _follower is None else _follower.stands([one for one in figures if one is not None], text)


def is_changed(figure: Figure, file: str) -> bool:
    """Whether an input is another than in the case file of this name."""
    assert isinstance(figure.origin, Input) and figure.origin.span is not None
    return figure.origin.span.source.name != file or (_follower is not None and not _follower.is_as_given(figure))


def either(show: Callable[P, str]) -> Callable[P, str]:
    """The same function of a figure, whose text is one mark whether the figure has a value or not."""

    @wraps(show)
    def showing(*args: P.args, **kwargs: P.kwargs) -> str:
        if _follower is None:
            return show(*args, **kwargs)
        figure = next((one for one in args[:2] if isinstance(one, Figure)), None)
        asks = Asked(show, (*args, *kwargs.values()))
        said = show(*args, **kwargs) if figure is None else _follower.either(figure, asks, lambda: show(*args, **kwargs))
        return said if isinstance(said, MarkedText) else MarkedText(said)

    return showing


def written(show: Callable[Concatenate[Decimal, P], str]) -> Callable[Concatenate[Decimal, P], str]:
    """The same function of a number; of one that is followed its text is a mark, whose rule has the function's name."""

    @wraps(show)
    def showing(value: Decimal, /, *args: P.args, **kwargs: P.kwargs) -> str:
        if not isinstance(value, Followed):
            return show(value, *args, **kwargs)
        assert not kwargs
        return value.marked(show.__name__, args, show(Decimal(value), *args, **kwargs))

    return showing


def digits(value: Decimal) -> str:
    """Every digit, no exponent."""
    text = f"{Decimal(value):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if value.copy_abs() != 0 and text != "-0" else "0"
