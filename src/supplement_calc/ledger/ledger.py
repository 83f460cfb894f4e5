"""The ledger: figures in the order they were made, and the tables that show them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, getcontext, setcontext

from ..diagnostics import Span
from .figure import Figure, Given, Unanswered, Worked
from .operations import function_of
from .rounding import EXACT, Rounding
from .table import Table
from .units import Unit


class Ledger:
    """A small exact spreadsheet. Every figure, inputs too, is kept in the order made, operands before what uses them."""

    def __init__(self, rounding: Rounding) -> None:
        self.rounding = rounding
        self.figures: dict[str, Figure] = {}
        self.tables: dict[str, Table] = {}

    def table(self, id: str, title: str) -> Table:
        """A new table, its figures' ids under its own."""
        table = Table(self, id, title)
        self.tables[id] = table
        return table

    def keep(self, figure: Figure) -> Figure:
        """The figure, kept. The same arithmetic under the same id again is the figure there; other arithmetic is a fault."""
        kept = self.figures.setdefault(figure.id, figure)
        assert kept is figure or kept.because == figure.because, f"two figures have the id {figure.id}"
        return kept

    def work(
        self,
        id: str,
        label: str,
        unit: Unit,
        operation: str,
        operands: Sequence[Figure],
        rounding: Rounding | None = None,
        part: int | None = None,
        why_nil: str | None = None,
    ) -> Figure:
        """A figure worked out from others. On an operand that the case cannot answer, it is unanswered for the same reason."""
        for operand in operands:
            if isinstance(operand.because, Unanswered):
                return self.unanswered(id, label, unit, operand.because.why, absent=operand.because.absent)
        figures = self.figures
        for operand in operands:
            if figures.get(operand.id) is not operand:
                self.keep(operand)
        worked = Worked(operation, tuple(operands), rounding, part, why_nil)
        kept = figures.get(id)
        if kept is not None and kept.because == worked:  # the posts of a grade, say, which several tables ask for
            return kept
        outside = getcontext()
        setcontext(EXACT)  # itself, where `localcontext` would copy it for every figure
        try:
            value = evaluate(worked, [operand.value for operand in operands])
        finally:
            setcontext(outside)
        return self.keep(Figure(id, label, value, unit, worked))

    def unanswered(self, id: str, label: str, unit: Unit, why: str, *, absent: bool = False) -> Figure:
        """A figure that the case has no answer for, and why; `absent` where it leaves the whole of it out."""
        return self.keep(Figure(id, label, None, unit, Unanswered(why, absent=absent)))

    def constant(self, id: str, label: str, value: Decimal, unit: Unit, text: str, span: Span | None = None) -> Figure:
        """A number that no line of the case file gives as it stands; the text says what it is."""
        return self.keep(Figure(id, label, value, unit, Given(text, span)))


def evaluate(worked: Worked, values: Sequence[Decimal | None]) -> Decimal | None:
    """The value of a piece of arithmetic; None as soon as an operand is."""
    try:
        value = function_of(worked.operation, worked.part)(*values)
    except TypeError:
        if None not in values:
            raise
        return None
    return value if value is None or worked.rounding is None else worked.rounding(value)


def is_answered(figure: Figure) -> bool:
    """Whether the case says enough for the figure; what it says may still come to no value."""
    return not isinstance(figure.because, Unanswered)
