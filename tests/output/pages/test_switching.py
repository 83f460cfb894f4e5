"""What `break-even` shows of switching values: each is proved through the command line, and what is not answered is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from support.every_form import EVERY_FORM
from support.running import DERBYSHIRE, run
from support.samples import written
from support.terminal import session

PACKAGED = """\
title: A team and a package
grades:
  Grade 9: {salary: "30,000", in_post: 100, vacant: 20, supplement: "1,000"}
on_costs: 25%
period: {starts: 2021-04-01, ends: 2023-03-31}
measures:
  - {what: Extra posts, fte: 2, cost_per_fte: "41,000", starts: 2021-10-01}
funding:
  - {year: 2021/22, amount: "40,000", from: reserve}
  - {year: 2022/23, amount: "80,000", from: reserve}
"""


def switching(*arguments: str, case: Path = DERBYSHIRE) -> list[dict[str, Any]]:
    """The switching values that a break-even gives to scripts."""
    ran = run("break-even", case, "-f", "json", *arguments)
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["switching"]
    return found


def page(*arguments: str, case: Path = DERBYSHIRE) -> str:
    """A page, its lines joined."""
    return " ".join(run("break-even", case, *arguments).out.split())


def figure(id: str, *sets: str) -> str | None:
    """A figure as the command line gives it for other inputs."""
    command = "forecast" if id.startswith("forecast.") else "cost"
    ran = run(command, DERBYSHIRE, "-f", "json", *(part for one in sets for part in ("--set", one)))
    value: str | None = json.loads(ran.out)["figures"][id]
    return value


def crossings(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every switching value with the row of its input."""
    return ((row, crossing) for row in rows for crossing in row["crossings"])


def test_every_value_put_back_by_set_gives_the_figure_that_is_shown() -> None:
    proved = 0
    for row, crossing in crossings(switching()):
        sign = "%" if row["unit"] == "percent" else ""
        for number, (value, shown) in enumerate(zip(crossing["values"], crossing["figures"], strict=True)):
            alone = [f"{row['path']}={value}{sign}"]
            sets = [f"{path}={pay}" for path, pay in crossing["sets"][number].items()] if "sets" in crossing else alone
            assert figure(row["figure"], *sets) == shown, (row["question"], row["path"])
        now, *_, last = row["amount"], *map(Decimal, crossing["figures"])
        assert (Decimal(now) > 0) != (last > 0)
        proved += 1
    assert proved == 16  # of all pay points together two of them


def test_the_smallest_change_comes_first() -> None:
    for question in ("budget", "day_one", "extra_cost"):
        rows = [row for row in switching() if row["question"] == question]
        changes = [abs(Decimal(row["crossings"][0]["change_percent"])) for row in rows if row["crossings"]]
        assert changes == sorted(changes)
        assert changes
        assert not any(row["crossings"] for row in rows[len(changes) :])


def test_no_turnover_and_no_number_of_starters_makes_it_pay() -> None:
    text = page()
    assert (
        "No turnover of the proposal makes it pay, with agency staff released as in the case. At one rate throughout, "
        "the least extra cost is £1,049,186, at 0%."
    ) in text
    assert "No number of starters makes it pay, with agency staff released as in the case, from 0 to 268.31 FTE a year." in text
    assert figure("forecast.net.total", "forecast.proposal.starters=268.31") == "627850"
    both = ("forecast.proposal.turnover.1.rate=0%", "forecast.proposal.turnover.2.rate=0%")
    assert figure("forecast.net.total", *both) == "1049186"


def test_an_answer_that_changes_twice_has_both_values() -> None:
    more = "forecast.proposal.starters=134.15"
    (row,) = (row for row in switching("--set", more, "--vary", "grades.grade_9.vacant") if row["question"] == "extra_cost")
    assert [crossing["values"] for crossing in row["crossings"]] == [["24.71", "24.7"], ["4.32", "4.31"]]
    found = [Decimal(figure("forecast.net.total", more, f"grades.grade_9.vacant={vacant}") or 0) for vacant in (4, 12, 25)]
    assert [value > 0 for value in found] == [True, False, True]
    said = "no from 0.00 FTE to 4.31 FTE, yes from 4.32 FTE to 24.70 FTE and no from 24.71 FTE to 268.31 FTE."
    assert said in page("--set", more, "--vary", "grades.grade_9.vacant")


def test_two_inputs_at_once_are_a_frontier() -> None:
    (rows,) = (
        row
        for row in switching("--vary", "on_costs", "--vary", "grades.Grade 9.vacant")
        if row["question"] == "budget" and "frontier" in row
    )
    assert rows["frontier"] == ["on_costs", "grades.grade_9.vacant"]
    (now,) = (point for point in rows["points"] if point["value"] == "24.33")
    assert now["crossings"] == [["12.18", "12.17"]]
    assert "Both at once: On-costs" in page("--vary", "on_costs", "--vary", "grades.grade_9.vacant")


