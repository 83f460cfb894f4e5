"""The ledger keeps every figure once, in the order made, and works each out without losing a digit."""

from __future__ import annotations

from decimal import Decimal, FloatOperation, Inexact
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from costing.engine import case_of, rounding_to
from ledger.sheets import a_ledger, an_input
from oracle.cases import cases, written
from oracle.costing import Case
from supplement_calc.costing.break_even import every_basis
from supplement_calc.costing.costing import cost
from supplement_calc.ledger import NONE, THOUSAND, Figure, Input, Missing, Operation, Unit
from supplement_calc.ledger import ledger as module
from supplement_calc.ledger.rounding import EXACT
from support.draws import TIMES

DERBYSHIRE = (Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")


def test_figures_are_kept_in_the_order_made_operands_first() -> None:
    ledger = a_ledger()
    fte, price, rate = an_input("fte", 2, "FTE"), an_input("price", 10), an_input("rate", 25, "percent")
    pay = ledger.work("pay", "Pay", "GBP", "product", (fte, price))
    ledger.work("on_costs", "On-costs", "GBP", "share", (rate, pay))
    assert list(ledger.figures) == ["fte", "price", "pay", "rate", "on_costs"]


def test_two_figures_with_one_id_are_refused() -> None:
    ledger, one = a_ledger(), an_input("one", 1)
    ledger.work("pay", "Pay", "GBP", "sum", [one])
    others: list[tuple[Operation, list[Figure]]] = [
        ("sum", [one, one]),
        ("sum", [an_input("other", 1)]),
        ("greater of", [one]),
    ]
    for operation, operands in others:
        with pytest.raises(AssertionError, match="two figures have the id pay"):
            ledger.work("pay", "Pay", "GBP", operation, operands)
    with pytest.raises(AssertionError, match="two figures have the id pay"):
        ledger.work("pay", "Pay", "GBP", "sum", [one], THOUSAND)
    with pytest.raises(AssertionError, match="two figures have the id one"):
        ledger.keep(an_input("one", 2))
    with pytest.raises(AssertionError, match="two figures have the id one"):
        ledger.work("more", "More", "GBP", "sum", [an_input("one", 2)])


def test_the_same_figure_or_the_same_arithmetic_again_is_no_second_figure() -> None:
    ledger, one = a_ledger(), an_input("one", 1)
    assert ledger.keep(one) is ledger.keep(one) is one
    double = ledger.work("double", "Double", "GBP", "sum", [one, one])
    assert ledger.work("double", "Double", "GBP", "sum", [one, one]) is double
    assert list(ledger.figures) == ["one", "double"]


def test_only_a_line_is_rounded() -> None:
    ledger = a_ledger(THOUSAND)
    fte, price = an_input("fte", "61.03", "FTE"), an_input("price", 26_890)
    assert ledger.work("exact", "Exact", "GBP", "product", (fte, price)).value == Decimal("1641096.70")
    assert ledger.work("line", "Line", "GBP", "product", (fte, price), ledger.rounding).value == 1_641_000


def test_a_figure_with_no_answer_is_not_rounded_into_one() -> None:
    ledger = a_ledger(THOUSAND)
    nothing = ledger.work("share", "Share", "GBP", "ratio", (an_input("a", 1), an_input("b", 0)), ledger.rounding)
    assert nothing.value is None
    assert ledger.work("line", "Line", "GBP", "sum", [nothing], ledger.rounding).value is None


def test_a_constant_says_what_it_is() -> None:
    twelve = a_ledger().constant("months_in_a_year", "Months in a year", Decimal(12), "months", "12")
    assert twelve.is_input
    assert twelve.origin == Input("12")


def test_a_count_says_its_number() -> None:
    months = a_ledger().count("months", "Months", 24)
    assert (months.value, months.unit, months.origin) == (Decimal(24), "count", Input("24"))


@pytest.mark.parametrize(("unit", "id"), [("GBP", "nil"), ("FTE", "nil_fte"), ("percent", "nil_rate")])
def test_nothing_is_one_figure_of_each_unit(unit: Unit, id: str) -> None:
    ledger = a_ledger()
    zero = ledger.zero(unit)
    assert (zero.id, zero.value, zero.unit) == (id, Decimal(0), unit)
    assert ledger.zero(unit) is zero


def test_another_name_for_a_figure_has_its_unit_and_value() -> None:
    ledger, fte = a_ledger(THOUSAND), an_input("fte", "61.03", "FTE")
    again = ledger.relabelled("posts", "Posts", fte)
    assert (again.value, again.unit, again.label, again.operands) == (fte.value, "FTE", "Posts", (fte,))
    assert ledger.relabelled("line", "Line", an_input("pay", 1_499), ledger.rounding).value == 1_000
    lacking = ledger.unanswered("budget", "Budget", "GBP", "the case gives no budget", absent=True)
    assert ledger.relabelled("other", "Other", lacking).origin == lacking.origin


def test_a_figure_is_unanswered_for_the_reason_of_another() -> None:
    ledger = a_ledger()
    lacking = ledger.unanswered("vacant", "Vacant", "FTE", "the case gives no vacant posts", absent=True)
    saving = ledger.unanswered_as("saving", "Saving", "GBP", lacking)
    assert (saving.unit, saving.origin) == ("GBP", Missing("the case gives no vacant posts", absent=True))
    with pytest.raises(AssertionError, match="pay"):
        ledger.unanswered_as("other", "Other", "GBP", an_input("pay", 1))


def test_unanswered_operands_are_not_kept_for_what_is_not_worked_out() -> None:
    ledger = a_ledger()
    missing = ledger.unanswered("budget", "Budget", "GBP", "the case gives no budget")
    over = ledger.work("over", "Over", "GBP", "difference", (an_input("cost", 5), missing))
    assert over.origin == Missing("the case gives no budget")
    assert list(ledger.figures) == ["budget", "over"]


def test_a_float_cannot_get_in() -> None:
    ledger = a_ledger()
    wrong = Figure("wrong", "Wrong", 0.1, "GBP", Input("0.1"))  # type: ignore[arg-type]
    with pytest.raises((FloatOperation, TypeError)):
        ledger.work("sum", "Sum", "GBP", "sum", [wrong])


@settings(max_examples=35 * TIMES, deadline=None, derandomize=True)
@given(cases)
def test_no_sum_or_product_of_a_case_loses_a_digit(case: Case) -> None:
    """The whole costing, proofs too, under a context in which losing one is an error."""
    with pytest.MonkeyPatch.context() as patch:
        trapping = EXACT.copy()
        trapping.traps[Inexact] = True
        patch.setattr(module, "EXACT", trapping)
        cost(case_of(written(case)), NONE, proofs=every_basis)
        cost(case_of(written(case)), rounding_to(Fraction(7)), proofs=every_basis)


def test_every_figure_of_a_costing_rests_on_figures_made_before_it() -> None:
    costing = cost(case_of(DERBYSHIRE), NONE, proofs=every_basis)
    made: set[str] = set()
    for id, figure in costing.ledger.figures.items():
        assert figure.id == id
        assert {operand.id for operand in figure.operands} <= made, id
        assert all(costing.ledger.figures[operand.id] is operand for operand in figure.operands)
        made.add(id)
