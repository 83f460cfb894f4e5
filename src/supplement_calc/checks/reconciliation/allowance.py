"""How far a search for causes may go, so that a case with thousands of figures that differ is still checked in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

# Steps: figures looked at, and operands that something is worked out again from. A paper of forty grades with two hundred wrong
# figures takes half as many.
OF_A_RUN = 1_000_000
# What every cause of every figure may take all the same.
OF_A_CAUSE = 100

Item = TypeVar("Item")


class Allowance:
    """The steps that the searches of one run may take together, and those that each cause may take when these are spent."""

    def __init__(self, of_a_run: int = OF_A_RUN, of_a_cause: int = OF_A_CAUSE) -> None:
        self.used = 0
        self.is_cut = False
        self._of_a_run = of_a_run
        self._of_a_cause = of_a_cause
        self._limit = of_a_run

    @property
    def is_spent(self) -> bool:
        """Whether the run has taken all its steps, so that only the least is left for each cause."""
        return self.used >= self._of_a_run

    def start_figure(self) -> None:
        """Begin the search for one figure: nothing of it is left out so far."""
        self.is_cut = False
        self._limit = self._of_a_run

    def start_cause(self) -> None:
        """Begin the candidates of one cause, which may take the least even where the run has taken all."""
        self._limit = max(self._of_a_run, self.used + self._of_a_cause)

    def take(self, steps: int = 1) -> None:
        """Count some steps that are taken."""
        self.used += steps

    def within(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items as far as the allowance goes, a step each; where it ends before they do, the search is cut."""
        for item in items:
            self.used += 1
            if self.used > self._limit:
                self.is_cut = True
                return
            yield item
