"""What a chart is made with: the book, its cells, and the axis that does not start at nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any, NamedTuple

from ..book import Book
from ..cells import Formula, Look, Number
from .data import FOR_DRAWING, ChartData, Ref


class Native(NamedTuple):
    """A chart, and whether it follows the inputs."""

    chart: Any
    is_live: bool = True


class Maker(NamedTuple):
    book: Book
    data: ChartData
    axis: str

    def chart(self, kind: str, subtype: str = "") -> Any:
        return self.book.book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})


def start_of(data: ChartData, cells: Sequence[Ref], of_least: Decimal, room: Decimal = Decimal(0)) -> int:
    """Where an axis of amounts far from nil starts, below the least by some, with a cell that says whether all is in sight."""
    there = [one for one in cells if one.value is not None]
    least = min((one.value for one in there if one.value is not None), default=Decimal(0))
    at = least * of_least - room
    if at <= 0:
        return 0
    step = Decimal(5).scaleb(at.adjusted() - 1)
    start = (at / step).to_integral_value(ROUND_FLOOR) * step
    floor = data.block("The axis starts at", ["fixed"], [Number(start, Look("0"))], "£", "set in the chart")
    refs = ",".join(one.text for one in there)
    text = f'IF(MIN({refs})<{floor.cells[0].text},"no: let the axis start by itself","yes")'
    data.block("All in sight", ["for these inputs"], [Formula(text, "yes")], "", FOR_DRAWING)
    return int(start)


def starting_at(start: int) -> str:
    return f" (the axis starts at £{start:,})" if start else ""
