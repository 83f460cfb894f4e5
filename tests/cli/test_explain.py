"""`explain`: what it prints can be added up again by anyone, and every input is where it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from support.recount import assert_adds_up
from support.running import DERBYSHIRE, ROOT, run
from support.samples import BY_POINT, written

TOTAL = "full_establishment.total"
ROUNDINGS = ("penny", "pound", "thousand", "250", "none")


def explained(case: Path, figure: str, *options: str) -> list[dict[str, Any]]:
    """The steps that `explain` gives for a figure."""
    ran = run("explain", case, figure, "-f", "json", *options)
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert (data["format"], data["figure"]) == (1, figure)
    steps = data["steps"]
    assert isinstance(steps, list)
    return steps


def inputs_of(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps that nothing is worked out for."""
    return [step for step in steps if "operation" not in step]


@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_the_full_cost_re_adds_at_every_step(rounding: str) -> None:
    steps = explained(DERBYSHIRE, TOTAL, "--round", rounding)
    assert steps[-1]["id"] == TOTAL
    assert len(steps) > 30
    assert_adds_up(steps)


def test_every_input_stands_in_the_case_file_where_it_says() -> None:
    lines = DERBYSHIRE.read_text(encoding="utf-8").split("\n")
    inputs = inputs_of(explained(DERBYSHIRE, TOTAL))
    assert {"grades.grade_9.in_post", "pay_points.19", "uplifts.1.vacant", "on_costs"} <= {step["id"] for step in inputs}
    for step in inputs:
        assert step["file"] == str(DERBYSHIRE)
        assert lines[step["line"] - 1][step["column"] - 1 :].startswith(step["given"]), step


def test_inputs_of_another_shape_stand_where_they_say_too(tmp_path: Path) -> None:
    case = written(tmp_path, BY_POINT)
    lines = BY_POINT.split("\n")
    inputs = [step for step in inputs_of(explained(case, "break_even.vacant_fte")) if "file" in step]
    assert {step["given"] for step in inputs} >= {"2.4", "51,000.25", "28.7%"}
    for step in inputs:
        there = lines[step["line"] - 1][step["column"] - 1 :].lstrip('"')
        assert there.startswith(step["given"]), step


def test_an_override_is_an_input_that_says_so() -> None:
    steps = explained(DERBYSHIRE, TOTAL, "--set", "grades.grade_9.in_post=62.5")
    (step,) = (step for step in steps if step["id"] == "grades.grade_9.in_post")
    assert (step["file"], step["line"], step["column"], step["value"]) == ("<--set 1>", 1, 24, "62.5")


# The tree that a person reads.

NODE = re.compile(r"^(?P<rails>[│├└─ ]*)(?P<label>\S.*): (?P<value>\S.*) \[(?P<id>[a-z0-9_.]+)\]$")
NUMBER = re.compile(r"-?£?([\d,]+(?:\.\d+)?)")


