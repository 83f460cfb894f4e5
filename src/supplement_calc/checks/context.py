"""What is checked: a case under a policy, with its evidence and costing worked out once and only when a rule asks."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ..case.case import Case
from ..case.models.policy import Policy
from .limits import Limits, limits_of
from .pay_bill import pay_bill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..costing.forecast.forecast import ForecastResult
    from ..costing.ledgers import CaseLedgers
    from ..diagnostics import Problem
    from ..evidence.suppression import Suppressed
    from .digit_slips import OddNumber
    from .fairness import Unfair
    from .figure_limit import FigureLimit

T = TypeVar("T")


class CheckContext:
    """One case under one policy. Its own `policy:` block wins over it, limit by limit. With `full`, messages may show small
    counts of people. `required` are limits of figures besides those of the policies."""

    def __init__(
        self, case: Case, policy: Policy | None = None, *, full: bool = False, required: Sequence[FigureLimit] = ()
    ) -> None:
        self.case = case
        self.policy = policy
        self.full = full
        self.required = required
        self._made: dict[object, Any] = {}

    @cached_property
    def limits(self) -> Limits:
        """The limits in force: the case's own, else the policy's, else the built-in ones."""
        return limits_of(self.case.policy, self.policy)

    @cached_property
    def ledgers(self) -> CaseLedgers:
        """The evidence and the costing of the case."""
        from ..costing.ledgers import CaseLedgers

        return CaseLedgers(self.case)

    def once(self, work: Callable[[CheckContext], T]) -> T:
        """What a function makes of this context, made once for all rules that ask."""
        if work not in self._made:
            self._made[work] = work(self)
        made: T = self._made[work]
        return made

    @cached_property
    def pay_bill(self) -> Decimal | None:
        """Roughly what the posts cost a year, in pounds; None where no post has pay."""
        return pay_bill(self.case)

    @cached_property
    def odd_numbers(self) -> tuple[OddNumber, ...]:
        """Numbers that a slip of one digit explains, which two rules report."""
        from .digit_slips import odd_numbers

        return tuple(odd_numbers(self.case, self.pay_bill))

    @cached_property
    def forecast(self) -> ForecastResult | None:
        """The forecast at £1, its months by their values alone; None of a case without one."""
        from ..costing.forecast.forecast import forecast
        from ..ledger import POUND

        return None if self.case.forecast is None else forecast(self.case, POUND, in_full=False)

    @cached_property
    def unfair(self) -> tuple[Unfair, ...]:
        """What makes the forecast unfair or leaves it unproved, at £1; of a case without one, what needs none."""
        from .fairness import lump_monthly, unfair

        if self.forecast is None:
            return tuple(lump_monthly(self.case))
        from .inputs import pounds

        return tuple(unfair(self.forecast, pounds))

    @cached_property
    def suppressed(self) -> Suppressed:
        """The small counts of people that no message may show."""
        from ..evidence.suppression import Suppressed

        return Suppressed(self.ledgers.workforce, full=self.full)

    def without_small_counts(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, the lines of the file withheld from each where a small count of people stands on one of them."""
        from ..evidence.excerpts import has_people, lines_of, without

        if self.full or not has_people(self.case):
            return list(problems)
        return without(lines_of(self.ledgers.workforce, self.suppressed), problems)
