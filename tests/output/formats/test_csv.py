"""CSV: one row a line, exact numbers, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from supplement_calc.output.formats import csv as csv_format
from support.running import DERBYSHIRE, run
from support.samples import BARE, HOSTILE, written

COLUMNS = ["table", "id", "label", "quantity", "rate", "amount", "unit", "kind"]
# What makes a spreadsheet take a cell for a formula, or a formula's neighbour.
RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows(*arguments: str | Path) -> list[list[str]]:
    """The output of a run as cells."""
    ran = run(*arguments, "-f", "csv")
    assert (ran.code, ran.err) == (0, "")
    assert "\r" not in ran.out
    return list(csv.reader(StringIO(ran.out)))


def test_a_row_is_a_line_of_a_table_with_exact_numbers() -> None:
    heading, *body = rows("cost", DERBYSHIRE)
    assert heading == COLUMNS
    assert body[0] == ["current_spend", "current_spend.grade_9", "Grade 9", "61.03", "26890", "1641097", "GBP", "line"]
    vacant = next(row for row in body if row[1] == "break_even.by_basis.budgeted")
    assert vacant[5:] == ["27.74759010908294292200394925", "FTE", "line"]
    assert all(len(row) == len(COLUMNS) for row in body)


def test_several_cases_have_a_column_for_the_case(tmp_path: Path) -> None:
    heading, *body = rows("cost", DERBYSHIRE, written(tmp_path, BARE))
    assert heading == ["case", *COLUMNS, "file", "changed"]
    assert list(dict.fromkeys(row[0] for row in body)) == ["Market supplement for child protection social workers", "Bare"]


@pytest.mark.parametrize("arguments", [("cost",), ("break-even",), ("cost", "several"), ("explain",)])
def test_no_name_from_a_case_becomes_a_formula(arguments: tuple[str, ...], tmp_path: Path) -> None:
    case = written(tmp_path, HOSTILE)
    more = {"explain": ["full_establishment.total"]}.get(arguments[0], [case] if "several" in arguments else [])
    body = rows(arguments[0], case, *more)
    assert any("@SUM(1)" in cell for row in body for cell in row)
    for cell in (cell for row in body for cell in row):
        assert not cell.startswith(RUN) or cell[1:].replace(".", "").isdigit(), cell


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠SUM(A1)"])
def test_text_that_would_run_is_made_inert(name: str) -> None:
    assert csv_format.cell(name) == f"'{name}"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("\t=1", "\\u0009=1"), ("\r=1", "\\u000d=1"), ("a\n=1", "a\\u000a=1"), ("::error::x", ":\\u003aerror:\\u003ax")],
)
def test_text_on_a_line_of_its_own_stays_in_its_cell(name: str, shown: str) -> None:
    assert csv_format.cell(name) == shown


@pytest.mark.parametrize("name", ["Grade 9", "'=1", "a=1", ""])
def test_other_text_is_as_it_is(name: str) -> None:
    assert csv_format.cell(name) == name


def test_an_explanation_has_a_row_a_step() -> None:
    heading, *body = rows("explain", DERBYSHIRE, "current_spend.agency")
    assert heading == ["id", "label", "value", "unit", "how", "operands"]
    assert [row[0] for row in body] == ["agency.fte", "agency.cost_per_fte", "current_spend.agency"]
    assert body[-1][2] == "4309704"
    assert body[-1][5] == "agency.fte agency.cost_per_fte"
