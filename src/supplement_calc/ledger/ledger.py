"""The ledger: figures in the order they were made, and the tables that show them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal, getcontext, localcontext, setcontext
from itertools import islice
from typing import Literal, NamedTuple

from ..diagnostics import Span
from .figure import Computed, Figure, Input, Missing, Unit
from .operations import ROWS, Operation, function_of
from .rounding import EXACT, Rounding

_ZEROS: dict[Unit, tuple[str, str]] = {
    "GBP": ("nil", "0"),
    "FTE": ("nil_fte", "0"),
    "count": ("nil_count", "0"),
    "percent": ("nil_rate", "0%"),
}


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

    def table_of(self, figure: Figure) -> Table | None:
        """The table that a figure's id stands under."""
        return self.tables.get(figure.id.partition(".")[0])

    def keep(self, figure: Figure) -> Figure:
        """The figure, kept. The same arithmetic under the same id again is the figure there; other arithmetic is a fault."""
        kept = self.figures.setdefault(figure.id, figure)
        assert kept is figure or kept.origin == figure.origin, f"two figures have the id {figure.id}"
        return kept

    def _with_working(self, since: int) -> None:
        """Of figures kept since there were so many, what those that come worked out from elsewhere were worked out from, before
        them: pay by the hour is pounds a year as the case is read."""
        new = list(islice(reversed(self.figures.values()), len(self.figures) - since))
        if any(type(one.origin) is Computed for one in new):
            for one in reversed(new):
                del self.figures[one.id]
            for one in reversed(new):
                self._with_operands(one)

    def _with_operands(self, figure: Figure) -> None:
        if self.figures.get(figure.id) is figure:
            return  # and what it was worked out from before it
        for operand in figure.operands:
            self._with_operands(operand)
        self.keep(figure)

    def forget(self, since: int, under: str, names: Collection[str]) -> None:
        """Let go of the working of figures made since there were so many, of those whose ids start with `under`, and of the
        figures themselves whose ids go on with one of `names`. A ledger made in full has them all, and so has any the working
        of a figure without a value."""
        for id, figure in list(islice(reversed(self.figures.items()), len(self.figures) - since)):
            if figure.value is None or not isinstance(figure.origin, Computed) or not id.startswith(under):
                continue
            figure.let_go()
            if id.removeprefix(under).partition(".")[0] in names:
                del self.figures[id]

    def work(
        self,
        id: str,
        label: str,
        unit: Unit,
        operation: Operation,
        operands: Sequence[Figure],
        rounding: Rounding | None = None,
        part: int | None = None,
        why_undefined: str | None = None,
    ) -> Figure:
        """A figure worked out from others. On an operand that the case cannot answer, it is unanswered for the same reason."""
        values: list[Decimal | None] = []
        for operand in operands:
            value = operand.value
            if value is None and type(operand.origin) is Missing:
                return self.unanswered_as(id, label, unit, operand)
            values.append(value)
        figures = self.figures
        keep, before = figures.setdefault, len(figures)
        for operand in operands:
            if keep(operand.id, operand) is not operand:
                self.keep(operand)
        if len(figures) != before:
            self._with_working(before)
        worked = Computed(operation, tuple(operands), rounding, part, why_undefined)
        kept = figures.get(id)
        if kept is not None and kept.origin == worked:  # the posts of a grade, say, which several tables ask for
            return kept
        outside = getcontext()
        if outside is EXACT:  # as in a costing, all of which is `exactly`
            value = evaluate(worked, values)
        else:
            setcontext(EXACT)  # itself, where `localcontext` would copy it for every figure
            try:
                value = evaluate(worked, values)
            finally:
                setcontext(outside)
        figure = Figure(id, label, value, unit, worked)
        if kept is not None:
            return self.keep(figure)
        figures[id] = figure
        return figure

    def work_parts(
        self, names: Sequence[tuple[str, str]], unit: Unit, operation: Operation, operands: Sequence[Figure]
    ) -> list[Figure]:
        """The figure of each kind in turn, by its id and label, of an operation that takes kinds in order: worked out once for
        all of them, on operands that the case answers."""
        each_part, operands = ROWS[operation].each_part, tuple(operands)
        assert each_part is not None, f"{operation} takes no kinds in order"
        before = len(self.figures)
        for operand in operands:
            assert not isinstance(operand.origin, Missing), operand.id
            self.keep(operand)
        self._with_working(before)
        with localcontext(EXACT):
            values = each_part(*(operand.value for operand in operands))
        return [
            self.keep(Figure(id, label, value, unit, Computed(operation, operands, None, part)))
            for part, ((id, label), value) in enumerate(zip(names, values, strict=True))
        ]

    def unanswered(self, id: str, label: str, unit: Unit, why: str, *, absent: bool = False, is_none: bool = False) -> Figure:
        """A figure that the case has no answer for, and why; `absent` where it leaves the whole of it out, `is_none` where it
        says that there is none of it."""
        return self.keep(Figure(id, label, None, unit, Missing(why, absent=absent, is_none=is_none)))

    def unanswered_as(self, id: str, label: str, unit: Unit, other: Figure) -> Figure:
        """A figure that the case has no answer for because it has none for another."""
        assert isinstance(other.origin, Missing), other.id
        worked = other.origin
        return self.unanswered(id, label, unit, worked.why, absent=worked.absent, is_none=worked.is_none)

    def relabelled(self, id: str, label: str, figure: Figure, rounding: Rounding | None = None) -> Figure:
        """Another figure under an id and a label of its own; a line of a table where it is rounded."""
        return self.work(id, label, figure.unit, "sum", (figure,), rounding)

    def zero(self, unit: Unit) -> Figure:
        """Nothing: of pounds, FTE, people or per cent, one figure each."""
        id, text = _ZEROS[unit]
        return self.constant(id, "Zero", Decimal(0), unit, text)

    def count(self, id: str, label: str, number: int) -> Figure:
        """A whole number that no line of the case file gives."""
        return self.constant(id, label, Decimal(number), "count", str(number))

    def constant(self, id: str, label: str, value: Decimal, unit: Unit, text: str, span: Span | None = None) -> Figure:
        """A number that no line of the case file gives as it stands; the text says what it is."""
        return self.keep(Figure(id, label, value, unit, Input(text, span)))