def test_a_month_to_have_paid_by_is_a_question() -> None:
    rows = switching("--paid-back-by", "2020-06", "--vary", "agency.cost_per_fte")
    (row,) = (row for row in rows if row["question"] == "paid_back_by_2020_06")
    (crossing,) = row["crossings"]
    for value, shown in zip(crossing["values"], crossing["figures"], strict=True):
        found = json.loads(run("forecast", DERBYSHIRE, "--monthly", "-f", "json", "--set", f"agency.cost_per_fte={value}").out)[
            "figures"
        ]
        assert found["forecast.month_2020_06.cumulative"] == shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--vary", "grades.grade_9.vacnt"), "Did you mean grades.grade_9.vacant?"),
        (("--vary", "title"), "No answer rests on an input 'title'."),
        (("--paid-back-by", "2022-01"), "a month of the forecast, from 2019-07 to 2021-06"),
        (("--vary", "budget", "--vary", "budget"), "names one input twice"),
        (("--vary", "budget", "--vary", "on_costs", "--vary", "agency.fte"), "once or twice"),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(arguments: tuple[str, ...], said: str) -> None:
    ran = run("break-even", DERBYSHIRE, *arguments)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert ran.out == ""


def test_a_package_is_a_question_and_a_case_without_a_budget_says_why(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(PACKAGED, encoding="utf-8")
    text = page(case=path)
    assert "No switching values against the budget: the case gives no budget." in text
    assert "Whether the proposal pays for itself is not asked: the case has no `forecast:` section." in text
    assert "Does approved funding meet the cost of the package in 2021/22? No: £1,000 not funded." in text
    (row,) = (
        row
        for row in switching(case=path)
        if row["figure"] == "package.unfunded_after_reserve.2021_22" and row["path"] == "measures.1.fte"
    )
    (crossing,) = row["crossings"]
    # £20,500 a post in the half year, against £40,000: 1.95 posts are £39,975
    assert (crossing["values"], crossing["whole_posts"]) == (["1.95"], "-1")


def test_a_forecast_too_large_for_a_moment_is_said_and_one_input_is_still_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("supplement_calc.scenarios.switching_answers.MOST_MONTHS", 50)
    assert {row["question"] for row in switching()} == {"budget", "day_one"}
    assert "--vary PATH looks through one input." in page()
    assert "extra_cost" in {row["question"] for row in switching("--vary", "agency.cost_per_fte")}


def test_an_input_that_moves_too_much_is_named_and_left_unsearched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("supplement_calc.scenarios.switching_answers.MOST_STEPS", 3_000)
    rows = [row for row in switching() if row["question"] == "extra_cost"]
    left = [row for row in rows if row["searched"] is None]
    assert {"grades.grade_9.in_post", "grades.grade_11.vacant"} <= {row["path"] for row in left}
    assert not any(row["crossings"] or row["extremes"] for row in left)
    # the inputs that move the answer furthest are looked through, and so are those that move little else
    assert {"pay_points", "agency.cost_per_fte"} <= {row["path"] for row in rows if row["searched"]}
    said = page()
    assert "Not looked through: Point 19, Point 23, Grade 9 in post, Grade 9 vacant, Grade 10 in post and " in said
    assert "No number of starters makes it pay" not in said
    assert "All other inputs are solved exactly" in said
    (row,) = (row for row in switching("--vary", "grades.grade_9.in_post") if row["question"] == "extra_cost")
    assert row["searched"]["steps"] == 64


def test_a_payment_that_needs_the_forecast_is_costed_where_the_forecast_is_too_large(tmp_path: Path) -> None:
    ran = run("break-even", written(tmp_path, EVERY_FORM["endless"], "endless.yaml"))
    assert ran.code == 0
    assert "--vary PATH looks through one" in ran.out


def test_a_forecast_with_errors_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        DERBYSHIRE.read_text(encoding="utf-8").replace("starters: 49.3\n    where: s", "starters: many\n    where: s")
    )
    text = page(case=path)
    assert "Whether the proposal pays for itself is not asked: the forecast has errors" in text
    assert "Does the budget meet" in text


def test_sheets_have_a_row_for_each_number() -> None:
    rows = run("break-even", DERBYSHIRE, "-f", "csv").out.splitlines()
    id = "switching.budget.grades.grade_9.vacant.1"
    wanted = {"before": "12.18,FTE", "value": "12.17,FTE", "change": "-27.83,FTE", "whole_posts": "-28,FTE"}
    for name, end in wanted.items():
        (row,) = (row for row in rows if f",{id}.{name}," in row)
        assert row.endswith(f",,,{end},line")


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    seen = session("break-even", str(DERBYSHIRE), columns=columns)
    assert seen.code == 0
    title = next(number for number, row in enumerate(seen.rows) if row.startswith("What would make the answer yes"))
    rows = seen.rows[title : title + 14]
    assert any(row.split()[-3:] == ["£11,403,379", "£1,068,766", "10.3%"] for row in rows), rows  # in one row, not stacked


def test_a_value_that_the_case_cannot_have_is_no_switching_value(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "title: A team\nperiod: {starts: 2026-04-01, ends: 2028-03-31}\n"
        "grades:\n  Grade 9: {salary: 30000, in_post: 10, vacant: 2, supplement: 1000, under_21: 1}\n"
        "on_costs: {pension: 15%, as: 2025-26, no_ni_below: 50270}\nbudget: 400000\n",
        encoding="utf-8",
    )
    rows = [row for row in switching(case=path) if (row["question"], row["path"]) == ("budget", "grades.grade_9.under_21")]
    assert rows
    assert not any(row["crossings"] for row in rows)
    assert any("refused" in row and "but 10 in post" in row["why"] for row in rows)
    assert "which the case cannot have (Grade 9 has" in page(case=path)
