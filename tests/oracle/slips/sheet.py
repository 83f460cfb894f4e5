"""A sheet of figures in fractions, where some may be put otherwise; and figures as papers print them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Literal, NamedTuple

Unit = Literal["GBP", "FTE", "percent", "count"]
Number = Fraction | None
Changed = Mapping[str, Fraction]


def rounded(value: Fraction, unit: Number) -> Fraction:
    """The nearest multiple of the unit; of two as near, the one further from nil."""
    if unit is None:
        return value
    nearest = floor(abs(value) / unit + Fraction(1, 2)) * unit
    return nearest if value >= 0 else -nearest


def cut_off(value: Fraction, unit: Fraction) -> Fraction:
    """The value with what is smaller than the unit cut off."""
    cut = floor(abs(value) / unit) * unit
    return cut if value >= 0 else -cut


class Sheet:
    """Figures by id in the order put; one that is changed is what it is changed to."""

    def __init__(self, changed: Changed) -> None:
        self.changed = changed
        self.values: dict[str, Fraction] = {}
        self.units: dict[str, Unit] = {}
        self.sums: dict[str, list[str]] = {}
        self.differences: dict[str, tuple[str, str]] = {}

    def put(self, id: str, value: Fraction, unit: Unit) -> Fraction:
        """A figure."""
        self.units[id] = unit
        self.values[id] = self.changed.get(id, value)
        return self.values[id]

    def add(self, id: str, ids: Sequence[str], unit: Unit) -> Fraction:
        """A sum of figures."""
        self.sums[id] = list(ids)
        return self.put(id, sum((self.values[one] for one in ids), Fraction(0)), unit)

    def take(self, id: str, one: str, other: str, unit: Unit) -> Fraction:
        """A difference of two figures."""
        self.differences[id] = (one, other)
        return self.put(id, self.values[one] - self.values[other], unit)


class Precision(NamedTuple):
    """What a figure is printed to: `step` in pounds, FTE or points; in pounds `scale` is a million for £m."""

    step: Fraction
    places: int
    scale: int = 1
    suffix: str = ""


POUNDS = Precision(Fraction(1), 0)
MILLIONS = Precision(Fraction(1000), 3, 1_000_000, "m")
PRECISIONS: dict[Unit, tuple[Precision, ...]] = {
    "GBP": (
        POUNDS,
        MILLIONS,
        Precision(Fraction(10_000), 2, 1_000_000, "m"),
        Precision(Fraction(100_000), 1, 1_000_000, "m"),
        Precision(Fraction(1000), 0, 1000, "k"),
    ),
    "FTE": (Precision(Fraction(1, 100), 2), Precision(Fraction(1, 10), 1)),
    "percent": (Precision(Fraction(1, 10), 1), Precision(Fraction(1, 100), 2)),
    "count": (Precision(Fraction(1), 0),),
}


def written(value: Fraction, unit: Unit, precision: Precision) -> str:
    """A value that is a whole number of steps, as a paper prints it."""
    scaled = abs(value) / precision.scale * 10**precision.places
    assert scaled.denominator == 1, (value, precision)
    digits = f"{scaled.numerator:0{precision.places + 1}d}"
    whole, decimals = (digits[: -precision.places], f".{digits[-precision.places :]}") if precision.places else (digits, "")
    number = f"{'-' if value < 0 else ''}{'£' if unit == 'GBP' else ''}{int(whole):,}{decimals}"
    return f"{number}{precision.suffix}{'%' if unit == 'percent' else ''}"


def plain(value: Fraction, places: int = 2) -> str:
    """An input of a case file."""
    return written(value, "count", Precision(Fraction(1, 10**places), places)).replace(",", "")
