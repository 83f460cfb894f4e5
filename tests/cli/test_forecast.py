"""`forecast` as a person meets it: on a terminal, in a file, on cases that lack what it needs."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from support.recount import assert_adds_up
from support.running import DERBYSHIRE, in_formats, run

CASE = """title: A team
period: {starts: 2026-04-01, ends: 2027-03-31}
grades:
  Grade 9: {salary: 30000, in_post: 6, vacant: 2, supplement: 2000}
agency: {fte: 3, cost_per_fte: 80000}
on_costs: 25%
forecast:
  doing_nothing: {turnover: 20%, starters: 1}
  proposal: {turnover: 10%, starters: 3}
"""


def forecast_of(text: str, *arguments: str) -> str:
    ran = run("forecast", "-", *arguments, stdin=text.encode())
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_case_without_a_forecast_is_told_what_to_add() -> None:
    ran = run("forecast", "-", stdin=CASE.partition("forecast:")[0].encode())
    assert (ran.code, ran.out) == (1, "")
    assert "error[nothing-to-show]: the case has no forecast, so there is nothing to show" in ran.err
    assert "`doing_nothing:` and `proposal:`" in ran.err


@pytest.mark.parametrize("years", ["0", "21", "one"])
def test_years_are_from_one_to_twenty(years: str) -> None:
    assert run("forecast", DERBYSHIRE, "--years", years).code == 2


def test_years_past_the_table_of_national_insurance_need_an_assumption() -> None:
    text = CASE.replace("on_costs: 25%", "on_costs: {tax_year: 2026-27}")
    assert forecast_of(text)
    ran = run("forecast", "-", "--years", "3", stdin=text.encode())
    assert (ran.code, ran.out) == (1, "")
    assert "unknown-tax-year" in ran.err
    assumed = forecast_of(text.replace("tax_year: 2026-27", "tax_year: 2026-27, as: 2026-27"), "--years", "3")
    assert "an assumption: as in 2026-27" in assumed


def test_the_length_that_was_taken_is_said() -> None:
    assert "3 years, since the supplement has no end date" in forecast_of(CASE.replace(", ends: 2027-03-31", ""))


def test_a_proposal_that_pays_for_itself_names_the_month() -> None:
    page = forecast_of(CASE.replace("starters: 3", "starters: 8"), "--years", "2")
    assert re.search(r"Payback: by the end of \w+ 202\d the proposal has cost no more than doing nothing\.", page)
    assert "│" in page


def test_agency_staff_beyond_vacancies_are_said() -> None:
    page = forecast_of(CASE)
    (row,) = [line.split() for line in page.splitlines() if "beyond vacancies" in line]
    assert row[-2:] == ["1.00", "1.00"]
    assert "100.0%, as now" in page


def test_a_case_without_agency_budget_or_on_costs_is_forecast_without_them() -> None:
    bare = re.sub(r"(agency|on_costs): .*\n", "", CASE)
    page = forecast_of(bare, "--monthly")
    assert "Agency" not in page.partition("By month")[0]
    assert "Budget      Not given in the case." in page
    assert "budget" not in page.partition("Budget ")[0]
    assert "Costs are before on-costs, which the case does not give." in page


@pytest.mark.parametrize("arguments", [(), ("--monthly",), ("--years", "7", "--monthly")])
def test_every_figure_of_the_json_is_in_its_tables_or_works_them_out(arguments: tuple[str, ...]) -> None:
    data = json.loads(run("forecast", DERBYSHIRE, "-f", "json", *arguments).out)
    shown = {row["id"]: row["amount"] for table in data["tables"] for row in table["rows"]}
    assert {id: data["figures"][id] for id in shown} == shown
    assert ("--monthly" in arguments) == any(".month_" in id for id in data["figures"])
    net = next(table for table in data["tables"] if table["id"] == "forecast.net")
    amounts = {row["id"]: row["amount"] for row in net["rows"]}
    moved = sum(Decimal(amount) for id, amount in amounts.items() if id.startswith("forecast.movement."))
    assert moved == 0  # all of it has ended, a year on
    assert set(data["notes"]) >= {"forecast", "forecast.assumed", "forecast.net"}


def test_the_csv_has_the_figures_of_the_json() -> None:
    rows = list(csv.DictReader(io.StringIO(run("forecast", DERBYSHIRE, "-f", "csv").out)))
    figures = json.loads(run("forecast", DERBYSHIRE, "-f", "json").out)["figures"]
    assert {row["id"]: row["amount"] or None for row in rows} == {row["id"]: figures[row["id"]] for row in rows}


@pytest.mark.parametrize(
    "figure", ["forecast.net.2020_21", "forecast.payback_month", "forecast.proposal.month_2021_06.grade_9.pay_and_supplements"]
)
def test_explain_reaches_a_forecast_and_its_steps_add_up(figure: str) -> None:
    ran = run("explain", DERBYSHIRE, figure, "-f", "json")
    assert ran.code == 0, ran.err
    steps = json.loads(ran.out)["steps"]
    assert steps[-1]["id"] == figure
    assert_adds_up(steps)


def test_a_forecast_of_twenty_years_is_explained_too(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    another = "  Grade 10: {salary: 40000, in_post: 2, vacant: 1, supplement: 1000}\nagency:"
    case.write_text(CASE.replace("2027-03-31", "2046-03-31").replace("agency:", another), encoding="utf-8")
    found = in_formats("explain", case, "forecast.net.total")
    for ran in found.values():
        assert ran.code == 0, ran.err
        assert ran.out
    assert "Shown to 4 steps down" in found["table"].out


def test_a_published_figure_of_the_forecast_is_reconciled() -> None:
    published = "published:\n  - {figure: forecast.net.total, value: VALUE, where: here}\n"
    net = json.loads(forecast_of(CASE, "-f", "json"))["figures"]["forecast.net.total"]
    right = run("check", "-", stdin=(CASE + published.replace("VALUE", net)).encode())
    assert right.code == 0, right.out
    wrong = run("check", "-", stdin=(CASE + published.replace("VALUE", str(Decimal(net) + 4321))).encode())
    assert wrong.code == 1
    assert "published-differs" in wrong.out
    unknown = run("check", "-", stdin=(CASE + published.replace("net.total", "net.1999_00").replace("VALUE", "1")).encode())
    assert "published-unknown" in unknown.out
