"""Every figure of a workbook with its own cell: inputs, fixed values, and a line of working for each that is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from itertools import chain, count
from typing import NamedTuple, TypeVar

from ...case.ranges.allowed import LARGEST
from ...ledger import Computed, Figure, Input, in_place_of_value
from ...ledger.figure import NO_VALUE, UNKNOWN, Roots, is_unknown
from ...ledger.operations import ROWS
from ...ledger.rounding import EXACT, QUOTIENT
from ...ledger.spreadsheet import GUARD, LOWER, NIL, NONE, NOT_KNOWN, NUMBERS, ONE, PERCENT, TOLERANCE, UPPER, Cached, Operand
from ..reports import TooLarge
from .cells import Formula, Look, number_of

T = TypeVar("T")

INPUTS, FIXED, WORKINGS = "Inputs", "Fixed values", "Workings"
FIRST_ROW = 4  # of the data of those three sheets, from 1: a title, a line about the sheet, the headings
PENNY, PLACES, MOST = "calc_penny", "calc_fte_places", "calc_largest_input"
NOT_A_NUMBER = "not a number"
DIGITS = 15  # that a binary float holds of any number
HALF_A_PENNY = Decimal("0.005")
SURE = Decimal(1).scaleb(DIGITS - 2)
"""Below this a float holds an amount to the penny."""
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[rRcC]\d*|[rR]\d*[cC]\d*")


class Fixed(NamedTuple):
    """A value that formulas rest on and the case file does not give as it stands: its name, or the figure that it is; and the
    formula of one that is not the same whatever is typed."""

    label: str
    value: Decimal | str
    unit: str
    source: str
    name: str = ""
    figure: Figure | None = None
    formula: str = ""


class Line(NamedTuple):
    """A line of working: a figure, or a step on the way to one. `note` says why a value is stated and not worked out."""

    label: str
    cell: Formula
    figure: Figure | None = None
    note: str = ""


class Model:
    """Where each figure stands, and what is in its cell. Figures of one label that are the same arithmetic of the same cells
    have one cell, whatever their ids: those of several ledgers, and months that two courses of events have alike.

    `instead` has what is shown in place of counts of people that are not: they have no cell, and what rests on them is stated.
    """

    most = 1_000_000

    def __init__(self, instead: Mapping[str, str]) -> None:
        self.instead = instead
        self.inputs: list[Figure] = []
        self.fixed: list[Fixed] = []
        self.workings: list[Line] = []
        self.names: dict[Figure, str] = {}
        self._taken: set[str] = set()
        self._roundings: dict[Decimal, str] = {}
        self._operands: dict[Figure, Operand] = {}
        self._moving: set[str] = set()  # the cells that inputs reach
        self._held: dict[Decimal, str] = {}
        self._alike: dict[Hashable, Operand] = {}
        self._made: dict[Hashable, object] = {}
        self._about = ""
        self._roots: Roots = {}
        self._numbers: Look = Look()
        self._largest = Decimal(1)  # pounds that are shown

    # Placing figures

    def place(self, figures: Iterable[Figure]) -> None:
        """Give each figure, and all that it rests on, a cell."""
        with localcontext(EXACT):
            for figure in figures:
                self._place(figure)

    def is_hidden(self, figure: Figure) -> bool:
        """Whether the figure is a count of people that is not shown, or would give one away."""
        return figure.id in self.instead

    def ref(self, figure: Figure, sheet: str = "") -> str:
        """The reference of a placed figure's cell, from another sheet."""
        ref = self._operands[figure].ref
        return ref if "!" in ref or sheet == WORKINGS else f"{WORKINGS}!{ref}"

    def moves(self, figure: Figure) -> bool:
        """Whether a placed figure is an input or rests on one."""
        return self._operands[figure].ref in self._moving

    def inputs_of(self, figure: Figure) -> list[str]:
        """The cells of the inputs that a placed figure rests on, nearest first."""
        waiting, found = [figure], dict[str, Figure]()
        for one in waiting:  # grows on the way
            ref = self._operands[one].ref
            if ref in self._moving and ref not in found:
                found[ref] = one
                waiting += self._rests_on(one)
        return [ref for ref in found if ref.startswith(f"{INPUTS}!")]

    def number(self, value: Decimal) -> str:
        """The name of a cell with a number that a figure is held against."""
        if not value:
            return NIL
        text = f"{abs(value.normalize(EXACT)):f}".replace(".", "_")
        return self._held.setdefault(value, f"calc_held_against_{'below_0_' if value < 0 else ''}{text}")

    def may_be_none(self, figure: Figure) -> bool:
        """Whether some inputs leave a placed figure without a value."""
        return self._operands[figure].may_be_none

    def cell(self, figure: Figure, kind: str = "") -> Formula:
        """A cell of another sheet that shows a placed figure."""
        if figure.unit == "GBP" and figure.value is not None:
            self._largest = max(self._largest, figure.value.copy_abs())
        return Formula(self.ref(figure), self._shown(figure), Look(number_of(figure), kind))

    def without_value(self, figure: Figure) -> str:
        """What is said of a figure without a value; nothing of one that has one."""
        return "" if figure.value is not None else in_place_of_value(figure, self._roots)

    def none_of(self, figure: Figure) -> str:
        """The name of the text that a figure says where it has no value."""
        return NOT_KNOWN if is_unknown(figure, self._roots) else NONE

    def _place(self, figure: Figure) -> None:
        placed, waiting = self._operands, [figure]
        while waiting:
            one = waiting.pop()
            if one in placed:
                continue
            rests_on = self._rests_on(one)
            first = [operand for operand in rests_on if operand not in placed]
            if first:
                waiting.append(one)
                waiting += reversed(first)
            else:
                placed[one] = self._placed(one, [placed[operand] for operand in rests_on])
                if placed[one].ref.startswith(f"{INPUTS}!") or any(placed[operand].ref in self._moving for operand in rests_on):
                    self._moving.add(placed[one].ref)

    def _rests_on(self, figure: Figure) -> Sequence[Figure]:
        if figure.value is None and not isinstance(figure.origin, Computed):
            return ()
        return () if self.instead and any(map(self.is_hidden, figure.operands)) else figure.operands

    def _placed(self, figure: Figure, operands: Sequence[Operand]) -> Operand:
        origin = figure.origin
        if isinstance(origin, Input):
            return self._once((figure.id, figure.value), lambda: self._given(figure, origin))
        if not isinstance(origin, Computed) or not operands:
            note = "Stated: it rests on a count of people that is not shown" if figure.operands else "Stated"
            return self._once((figure.id, figure.value), lambda: self._stated(figure, note))
        unit = None if origin.rounding is None else origin.rounding.unit
        key = (figure.label, figure.unit, origin.operation, tuple(one.ref for one in operands), unit, origin.part)
        return self._once(key, lambda: self._worked(figure, origin, operands))

    def _once(self, key: Hashable, make: Callable[[], Operand]) -> Operand:
        if key not in self._alike:
            self._alike[key] = make()
        return self._alike[key]

    def _given(self, figure: Figure, origin: Input) -> Operand:
        if origin.path and origin.span is not None:
            self.inputs.append(figure)
            self.names[figure] = self._name(figure.id)
            return Operand(f"{INPUTS}!B{FIRST_ROW + len(self.inputs) - 1}", figure.value, is_input=True)
        from_file = "" if origin.span is None else f", counted from line {origin.span.line} of the case file"
        self.fixed.append(Fixed(figure.label, figure.known, figure.unit, f"{origin.text}{from_file}", figure=figure))
        return Operand(f"'{FIXED}'!B{FIRST_ROW + len(self.fixed) - 1}", figure.value, is_input=True)

    def _name(self, id: str) -> str:
        name = re.sub(r"[^A-Za-z0-9_.]", "_", id)
        name = f"_{name}" if _LIKE_A_CELL.fullmatch(name) or not (name[:1].isalpha() or name[:1] == "_") else name
        name = next(one for one in chain([name], (f"{name}_{n}" for n in count(2))) if one.lower() not in self._taken)
        self._taken.add(name.lower())
        return name

    def _stated(self, figure: Figure, note: str) -> Operand:
        look = Look(number_of(figure))
        ref = self._add(Line(figure.label, Formula("", self._shown(figure), look), figure, note))
        return Operand(ref, figure.value, may_be_none=figure.value is None)

    def _worked(self, figure: Figure, origin: Computed, operands: Sequence[Operand]) -> Operand:
        self._about, self._numbers = figure.label, Look(number_of(figure))
        row = ROWS[origin.operation]
        may_be_none = any(one.may_be_none for one in operands) or (
            row.why_undefined is not None and not _is_sure(origin, figure)
        )
        formula = row.form(self, operands, origin.part)
        is_input = any(one.is_input and formula == one.ref for one in operands)  # as typed, be it a number or not
        if origin.rounding is not None and origin.rounding.unit is not None:
            formula = self._rounded(formula, origin.rounding.unit)
        if may_be_none and len(operands) == 1 == len(figure.operands) and formula == operands[0].ref:
            pass  # another cell as it stands, be it a number or not
        elif may_be_none:
            formula = f"IFERROR({formula},{NONE})"
        ref = self._add(Line(figure.label, Formula(formula, self._shown(figure), self._numbers), figure))
        return Operand(ref, figure.value, may_be_none, is_input)

    def _shown(self, figure: Figure) -> Decimal | bool | str:
        """What is in the cell of a figure."""
        return shown_value(figure.value) if figure.value is not None else self.without_value(figure)

    def _rounded(self, formula: str, unit: Decimal) -> str:
        """As the engine rounds a line, half a unit away from zero. What a float is off by is rounded away first."""
        shortest = unit.normalize(EXACT)
        if shortest.as_tuple().digits == (1,):
            exponent = shortest.as_tuple().exponent
            assert isinstance(exponent, int)
            if -exponent > DIGITS // 2:  # as far as a float goes
                return f"ROUND({formula},{self._rounding(unit)})"
            return f"ROUND(ROUND({formula},{GUARD}),{self._rounding(unit)})"
        name = self._rounding(unit)
        return f"ROUND(ROUND(({formula})/{name},{GUARD}),{NIL})*{name}"

    def _rounding(self, unit: Decimal) -> str:
        if unit not in self._roundings:
            name = f"calc_rounding_{unit.normalize():f}".replace(".", "_")
            self._roundings[unit] = name
        return self._roundings[unit]

    # The values that formulas rest on

    def settings(self) -> list[Fixed]:
        """The named values of the formulas themselves."""
        guard = self._guard()
        near = Decimal(1).scaleb(-int(guard)) / 2
        penny = self.imprecision() or HALF_A_PENNY
        named = [
            Fixed("No answer", NO_VALUE, "text", _NO_ANSWER, NONE, formula=f'IF({NUMBERS},"{NO_VALUE}","{NOT_A_NUMBER}")'),
            Fixed("Not known", UNKNOWN, "text", "What a figure says that the case does not say enough for", NOT_KNOWN),
            Fixed("Nothing", Decimal(0), "number", "Held against totals", NIL),
            Fixed("One", Decimal(1), "number", "The first place of a ranking", ONE),
            Fixed("Per cent", Decimal(100), "number", "What a percentage is of", PERCENT),
            Fixed("Lower quartile", Decimal(1), "number", "The first of the four quarters", LOWER),
            Fixed("Upper quartile", Decimal(3), "number", "The third of the four quarters", UPPER),
            Fixed("Guard places", guard, "number", _GUARD_SOURCE, GUARD),
            Fixed("Tolerance", near, "number", "Two numbers that are nearer are one: half of the last guard place", TOLERANCE),
            Fixed(
                "How near amounts are one",
                penny,
                "£",
                f"How far a check lets two amounts differ: half a penny, or more past {SURE:,f}",
                PENNY,
            ),
            Fixed("Largest input", LARGEST, "number", "The digits that a number of the case file may have", MOST),
            Fixed("Places of FTE", Decimal(2), "number", "Decimal places of FTE in the label of a chart", PLACES),
        ]
        named += (Fixed(f"Held against: {value:,f}", value, "number", _HELD, name) for value, name in self._held.items())
        for unit, name in self._roundings.items():
            shortest = unit.normalize()
            is_power = shortest.as_tuple().digits == (1,)
            exponent = shortest.as_tuple().exponent
            assert isinstance(exponent, int)
            label = f"Rounding to £{unit:,f}" + (", decimal places" if is_power else "")
            value = Decimal(-exponent) if is_power else unit
            named.append(Fixed(label, value, "number", "What every line is rounded to, halves away from zero", name))
        return named

    def _guard(self) -> Decimal:
        """How many decimal places of the largest number a float holds for sure."""
        values = (line.cell.value for line in self.workings)
        largest = max((abs(value) for value in values if isinstance(value, Decimal)), default=Decimal(1))
        whole = max(largest.adjusted() + 1, 1)
        return Decimal(max(2, min(9, DIGITS - whole)))

    def imprecision(self) -> Decimal | None:
        """How far the largest amount that is shown may be off, where a float does not hold it to the penny: half of the last
        digit that is sure. None where it does."""
        off = Decimal(1).scaleb(self._largest.adjusted() + 1 - DIGITS) / 2
        return off if off > HALF_A_PENNY else None

    # Lines of working, as the forms of operations ask for them

    def _add(self, line: Line) -> str:
        if len(self.workings) >= self.most:
            raise TooLarge(
                f"the workbook would have more than {self.most:,} lines of working, and a sheet has no room for them"
            )
        self.workings.append(line)
        return f"B{FIRST_ROW + len(self.workings) - 1}"

    def lines(self, label: str, formulas: Sequence[str], values: Sequence[Cached]) -> list[str]:
        """A run of lines below one another, on the way to the figure that is being worked out."""
        return [
            self._add(
                Line(
                    f"{self._about}: {label}",
                    Formula(formula, shown_value(value), _TRUTH if isinstance(value, bool) else self._numbers),
                )
            )
            for formula, value in zip(formulas, values, strict=True)
        ]

    def expected(self, count: int) -> list[str]:
        """The references of the next lines."""
        return [f"B{FIRST_ROW + len(self.workings) + number}" for number in range(count)]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Lines that several figures share."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[return-value]


_NO_ANSWER = "What a figure without an answer says, and where an input is no number that no figure has one"
_GUARD_SOURCE = (
    "Decimal places that a product or quotient is rounded to before its line is: a binary float may be a hair off half a unit"
)
_HELD = "What the engine held a figure against as it made the tables: see the sheet of checks"


def _is_sure(worked: Computed, figure: Figure) -> bool:
    """Whether an operation that may have no value has one here whatever the inputs are: a division by a fixed value."""
    row = ROWS[worked.operation]
    if row.operands_each == 1:
        return True
    divisor = worked.operands[-1]
    return (
        row.quotient_times is not None and isinstance(divisor.origin, Input) and not divisor.origin.path and bool(divisor.value)
    )


_TRUTH = Look("bool")
_CACHED: Context = QUOTIENT


def shown_value(value: Cached) -> Decimal | bool | str:
    """What a cell has of an exact value: 28 digits, or that there is none."""
    if value is None:
        return NO_VALUE
    return value if isinstance(value, bool) else _CACHED.plus(value)
