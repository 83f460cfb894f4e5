"""Rounding, and the two decimal contexts that all arithmetic runs in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    InvalidOperation,
    Overflow,
    getcontext,
    setcontext,
)
from functools import lru_cache, partial, wraps
from operator import methodcaller
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_TRAPS = [InvalidOperation, DivisionByZero, Overflow, FloatOperation]

# Sums and products are exact: a case's numbers have at most 25 digits each, and no figure multiplies many of them.
EXACT = Context(prec=250, rounding=ROUND_HALF_UP, traps=_TRAPS)
# A quotient that does not end is carried to 28 significant digits.
QUOTIENT = Context(prec=28, rounding=ROUND_HALF_UP, traps=_TRAPS)


def exactly(made: Callable[P, T]) -> Callable[P, T]:
    """What makes many figures, exact from end to end: to go over to `EXACT` and back is a tenth of the time of each."""

    @wraps(made)
    def within(*args: P.args, **named: P.kwargs) -> T:
        outside = getcontext()
        setcontext(EXACT)  # itself, as `Ledger.work` looks for, where `localcontext` would copy it
        try:
            return made(*args, **named)
        finally:
            setcontext(outside)

    return within


_NAMES = {Decimal("0.01"): "a penny", Decimal(1): "£1", Decimal(1000): "£1,000"}


class Rounding(NamedTuple):
    """A rounding unit in pounds; None rounds nothing.

    Every line is rounded to the unit, halves away from zero, and totals add the rounded lines.
    """

    unit: Decimal | None

    def __call__(self, value: Decimal) -> Decimal:
        """The value to the nearest whole number of units, halves away from zero."""
        return self.function(value)

    @property
    def function(self) -> Callable[[Decimal], Decimal]:
        """The rounding itself, for whoever rounds many values."""
        return _as_it_is if self.unit is None else _function(str(self.unit))

    @property
    def name(self) -> str:
        """How a table says what its lines are rounded to."""
        if self.unit is None:
            return "nothing"
        return _NAMES.get(self.unit, f"£{self.unit:,f}")


@lru_cache  # by the unit as it is written, since equal units of other spellings give amounts of other spellings
def _function(unit_text: str) -> Callable[[Decimal], Decimal]:
    unit = Decimal(unit_text)
    shortest = unit.normalize(EXACT)
    if shortest.as_tuple().digits == (1,):  # a power of ten
        return methodcaller("quantize", shortest, ROUND_HALF_UP, EXACT)
    return partial(_to_unit, unit)


def _as_it_is(value: Decimal) -> Decimal:
    return value


def _to_unit(unit: Decimal, value: Decimal) -> Decimal:
    units, rest = EXACT.divmod(abs(value), unit)
    if EXACT.multiply(rest, 2) >= unit:
        units += 1
    return EXACT.multiply(units, unit).copy_sign(value)


PENNY = Rounding(Decimal("0.01"))
POUND = Rounding(Decimal(1))
THOUSAND = Rounding(Decimal(1000))
NONE = Rounding(None)
_ONE_AT = {places: Decimal(1).scaleb(-places) for places in range(9)}


# A quotient that would end once it is multiplied is off in its last digits. No number that a person gives has as many digits
# as the first, and no figure is within the second of one that is not it.
_SHORT = Context(prec=14, rounding=ROUND_HALF_UP, traps=_TRAPS)
_NEAR = Context(prec=20, rounding=ROUND_HALF_UP, traps=_TRAPS)
_HAIR, _ZERO = Decimal("1E-15"), Decimal(0)


def settled(value: Decimal) -> Decimal:
    """The short number that a value stands for, which a quotient on the way to it has left off by a hair: 42.5 for
    42.49999999999999999999999999, and nothing for what is left of two that are the same. Any other value as it is."""
    if -_HAIR < value < _HAIR:
        return _ZERO
    short = _SHORT.plus(value)
    return short if short == _NEAR.plus(value) else value


def added(values: Iterable[Decimal]) -> Decimal:
    """The exact sum of input values, to be compared with another input."""
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total


def to_places(value: Decimal, places: int) -> Decimal:
    """The value at a number of decimal places, halves away from zero: for figures shown shorter than they are kept."""
    value = settled(value) if type(value) is Decimal else value  # one that is followed is put right where it is followed
    return value.quantize(_ONE_AT[places] if places in _ONE_AT else Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
