"""The cells that charts are drawn from: a block of rows for each series of each chart, and the formulas that place a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from ....ledger import Figure, to_places
from ....ledger.figure import NO_VALUE
from ....ledger.rounding import EXACT
from ....ledger.spreadsheet import GUARD, NIL, NONE, ONE
from ..book import Book, Column
from ..cells import Cell, Formula, Look, Number, Text, number_of, unit_of
from ..model import PLACES, Model, shown_value
from ..results import amount
from .drawings import is_stated

CHART_DATA = "Chart data"
_NOTES = (
    "What each chart is drawn from: a row for each point of each series. Amounts follow the inputs, but where the last column "
    "says that they are as in the case file.",
)
_FIRST = len(_NOTES) + 2  # row of the first data, from 0: a title, the notes, the headings
_COLUMNS = (
    Column("Chart", 46),
    Column("Series", 32),
    Column("Point", 34),
    Column("Value", 18, right=True),
    Column("Unit", 10),
    Column("What it is", 30),
)
FROM_TABLES, FOR_DRAWING, AS_IN_FILE = "from the tables", "places what is drawn", "as in the case file"
_NOTHING = "none: nothing is drawn"
_MET = ("Break-even: ", " FTE vacant")
_NIL = Decimal(0)
_AMOUNT = Look("0.00")


class Ref(NamedTuple):
    """A cell of this sheet, with its value: None where it is text."""

    text: str
    value: Decimal | None


class Block(NamedTuple):
    """A series: its rows, the first and the last, from 0, and its cells."""

    first: int
    last: int
    cells: list[Ref]

    @property
    def name(self) -> list[object]:
        """The cell that has its name."""
        return [CHART_DATA, self.first, 1]

    @property
    def said(self) -> list[object]:
        """The cell of its one value, which is text."""
        return [CHART_DATA, self.first, 3]

    @property
    def points(self) -> list[object]:
        """The labels of its points."""
        return [CHART_DATA, self.first, 2, self.last, 2]

    @property
    def values(self) -> list[object]:
        """Its values."""
        return [CHART_DATA, self.first, 3, self.last, 3]


class ChartData:
    """The rows of the sheet, as charts ask for them."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._rows: list[list[Cell | None]] = []
        self.chart = ""

    def block(self, series: str, points: Sequence[str], cells: Sequence[Cell | None], unit: str, what: str) -> Block:
        """Rows for one series of the chart that is being made."""
        first = _FIRST + len(self._rows)
        refs = []
        for number, (point, cell) in enumerate(zip(points, cells, strict=True), first):
            said = what if cell is not None else _NOTHING  # an empty cell leaves a gap, and text would be drawn as 0
            self._rows.append([Text(self.chart), Text(series), Text(point), cell, Text(unit), Text(said)])
            value = cell.value if isinstance(cell, Formula | Number) else None
            refs.append(Ref(f"D{number + 1}", value if isinstance(value, Decimal) else None))
        return Block(first, first + len(refs) - 1, refs)

    def figures(self, series: str, points: Sequence[str], figures: Sequence[Figure | None]) -> Block:
        """The same of figures: cells that follow the inputs, or what the case comes to with others."""
        known = [one for one in figures if one is not None]
        stated = any(map(is_stated, known))
        cells = [None if one is None else self._cell(one) for one in figures]
        unit = unit_of(known[0]) if known else ""
        return self.block(series, points, cells, unit, AS_IN_FILE if stated else FROM_TABLES)

    def stated(self, series: str, points: Sequence[str], figures: Sequence[Figure | None]) -> Block:
        """The same of amounts as they are in the case file."""
        known = [one for one in figures if one is not None]
        cells = [None if one is None else _number(one) for one in figures]
        return self.block(series, points, cells, unit_of(known[0]) if known else "", AS_IN_FILE)

    def _cell(self, figure: Figure) -> Cell | None:
        if is_stated(figure) or figure.value is None:
            return _number(figure)
        return amount(self._model, figure)

    def write(self, book: Book) -> None:
        """The sheet itself."""
        sheet = book.sheet(CHART_DATA, "Chart data", _NOTES, follows=True)
        assert sheet.row == _FIRST - 1
        sheet.table(_COLUMNS, self._rows)


