"""A figure of `cost` is in every output: on the page, in JSON and in CSV, and `explain` says how it was reached."""

from __future__ import annotations

import csv
import json
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from supplement_calc.costing.costing import Costing, cost
from supplement_calc.output.amounts import Shown
from supplement_calc.output.document import Document, Grid
from supplement_calc.output.pages.cost import cost_page
from support.every_form import EVERY_FORM
from support.running import DERBYSHIRE, run
from support.samples import ALL, costed, written

SAMPLES = ALL | EVERY_FORM
# Tables whose figures the page of `cost` says in sentences, and whose rows are shown whole elsewhere or by scripts alone.
IN_SENTENCES = {"break_even", "agency_cover", "agency_premium", "agency_conversion", "on_costs"}


@pytest.fixture(scope="module", params=["derbyshire", *SAMPLES])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each of the sample cases."""
    return DERBYSHIRE if request.param == "derbyshire" else written(tmp_path_factory.mktemp("case"), SAMPLES[request.param])


@cache
def data_of(case: Path, *arguments: str) -> dict[str, Any]:
    """What a command gives as JSON."""
    ran = run(arguments[0], case, *arguments[1:], "-f", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


@cache
def with_proofs(case: Path) -> Costing:
    """The case costed with its proofs."""
    return costed(case)


@cache
def without_proofs(case: Path) -> Costing:
    """The case costed as `cost` does it."""
    whole = with_proofs(case)
    return cost(whole.case, whole.rounding)


def amounts_of(page: Document) -> set[str]:
    """Every amount in a table of the page, without the brackets or the minus of one below nil."""
    return {cell.strip("()-") for block in page if isinstance(block, Grid) for row in block.rows for cell in row.cells[1:]}


def test_every_table_that_is_made_has_its_place_in_the_papers_order(case: Path) -> None:
    """A table outside `PAPER` is in the ledger and in no output."""
    costing = without_proofs(case)
    assert set(costing.ledger.tables) - {table.id for table in costing.tables} == set()


def test_every_row_is_on_the_page(case: Path) -> None:
    """A table that the page does not print is said in sentences, and listed here."""
    costing = without_proofs(case)
    shown = Shown("pounds", costing.rounding)
    amounts = amounts_of(cost_page(costing, shown))
    rows = [row.figure for table in costing.tables if table.id not in IN_SENTENCES for row in table.rows]
    assert [figure.id for figure in rows if figure.value is not None and shown.bare(abs(figure.value)) not in amounts] == []


def test_csv_has_the_rows_of_json(case: Path) -> None:
    tables = data_of(case, "cost")["tables"]
    rows = list(csv.DictReader(StringIO(run("cost", case, "-f", "csv").out)))
    assert [(row["table"], row["id"], row["amount"]) for row in rows] == [
        (table["id"], row["id"], row["amount"] or "") for table in tables for row in table["rows"]
    ]


def test_every_row_is_a_figure_with_the_same_value(case: Path) -> None:
    data = data_of(case, "cost")
    inputs = {figure.id for figure in with_proofs(case).ledger.figures.values() if figure.is_input}
    for table in data["tables"]:
        for row in table["rows"]:
            assert row["id"] in inputs or data["figures"][row["id"]] == row["amount"], row["id"]


def test_explain_ends_in_the_value_that_cost_gives() -> None:
    rows = {row["id"]: row["amount"] for table in data_of(DERBYSHIRE, "cost")["tables"] for row in table["rows"]}
    for id, amount in rows.items():
        last = data_of(DERBYSHIRE, "explain", id)["steps"][-1]
        assert (last["id"], last["value"]) == (id, amount)
