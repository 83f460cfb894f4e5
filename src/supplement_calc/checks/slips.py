"""Slips of the keys: whether a number would fit its neighbours with one digit more, or one fewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from .rules.common import NIL


class Slip(NamedTuple):
    """A digit `lost` or `gained`, and the first number that would fit without the slip."""

    kind: str
    mended: Decimal


class Range(NamedTuple):
    """Where a number's neighbours say that it should be, both ends in."""

    low: Decimal
    high: Decimal


def slip(value: Decimal, within: Range) -> Slip | None:
    """The slip that explains a number out of its range; None where it is not far out, or no one digit explains it.

    Far out is below half of the range's lowest, or above twice its highest: a number that is only a little off is another
    mistake, or none.
    """
    if value * 2 < within.low:
        return _first("lost", _with_one_more(value), within)
    if value > within.high * 2:
        return _first("gained", _with_one_fewer(value), within)
    return None


def _first(kind: str, candidates: Iterator[Decimal], within: Range) -> Slip | None:
    fitting = [candidate for candidate in candidates if within.low <= candidate <= within.high]
    middle = (within.low + within.high) / 2
    return Slip(kind, min(fitting, key=lambda candidate: abs(candidate - middle))) if fitting else None


def _digits(value: Decimal) -> tuple[str, str]:
    """The digits before the point and after it."""
    whole, _, part = f"{value:f}".partition(".")
    return whole, part


def _with_one_more(value: Decimal) -> Iterator[Decimal]:
    whole, part = _digits(value)
    for place in range(len(whole) + 1):
        for digit in "0123456789":
            yield _number(whole[:place] + digit + whole[place:], part)


def _with_one_fewer(value: Decimal) -> Iterator[Decimal]:
    whole, part = _digits(value)
    for place in range(len(whole) if len(whole) > 1 else 0):
        yield _number(whole[:place] + whole[place + 1 :], part)


def _number(whole: str, part: str) -> Decimal:
    return Decimal(f"{whole}.{part}" if part else whole)


def are_alike(values: Iterable[Decimal]) -> bool:
    """Whether the highest of some numbers is no more than four times the lowest, so that `among` finds none of them odd."""
    known = list(values)
    return not known or max(known) <= min(known) * 4


def among(value: Decimal, others: Sequence[Decimal]) -> Slip | None:
    """The slip that explains a number less than a quarter of two others or more, or more than four times them, which are in
    line with one another."""
    if len(others) < 2:
        return None
    low, high = min(others), max(others)
    if low <= NIL or high > low * 4 or low <= value * 4 <= high * 16:
        return None
    return slip(value, Range(low * 2 / 3, high * 3 / 2))
