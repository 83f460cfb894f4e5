"""Quotients of polynomials in one input, exact: what a figure is as a function of that input, between two of its values.

Within an interval two such functions are ordered one way throughout, or the interval has to be split where they cross.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from operator import add
from typing import NamedTuple, Union

Number = Union["Rational", Fraction, Decimal, int]
Coefficients = tuple[Fraction, ...]

_HIGHEST = 4  # a static table multiplies an input with itself once or twice; a forecast by as many as it has months
_ZERO, _ONE = Fraction(0), Fraction(1)
_NOTHING_BELOW = (_ONE,)  # what stands below in a polynomial: most figures are one, and most of what they meet is a number
_LONGEST = 4_000  # binary digits of a coefficient: what a long forecast multiplies month after month is searched instead
_HALVINGS = 100


class Interval(NamedTuple):
    """An open interval of an input's values."""

    low: Fraction
    high: Fraction

    @property
    def middle(self) -> Fraction:
        """The value halfway."""
        return (self.low + self.high) / 2


class Split(Exception):  # noqa: N818 - no error: how an answer that changes its form says where
    """An order of two figures changes at a value inside the interval."""

    def __init__(self, at: Fraction) -> None:
        super().__init__(at)
        self.at = at


class TooHigh(Exception):  # noqa: N818 - no error: what is of too high a degree is searched instead
    """A polynomial of a higher degree than is solved, or of longer coefficients."""


def trimmed(coefficients: Iterable[Fraction]) -> Coefficients:
    """Coefficients from the constant up, without zeros at the end."""
    kept = list(coefficients)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def value_at(polynomial: Coefficients, at: Fraction) -> Fraction:
    """The polynomial's value, by Horner's rule."""
    value = _ZERO
    for coefficient in reversed(polynomial):
        value = value * at + coefficient
    return value


def roots(polynomial: Coefficients, interval: Interval) -> list[Fraction]:
    """Where the polynomial is zero inside the interval, each once, in order; it is not zero everywhere.

    Those of a straight line are exact; of a curve each is within a 2^-100th of the interval. A curve that only touches zero is
    zero where its slope is.
    """
    if len(polynomial) < 2:
        return []
    if len(polynomial) == 2:
        root = -polynomial[0] / polynomial[1]
        return [root] if interval.low < root < interval.high else []
    turns = [interval.low, *roots(_slope(polynomial), interval), interval.high]
    found: list[Fraction] = []
    for low, high in pairwise(turns):
        if low != interval.low and not value_at(polynomial, low):
            found.append(low)
        elif (crossing := _between(polynomial, low, high)) is not None:
            found.append(crossing)
    return list(dict.fromkeys(found))


def _slope(polynomial: Coefficients) -> Coefficients:
    return trimmed(power * coefficient for power, coefficient in enumerate(polynomial) if power)


def _between(polynomial: Coefficients, low: Fraction, high: Fraction) -> Fraction | None:
    """The one crossing between two values where the polynomial goes one way."""
    rises = value_at(polynomial, high) > 0
    if not value_at(polynomial, low) * value_at(polynomial, high) < 0:
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        value = value_at(polynomial, middle)
        if not value:
            return middle
        low, high = (low, middle) if (value > 0) is rises else (middle, high)
    return (low + high) / 2


def _added(first: Coefficients, second: Coefficients) -> Coefficients:
    if len(first) == len(second):
        return trimmed(map(add, first, second))
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return (*map(add, longer, shorter), *longer[len(shorter) :])


def _multiplied(first: Coefficients, second: Coefficients, *, limit: bool = True) -> Coefficients:
    if not first or not second:
        return ()
    if len(first) == 1:
        return second if first[0] == 1 else _short(tuple(first[0] * one for one in second))
    if len(second) == 1:
        return first if second[0] == 1 else _short(tuple(second[0] * one for one in first))
    product = [_ZERO] * (len(first) + len(second) - 1)
    for power, a in enumerate(first):
        for more, b in enumerate(second):
            product[power + more] += a * b
    if limit and len(product) > _HIGHEST + 1:
        raise TooHigh
    return _short(tuple(product))


def _short(polynomial: Coefficients) -> Coefficients:
    if max((one.denominator.bit_length() for one in polynomial), default=0) > _LONGEST:
        raise TooHigh
    return polynomial


def _times(first: Coefficients, second: Coefficients) -> Fraction | None:
    """What the first is of the second, where that is one number throughout."""
    if len(first) != len(second):
        return None
    times = first[-1] / second[-1]
    return times if all(one == times * other for one, other in zip(first, second, strict=True)) else None


