"""Workbooks worked out from scratch by LibreOffice and by Gnumeric: every computed cell is the engine's figure to the penny,
and with other inputs typed into the workbook, the engine's with the same `--set`."""

from __future__ import annotations

import re
import shlex
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from xlsxwriter import Workbook

from supplement_calc.ledger import Rounding
from support.random_cases import random_cases
from support.running import ROOT, STARTERS, run
from support.spreadsheets import PROGRAMS, opened, recalculated
from support.workbooks import TURNOVER, TWO_PAID, Trial, faults, moved_otherwise, takes_its_form, trial, workbook
from support.xlsx import Sheets, read, uncached

CASES = sorted((ROOT / "cases").glob("*.yaml"))


@cache
def trials() -> list[Trial]:
    """The cases of papers, the example of every section, and twenty at random, some of whose inputs are changed."""
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in (*CASES, ROOT / "docs" / "reference" / "every-section.yaml")
    }
    made = [trial(name, text, Random(name)) for name, text in (*texts.items(), *random_cases(20))]
    found = [one for one in made if one is not None]
    assert len(found) == len(made), "a case is refused"
    assert sum(bool(one.sets) for one in found) >= 20
    return found


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_works_out_what_the_engine_does(program: str, tmp_path: Path) -> None:
    assert list(faults(trials(), program, tmp_path)) == []


TWO_COURSES = f"{TWO_PAID}budget: 900000\n{TURNOVER}"


@pytest.mark.parametrize("program", PROGRAMS)
def test_other_tables_than_the_workbook_has_are_said_and_no_others(program: str, tmp_path: Path) -> None:
    """A grade without a supplement has the turnover of doing nothing: the workbook does not follow that, and says so."""
    data = workbook(TWO_COURSES)
    assert data is not None
    own = read(data)
    rows = {cells.value: ref[1:] for ref, cells in own["Inputs"].items() if ref[0] == "J"}
    changes = {
        "unpaid": {"grades.a.supplement": "0"},
        "alike": {"forecast.proposal.turnover": "22"},
        "less": {"grades.a.supplement": "1750", "budget": "0", "grades.a.vacant": "0"},
    }
    files = {
        name: uncached(data, {("Inputs", f"B{rows[path]}"): value for path, value in some.items()})
        for name, some in changes.items()
    }
    made = {name: read(one) for name, one in recalculated(program, files, tmp_path).items()}
    assert {name: takes_its_form(one) for name, one in made.items()} == {"unpaid": False, "alike": False, "less": True}
    for name in ("unpaid", "alike"):
        says = [
            str(made[name][sheet]["A2"].value) for sheet in ("Key figures", "Inputs", "Cost", "Forecast by month", "Workings")
        ]
        assert all(one.startswith("With these inputs the case takes another form: ") for one in says), name
        assert str(made[name]["Cover"][_master(data)].value).startswith("With these inputs the case takes another form: ")
    assert made["less"]["Cover"][_master(data)].value == "All checks pass"
    anew = workbook(TWO_COURSES, tuple(changes["less"].items()))
    assert anew is not None
    assert list(moved_otherwise(made["less"], read(anew))) == []


