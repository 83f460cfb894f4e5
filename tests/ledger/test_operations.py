"""Each operation by its definition, against fractions, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, FloatOperation, Inexact, localcontext
from fractions import Fraction
from itertools import permutations, product
from statistics import median, quantiles
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplement_calc.ledger.operations import ROWS, Operation, function_of
from supplement_calc.ledger.rounding import EXACT

NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, places=10)
FTE = st.decimals(0, 1000, allow_nan=False, places=2)
PRICES = st.decimals("0.01", 100_000, allow_nan=False, places=2)
KINDS = st.lists(st.tuples(FTE, PRICES), max_size=6)
NEAR = Fraction(1, 10**27)
many = settings(max_examples=200, deadline=None, derandomize=True)


def of(operation: Operation, *values: Decimal | str | int, part: int | None = None) -> Decimal | None:
    """An operation run as the ledger runs it, but that no digit may be lost outside a quotient."""
    with localcontext(EXACT) as context:
        context.traps[Inexact] = True
        return function_of(operation, part)(*map(Decimal, values))


def near(found: Decimal | None, wanted: Fraction) -> bool:
    """Right to 27 significant digits, as a quotient of 28 is."""
    return found is not None and abs(Fraction(found) - wanted) <= abs(wanted) * NEAR


def flat(kinds: Sequence[tuple[Decimal, Decimal]]) -> list[Decimal]:
    """Quantity, price, quantity, price, …"""
    return [value for kind in kinds for value in kind]


NAMES: tuple[Operation, ...] = get_args(Operation)
# Numbers of operands that some operation takes, kinds of two among them.
_COUNTS = (1, 2, 3, 4, 5)


def test_every_operation_has_its_row_and_no_other_has() -> None:
    """mypy refuses a name that is not of the `Literal`; this, a name of it without a row."""
    assert len(NAMES) == len(set(NAMES))
    assert not set(NAMES) - set(ROWS), "no row in ROWS"
    assert not set(ROWS) - set(NAMES), "a row, but no name in Operation"
    with pytest.raises(KeyError):
        function_of("guess")  # type: ignore[arg-type]


def takes(operation: Operation) -> list[int]:
    """How many operands an operation takes, of those tried."""
    found = []
    for count in _COUNTS:
        try:
            function_of(operation)(*[Decimal(1)] * count)
        except (TypeError, ValueError):
            continue
        found.append(count)
    return found


@pytest.mark.parametrize("operation", NAMES)
def test_explain_recites_every_operand_and_the_words_differ_from_any_others(operation: Operation) -> None:
    counts = takes(operation)
    assert counts, "its function takes none of the numbers of operands tried"
    for count in counts:
        operands = [f"<{number}>" for number in range(count)]
        phrase = ROWS[operation].phrase(operands)
        assert all(operand in phrase for operand in operands), phrase
    most = [f"<{number}>" for number in range(counts[-1])]
    same = [name for name in ROWS if counts[-1] in takes(name) and ROWS[name].phrase(most) == phrase]
    assert same == [operation], "explain says the same of these"


@pytest.mark.parametrize("operation", NAMES)
def test_a_reason_is_given_where_there_may_be_no_value_and_nowhere_else(operation: Operation) -> None:
    row = ROWS[operation]
    few = (Decimal(-2), Decimal(0), Decimal(3))
    without = [
        values for count in takes(operation) for values in product(few, repeat=count) if function_of(operation)(*values) is None
    ] + ([()] if row.operands_each else [])
    assert bool(without) == (row.why_undefined is not None), "its reason is missing, or never needed"
    if row.why_undefined is not None:
        for values in without:
            assert row.why_undefined([f"<{number}>" for number in range(len(values))]).strip()


@pytest.mark.parametrize("operation", NAMES)
def test_a_kind_may_be_asked_for_of_those_that_take_kinds_in_order(operation: Operation) -> None:
    row, kinds = ROWS[operation], (Decimal(4), Decimal(3), Decimal(1), Decimal(2), Decimal(2))
    if row.takes_part:
        parts = [function_of(operation, part)(*kinds) for part in range(2)]
        assert sum(part for part in parts if part is not None) == function_of(operation)(*kinds)
    else:
        with pytest.raises(AssertionError, match="in order"):
            function_of(operation, 0)


@many
@given(NUMBERS, NUMBERS)
def test_operations_on_two(first: Decimal, second: Decimal) -> None:
    a, b = Fraction(first), Fraction(second)
    assert Fraction(of("product", first, second) or 0) == a * b
    assert Fraction(of("difference", first, second) or 0) == a - b
    assert Fraction(of("share", first, second) or 0) == a / 100 * b
    if b:
        assert near(of("ratio", first, second), a / b)
        assert near(of("percentage", first, second), a / b * 100)


@many
@given(st.lists(NUMBERS, min_size=1, max_size=9))
def test_operations_on_any_number(values: list[Decimal]) -> None:
    fractions = [Fraction(value) for value in values]
    assert Fraction(of("sum", *values) or 0) == sum(fractions)
    assert of("greater of", *values) == max(values)
    assert of("lesser of", *values) == min(values)
    assert Fraction(of("middle of", *values) or 0) == median(fractions)
    if len(values) > 1:
        lower, _, upper = quantiles(fractions, n=4, method="inclusive")
        assert Fraction(of("lower quartile of", *values) or 0) == lower
        assert Fraction(of("upper quartile of", *values) or 0) == upper
    first, *others = values
    assert of("rank among", first, *others) == sorted(values, reverse=True).index(first) + 1
    assert of("least not below", first, *others) == min([v for v in others if v >= first], default=None)


@many
@given(st.lists(st.tuples(FTE, NUMBERS), min_size=1, max_size=6))
def test_a_mean_is_by_weight(kinds: list[tuple[Decimal, Decimal]]) -> None:
    weight = sum((Fraction(w) for w, _ in kinds), Fraction(0))
    found = of("mean", *flat(kinds))
    if weight:
        assert near(found, sum((Fraction(w) * Fraction(v) for w, v in kinds), Fraction(0)) / weight)
    else:
        assert found is None


BY_HAND: list[tuple[Operation, tuple[str, ...], str]] = [
    ("product", ("2.5", "30000"), "75000"),
    ("difference", ("5", "9"), "-4"),
    ("greater of", ("5", "9", "1"), "9"),
    ("first not above", ("5", "9", "5", "1"), "2"),
    ("not above from", ("5", "4", "9", "5", "1"), "3"),
    ("not above from", ("5", "4", "1"), "1"),
    ("above again from", ("5", "9", "4", "9", "1", "9"), "3"),
    ("lesser of", ("5", "9", "1"), "1"),
    ("share", ("24.33", "5637041"), "1371492.0753"),
    ("sum", (), "0"),
    ("ratio", ("1", "3"), "0.3333333333333333333333333333"),
    ("ratio", ("-2", "3"), "-0.6666666666666666666666666667"),
    ("ratio", ("0", "3"), "0"),
    ("percentage", ("1", "8"), "12.5"),
    ("percentage", ("2", "3"), "66.66666666666666666666666667"),
    ("mean", ("1", "10", "3", "20"), "17.5"),
    ("middle of", ("9", "1", "4"), "4"),
    ("middle of", ("9", "1", "4", "5"), "4.5"),
    ("lower quartile of", ("9", "1", "4", "5"), "3.25"),  # QUARTILE.INC: three quarters of the way from 1 to 4
    ("upper quartile of", ("9", "1", "4", "5"), "6"),
    ("upper quartile of", ("7",), "7"),
    ("rank among", ("5", "9", "1", "5", "7"), "3"),
    ("rank among", ("5",), "1"),
    ("whether above", ("0.01", "0"), "1"),
    ("whether above", ("0", "0"), "0"),
    ("whether above", ("-1", "0"), "0"),
    ("least not below", ("5", "9", "1", "5", "7"), "5"),
    ("least not below", ("6", "9", "1", "5", "7"), "7"),
]


def test_every_operation_has_a_case_by_hand() -> None:
    """Those that take kinds in order have theirs below."""
    tried = {operation for operation, _, _ in BY_HAND} | {name for name, row in ROWS.items() if row.takes_part}
    assert sorted(ROWS.keys() - tried) == [], "no case in BY_HAND"


@pytest.mark.parametrize(("operation", "values", "wanted"), BY_HAND)
def test_by_hand(operation: Operation, values: tuple[str, ...], wanted: str) -> None:
    assert of(operation, *values) == Decimal(wanted)


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        ("ratio", ("5", "0")),
        ("ratio", ("0", "0")),
        ("percentage", ("5", "0")),
        ("percentage", ("5", "0.00")),
        ("mean", ("0", "10", "0", "20")),
        ("mean", ()),
        ("middle of", ()),
        ("lower quartile of", ()),
        ("least not below", ("10", "9", "1")),
        ("least not below", ("10",)),
        ("not above from", ("5", "4", "9")),
        ("not above from", ("5",)),
        ("above again from", ("5", "9", "4", "1")),
        ("above again from", ("5", "9")),
        ("cheapest first until", ("1", "2", "0.4")),
        ("dearest first until", ("1",)),
        ("cheapest first until", ("1", "0", "5", "5", "0")),
    ],
)
def test_no_answer(operation: Operation, values: tuple[str, ...]) -> None:
    assert of(operation, *values) is None


@pytest.mark.parametrize(
    ("operation", "part", "taken"),
    [
        ("cheapest first until", None, "17.5"),
        ("cheapest first until", 0, "7.5"),
        ("cheapest first until", 1, "10"),
        ("cheapest first until", 2, "0"),
        ("dearest first until", None, "13.5"),
        ("dearest first until", 0, "11.5"),
        ("dearest first until", 1, "0"),
        ("dearest first until", 2, "2"),
    ],
)
def test_in_order_takes_all_of_one_kind_before_the_next(operation: Operation, part: int | None, taken: str) -> None:
    """26 at 40, 10 at 30 and 2 at 70, until 600: the cheap ten leave 300; the two dearest leave 460."""
    assert of(operation, 600, 26, 40, 10, 30, 2, 70, part=part) == Decimal(taken)


@pytest.mark.parametrize("operation", ["cheapest first until", "dearest first until"])
def test_of_kinds_at_one_price_the_first_given_is_taken_first(operation: Operation) -> None:
    kinds = (3, 10, 4, 10, 5, 10)
    assert [of(operation, 50, *kinds, part=part) for part in range(3)] == [3, 2, 0]
    assert of(operation, 50, *kinds) == 5


@pytest.mark.parametrize(("operation", "first"), [("cheapest first until", 1), ("dearest first until", 0)])
def test_a_negative_target_takes_a_negative_quantity_of_the_first_kind_alone(operation: Operation, first: int) -> None:
    kinds = (5, 40, 5, 20)
    price = kinds[2 * first + 1]
    assert of(operation, -100, *kinds) == Decimal(-100) / price
    assert of(operation, -100, *kinds, part=first) == Decimal(-100) / price
    assert of(operation, -100, *kinds, part=1 - first) == 0


@pytest.mark.parametrize("operation", ["cheapest first until", "dearest first until"])
def test_a_target_of_nil_takes_nothing_even_of_nothing(operation: Operation) -> None:
    assert of(operation, 0) == 0
    assert of(operation, 0, 5, 40) == 0
    assert of(operation, 0, 0, 40, part=0) == 0


@pytest.mark.parametrize("operation", ["cheapest first until", "dearest first until"])
def test_kinds_of_no_quantity_or_no_worth_are_passed_over(operation: Operation) -> None:
    kinds = (0, 10, 5, 0, 4, 25)
    assert [of(operation, 100, *kinds, part=part) for part in range(3)] == [0, 0, 4]
    assert of(operation, 101, *kinds) is None


@many
@given(KINDS, st.integers(0, 120), st.booleans())
def test_in_order_comes_to_its_target_with_the_fewest_or_the_most(
    kinds: list[tuple[Decimal, Decimal]], per_cent: int, dearest: bool
) -> None:
    """Each part within what there is, all together worth the target; none where there is not enough."""
    operation: Operation = "dearest first until" if dearest else "cheapest first until"
    worth = sum((Fraction(q) * Fraction(p) for q, p in kinds), Fraction(0))
    target = Decimal(int(worth * per_cent)) / 100
    found = of(operation, target, *flat(kinds))
    assert (found is None) == (Fraction(target) > worth)
    if found is None:
        return
    parts = [of(operation, target, *flat(kinds), part=part) for part in range(len(kinds))]
    taken = [Fraction(part) for part in parts if part is not None]
    assert len(taken) == len(kinds)
    assert near(found, sum(taken, Fraction(0)))
    assert all(0 <= t <= Fraction(q) for t, (q, _) in zip(taken, kinds, strict=True))
    come_to = sum((t * Fraction(p) for t, (_, p) in zip(taken, kinds, strict=True)), Fraction(0))
    assert abs(come_to - Fraction(target)) < NEAR * (1 + worth)
    order = sorted(zip(kinds, taken, strict=True), key=lambda kind: kind[0][1], reverse=dearest)
    some_left = [number for number, ((quantity, _), t) in enumerate(order) if t < Fraction(quantity)]
    assert not some_left or not any(t for _, t in order[some_left[0] + 1 :]), "a kind is used up before the next"


def test_the_order_that_kinds_are_given_in_does_not_matter_where_prices_differ() -> None:
    kinds = [(Decimal(26), Decimal(40)), (Decimal(10), Decimal(30)), (Decimal(2), Decimal(70))]
    orders: dict[Operation, str] = {"cheapest first until": "17.5", "dearest first until": "13.5"}
    for operation, taken in orders.items():
        assert {of(operation, 600, *flat(order)) for order in permutations(kinds)} == {Decimal(taken)}


def test_a_kind_lacking_its_price_is_a_fault_and_no_number() -> None:
    with pytest.raises(ValueError, match="argument"):
        of("cheapest first until", 100, 5)


@pytest.mark.parametrize("operation", ["product", "sum", "difference"])
def test_a_binary_float_is_refused(operation: Operation) -> None:
    with localcontext(EXACT), pytest.raises((FloatOperation, TypeError)):
        function_of(operation)(Decimal(1), 0.5)
