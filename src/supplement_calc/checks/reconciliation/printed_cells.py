"""Cells as a paper prints them: those kept under `printed`, and inputs that the case's other cells should give."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ...case.models.published import Printed, printed_of
from ...diagnostics.names import fold
from ...evidence.measure_names import measure_named
from ...evidence.printed_precision import agrees, last_digit
from ...evidence.stated_intervals import stands_for
from ...ledger import Figure, Interval, Rounding

_PRINTED = "printed."


class PrintedCell(NamedTuple):
    """One cell: the id it has, its label and its printed value."""

    id: str
    label: str
    printed: Printed

    @classmethod
    def of(cls, figure: Figure, row: str = "", measure: str = "") -> PrintedCell | None:
        """The cell of an input, called by its row and measure where given; None where the paper has no number there."""
        printed = printed_of(figure)
        if printed is None or figure.value is None:
            return None
        label = f"{row}: {fold(measure).replace('_', ' ')}" if row else figure.label.removesuffix(" as printed")
        return cls(figure.id, label, printed)

    @property
    def unit(self) -> Rounding:
        """What it is printed to."""
        return last_digit(self.printed)

    def agrees_with(self, value: Decimal | None) -> bool:
        """Whether a value would be printed as the cell is."""
        return value is not None and agrees(value, self.printed, self.unit)

    def may_be(self, ours: Interval) -> bool:
        """Whether something that ours may be would be printed as the cell is."""
        assert self.unit.unit is not None
        return stands_for(self.printed, self.unit.unit).meets(ours)


def printed_in(row: Mapping[str, Figure], name_of_row: str = "") -> dict[str, PrintedCell]:
    """The cells kept as printed in a row, by their measures."""
    cells = (
        (name.removeprefix(_PRINTED), PrintedCell.of(figure, name_of_row, name.removeprefix(_PRINTED)))
        for name, figure in row.items()
        if name.startswith(_PRINTED)
    )
    return {measure: cell for measure, cell in cells if cell is not None}


def cells_of(row: Mapping[str, Figure], measure: str) -> list[PrintedCell]:
    """The cells that a row has under a measure's names, as printed or, of turnover, as given."""
    cells = [cell for name, cell in printed_in(row).items() if measure_named(name, cell.printed.unit) == measure]
    given = PrintedCell.of(row[measure]) if measure == "turnover" and measure in row else None
    return cells if given is None else [*cells, given]