EVERY_KIND = """
title: Inputs of every kind
period: {starts: 1 April 2026, ends: 31 March 2028}
pay_points: {30: 39000, 31: 40000, 32: 41000}
grades:
  A: {points: 30-32, in_post: 9, vacant: 3, supplement: 10%}
  B: {salary: 46142, in_post: 5, vacant: 1, supplement: 3500}
  C: {salary: 52000, in_post: 2, vacant: 1}
on_costs: 30%
agency: {fte: 2, cost_per_fte: 60000}
budget: 900000
forecast:
  doing_nothing: {turnover: 22%, starters: 2}
  proposal: {turnover: 14%, starters: 3}
comparators:
  Next Borough: {pay: {A: "39,000 - 43,000"}}
recruitment:
  Service: {adverts: 4, applications: 21}
"""
IS_NUMBER, MAY_BE = "Inputs: each is a number", "Inputs: each is what the case file may have"
RISE, IN_ORDER = "Inputs: pay points rise", "Inputs: no range starts above its top"
PASTED = {
    "fine": ({"on_costs": "0", "agency.fte": "0", "recruitment.service.adverts": "3"}, set()),
    "text": ({"grades.b.salary": "abc"}, {IS_NUMBER, MAY_BE}),
    "text among posts": ({"grades.b.vacant": "12 posts"}, {IS_NUMBER, MAY_BE}),
    "below 0": ({"on_costs": "-10"}, {MAY_BE}),
    "0 where it is refused": ({"agency.cost_per_fte": "0"}, {MAY_BE}),
    "past 100": ({"forecast.doing_nothing.turnover": "101"}, {MAY_BE}),
    "part of one": ({"recruitment.service.adverts": "3.5"}, {MAY_BE}),
    "falling": ({"pay_points.31": "41000"}, {RISE}),
    "backwards": ({"comparators.Next Borough.pay.A.bottom": "43001"}, {IN_ORDER}),
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_pasted_inputs_that_a_case_file_may_not_have_are_told(program: str, tmp_path: Path) -> None:
    data = workbook(EVERY_KIND)
    assert data is not None
    own = read(data)
    at = {shlex.split(str(cell.value))[0]: ref[1:] for ref, cell in own["Inputs"].items() if ref[0] == "J" and cell.value}
    files = {
        name: uncached(data, {("Inputs", f"B{at[path]}"): value for path, value in some.items()})
        for name, (some, _) in PASTED.items()
    }
    for name, file in recalculated(program, files, tmp_path).items():
        made, wrong = read(file), PASTED[name][1]
        checks = {
            str(made["Checks"][f"A{ref[1:]}"].value): made["Checks"][ref].value
            for ref, cell in own["Checks"].items()
            if ref[0] == "B" and cell.formula
        }
        assert all(value in (True, False) for value in checks.values()), name
        assert {one for one, value in checks.items() if one.startswith("Inputs: ") and not value} == wrong, name
        said = str(made["Cover"][_master(data)].value)
        assert said.startswith("An input is not what a case file may have") if wrong else said == "All checks pass", name
        for sheet in ("Key figures", "Cost", "Forecast", "Workings", "Inputs"):
            assert str(made[sheet]["A2"].value).startswith("An input is not what") is bool(wrong), (name, sheet)
        if IS_NUMBER in wrong:
            text = next(iter(PASTED[name][0].values()))
            assert _hidden(own, made, f"Inputs!B{at[next(iter(PASTED[name][0]))]}", text) == [], name
            assert "none" not in {made[sheet][ref].value for sheet in own for ref, cell in own[sheet].items() if cell.formula}


def _hidden(own: Sheets, made: Sheets, typed: str, text: str) -> list[str]:
    """Lines of working that rest on a text and show something else than an error, or that it is no number."""
    reached, found = {typed}, []
    for ref, cell in own["Workings"].items():  # each after what it rests on
        if reached.isdisjoint(re.findall(r"(?:'[^']+'!|\w+!|\b)[A-Z]+\d+\b", cell.formula)):
            continue
        reached.add(ref)
        value = made["Workings"][ref].value
        is_question = isinstance(cell.value, bool)  # which is answered with no
        if not is_question and value not in (text, "not a number") and not str(value).startswith("#"):
            found.append(f"{ref} is {value}: {cell.formula}")
    assert len(reached) > 50
    return found


@pytest.mark.parametrize("program", PROGRAMS)
def test_amounts_past_what_a_spreadsheet_holds_fail_no_check(program: str, tmp_path: Path) -> None:
    data = workbook(HUGE, rounding=Rounding(Decimal("0.01")))
    assert data is not None
    made = read(recalculated(program, {"x": uncached(data)}, tmp_path)["x"])
    assert made["Cover"][_master(data)].value == "All checks pass"


HUGE = """
title: Far beyond any council
period: {starts: 2026-04-01, ends: 2028-03-31}
grades:
  G: {salary: 99999999, in_post: 999999, vacant: 99999, supplement: 9999999}
on_costs: 100%
agency: {fte: 99999, cost_per_fte: 99999999}
budget: 99999999999999
forecast:
  doing_nothing: {turnover: 20%, starters: 1}
  proposal: {turnover: 10%, starters: 1}
"""


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_formula_that_is_wrong_is_seen(program: str, tmp_path: Path) -> None:
    """The test of the test: a line of working off by one."""
    text = CASES[0].read_text(encoding="utf-8")
    data = workbook(text)
    assert data is not None
    cell = next(ref for ref, cell in read(data)["Workings"].items() if cell.formula.startswith("ROUND"))
    right = read(data)["Workings"][cell].value
    assert isinstance(right, Decimal)
    made = read(recalculated(program, {"x": uncached(data, {("Fixed values", _rounding(data)): "-1"})}, tmp_path)["x"])
    assert made["Workings"][cell].value != right or right % 10 == 0
    assert made["Cover"][_master(data)].value == "A check fails: see the sheet of checks"


def _rounding(data: bytes) -> str:
    """The cell that says how many places lines are rounded to."""
    cells = read(data)["Fixed values"]
    return next(f"B{ref[1:]}" for ref, cell in cells.items() if cell.value == "calc_rounding_1")


def _master(data: bytes) -> str:
    cells = read(data)["Cover"]
    return next(f"B{ref[1:]}" for ref, cell in cells.items() if cell.value == "Master check")


def test_libre_office_opens_it_without_a_word(tmp_path: Path) -> None:
    data = workbook(CASES[0].read_text(encoding="utf-8"))
    assert data is not None
    assert opened(data, tmp_path).startswith(b"%PDF")


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_programs_are_asked_to_work_everything_out(program: str, tmp_path: Path) -> None:
    """A workbook with a wrong value kept for a formula comes back with the right one."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.write_number(0, 0, 2)
        sheet.write_formula(0, 1, "=A1+A1", None, 5)
    assert read(recalculated(program, {"x": file.getvalue()}, tmp_path)["x"])["A"]["B1"].value == Decimal(4)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_total_of_several_cases_adds_up_in_a_program(program: str, tmp_path: Path) -> None:
    """Every formula of `cost` and `forecast` with `--total`, worked out from the cells that it names."""
    for command in ("cost", "forecast"):
        out = tmp_path / f"{command}.xlsx"
        run(command, *CASES, *STARTERS, "--total", "--budget", "2m", "-o", out)
        own = read(out.read_bytes())
        made = read(recalculated(program, {"x": uncached(out.read_bytes(), {})}, tmp_path)["x"])
        formulas = [(sheet, ref, cell.value) for sheet, cells in own.items() for ref, cell in cells.items() if cell.formula]
        assert len(formulas) > 40
        for sheet, ref, value in formulas:
            worked = made[sheet][ref].value
            assert isinstance(worked, Decimal), (sheet, ref)
            assert isinstance(value, Decimal)
            assert abs(worked - value) < Decimal("0.01"), (sheet, ref)
