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
    assert page("cost", case, case, *change, "-f", "csv").splitlines()[0].endswith("unit,kind,file,changed")


BY_YEAR = """title: Budget by year
period: {starts: 2026-07-01, ends: 2028-06-30}
budget: {by_year: {2026/27: £2m}}
grades: {Social Worker: {salary: 40000, in_post: 40, vacant: 10, supplement: 3000}}
forecast: {doing_nothing: {turnover: 20%, starters: 8}, proposal: {turnover: 15%, starters: 10}}
"""


@pytest.mark.parametrize(
    ("budget", "says"),
    [
        (
            "budget: {by_year: {2026/27: £2m}}",
            "Not given for 2027/28 and 2028/29, so the cost of all years cannot be set against it.",
        ),
        ("budget: {by_year: {2026/27: £2m, 2027/28: £2m}}", "Not given for 2028/29, so the cost of all years cannot"),
        ("", "Not given in the case."),
    ],
)
def test_a_forecast_says_which_years_have_no_budget(tmp_path: Path, budget: str, says: str) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(BY_YEAR.replace("budget: {by_year: {2026/27: £2m}}", budget), encoding="utf-8")
    brief = page("forecast", case, "--brief")
    assert f"Budget {says}" in " ".join(brief.split())
    assert "Over / (under) budget" not in brief


def test_agency_staff_alone_have_no_table_of_a_supplement(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("title: Agency alone\nagency: {fte: 10, cost_per_fte: 80000}\nbudget: 900000\n", encoding="utf-8")
    assert "plus the supplement" not in page("cost", case)


def test_payments_alone_speak_of_no_supplement(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "title: Payments alone\nperiod: {starts: 2026-07-01, ends: 2028-06-30}\non_costs: {rate: 25%, pension: 20%}\n"
        "budget: 2000000\ngrades: {Social Worker: {salary: 40000, in_post: 40, vacant: 10}}\n"
        "payments:\n  - {what: Welcome, kind: golden hello, amount: '2,000', to: starters, expected: 8, pensionable: no}\n",
        encoding="utf-8",
    )
    block = page("cost", case, "--brief")
    assert "Payments proposed: 1 July 2026" in block and "upplement" not in block and "none" not in block
    # The heading of the column is on one line, however long a row's label is.
    assert "Over / (under) budget £" in block
    assert "Current spend plus other payments to staff in post (full year)" in page("cost", case)


def test_a_cost_that_is_of_the_supplement_alone_says_so_beside_other_payments() -> None:
    """The term of a case with a retention payment next to the supplement is 24 months of the supplement."""
    with_others, alone = (page("cost", STARTER.with_name(f"{name}.yaml"), "--brief") for name in ("retention", "flat"))
    assert "Supplement, full year" in with_others and "Supplement, whole term (24 months)" in with_others
    assert "Full-year cost" not in with_others and "Whole-term cost" not in with_others
    assert "Full-year cost" in alone and "Whole-term cost (24 months)" in alone


def test_years_of_a_renewal_say_that_the_supplement_paid_now_is_not_taken_off() -> None:
    apart = "of which the supplement paid now is no part"
    renewal, flat = (page("cost", STARTER.with_name(f"{name}.yaml")) for name in ("renewal", "flat"))
    assert apart in renewal and apart not in flat
