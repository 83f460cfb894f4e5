"""How a spreadsheet does each operation: formulas of references and names. `tests/outside` has spreadsheets work them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from typing import TypeVar, get_args

import pytest

from supplement_calc.ledger.operations import ROWS, Operation, function_of
from supplement_calc.ledger.spreadsheet import Cached, Operand

T = TypeVar("T")
NAMES: tuple[Operation, ...] = get_args(Operation)
# Values that each operation has an answer for.
VALUES = {"product": 2, "share": 2, "difference": 2, "ratio": 2, "percentage": 2, "whether above": 2}


class Lines:
    """Lines of working as a sheet would keep them."""

    def __init__(self) -> None:
        self.formulas: list[str] = []
        self.values: list[Cached] = []

    def lines(self, label: str, formulas: Sequence[str], values: Sequence[Cached]) -> list[str]:
        refs = self.expected(len(formulas))
        self.formulas += formulas
        self.values += values
        return refs

    def expected(self, count: int) -> list[str]:
        return [f"W{len(self.formulas) + 1 + number}" for number in range(count)]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        return make()


def operands(operation: Operation, count: int) -> list[Operand]:
    """So many cells: quantities and prices for those that take kinds, target first."""
    values = [Decimal(5 + 3 * number % 7) for number in range(VALUES.get(operation, count))]
    return [Operand(f"Z{number}", value) for number, value in enumerate(values)]


@pytest.mark.parametrize("count", [3, 7, 201])
@pytest.mark.parametrize("operation", NAMES)
def test_a_formula_rests_on_every_operand_and_has_no_number_in_it(operation: Operation, count: int) -> None:
    cells = operands(operation, count - (operation == "mean"))
    lines = Lines()
    formula = ROWS[operation].form(lines, cells, None)
    every = [formula, *lines.formulas]
    used = {ref for one in every for ref in re.findall(r"\bZ\d+\b", one)}
    assert used == {cell.ref for cell in cells}
    for one in every:
        assert not re.search(r"(?<![\w.])\d", one), one
        assert len(one) < 8192
        assert max((len(call.split(",")) for call in re.findall(r"\(([^()]*)\)", one)), default=0) <= 255
    assert all(re.search(r"\bW\d+", one) for one in every[:1]) or not lines.formulas


@pytest.mark.parametrize("operation", NAMES)
def test_a_formula_counts_on_the_lines_that_it_names(operation: Operation) -> None:
    lines = Lines()
    formula = ROWS[operation].form(lines, operands(operation, 4 if operation == "mean" else 7), None)
    named = {int(number) for one in (formula, *lines.formulas) for number in re.findall(r"\bW(\d+)", one)}
    assert named <= set(range(1, len(lines.formulas) + 1))


@pytest.mark.parametrize("operation", ["cheapest first until", "dearest first until"])
def test_what_is_taken_of_each_kind_is_kept_as_the_engine_has_it(operation: Operation) -> None:
    values = list(map(Decimal, ("70", "2", "10", "3", "12", "5", "10", "0", "9", "4", "0")))
    cells = [Operand(f"Z{number}", value) for number, value in enumerate(values)]
    for part in range(5):
        lines = Lines()
        ROWS[operation].form(lines, cells, part)
        taken = lines.values[-6:-1]
        assert taken[part] == function_of(operation, part)(*values)


def test_text_among_operands_is_never_left_out() -> None:
    """SUM and MAX pass over text, which is how a cell says that there is no answer."""
    cells = [Operand("Z0", Decimal(1)), Operand("Z1", None, may_be_none=True), Operand("Z2", Decimal(3))]
    assert ROWS["sum"].form(Lines(), cells, None) == "Z0+Z1+Z2"
    assert ROWS["greater of"].form(Lines(), cells, None) == "MAX(Z0,--Z1,Z2)"
    assert ROWS["sum"].form(Lines(), [cells[0], cells[2], cells[0]], None) == "SUM(Z0,Z2,Z0)"


def test_a_divisor_that_is_worked_out_is_nothing_where_it_is_as_good_as_nothing() -> None:
    first, second = Operand("Z0", Decimal(1)), Operand("Z1", Decimal(2))
    assert ROWS["ratio"].form(Lines(), [first, second], None) == "Z0/(Z1*(ABS(Z1)>calc_tolerance))"
    assert ROWS["ratio"].form(Lines(), [first, second._replace(is_input=True)], None) == "Z0/Z1"