def evaluate(worked: Computed, values: Sequence[Decimal | None]) -> Decimal | None:
    """The value of a piece of arithmetic; None as soon as an operand is."""
    row = ROWS[worked.operation]
    try:
        value = function_of(worked.operation, worked.part)(*values) if row.takes_part else row.function(*values)
    except TypeError:
        if None not in values:
            raise
        return None
    return value if value is None or worked.rounding is None else worked.rounding(value)


def is_answered(figure: Figure) -> bool:
    """Whether the case says enough for the figure; what it says may still come to no value."""
    return not isinstance(figure.origin, Missing)


def is_absent(figure: Figure) -> bool:
    """Whether the case leaves the whole of it out, so that a total does without it; what is only not known is none."""
    return isinstance(figure.origin, Missing) and figure.origin.absent


Kind = Literal["line", "subtotal", "total", "detail"]


class Row(NamedTuple):
    """A figure as a table shows it: a line; a subtotal or total, ruled off from what it adds; a detail of the line below.
    `over_budget` is what is over the budget, where the figure is how far."""

    figure: Figure
    kind: Kind = "line"
    label: str = ""
    over_budget: str = ""

    @property
    def title(self) -> str:
        """What the row is called: its own label where it has one, else the figure's."""
        return self.label or self.figure.label

    @property
    def quantity(self) -> Figure | None:
        """Of a quantity at a rate: the quantity."""
        return self.quantity_and_rate[0]

    @property
    def rate(self) -> Figure | None:
        """Of a quantity at a rate, or a percentage of an amount: the rate."""
        return self.quantity_and_rate[1]

    @property
    def quantity_and_rate(self) -> tuple[Figure | None, Figure | None]:
        """Both at once."""
        origin = self.figure.origin
        if not isinstance(origin, Computed):
            return (None, None)
        row, operands = ROWS[origin.operation], origin.operands
        return (
            None if row.quantity_at is None else operands[row.quantity_at],
            None if row.rate_at is None else operands[row.rate_at],
        )


