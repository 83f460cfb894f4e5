"""What a live page carries: the ledger of every number on it as data, and how each number is written, for its script to follow.

A number is live where its figure rests on inputs of the case alone and its text is one of the forms that the script knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from ...case.case import Case
from ...ledger import Computed, Figure, Input, to_places
from ...ledger.figure import WorkedApart, precedents
from ...ledger.operations import ROWS
from ..amounts import exact, shortest

_TEXT = re.compile(
    r"\(?(?P<minus>-)?(?P<before>£?)[\d,]+(?:\.(?P<decimals>\d+))?(?P<after>[km%]|%? points| FTE|fte| months)?\)?"
)
_SHIFT = {"k": 3, "m": 6}
# How many decimals: a number of them always, or as given up to two; prices have two or none; FTE as given, quotients two.
_AS_GIVEN, _PRICE, _FTE, _COLUMN = "given", "price", "fte", "column"
_LONGEST_FTE = 3
_SURE = 12  # decimal places that no quotient's end comes near: FTE in a column


class Form(NamedTuple):
    """How a number is written: what stands before and after it, its decimals, how far its point is moved, brackets below zero
    or a minus, and whether it is the figure with its other sign."""

    before: str
    after: str
    places: int | str
    shift: int
    brackets: bool
    turned: bool

    def text(self, value: Decimal) -> str:
        """The value in this form."""
        value = -value if self.turned else value
        size = abs(value).scaleb(-self.shift)
        shown = f"{self.before}{_digits(size, self.places)}{self.after}"
        if value >= 0:
            return shown
        return f"({shown})" if self.brackets else f"-{shown}"


def _digits(size: Decimal, places: int | str) -> str:
    decimals = len(exact(size).partition(".")[2])
    if places == _FTE:
        return f"{shortest(size):,f}" if decimals <= _LONGEST_FTE else f"{to_places(size, 2) + 0:,f}"
    if places == _COLUMN:
        return f"{to_places(to_places(size, _SURE), 2) + 0:,f}"
    if places == _PRICE:
        return f"{to_places(size, 2 if decimals else 0) + 0:,f}"
    if places == _AS_GIVEN:
        return f"{to_places(size, min(decimals, 2)) + 0:,f}"
    assert isinstance(places, int)
    return f"{to_places(size, places) + 0:,f}"


def form_of(figure: Figure, text: str) -> Form | None:
    """The form of a text that shows a figure; None where it is in none that is known."""
    found = _TEXT.fullmatch(text)
    if found is None or figure.value is None:
        return None
    before, after = found["before"], found["after"] or ""
    decimals = len(found["decimals"] or "")
    by_unit: tuple[int | str, ...] = (decimals,)
    if figure.unit == "GBP":
        by_unit = (_PRICE, decimals) if figure.is_input or before else (decimals, _PRICE)
    elif figure.unit == "percent":
        by_unit = (_AS_GIVEN, decimals) if figure.is_input or not decimals else (decimals, _AS_GIVEN)
    else:
        by_unit = (_COLUMN, decimals) if decimals == 2 and not after else (_FTE, decimals)
    brackets = not found["minus"] and not before  # with its pound sign a number is in a sentence
    forms = (
        Form(before, after, places, _SHIFT.get(after, 0), brackets, turned) for turned in (False, True) for places in by_unit
    )
    return next((form for form in forms if form.text(figure.value) == text), None)


def form_text(value: str, unit: str) -> str:
    """An input's value as people write it: £4,000, 24.33%, 61.03."""
    number = f"{Decimal(value):,f}"
    return f"£{number}" if unit == "GBP" else f"{number}%" if unit == "percent" else number


class Ledger:
    """The figures of a page and all that they rest on, each numbered once, operands first. What rests on one of the `hidden`,
    small counts of people, is not in it: the page must not carry them."""

    def __init__(self, hidden: Collection[str] = ()) -> None:
        self._hidden = hidden
        self._numbers: dict[int, int] = {}
        self._kept: list[Figure] = []  # so that no number is given twice
        self._dead: set[int] = set()

    def number(self, figure: Figure) -> int | None:
        """The number of a figure; None of one whose working is not kept or not to be shown."""
        if id(figure) in self._numbers:
            return self._numbers[id(figure)]
        rests_on = list(precedents(figure))
        if any(one.id in self._hidden or id(one) in self._dead or isinstance(one.origin, WorkedApart) for one in rests_on):
            self._dead.add(id(figure))
            self._kept.append(figure)
            return None
        self._add(figure)
        return self._numbers[id(figure)]

    def _add(self, figure: Figure) -> None:
        waiting = [(figure, False)]
        while waiting:
            one, are_operands_in = waiting.pop()
            if id(one) in self._numbers:
                continue
            if are_operands_in or not one.operands:
                self._numbers[id(one)] = len(self._numbers)
                self._kept.append(one)
            else:
                waiting.append((one, True))
                waiting += [(operand, False) for operand in one.operands]

    def data(self, case: Case) -> str:
        """All of it as JSON that is safe within a page.

        `figures` are each a value, or an operation with its operands, and `inputs` what may be changed.
        """
        figures = [one for one in self._kept if id(one) in self._numbers]
        operations = list(ROWS)
        plain = [self._plain(one, operations) for one in figures]
        data = {"operations": operations, "figures": plain, "inputs": list(self._inputs(figures, case))}
        return json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")

    def _plain(self, figure: Figure, operations: list[Any]) -> list[Any] | str | None:
        origin = figure.origin
        if not isinstance(origin, Computed):
            return None if figure.value is None else exact(figure.value)
        unit = None if origin.rounding is None or origin.rounding.unit is None else exact(origin.rounding.unit)
        operands = [self._numbers[id(operand)] for operand in origin.operands]
        return [operations.index(origin.operation), operands, unit, origin.part]

    def _inputs(self, figures: list[Figure], case: Case) -> Iterator[dict[str, Any]]:
        """Each input of the case once, though several ledgers have it, in the file's order."""
        from ...scenarios.allowed import set_path
        from ...scenarios.inputs import varied_of

        found: dict[str, dict[str, Any]] = {}
        places: dict[str, tuple[int, int]] = {}
        for figure in figures:
            varied = varied_of(figure)
            if varied is None or not isinstance(figure.origin, Input):
                continue
            if varied.path not in found:
                places[varied.path] = (varied.span.line, varied.span.column)
                found[varied.path] = {
                    "path": set_path(case, varied),
                    "label": figure.label,
                    "unit": figure.unit,
                    "value": exact(figure.known),
                    "most": None if varied.most is None else exact(varied.most),
                    "at": [],
                }
            found[varied.path]["at"].append(self._numbers[id(figure)])
        yield from (found[path] for path in sorted(found, key=lambda path: places[path]))
