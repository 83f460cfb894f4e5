"""What is worked out a column at once is what the operation gives row by row; what cannot be is left to the operation."""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import repeat
from random import Random

import pytest

from supplement_calc.ledger.columns import ALWAYS, kernel_of
from supplement_calc.ledger.operations import ROWS, Operation, function_of
from supplement_calc.ledger.rounding import EXACT


@pytest.mark.parametrize("operands", [1, 2, 3, 5])
@pytest.mark.parametrize("name", ROWS)
def test_a_column_is_what_each_row_is(name: Operation, operands: int) -> None:
    kernel, random = kernel_of(name, operands), Random(1)
    if kernel is None:
        return
    columns = [[Decimal(random.randint(-5, 5) or 1) / 4 for _ in range(60)] for _ in range(operands)]
    with localcontext(EXACT):
        try:
            rows = [function_of(name)(*row) for row in zip(*columns, strict=True)]
        except TypeError:  # an operation on two takes no third
            with pytest.raises(TypeError):
                list(kernel(*columns))
            return
        assert list(kernel(*columns)) == rows
        if operands > 1:
            fixed = [columns[0], *(repeat(column[0]) for column in columns[1:])]
            assert list(kernel(*fixed)) == [function_of(name)(one, *(each[0] for each in columns[1:])) for one in columns[0]]


@pytest.mark.parametrize("operands", [1, 2, 3])
@pytest.mark.parametrize("name", ROWS)
def test_a_row_without_a_value_is_raised_and_not_passed_on(name: Operation, operands: int) -> None:
    kernel = kernel_of(name, operands)
    for lacking in range(operands):
        if kernel is not None:
            columns = [[Decimal(3), None if number == lacking else Decimal(4)] for number in range(operands)]
            with localcontext(EXACT), pytest.raises(TypeError):
                list(kernel(*columns))


def test_only_operations_that_always_have_a_value_are_said_to() -> None:
    assert all(ROWS[name].why_undefined is None and kernel_of(name, 2) for name in ALWAYS)