def _number(figure: Figure) -> Cell | None:
    return None if figure.value is None else Number(figure.value, Look(number_of(figure)))


# Formulas that place what is drawn. A cell of text leaves them without an answer.


def added(refs: Sequence[Ref]) -> Formula:
    """All together; what a bar lacks adds nothing."""
    total, there = _NIL, [one for one in refs if one.value is not None]
    for one in there:
        total = EXACT.add(total, one.value or _NIL)
    return Formula(f"SUM({','.join(one.text for one in there)})" if there else NIL, shown_value(total), _AMOUNT)


def sum_of(one: Ref, other: Ref) -> Formula:
    """One and another."""
    return _formula(f"{one.text}+{other.text}", _both(EXACT.add, one, other))


def difference(one: Ref, other: Ref) -> Formula:
    """One less another."""
    return _formula(f"{one.text}-{other.text}", _both(EXACT.subtract, one, other))


def same(one: Ref) -> Formula:
    """Another cell as it stands."""
    return Formula(one.text, shown_value(one.value), _AMOUNT)


def met_at(across: Ref) -> Formula:
    """The words at the point where a line meets its level, with how far along it is."""
    value = across.value
    text = NO_VALUE if value is None else f"{_MET[0]}{to_places(value, 2):,f}{_MET[1]}"
    return Formula(f'IFERROR("{_MET[0]}"&FIXED(ROUND({across.text},{GUARD}),{PLACES})&"{_MET[1]}",{NONE})', text)


def _both(of: Callable[[Decimal, Decimal], Decimal], one: Ref, other: Ref) -> Decimal | None:
    return None if one.value is None or other.value is None else of(one.value, other.value)


def _formula(text: str, value: Decimal | None) -> Formula:
    return Formula(f"IFERROR({text},{NONE})", shown_value(value), _AMOUNT)


class Span(NamedTuple):
    """From where to where a bar of a waterfall goes."""

    start: Ref
    end: Ref

    @property
    def base(self) -> Formula:
        """What a bar stands on, above or below nil, and is not drawn: nothing where it crosses nil."""
        ends = f"--{self.start.text},--{self.end.text}"
        text = f"MAX({NIL},MIN({ends}))+MIN({NIL},MAX({ends}))"
        return _formula(text, _both(lambda s, e: EXACT.add(max(_NIL, min(s, e)), min(_NIL, max(s, e))), *self))

    def part(self, *, rises: bool, above: bool) -> Formula:
        """What of a rise, or of a fall, is above nil, or below; nil of a change the other way."""
        low, high = self if rises else (self.end, self.start)
        if above:
            text = f"MAX({NIL},--{high.text})-MAX({NIL},--{low.text})"
        else:
            text = f"MIN({NIL},--{low.text})-MIN({NIL},--{high.text})"

        def value(low: Decimal, high: Decimal) -> Decimal:
            if high <= low:
                return _NIL
            return EXACT.subtract(max(_NIL, high), max(_NIL, low)) if above else EXACT.subtract(min(_NIL, low), min(_NIL, high))

        return _formula(f"IF({high.text}>{low.text},{text},{NIL})", _both(value, low, high))

    def label(self, *, rises: bool) -> Formula:
        """How much it is, of a rise or of a fall, to stand above the bar, or below one that is below nil."""
        low, high = self if rises else (self.end, self.start)

        def value(low: Decimal, high: Decimal) -> Decimal:
            size = max(EXACT.subtract(high, low), _NIL)
            return size if high > 0 else EXACT.subtract(_NIL, size)

        text = f"MAX(--{high.text}-{low.text},{NIL})*IF({high.text}>{NIL},{ONE},-{ONE})"
        return _formula(text, _both(value, low, high))
