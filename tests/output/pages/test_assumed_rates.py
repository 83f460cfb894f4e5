"""Figures that rest on National Insurance of a year that is not known say so wherever they are shown, and no others do."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.running import run

CASE = b"""
title: x
period: {starts: 2026-09-01, ends: 2028-08-31}
grades: {A: {salary: 40000, in_post: 9, vacant: 3, supplement: 3500}}
on_costs: {pension: 20%, as: 2026-27}
budget: 500000
forecast:
  doing_nothing: {turnover: 22%, starters: 2}
  proposal: {turnover: 14%, starters: 3}
options: {Less: {changes: {grades.a.supplement: 1750}}}
"""
SAYS = "National Insurance from April 2027 assumed as in 2026-27"


def said(*arguments: str | Path, case: bytes = CASE) -> str:
    """What a command prints, in one line."""
    ran = run(*arguments, stdin=case)
    assert ran.code == 0, ran.err
    return " ".join(ran.out.split())


@pytest.mark.parametrize("command", ["cost", "forecast", "compare"])
def test_a_cost_after_the_known_rates_says_what_they_are_taken_to_be(command: str) -> None:
    """The table of rates ends on 5 April 2027: the first pay day after it is 30 April."""
    assert SAYS in said(command, "-")


def test_rests_on_says_it_first_and_so_does_the_total_of_cases_and_a_sweep() -> None:
    for command in ("cost", "forecast"):
        block = said(command, "-", "--brief")
        assert SAYS in block.partition("Rests on ")[2]
        assert SAYS in said(command, "-", "--total").partition("Rests on ")[2]
    assert f"Rests on {SAYS}." in said("compare", "-", "--sweep", "budget=1m:2m:1m")


def test_the_costs_section_of_the_paper_says_it(tmp_path: Path) -> None:
    said("report", "-", "-o", tmp_path / "paper.md")
    paper = (tmp_path / "paper.md").read_text(encoding="utf-8")
    section = paper.partition("Costs\n")[2].partition("\n## ")[0]
    assert SAYS in section.partition("What the costs rest on")[2]
    assert SAYS in paper.partition("Forecast\n")[0]


def test_break_even_says_it_of_a_full_year_alone() -> None:
    assert "assumed" not in said("break-even", "-")
    later = CASE.replace(b"as: 2026-27", b"tax_year: 2027-28, as: 2026-27")
    assert SAYS in said("break-even", "-", case=later).partition("Rests on ")[2]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        (b"{pension: 20%, as: 2026-27}", b"30%"),
        (b"as: 2026-27", b'national_insurance: {rate: 15%, threshold: "5,000"}'),
        (b"starts: 2026-09-01, ends: 2028-08-31", b"starts: 2026-04-01, ends: 2027-03-31"),
    ],
)
def test_what_rests_on_none_says_nothing(text: bytes, instead: bytes) -> None:
    for command in ("cost", "forecast", "compare"):
        assert "assumed as in" not in said(command, "-", case=CASE.replace(text, instead))


def test_a_kind_of_payment_that_bears_no_national_insurance_rests_on_none() -> None:
    kind = b"payment: {kind: professional registration fee}\n"
    without = CASE.partition(b"forecast:")[0] + kind
    assert "assumed as in" not in said("cost", "-", case=without)
