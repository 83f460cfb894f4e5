"""A table shows all its money to as many decimals: pay to the pound, or to the penny where what it compares has pence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from costing.engine import case_of
from supplement_calc.case.sections import MARKET, PAY_POINTS
from supplement_calc.evidence.market import market
from supplement_calc.evidence.pay_points import pay_points
from supplement_calc.ledger import NONE, POUND
from supplement_calc.output.amounts import FigureText
from supplement_calc.output.charts.evidence import market_charts, pay_point_charts
from supplement_calc.output.document import Document, Grid, KeyFigures, KeyTable
from supplement_calc.scenarios import switching_answers
from support.every_form import EVERY_FORM
from support.running import run, view_of
from support.samples import written

PAID = """
title: Pay
pay_points: {1: 25064, 2: 26890, 3: 30980}
grades:
  A: {points: 1-2, in_post: 2, vacant: 1, supplement: 7.5%}
  B: {points: 3-3, in_post: 2, vacant: 1, supplement: 1000}
comparators:
  X: {pay: {A: 27000, B: 32000}, award: 2.75%, pay_date: 2018-04-01}
  Y: {pay: {A: 28001, B: 32001}}
"""
IN_PENCE = PAID.replace("26890", "26890.50")


def grids(document: Document) -> Iterator[Grid]:
    """Every table of a page."""
    for block in document:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, KeyFigures):
            yield from (part.grid for part in block.parts if isinstance(part, KeyTable))


def decimals(grid: Grid) -> dict[int, list[str]]:
    """The amounts of money of a table by how many decimals they have."""
    found: dict[int, list[str]] = {}
    for row in grid.rows:
        for cell in row.cells:
            if isinstance(cell, FigureText) and cell.figure.unit == "GBP":
                found.setdefault(len(cell.strip("()").partition(".")[2]), []).append(f"{row.cells[0]}: {cell}")
    return found


@pytest.mark.parametrize("text", [*(EVERY_FORM[name] for name in ("hourly", "limits", "parts", "awards")), PAID, IN_PENCE])
def test_no_table_has_amounts_of_other_decimals(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switching values of a forecast, most of the work, are shown by the same rows in every form: those of one case are."""
    if text != EVERY_FORM["hourly"]:
        monkeypatch.setattr(switching_answers, "is_small_forecast", lambda case: False)
    case, held = written(tmp_path, text), 0
    commands: tuple[tuple[str, ...], ...] = (
        ("cost",),
        ("break-even",),
        ("market",),
        ("pay-points",),
        ("market", "--round", "none"),
    )
    for command, *arguments in commands:
        for document in view_of(command, case, *arguments).documents():
            for grid in grids(document):
                held += 1
                assert len(decimals(grid)) <= 1, (command, decimals(grid))
    assert held > 10


def test_a_percentage_of_whole_pounds_is_shown_in_pounds_and_adds_up(tmp_path: Path) -> None:
    """7.5% of £26,890 is £2,016.75; the mean of £27,742.50 (with its award) and £28,001 is £27,872 to the pound."""
    page = run("market", written(tmp_path, PAID)).out
    for line in ("Our pay 26,890", "Supplement proposed 2,017", "Gap / (lead) 982", "Our pay with the supplement 28,907",
                 "Supplement above / (below) the gap 1,035", "X 27000 27,000 27,743"):  # fmt: skip
        assert line in " ".join(page.split()), line
    points = " ".join(run("pay-points", written(tmp_path, PAID)).out.split())
    assert "Point 2 26,890 2,017 28,907" in points
    assert "is £3,073 below the lowest point in use of B" in points
    explained = run("explain", written(tmp_path, PAID), "market.a.supplement").out
    assert "£2,016.75" in explained  # where every digit is


def test_pay_in_pence_has_pence_throughout(tmp_path: Path) -> None:
    points = " ".join(run("pay-points", written(tmp_path, IN_PENCE)).out.split())
    assert "Point 1 25,064.00 1,879.80 26,943.80" in points
    assert "Point 3 30,980 1,000 31,980" in points


def test_charts_say_pay_as_the_tables_do() -> None:
    (chart,) = pay_point_charts(pay_points(case_of(PAID, PAY_POINTS), NONE))
    assert "A, point 2: £26,890 becomes £28,907." in chart.alt and ".75" not in chart.alt
    (chart,) = pay_point_charts(pay_points(case_of(IN_PENCE, PAY_POINTS), NONE))
    assert "A, point 1: £25,064.00 becomes £26,943.80." in chart.alt
    first, _ = market_charts(market(case_of(PAID, MARKET), POUND))
    assert "Our pay is £26,890. With the supplement it is £28,907. X: £27,743." in first.alt
