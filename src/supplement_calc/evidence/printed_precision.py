"""Printed figures held against ours, at the precision they are printed to."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..case.case import Case
from ..case.models.published import Printed, Published
from ..ledger import Figure, Ledger, Rounding


class Held(NamedTuple):
    """A printed figure and ours. `agrees` is None where ours has no value."""

    figure: Figure
    printed: Printed
    where: str | None
    agrees: bool | None


def held_against(case: Case, ledger: Ledger) -> list[Held]:
    """The case's published figures whose ids the ledger knows, in the file's order."""
    return [
        Held(
            figure,
            entry.value,
            entry.where,
            None if figure.value is None else agrees(figure.value, entry.value, unit_of(entry)),
        )
        for entry in case.published.values()
        if entry.value is not None and (figure := ledger.figures.get(entry.figure)) is not None
    ]


def unit_of(entry: Published) -> Rounding:
    """What an entry's value is printed to: its last digit, unless the entry says otherwise."""
    if entry.to is not None:
        return Rounding(entry.to.value)
    assert entry.value is not None
    return last_digit(entry.value)


def last_digit(printed: Printed) -> Rounding:
    """Rounding to the last printed digit: `£11.318m` to £1,000, `32.15%` to 0.01."""
    return Rounding(Decimal(1).scaleb(printed.precision))


def agrees(value: Decimal, printed: Printed, unit: Rounding) -> bool:
    """Whether a value, rounded to what the printed one is printed to, is the printed one."""
    return unit(value) == printed.value
