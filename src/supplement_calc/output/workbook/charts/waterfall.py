"""Waterfalls: totals from the foot, and changes from where the one before ends, on a base that is not drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ....ledger.spreadsheet import NIL
from ...charts.model import Stride, Waterfall
from ..cells import Formula, Look
from .data import AS_IN_FILE, FOR_DRAWING, Block, ChartData, Ref, Span, same, sum_of
from .drawings import is_stated
from .looks import NO_LINE, NUMBERS, UNSEEN, axes, series, slant, solid, values
from .maker import Maker, Native, start_of, starting_at

_ZERO = Formula(NIL, Decimal(0), Look("0.00"))


def waterfall(maker: Maker, drawing: Waterfall) -> Native:
    """Totals from nil and changes from where the one before ends, on a base that is not drawn."""
    data, steps = maker.data, drawing.steps
    labels = [step.label for step in steps]
    is_live = not any(is_stated(step.mark.figure) for step in steps)
    amounts = (data.figures if is_live else data.stated)("Amount", labels, [step.mark.figure for step in steps])
    what = FOR_DRAWING if is_live else f"{FOR_DRAWING}, {AS_IN_FILE}"
    first = len(amounts.cells)
    running = _running(data, drawing, amounts, what)
    assert len(running.cells) == first
    nil = Ref(NIL, Decimal(0))
    spans = [Span(nil if step.is_level else running.cells[place - 1], running.cells[place]) for place, step in enumerate(steps)]

    def block(name: str, cells: list[Any]) -> Block:
        return data.block(name, labels, cells, "£", what)

    base = block("What a bar stands on, not drawn", [one.base for one in spans])
    total = block("Total", [same(cell) if step.is_level else _ZERO for step, cell in zip(steps, running.cells, strict=True)])
    chart = maker.chart("column", "stacked")
    chart.add_series({**series(base), **UNSEEN})
    chart.add_series({**series(total), **solid(0)})
    over = maker.chart("line")
    over.add_series({**series(total), **NO_LINE, **values("above", "#,##0;-#,##0;", fill="white")})
    for number, rises, name in _WAYS:
        for above in (True, False):
            cells = [_part(step, one, rises, above) for step, one in zip(steps, spans, strict=True)]
            chart.add_series({**series(block(name if above else f"{name}, below 0", cells)), **solid(number)})
    for _, rises, name in _WAYS:
        cells = [_ZERO if step.is_level else one.label(rises=rises) for step, one in zip(steps, spans, strict=True)]
        sign = "+" if rises else "−"
        label = values("inside_base", f'"{sign}"#,##0;"{sign}"#,##0;')
        chart.add_series({**series(block(f"{name}: its label, not drawn", cells)), **UNSEEN, **label})
    chart.combine(over)
    known = [one.value for one in running.cells if one.value is not None]
    start = start_of(data, running.cells, Decimal(1), max(known) - min(known))
    said = f"{maker.axis or drawing.axis}{starting_at(start)}"
    axes(chart, "", said, NUMBERS["£"], _NO_KEY, x=slant(len(labels)), y={"min": start} if start else {})
    return Native(chart, is_live)


_WAYS = ((2, True, "More"), (1, False, "Less"))
_NO_KEY = (0, 3, 5, 6, 7, 8)  # the series that are not drawn, or drawn as another is


def _part(step: Stride, span: Span, rises: bool, above: bool) -> Formula:
    return _ZERO if step.is_level else span.part(rises=rises, above=above)


def _running(data: ChartData, drawing: Waterfall, amounts: Block, what: str) -> Block:
    """What the totals and changes come to, one after the other: each cell rests on the one above it."""
    cells: list[Formula] = []
    row = amounts.last + 1
    before: Ref | None = None
    for step, amount in zip(drawing.steps, amounts.cells, strict=True):
        cell = same(amount) if step.is_level or before is None else sum_of(before, amount)
        cells.append(cell)
        before = Ref(f"D{row + len(cells)}", cell.value if isinstance(cell.value, Decimal) else None)
    return data.block("Come to so far", [step.label for step in drawing.steps], cells, "£", what)
