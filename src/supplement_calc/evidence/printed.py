"""Printed figures held against ours, at the precision they are printed to."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..case_file.case import Case
from ..case_file.published import Printed
from ..ledger import Figure, Ledger, Rounding


class Held(NamedTuple):
    """A printed figure beside ours. `agrees` is None where ours has no value."""

    figure: Figure
    printed: Printed
    where: str | None
    agrees: bool | None


def held_against(case: Case, ledger: Ledger) -> list[Held]:
    """The case's published figures whose ids the ledger knows, in the file's order."""
    return [
        Held(figure, entry.value, entry.where, _agrees(figure, entry.value))
        for entry in case.published.values()
        if (figure := ledger.figures.get(entry.figure)) is not None
    ]


def _agrees(figure: Figure, printed: Printed) -> bool | None:
    if figure.value is None:
        return None
    unit = Rounding(Decimal(1).scaleb(printed.precision))
    return unit(figure.value) == printed.value
