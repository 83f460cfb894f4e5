"""Sums, differences and ratios of figures of a case, written in place of an id: `current_spend.total ÷ budget`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..case.models.fields.printed_forms import taken_apart
from ..case.models.fields.stated_figures import read_bare
from ..diagnostics import Source
from ..diagnostics.span import start_of
from ..ledger import Figure, Input, Ledger, Operation, Rounding, Unit
from ..parser.numbers import Misread

_SIGN = re.compile(r"\s+(÷|/|\+|−|–|-|as a percentage of|as % of)\s+")
_OPERATIONS: dict[str, tuple[Operation, str]] = {
    "÷": ("ratio", "÷"),
    "/": ("ratio", "÷"),
    "+": ("sum", "+"),
    "−": ("difference", "−"),
    "–": ("difference", "−"),
    "-": ("difference", "−"),
    "as a percentage of": ("percentage", "as a percentage of"),
    "as % of": ("percentage", "as a percentage of"),
}
_AS_PERCENTAGE = "as a percentage of"


class StatedSum(NamedTuple):
    """What is done, its sign, and what it is done with: ids of figures, or amounts. Nothing is done where the signs are of two
    kinds, or a sign that takes two has more."""

    operation: Operation | None
    sign: str
    operands: tuple[str, ...]

    @property
    def id(self) -> str:
        """The sum as it is reported, its sign always the same."""
        return f" {self.sign} ".join(self.operands)

    @property
    def as_percentage(self) -> StatedSum:
        """A ratio as the percentage that the paper prints; anything else as it is."""
        return self._replace(operation="percentage", sign=_AS_PERCENTAGE) if self.operation == "ratio" else self


def stated_sum(text: str) -> StatedSum | None:
    """The sum that a text states; None where it is an id alone."""
    parts = _SIGN.split(text.strip())
    if len(parts) == 1:
        return None
    operations = {_OPERATIONS[sign] for sign in parts[1::2]}
    operation, sign = next(iter(operations))
    is_one = len(operations) == 1 and (operation == "sum" or len(parts) == 3)
    return StatedSum(operation if is_one else None, sign, tuple(parts[::2]))


def amount(text: str) -> Figure | None:
    """An amount that is written out as papers write them, in pounds where it says so; None of an id."""
    form = taken_apart(text)
    if form.high or not (form.bare[:1].isdecimal() or form.bare[:1] == "£"):
        return None
    unit: Unit = "GBP" if "£" in form.bare else "count"
    number = read_bare(form.bare, unit)
    if isinstance(number, Misread):
        return None
    return Figure(text, text, number.value, unit, Input(text, start_of(Source("a stated sum", text))))


def unit_of_sum(sum_: StatedSum, operands: list[Figure]) -> Unit | None:
    """The unit of what comes of it; None where unlike things are added."""
    units = {figure.unit for figure in operands}
    if sum_.operation == "percentage":
        return "percent"
    if sum_.operation == "ratio":
        return "GBP" if operands[0].unit == "GBP" != operands[1].unit else "count"
    if units == {"FTE", "count"}:
        return "FTE"
    return units.pop() if len(units) == 1 else None


def figure_of_sum(text: str, rounding: Rounding, find: Callable[[str, Rounding], Figure | None]) -> Figure | None:
    """The figure that a stated sum comes to, from figures at a rounding; None where a part of it is no figure."""
    sum_ = stated_sum(text)
    if sum_ is None or sum_.operation is None:
        return None
    operands = [figure for one in sum_.operands if (figure := amount(one) or find(one, rounding)) is not None]
    if len(operands) < len(sum_.operands):
        return None
    unit = unit_of_sum(sum_, operands)
    if unit is None:
        return None
    label = f" {sum_.sign} ".join(figure.label for figure in operands)
    return Ledger(rounding).work(sum_.id, label, unit, sum_.operation, operands)
