"""What is checked: a case under a policy, with its evidence and costing worked out once and only when a rule asks."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ..case_file.case import Case
from ..case_file.policy import Policy
from ..ledger import NONE, POUND
from .limits import Limits, limits_of
from .yardstick import pay_bill

if TYPE_CHECKING:
    from ..costing.costing import Costing
    from ..evidence.market import MarketEvidence
    from ..evidence.pay_points import PayPointEvidence
    from ..evidence.small_counts import Shielded
    from ..evidence.workforce import WorkforceEvidence
    from .odd_numbers import Odd


class Subject:
    """One case under one policy. Its own `policy:` block wins over it, limit by limit. With `full`, messages may show small
    counts of people."""

    def __init__(self, case: Case, policy: Policy | None = None, *, full: bool = False) -> None:
        self.case = case
        self.policy = policy
        self.full = full

    @cached_property
    def limits(self) -> Limits:
        """The limits in force: the case's own, else the policy's, else the built-in ones."""
        return limits_of(self.case.policy, self.policy)

    @cached_property
    def pay_bill(self) -> Decimal | None:
        """Roughly what the posts cost a year, in pounds; None where no post has pay."""
        return pay_bill(self.case)

    @cached_property
    def odd_numbers(self) -> tuple[Odd, ...]:
        """Numbers that a slip of one digit explains, which two rules tell of."""
        from .odd_numbers import odd_numbers

        return tuple(odd_numbers(self.case, self.pay_bill))

    @cached_property
    def costing(self) -> Costing | None:
        """The costing at £1; None where the case has nothing to cost."""
        from ..costing.costing import can_be_costed, cost

        return cost(self.case, POUND) if can_be_costed(self.case) else None

    @cached_property
    def market(self) -> MarketEvidence:
        """What comparators pay, to the pound."""
        from ..evidence.market import market

        return market(self.case, POUND)

    @cached_property
    def pay_points(self) -> PayPointEvidence:
        """Pay before and after the supplement."""
        from ..evidence.pay_points import pay_points

        return pay_points(self.case, NONE)

    @cached_property
    def workforce(self) -> WorkforceEvidence:
        """Teams, bands, funnels and indicators."""
        from ..evidence.workforce import workforce

        return workforce(self.case)

    @cached_property
    def shielded(self) -> Shielded:
        """The small counts of people that no message may show."""
        from ..evidence.small_counts import Shielded

        return Shielded(self.workforce, full=self.full)
