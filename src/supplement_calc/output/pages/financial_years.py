"""The supplement by financial year, as `cost` shows it."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.costing import Costing
from ...ledger import Figure
from ..amounts import Shown, fte
from ..document import Block, Grid, GridRow, Sentence

BY_YEAR = "supplement_by_year"


def years_blocks(costing: Costing, shown: Shown) -> Iterator[Block]:
    """A row a year: months, the part-year cost, the full-year effect and the movement; then how the years are rounded."""
    tables = costing.ledger.tables
    if BY_YEAR not in tables:
        return
    money = shown.heading
    columns = (tables[BY_YEAR].title, "Months", f"Part-year cost {money}", f"Full-year effect {money}", f"Movement {money}")
    full_year = shown.column(costing.figure("supplement_cost.total"))
    rows = []
    for one in costing.years:
        spent = ("", "", "") if one.cost is None else (_months(one.months), shown.column(one.cost), full_year)
        rows.append(GridRow((one.year.name, *spent, shown.column(one.movement))))
    together = costing.figure(f"{BY_YEAR}.total")
    rows.append(
        GridRow(
            ("The years together", _months(costing.ledger.figures.get("period.months")), shown.column(together), "", ""),
            "total",
        )
    )
    yield Grid(columns, tuple(rows))
    yield Sentence(f"{years_note(shown)}. Movement is on the base budget: what each year adds to the year before.")


def years_note(shown: Shown) -> str:
    """How the years are made to add to the whole."""
    rounded = "is not rounded" if shown.rounding.unit is None else f"is rounded to {shown.rounding.name}"
    return f"Each financial year but the last {rounded}; the last is the rest, so the years add to the cost over the period"


def _months(figure: Figure | None) -> str:
    return "" if figure is None or figure.value is None else fte(figure.value)
