"""What an input may be is what the engine takes: as it is typed, in words, and in the checks of what is pasted."""

from __future__ import annotations

import re
import shlex
import zipfile
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Source, is_failure
from support.workbooks import workbook
from support.xlsx import Sheets, paths_of, read

CASE = """
title: Limits
period: {starts: 1 April 2026, ends: 31 March 2028}
pay_points: {30: 39000, 31: 40000, 32: 41000}
grades:
  A: {points: 30-32, in_post: 9, vacant: 3, supplement: 10%}
  B: {salary: 46142, in_post: 5, vacant: 1, supplement: 3500}
on_costs: 30%
agency: {fte: 2, cost_per_fte: 60000}
budget: {posts: 18, cost_per_post: 60000, vacancy_factor: 4%}
forecast:
  doing_nothing: {turnover: 22%, starters: 2, agency_cover: 60%}
  proposal: {turnover: 14%, starters: 3}
comparators:
  Next Borough: {pay: {A: "39,000 - 43,000"}, award: 3%}
workforce:
  Service:
    teams:
      Team: {establishment: 13, in_post: 10.4, vacant: 2.6}
recruitment:
  Service: {adverts: 4, applications: 21}
"""
MOST = 10**15 - 1
EXACT = "A spreadsheet holds 15 digits of a number: amounts below £10,000,000,000,000 are exact to the penny."
LIMITS: dict[str, tuple[str, str | int, str | int, str]] = {
    "pay_points.30": ("decimal", "1e-10", MOST, "more than 0"),
    "grades.a.in_post": ("decimal", 0, MOST, "0 or more"),
    "grades.a.supplement": ("decimal", 0, MOST, "0 or more"),
    "grades.b.salary": ("decimal", "1e-10", MOST, "more than 0"),
    "on_costs": ("decimal", 0, MOST, "0 or more"),
    "agency.cost_per_fte": ("decimal", "1e-10", MOST, "more than 0"),
    "budget.vacancy_factor": ("decimal", 0, "99.9999999999", "0 or more and below 100"),
    "forecast.proposal.turnover": ("decimal", 0, 100, "0 to 100"),
    "forecast.doing_nothing.agency_cover": ("decimal", 0, 100, "0 to 100"),
    "comparators.next_borough.award": ("decimal", "-99.9999999999", MOST, "more than -100"),
    "comparators.Next Borough.pay.A.top": ("decimal", "1e-10", MOST, "more than 0"),
    "workforce.service.teams.team.vacant": ("decimal", -MOST, MOST, "any number, below 0 too"),
    "recruitment.service.adverts": ("whole", 0, MOST, "a whole number, 0 or more"),
}


@cache
def made() -> tuple[Sheets, str]:
    """The cells of the workbook, and its sheet of inputs as it is in the file."""
    data = workbook(CASE)
    assert data is not None
    with zipfile.ZipFile(BytesIO(data)) as file:
        return read(data), file.read(paths_of(file)["Inputs"]).decode()


def rows() -> dict[str, int]:
    """The row of each input by its path."""
    cells = made()[0]["Inputs"].items()
    return {shlex.split(str(cell.value))[0]: int(ref[1:]) for ref, cell in cells if ref[0] == "J" and int(ref[1:]) > 3}


@cache
def asked() -> dict[str, dict[str, str]]:
    """What is asked of each cell as it is typed."""
    found: dict[str, dict[str, str]] = {}
    for one in re.findall(r"<dataValidation .*?</dataValidation>", made()[1], re.DOTALL):
        parts = dict(re.findall(r'(\w+)="([^"]*)"', one)) | dict(re.findall(r"<(formula\d)>([^<]*)<", one))
        found[parts["sqref"]] = {name: unescape(text) for name, text in parts.items()}
    return found


@pytest.mark.parametrize("path", LIMITS)
def test_an_input_is_asked_for_as_the_case_file_may_have_it(path: str) -> None:
    kind, least, most, words = LIMITS[path]
    rule = asked()[f"B{rows()[path]}"]
    assert rule["type"] == kind
    assert rule.get("operator", "between") == "between"
    assert (float(rule["formula1"]), float(rule["formula2"])) == (float(least), float(most))
    assert rule["prompt"].endswith(f": {words}.")
    assert words in rule["error"]
    assert made()[0]["Inputs"][f"K{rows()[path]}"].value == words


def test_every_input_is_asked_for() -> None:
    assert set(asked()) == {f"B{row}" for row in rows().values()}


