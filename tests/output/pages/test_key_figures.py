"""Key figures: first on the page, short, narrow, and alone by --brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from supplement_calc.cli.main import group

CASES = Path(__file__).parents[3] / "cases"
STARTER = Path(__file__).parents[3] / "src/supplement_calc/case/starters/flat.yaml"
PAGES = [
    ("cost", CASES / "derbyshire-2019.yaml"),
    ("cost", CASES / "devon-2021.yaml"),
    ("cost", CASES / "kent-2016.yaml"),
    ("cost", STARTER),
    ("forecast", CASES / "derbyshire-2019.yaml"),
]


def page(*arguments: object) -> str:
    """What a command prints, which must be well."""
    result = CliRunner().invoke(group, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(("command", "case"), PAGES)
def test_the_block_is_first_short_and_narrow(command: str, case: Path) -> None:
    brief = page(command, case, "--brief")
    heading, _, block = brief.partition("\n\n")
    assert heading and len(block.splitlines()) <= 15
    assert max(map(len, block.splitlines())) <= 80
    assert page(command, case).startswith(brief.rstrip("\n"))


@pytest.mark.parametrize(("command", "case"), PAGES)
def test_the_block_is_data_too(command: str, case: Path) -> None:
    whole = json.loads(page(command, case, "-f", "json"))
    brief = json.loads(page(command, case, "-f", "json", "--brief"))
    assert whole["key_figures"] == brief["key_figures"] and "figures" not in brief
    shown = {id: value for row in whole["key_figures"] for id, value in row["figures"].items() if id in whole["figures"]}
    assert shown == {id: whole["figures"][id] for id in shown}


def test_a_run_says_what_it_changed_and_what_the_file_has() -> None:
    case, change = CASES / "derbyshire-2019.yaml", ("--set", "on_costs=30%")
    for format_ in ("table", "markdown"):
        assert (
            "Changed for this run: on"
            in page("cost", case, *change, "-f", format_).splitlines()[1 if format_ == "table" else 2]
        )
    assert "on_costs = 30% (case file: 24.33%)" in page("forecast", case, *change)
    data = json.loads(page("cost", case, *change, "-f", "json"))
    assert data["changed"] == [{"path": "on_costs", "value": "30%", "in_file": "24.33%"}]
    assert page("cost", case, case, *change, "-f", "csv").splitlines()[0].endswith("unit,file,changed")
