"""Parts of a page that are made once for the answers that they depend on, though the page is made again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar, cast

from .follower import Answer, Asked, Question
from .numbers import follower

P = ParamSpec("P")
T = TypeVar("T")


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """The same function. Whoever follows a page makes what it gives once: it depends on nothing but what it is given, the same
    objects each time, and on what it asks of the follower. Of one that gives several things all are made at once."""
    if isgeneratorfunction(make):
        return cast("Callable[P, T]", _each(make))

    @wraps(make)
    def making(*args: P.args, **kwargs: P.kwargs) -> T:
        now = follower()
        if now is None:
            return make(*args, **kwargs)
        return cast("T", now.kept(Asked.with_all(make, args, kwargs), lambda: make(*args, **kwargs)))

    return making


def _each(make: Callable[P, Iterator[Any]]) -> Callable[P, Iterator[Any]]:
    @wraps(make)
    def making(*args: P.args, **kwargs: P.kwargs) -> Iterator[Any]:
        now = follower()
        if now is None:
            return make(*args, **kwargs)
        return iter(now.kept(Asked.with_all(make, args, kwargs), lambda: tuple(make(*args, **kwargs))))

    return making


def kept_if_kept(make: Callable[[Any], T]) -> Callable[[Any], T]:
    """The same function of a part, which is made once of a part that is itself made once."""

    @wraps(make)
    def making(part: Any) -> T:
        now = follower()
        if now is None or not now.keeps(part):
            return make(part)
        return cast("T", now.kept(Asked(make, (part,)), lambda: make(part)))

    return making


class Step(NamedTuple):
    """A question as it was asked: the answer that it has by itself, and the answer given."""

    question: Question
    how: str
    now: Answer
    answer: Answer


class _Fork(Generic[T]):
    """What is asked next, and what comes of it by the answer."""

    __slots__ = ("by_answer", "step")

    def __init__(self, step: Step) -> None:
        self.step = step
        self.by_answer: dict[Answer, _Fork[T] | tuple[T]] = {}


class Outcomes(Generic[T]):
    """What comes of making a part, by the answers to what was asked on the way, in the order of asking."""

    def __init__(self) -> None:
        self._first: _Fork[T] | tuple[T] | None = None

    def found(self, ask: Callable[[Question, Answer, str], Answer]) -> tuple[T] | None:
        """What was kept for the answers, which are asked for one by one; None where it is to be made."""
        at = self._first
        while isinstance(at, _Fork):
            at = at.by_answer.get(ask(at.step.question, at.step.now, at.step.how))
        return at

    def keep(self, steps: Iterable[Step], outcome: T) -> None:
        """Keep what was made after these steps."""
        into: dict[Answer, _Fork[T] | tuple[T]] | None = None
        answer: Answer = False
        for step in steps:
            at = self._first if into is None else into.get(answer)
            if not isinstance(at, _Fork) or at.step[:2] != step[:2]:
                at = _Fork(step)
                self._put(into, answer, at)
            into, answer = at.by_answer, step.answer
        self._put(into, answer, (outcome,))

    def _put(self, into: dict[Answer, _Fork[T] | tuple[T]] | None, answer: Answer, what: _Fork[T] | tuple[T]) -> None:
        if into is None:
            self._first = what
        else:
            into[answer] = what