@pytest.mark.parametrize("number", ["0", "-1", "-100", "1.5", "100", "101"])
def test_what_is_asked_for_is_what_the_engine_takes(number: str) -> None:
    """Each number put in the place of each input by itself."""
    of_one = ("nil-amount", "negative", "more-than-all", "turnover-over-100", "rate-too-high", "not-whole", "not-a-range")
    for path in LIMITS:
        row = rows()[path]
        rule, unit = asked()[f"B{row}"], made()[0]["Inputs"][f"C{row}"].value
        value = Decimal(number)
        is_asked = Decimal(rule["formula1"]) <= value <= Decimal(rule["formula2"])
        is_asked &= rule["type"] == "decimal" or value == value.to_integral_value()
        sets = [(path.removesuffix(".top"), f"{number}%" if unit == "per cent" else number)]
        codes = [one.code for one in _problems(sets)]
        assert is_asked is not any(code.startswith(of_one) for code in codes), (path, codes)


def _problems(sets: list[tuple[str, str]]) -> list[Problem]:
    overrides = [one for number, (path, text) in enumerate(sets, 1) if (one := parse_override(f"{path}={text}", number))]
    return [one for one in load_text(Source("case.yaml", CASE), EVERYTHING, overrides).problems if is_failure(one)]


def test_the_checks_of_inputs_are_of_each_kind() -> None:
    sheets, at = made()[0], rows()
    checks = {
        str(sheets["Checks"][f"A{ref[1:]}"].value): (int(ref[1:]), cell.formula)
        for ref, cell in sheets["Checks"].items()
        if ref[0] == "B" and cell.formula
    }
    points = [f"Inputs!B{at[f'pay_points.{point}']}" for point in (30, 31, 32)]
    ends = [f"Inputs!B{at[f'comparators.Next Borough.pay.A.{end}']}" for end in ("bottom", "top")]
    last = max(at.values())
    wanted = {
        "Inputs: each is a number": f"COUNT(Inputs!$B$4:$B${last})=ROWS(Inputs!$B$4:$B${last})",
        "Inputs: each is what the case file may have": f"AND(Inputs!$L$4:$L${last})",
        "Inputs: pay points rise": f"AND({points[0]}<{points[1]},{points[1]}<{points[2]})",
        "Inputs: no range starts above its top": f"AND({ends[0]}<={ends[1]})",
    }
    assert {what: checks[what][1] for what in wanted} == {what: f"IFERROR({one},FALSE)" for what, one in wanted.items()}
    placed = [checks[what][0] for what in wanted]
    assert checks["The inputs are what a case file may have"][1] == f"IFERROR(AND($B${placed[0]}:$B${placed[-1]}),FALSE)"
    assert placed == list(range(placed[0], placed[-1] + 1))


def test_points_that_do_not_rise_in_the_case_file_are_its_finding_and_fail_no_check() -> None:
    data = workbook(CASE.replace("32: 41000", "32: 40000"))
    assert data is not None
    cells, inputs = read(data)["Checks"], read(data)["Inputs"]
    formulas = {cells[f"A{ref[1:]}"].value: cell.formula for ref, cell in cells.items() if ref[0] == "B"}
    row = next(ref[1:] for ref, cell in inputs.items() if cell.value == "pay_points.32")
    assert f"B{row}" not in formulas["Inputs: pay points rise"]


def test_what_a_spreadsheet_cannot_hold_to_the_penny_is_said_and_held_less_closely() -> None:
    """Past fifteen digits, where it is the last digit that a float holds for sure that tells two amounts apart."""
    huge = (
        CASE.replace("46142", "99999999").replace("in_post: 5", "in_post: 999999"),
        "This case has larger ones, which a spreadsheet may have otherwise by up to £0.50.",
        Decimal("0.5"),
    )
    for text, said, near in (huge, (CASE, "", Decimal("0.005"))):
        data = workbook(text)
        assert data is not None
        sheets = read(data)
        notes = [str(cell.value) for cell in sheets["Notes and sources"].values() if "exact to the penny" in str(cell.value)]
        assert notes == [" ".join(filter(None, (EXACT, said)))]
        assert [cell.value for cell in sheets["Cover"].values() if cell.value in notes] == (notes if said else [])
        fixed = sheets["Fixed values"]
        assert [fixed[f"B{ref[1:]}"].value for ref, cell in fixed.items() if cell.value == "calc_penny"] == [near]
