"""An interval: what a number may be, where it is only known between two ends."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .rounding import EXACT

# A quotient is carried to 28 digits: ends this near are one.
_SAME = Decimal("1e-20")


class Interval(NamedTuple):
    """From `low` to `high`; None where there is no end. An end that is `open` is not itself in it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """One number and no other."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def meets(self, other: Interval) -> bool:
        """Whether some number is in both. Two that only touch have none: what is halfway between two digits rounds to one of
        them. A number by itself may be an end."""
        touching = self.is_point or other.is_point
        return _is_below(self.low, other.high, not touching or self.low_open or other.high_open) and _is_below(
            other.low, self.high, not touching or other.low_open or self.high_open
        )

    def negated(self) -> Interval:
        """The same numbers with the other sign."""
        low = None if self.high is None else EXACT.minus(self.high)
        high = None if self.low is None else EXACT.minus(self.low)
        return Interval(low, high, self.high_open, self.low_open)

    def sizes(self) -> Interval:
        """The same numbers without their sign."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return self.negated()
        ends = None if self.low is None or self.high is None else max(abs(self.low), abs(self.high))
        return Interval(Decimal(0), ends)

    def reaching(self, more: Decimal | None) -> Interval:
        """With up to so much more at the upper end; without end for None."""
        return self._replace(high=None if more is None or self.high is None else EXACT.add(self.high, more))


def _is_below(low: Decimal | None, high: Decimal | None, is_open: bool) -> bool:
    if low is None or high is None:
        return True
    gap = EXACT.subtract(high, low)
    near = EXACT.multiply(_SAME, max(Decimal(1), abs(low)))
    return gap > near if is_open else gap >= -near
