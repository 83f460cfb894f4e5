"""The limits in force: those of a case's policy, else of the policy file, else the built-in ones."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Related
from ..ledger import Figure, Input

if TYPE_CHECKING:
    from ..case.models.policy import Policy


class Limits(NamedTuple):
    """Each limit as a number, None where there is none; `stated` has the figures that a policy gives, by their names.

    The defaults are Derbyshire County Council's, Appointments and Conditions of Service Committee, 24 June 2019: up to two
    years, a review after 12 months (report, section 4), the mean of the tops of grades (application, section 7). Three
    comparators are East Devon's. The age of a comparator, the range of on-costs, and the most for a pension, a fee and an award
    are this tool's own.
    """

    time_limit: Decimal | None = Decimal(24)
    review_within: Decimal | None = Decimal(12)
    cap: Decimal | None = None
    cap_of: str = "top of grade"
    statistic: str = "mean"
    of: str = "tops"
    comparators_at_least: Decimal | None = Decimal(3)
    comparators_within: Decimal | None = Decimal(12)
    least_gap: Decimal | None = None
    on_costs_at_least: Decimal | None = Decimal(15)
    on_costs_at_most: Decimal | None = Decimal(45)
    pension_at_most: Decimal | None = Decimal(40)
    fee_at_most: Decimal | None = Decimal(50)
    award_at_most: Decimal | None = Decimal(15)
    stated: dict[str, Figure] = {}  # noqa: RUF012 - never changed

    def where(self, name: str) -> tuple[Related, ...]:
        """The place where a policy states a limit; nothing for a built-in one."""
        figure = self.stated.get(name)
        span = figure.origin.span if figure is not None and isinstance(figure.origin, Input) else None
        return () if span is None else (Related(span, "the policy's limit"),)


_BUILT_IN = Limits()


def limits_of(*policies: Policy | None) -> Limits:
    """The limits of several policies, the first of them before the next, and the built-in ones last."""
    limits: dict[str, Any] = {}
    stated: dict[str, Figure] = {}
    for policy in reversed(policies):
        for name in sorted(policy.model_fields_set) if policy is not None else ():  # a set has another order in each process
            value = getattr(policy, name)
            if name in Limits._fields and (value is not None or name not in ("cap_of", "statistic", "of")):
                limits[name] = value.value if isinstance(value, Figure) else value
                stated.pop(name, None)
                stated |= {name: value} if isinstance(value, Figure) else {}
    return _BUILT_IN._replace(**limits, stated=stated) if limits else _BUILT_IN