def tree_nodes(text: str) -> Iterator[tuple[str, str, str]]:
    """Each figure of a tree: its id, its value, and the line below it, which says how it was reached."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if node := NODE.match(line):
            yield node["id"], node["value"], lines[number + 1].lstrip("│ ")


def amount(text: str) -> Fraction:
    """A printed number as a number: `£26,890`, `61.03 FTE`, `24.33%`."""
    number = NUMBER.match(text)
    assert number is not None, text
    sign = -1 if text.startswith("-") else 1
    return sign * Fraction(number[1].replace(",", ""))


def worked(formula: str) -> Fraction:
    """What a printed formula comes to, worked by hand."""
    sum_, _, rounded = formula.partition(", rounded to £")
    if " of " in sum_:
        rate, whole = sum_.split(" of ")
        value = amount(rate) * amount(whole) / 100
    elif " × " in sum_:
        quantity, price = sum_.split(" × ")
        value = amount(quantity) * amount(price)
    elif " − " in sum_:
        first, second = sum_.split(" − ")
        value = amount(first) - amount(second)
    else:
        value = sum((amount(part) for part in sum_.split(" + ")), Fraction(0))
    if not rounded:
        return value
    unit = amount(rounded)
    return (value / unit + Fraction(1, 2)).__floor__() * unit


def test_every_printed_sum_re_adds() -> None:
    nodes = list(tree_nodes(run("explain", DERBYSHIRE, TOTAL).out))
    formulas = [(value, how) for _, value, how in nodes if how.startswith("= ")]
    assert len(formulas) >= 25
    for value, how in formulas:
        assert worked(how.removeprefix("= ")) == amount(value), how


def test_a_printed_number_is_the_value_of_the_figure_below_it() -> None:
    """The numbers of each formula are those of its operands, in order."""
    lines = run("explain", DERBYSHIRE, TOTAL).out.splitlines()
    nodes = [(len(node["rails"]), node["value"], lines[n + 1]) for n, line in enumerate(lines) if (node := NODE.match(line))]
    for number, (depth, _, below) in enumerate(nodes):
        how = below.lstrip("│ ")
        if how.startswith("= "):
            first = nodes[number + 1][0]
            inside = takewhile(depth.__lt__, (rails for rails, _, _ in nodes[number + 1 :]))
            operands = [nodes[place][1] for place, rails in enumerate(inside, number + 1) if rails == first]
            numbers = how.removeprefix("= ").split(", rounded to ")[0]
            assert re.split(r" (?:\+|−|×|of) ", numbers) == operands, below


def test_what_was_shown_before_is_named_and_not_shown_again() -> None:
    nodes = list(tree_nodes(run("explain", DERBYSHIRE, TOTAL).out))
    again = [id for id, _, how in nodes if how == "worked out above"]
    assert again == ["full_establishment.salaries", "per_fte.uplift.grade_12_28_to_29", "supplement_cost.before_on_costs"]
    worked_out = [id for id, _, how in nodes if how.startswith("= ")]
    assert len(worked_out) == len(set(worked_out))


def test_an_input_is_explained_by_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DERBYSHIRE.parent)
    line = 1 + DERBYSHIRE.read_text(encoding="utf-8").split("\n").index("on_costs: 24.33%")
    ran = run("explain", DERBYSHIRE.name, "on_costs")
    assert ran.out == f"On-costs: 24.33% [on_costs]\n  given as 24.33% at derbyshire-2019.yaml:{line}:11\n"


def test_a_figure_without_an_answer_says_why(tmp_path: Path) -> None:
    case = written(tmp_path, "title: t\ngrades:\n  A1: {salary: 30000, in_post: 1}\n")
    ran = run("explain", case, "budget_position.full_over_budget")
    assert ran.code == 0
    assert "none, because the case gives no budget" in ran.out


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("GRADES.Grade 9.in post", "grades.grade_9.in_post"),
        (" full establishment . total ", "full_establishment.total"),
        ("comparators.Derby City Council.pay.Grade 9", "comparators.derby_city_council.pay.grade_9.top"),
        ("forecast.net.2019/20", "forecast.net.2019_20"),
        ("Full Establishment total", "full_establishment.total"),
        ("grades_grade.9_in post", "grades.grade_9.in_post"),
        ("break even rate cheapest first", "break_even.rate.cheapest_first"),
    ],
)
def test_an_id_is_found_as_people_write_it(typed: str, id: str) -> None:
    assert json.loads(run("explain", DERBYSHIRE, typed, "-f", "json").out)["figure"] == id


def test_a_figure_that_has_no_such_id_is_answered_with_what_stands_under_it_and_where_all_are() -> None:
    ran = run("explain", DERBYSHIRE, "forecast.net")
    assert ran.code == 2
    assert f"Did you mean forecast.net.total? `supplement-calc explain {DERBYSHIRE}` lists the figures." in ran.err


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("day one", "'day one' is a group of figures. Did you mean day_one.total?"),
        ("forecast net totl", "Did you mean forecast.net.total?"),
        ("extra_cost", "'extra_cost' is an answer of `compare`. Explain its figure: forecast.net.total."),
        ("sensitivity.forecast_net_total.percentile_5", "The draws are of forecast.net.total, which `explain` has."),
        ("sensitivity.chance.day_one", "comes from random draws, so it has no sum to show."),
    ],
)
def test_what_has_no_working_says_what_it_is(typed: str, says: str) -> None:
    ran = run("explain", DERBYSHIRE, typed)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())


def test_an_answer_that_the_case_has_not_says_why() -> None:
    ran = run("explain", ROOT / "cases/devon-2021.yaml", "extra_cost")
    assert "is an answer of `compare`. It is not known, because the case has no forecast." in " ".join(ran.err.split())


def test_a_forecast_is_explained_in_200_lines() -> None:
    assert len(run("explain", DERBYSHIRE, "forecast.net.total").out.splitlines()) <= 200


@pytest.mark.parametrize("command", [("cost", "--marginal"), ("break-even",), ("forecast", "--monthly"), ("market",),
                                     ("pay-points",), ("workforce",)], ids=" ".join)  # fmt: skip
def test_the_list_has_every_row_and_key_figure_of_every_command(command: tuple[str, ...]) -> None:
    listed = {
        row["id"] for table in json.loads(run("explain", DERBYSHIRE, "-f", "json").out)["tables"] for row in table["rows"]
    }
    data = json.loads(run(command[0], DERBYSHIRE, *command[1:], "-f", "json").out)
    rows = {row["id"] for table in data["tables"] for row in table["rows"]}
    assert rows | {id for key in data.get("key_figures", ()) for id in key["figures"]} <= listed


def test_the_list_has_every_input_and_says_how_many_steps_are_between() -> None:
    ran = run("explain", DERBYSHIRE)
    assert "On-costs [on_costs]" in ran.out
    tables = json.loads(run("explain", DERBYSHIRE, "-f", "json").out)["tables"]
    (given,) = (table for table in tables if table["id"] == "given")
    inputs = {step["id"] for step in inputs_of(explained(DERBYSHIRE, TOTAL)) if "file" in step}
    assert inputs <= {row["id"] for row in given["rows"]}
    steps = re.search(r"The ([\d,]+) steps between are figures too", ran.out)
    assert steps is not None
    assert int(steps[1].replace(",", "")) > 1000