class Rational:
    """One polynomial over another, inside an interval in which the lower one is not zero. Has what the ledger's operations ask
    of a number: sums, differences, products, and orders that raise `Split` where they change."""

    __slots__ = ("interval", "lower", "upper")

    def __init__(self, interval: Interval, upper: Coefficients, lower: Coefficients = _NOTHING_BELOW) -> None:
        self.interval = interval
        if lower and lower[-1] != 1:  # one way to write it, or a sum of many has all of their lower ones multiplied under it
            upper, lower = (tuple(one / lower[-1] for one in polynomial) for polynomial in (upper, lower))
        self.upper = upper
        self.lower = lower

    @classmethod
    def constant(cls, interval: Interval, value: Decimal | Fraction | int) -> Rational:
        """The same for every value of the input."""
        return cls(interval, trimmed((Fraction(value),)))

    def at(self, value: Fraction) -> Fraction:
        """Its value at one of the input's."""
        return value_at(self.upper, value) / value_at(self.lower, value)

    def turns(self) -> list[Fraction]:
        """Where its slope is 0 inside the interval; none of one that is the same throughout."""
        rises = tuple(-one for one in _multiplied(self.upper, _slope(self.lower), limit=False))
        slope = _added(_multiplied(_slope(self.upper), self.lower, limit=False), rises)
        return roots(slope, self.interval)

    def _other(self, other: Number) -> Rational:
        return other if isinstance(other, Rational) else Rational.constant(self.interval, other)

    def _scaled(self, times: Fraction) -> Rational:
        """So many times it, of a polynomial."""
        upper = tuple([times * one for one in self.upper]) if times else ()
        return Rational(self.interval, _short(upper) if len(upper) > 1 else upper)

    def __add__(self, other: Number) -> Rational:
        if not isinstance(other, Rational) and not other:
            return self
        second = self._other(other)
        if self.lower == second.lower:
            return Rational(self.interval, _short(_added(self.upper, second.upper)), self.lower)
        upper = _short(_added(_multiplied(self.upper, second.lower), _multiplied(second.upper, self.lower)))
        return Rational(self.interval, upper, _multiplied(self.lower, second.lower))

    __radd__ = __add__

    def __neg__(self) -> Rational:
        return Rational(self.interval, tuple(-one for one in self.upper), self.lower)

    def __sub__(self, other: Number) -> Rational:
        return self + -self._other(other)

    def __rsub__(self, other: Number) -> Rational:
        return self._other(other) + -self

    def __mul__(self, other: Number) -> Rational:
        if not isinstance(other, Rational) and self.lower == _NOTHING_BELOW:
            return self._scaled(Fraction(other))
        second = self._other(other)
        return _reduced(self.interval, (self.upper, second.upper), (self.lower, second.lower))

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> Rational:
        if not isinstance(other, Rational) and other and self.lower == _NOTHING_BELOW:
            return self._scaled(1 / Fraction(other))
        second = self._other(other)
        if not second:
            raise ZeroDivisionError
        return _reduced(self.interval, (self.upper, second.lower), (self.lower, second.upper))

    def __rtruediv__(self, other: Number) -> Rational:
        return self._other(other) / self

    def sign(self) -> int:
        """-1, 0 or 1 throughout the interval. Raises `Split` where it changes inside."""
        if not self.upper:
            return 0
        if inside := roots(self.upper, self.interval):
            raise Split(inside[0])
        middle = self.at(self.interval.middle)
        return (middle > 0) - (middle < 0)

    def __bool__(self) -> bool:
        return bool(self.sign())

    def __lt__(self, other: Number) -> bool:
        return (self - other).sign() < 0

    def __le__(self, other: Number) -> bool:
        return (self - other).sign() <= 0

    def __gt__(self, other: Number) -> bool:
        return (self - other).sign() > 0

    def __ge__(self, other: Number) -> bool:
        return (self - other).sign() >= 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rational | Fraction | Decimal | int):
            return NotImplemented
        return (self - other).sign() == 0

    __hash__ = None  # type: ignore[assignment]  # equal inside an interval, and not one number


def _reduced(interval: Interval, above: tuple[Coefficients, ...], below: tuple[Coefficients, ...]) -> Rational:
    """A product of polynomials over another: what stands above and below alike is left out, and the leading coefficient of what
    is left below is 1, so that numbers stay short."""
    factor, uppers, lowers = _ONE, list(above), list(below)
    for one in above:
        for other in lowers:
            if one and (times := _times(one, other)) is not None:
                factor *= times
                uppers.remove(one)
                lowers.remove(other)
                break
    upper: Coefficients = (factor,) if factor else ()
    lower: Coefficients = _NOTHING_BELOW
    for one in uppers:
        upper = _multiplied(upper, one)
    for one in lowers:
        lower = _multiplied(lower, one)
    if lower[-1] != 1:
        leading = (1 / lower[-1],)
        upper, lower = _multiplied(leading, upper), _multiplied(leading, lower)
    return Rational(interval, upper, lower)
