"""Several cases, one at a time: what is wrong with one is reported, a fault of ours too, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ..result import Result, own_fault, report_problems

if TYPE_CHECKING:
    from ...case.case import Case
    from ...costing.portfolio.taken import TakenCase
    from .total import TotalOf


class OfACase(Protocol):
    """What is worked out of one case."""

    @property
    def case(self) -> Case:
        """The case."""


T = TypeVar("T", bound=OfACase)


class Several(Generic[T]):
    """The cases of a run. With a total, each is taken into it as it is worked out."""

    def __init__(
        self,
        cases: tuple[str, ...],
        result: Result,
        load: Callable[[str], T | None],
        together: TotalOf | None = None,
        take: Callable[[T], TakenCase | str] | None = None,
    ) -> None:
        self._cases, self._result, self._load = cases, result, load
        self._together, self._take = together, take
        self._name = ""
        self._number = 0
        self._shown: set[int] = set()

    def each(self) -> Iterator[T]:
        """Each case that can be shown."""
        for number, name in enumerate(self._cases):
            self._number, self._name, self._result.why, one = number, name, "", None
            with self.apart():
                one = self._load(name)
            if one is not None:
                self._shown.add(self._number)
                with self.apart():
                    self._into_total(one)
                yield one
            if self._together is not None and self._number not in self._shown:
                self._together.refuse(self._number, self._result.why)

    def _into_total(self, one: T) -> None:
        if self._together is not None and self._take is not None:
            self._together.take(self._number, one.case, self._take(one))

    def is_empty(self) -> bool:
        """Whether none of those worked out so far could be shown."""
        return not self._shown

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What the case that was loaded last is worked out and shown in: a fault is its own."""
        with own_fault(self._name, self._result, report_problems):
            try:
                yield
            except Exception:
                self._shown.discard(self._number)
                raise
