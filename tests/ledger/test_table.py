"""Tables: lines rounded, totals of rounded lines, and what is missing left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.sheets import a_ledger, an_input
from supplement_calc.ledger import NONE, POUND, THOUSAND, Figure, Missing, Rounding, Row, Table, why_none


@pytest.fixture
def table() -> Table:
    return a_ledger().table("spend", "Spend")


def ids(table: Table) -> list[str]:
    """The figures that a table shows, in order."""
    return [row.figure.id for row in table.rows]


def missing(table: Table, name: str = "agency", why: str = "the case gives no agency staff") -> Figure:
    """A line that the case has no answer for."""
    return table.unanswered(name, name.capitalize(), why)


@pytest.mark.parametrize(("rounding", "amount"), [(NONE, "1641096.70"), (POUND, "1641097"), (THOUSAND, "1641000")])
def test_a_product_is_a_rounded_line_with_its_quantity_and_rate(rounding: Rounding, amount: str) -> None:
    table = a_ledger(rounding).table("spend", "Spend")
    fte, price = an_input("fte", "61.03", "FTE"), an_input("price", 26_890)
    line = table.product("grade_9", "Grade 9", fte, price)
    assert (line.id, line.unit, line.value) == ("spend.grade_9", "GBP", Decimal(amount))
    (row,) = table.rows
    assert (row.figure, row.kind, row.quantity, row.rate) == (line, "line", fte, price)


def test_a_share_is_a_rounded_line_with_its_rate_and_no_quantity(table: Table) -> None:
    rate, pay = an_input("rate", "24.33", "percent"), an_input("pay", 5_637_041)
    line = table.share("on_costs", "On-costs", rate, pay)
    assert line.value == 1_371_492
    assert (table.rows[0].rate, table.rows[0].quantity) == (rate, None)


def test_a_total_adds_rounded_lines_and_is_not_rounded_again() -> None:
    """0.4 three times is nil at £1, not £1: printed figures add up."""
    table = a_ledger().table("spend", "Spend")
    lines = [table.rounded(f"line_{n}", "Line", an_input(f"part_{n}", "0.4")) for n in range(3)]
    assert table.total("total", "Total", lines).value == 0
    exact = a_ledger(THOUSAND).table("spend", "Spend")
    assert exact.total("total", "Total", [an_input("part", 1), an_input("other", 2)]).value == 3


def test_a_difference_is_not_rounded_again(table: Table) -> None:
    assert table.difference("over", "Over", an_input("cost", "1.7"), an_input("budget", "1.2")).value == Decimal("0.5")
    assert (table.rows[0].quantity, table.rows[0].rate) == (None, None)


def test_parts_that_a_case_leaves_out_are_left_out_of_a_total(table: Table) -> None:
    pay, more = an_input("pay", 10), an_input("more", 5)
    total = table.total("total", "Total", [missing(table), pay, more])
    assert total.value == 15
    assert total.operands == (pay, more)


def test_a_total_of_nothing_is_unanswered_for_the_first_reason(table: Table) -> None:
    parts = [missing(table), missing(table, "salaries", "no grade has staff in post")]
    total = table.total("total", "Total", parts)
    assert total.value is None
    assert why_none(total) == "the case gives no agency staff"
    assert isinstance(total.origin, Missing), "a total above it does without it"
    assert table.total("above", "Above", [total, an_input("pay", 5)]).value == 5


def test_a_part_without_an_answer_of_its_own_leaves_the_total_without_one(table: Table) -> None:
    """What the case leaves out is left out; what it says, and what cannot be known from it, is not."""
    failed = table.work("mean", "Mean", "GBP", "ratio", an_input("pay", 1), an_input("posts", 0))
    assert table.total("total", "Total", [an_input("more", 5), failed]).value is None
    unknown = table.ledger.unanswered("unknown", "Unknown", "GBP", "the case does not say how many")
    assert why_none(table.total("other", "Other", [an_input("more", 5), unknown])) == "the case does not say how many"


def test_what_is_unanswered_is_kept_but_has_no_row(table: Table) -> None:
    line = missing(table)
    assert line.id == "spend.agency"
    assert table.ledger.figures["spend.agency"] is line
    assert table.rows == []
    table.show(line)
    table.share("on_costs", "On-costs", an_input("rate", 5, "percent"), line)
    assert table.rows == []
    assert why_none(table.ledger.figures["spend.on_costs"]) == "the case gives no agency staff"


def test_working_is_kept_under_the_tables_id_without_a_row_or_rounding(table: Table) -> None:
    price = table.work("price", "Price", "GBP", "ratio", an_input("budget", 10), an_input("posts", 4))
    assert (price.id, price.value) == ("spend.price", Decimal("2.5"))
    assert table.rows == []


def test_rows_stand_in_the_order_shown(table: Table) -> None:
    pay = table.rounded("pay", "Pay", an_input("p", 10))
    agency = table.product("agency", "Agency", an_input("fte", 1, "FTE"), an_input("cost", 5), "detail")
    table.total("employed", "Employed", [pay], "subtotal")
    table.total("total", "Total", [pay, agency])
    table.show(an_input("other", 3), label="Another table's")
    assert ids(table) == ["spend.pay", "spend.agency", "spend.employed", "spend.total", "other"]
    assert [row.kind for row in table.rows] == ["line", "detail", "subtotal", "total", "line"]
    assert [row.title for row in table.rows][-2:] == ["Total", "Another table's"]


def test_a_row_is_called_by_its_own_label_or_its_figures() -> None:
    figure = an_input("pay", 1, label="Pay")
    assert (Row(figure).title, Row(figure, label="Salaries").title) == ("Pay", "Salaries")


def test_the_ledger_knows_its_tables_by_id() -> None:
    ledger = a_ledger()
    one, other = ledger.table("one", "One"), ledger.table("other", "Other")
    assert ledger.tables == {"one": one, "other": other}
    assert one.title == "One"
