"""What the live page carries: forms that write a number as it stands, and the figures that each rests on, operands first."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from output.paper.cases import CASE, paper, report_of
from supplement_calc.ledger import POUND, Figure, Input, Unit
from supplement_calc.ledger import Ledger as Book
from supplement_calc.ledger.figure import Missing, WorkedApart
from supplement_calc.ledger.operations import ROWS
from supplement_calc.output.paper import html
from supplement_calc.output.paper.live import Ledger, form_of


def figure(value: str, unit: Unit) -> Figure:
    """A figure that is given, whose id is its value."""
    return Figure(f"x{value}", "X", Decimal(value), unit, Input(value))


@pytest.mark.parametrize(
    ("value", "unit", "text", "then", "expected"),
    [
        ("1026347", "GBP", "1,026,347", "-85142", "(85,142)"),
        ("1026347", "GBP", "£1,026,347", "-85142", "-£85,142"),
        ("1026347", "GBP", "£1.026m", "-2500000", "-£2.500m"),
        ("1026347", "GBP", "£1,026k", "850", "£1k"),
        ("-85142", "GBP", "(85,142)", "1", "1"),
        ("-6658", "GBP", "6,658", "6658", "(6,658)"),  # what a saving adds
        ("2.5", "GBP", "£2.50", "3", "£3"),
        ("89.06", "FTE", "89.06", "90", "90.00"),
        ("65.5", "FTE", "65.5", "66.25", "66.25"),
        ("25.6149", "FTE", "25.61 FTE", "26", "26 FTE"),
        ("36.9749999999999999999999999946", "FTE", "36.98", "1", "1.00"),
        ("24.33", "percent", "24.33%", "30", "30%"),
        ("-1.5", "percent", "(1.5 points)", "2", "2 points"),
    ],
)
def test_a_number_is_written_anew_in_the_form_that_it_has(
    value: str, unit: Unit, text: str, then: str, expected: str | None
) -> None:
    form = form_of(figure(value, unit), text)
    assert (None if form is None else form.text(Decimal(then))) == expected


@pytest.mark.parametrize("text", ["about 4", "under 5", "6 → 4 of 7", "none", "", "1,2x"])
def test_what_is_more_than_a_number_has_no_form(text: str) -> None:
    assert form_of(figure("4", "count"), text) is None


def test_a_figure_whose_working_is_not_kept_is_not_live() -> None:
    ledger = Ledger()
    assert ledger.number(Figure("x", "X", Decimal(1), "GBP", WorkedApart())) is None
    assert ledger.number(Figure("y", "Y", None, "GBP", Missing("it is not given"))) == 0


def test_what_rests_on_a_small_count_is_not_in_the_page_whether_it_is_shown_or_not() -> None:
    book = Book(POUND)
    small, other = figure("3", "count"), figure("8", "count")
    shown = book.work("whole", "Whole", "count", "sum", [small, other])
    assert Ledger({"y"}).number(shown) == 2
    ledger = Ledger({small.id})
    assert ledger.number(shown) is None
    assert json.loads(ledger.data(report_of().case))["figures"] == []


def test_the_ledger_of_a_page_has_operands_first_and_every_input_once(undrawn: None) -> None:
    case = report_of().case
    text = html.page(paper(CASE), case)
    data = json.loads(text.partition('id="ledger">')[2].partition("</script>")[0])
    assert data["operations"] == list(ROWS)
    for place, one in enumerate(data["figures"]):
        if isinstance(one, list):
            assert all(operand < place for operand in one[1])
    paths = [one["path"] for one in data["inputs"]]
    assert len(paths) == len(set(paths))
    assert {"grades.grade_8.in_post", "on_costs", "agency.fte", "budget"} <= set(paths)
    assert not any(path.endswith((".men", ".women")) for path in paths)  # small counts are in no part of the page
    assert "<" not in text.partition('id="ledger">')[2].partition("</script>")[0]


def test_every_operation_of_the_ledger_is_one_of_the_page(undrawn: None) -> None:
    from importlib import resources

    script = resources.files("supplement_calc.output.paper").joinpath("live.js").read_text(encoding="utf-8")
    table = script.partition("const OPERATIONS = {")[2].partition("\n};")[0]
    assert [name for name in ROWS if f"\n  {name}:" not in table and f'\n  "{name}":' not in table] == []