class Table:
    """Rows of one table. Lines are rounded to the ledger's unit; prices per FTE, FTE and rates never are."""

    def __init__(self, ledger: Ledger, id: str, title: str) -> None:
        self.ledger = ledger
        self.id = id
        self.title = title
        self.rows: list[Row] = []

    def product(self, name: str, label: str, quantity: Figure, price: Figure, kind: Kind = "line") -> Figure:
        """A line of a quantity at a price, rounded."""
        return self.show(self._line(name, label, "product", (quantity, price)), kind)

    def share(self, name: str, label: str, rate: Figure, of: Figure) -> Figure:
        """A line of a percentage of an amount, rounded."""
        return self.show(self._line(name, label, "share", (rate, of)))

    def rounded(self, name: str, label: str, figure: Figure) -> Figure:
        """A line of one figure, rounded."""
        return self.show(self.ledger.relabelled(f"{self.id}.{name}", label, figure, self.ledger.rounding))

    def total(self, name: str, label: str, parts: Sequence[Figure], kind: Kind = "total") -> Figure:
        """The sum of lines already rounded, without those that the case leaves out; unanswered where it leaves out all."""
        id = f"{self.id}.{name}"
        present = [part for part in parts if not is_absent(part)]
        if present:
            return self.show(self.ledger.work(id, label, "GBP", "sum", present), kind)
        return self.ledger.unanswered_as(id, label, "GBP", parts[0])

    def whole(self, name: str, label: str, parts: Sequence[Figure]) -> Figure:
        """The total of a table that has its row where it is not known, because a part is not: its lines would read as all."""
        figure = self.total(name, label, parts)
        return figure if is_answered(figure) or is_absent(figure) else self.show_always(figure, "total")

    def difference(self, name: str, label: str, first: Figure, second: Figure) -> Figure:
        """The first less the second, neither rounded again."""
        return self.show(self.ledger.work(f"{self.id}.{name}", label, "GBP", "difference", (first, second)))

    def over_budget(self, name: str, subject: str, cost: Figure, budget: Figure) -> Figure:
        """How far a cost is over the budget (negative when under), neither rounded again."""
        label = f"{subject}: over / (under) budget"
        figure = self.ledger.work(f"{self.id}.{name}", label, "GBP", "difference", (cost, budget))
        return self.show(figure, over_budget=subject)

    def unanswered(self, name: str, label: str, why: str, unit: Unit = "GBP") -> Figure:
        """A line that the case has no answer for. It has no row of its own in print; its reason is in the notes."""
        return self.ledger.unanswered(f"{self.id}.{name}", label, unit, why, absent=True)

    def work(
        self, name: str, label: str, unit: Unit, operation: Operation, *operands: Figure, why_undefined: str | None = None
    ) -> Figure:
        """A figure under this table's id that is not a line: a price, an FTE, a rate. Never rounded, no row."""
        return self.ledger.work(f"{self.id}.{name}", label, unit, operation, operands, why_undefined=why_undefined)

    def show(self, figure: Figure, kind: Kind = "line", label: str = "", over_budget: str = "") -> Figure:
        """Show a figure, this table's or another's, as the next row."""
        return self.show_always(figure, kind, label, over_budget) if is_answered(figure) else figure

    def show_always(self, figure: Figure, kind: Kind = "line", label: str = "", over_budget: str = "") -> Figure:
        """Show a figure even where the case has no answer for it: what is not given stands in the table as not given."""
        self.rows.append(Row(figure, kind, label, over_budget))
        return figure

    def _line(self, name: str, label: str, operation: Operation, operands: Sequence[Figure]) -> Figure:
        return self.ledger.work(f"{self.id}.{name}", label, "GBP", operation, operands, self.ledger.rounding)
