"""Figures that `published` may name, of every ledger of a case: among them those that only one command shows."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from supplement_calc.checks.reconciliation import further_costings
from supplement_calc.costing import ledgers
from supplement_calc.costing.costing import Costing, cost
from support.planting import first_cause, reconciled
from support.running import run

# National Insurance is 15% of 250,000 above 10 × £5,000: 37,500, 12.5% of 300,000. A supplement is all above the threshold.
BY_PART = """
title: by hand
grades: {A: {salary: 30000, in_post: 10, vacant: 2, supplement: 2000}}
on_costs: {tax_year: 2025-26, pension: 20%, apprenticeship_levy: 0.5%}
"""
# The same National Insurance in a flat rate leaves 11.83% for the rest: 26.83% of supplements, 2.5% of 24,000 more.
FLAT = """
title: by hand
period: {starts: 2025-05-01, ends: 2026-03-31}
grades: {A: {salary: 30000, in_post: 10, vacant: 2, supplement: 2000}}
on_costs: 24.33%
"""
# Half of 2 × 30,000 in each year; 45,000 and 35,000 with training, of which 40,000 is paid for in the first.
PACKAGE = """
title: by hand
measures:
  - {what: Posts, fte: 2, cost_per_fte: 30000, starts: 2026-10-01, ends: 2027-09-30}
  - {what: Training, cost_by_year: {2026/27: 15000, 2027/28: 5000}}
funding:
  - {year: 2026/27, amount: £40k, from: reserve}
"""


@pytest.mark.parametrize(
    ("text", "id", "right", "other"),
    [
        (BY_PART, "on_costs.average", "33.0%", "33.1%"),
        (BY_PART, "on_costs.average.national_insurance", "12.5%", "15%"),
        (BY_PART, "on_costs.marginal", "35.5%", "33.0%"),
        (BY_PART, "on_costs.marginal.national_insurance", "15%", "12.5%"),
        (FLAT, "on_costs", "24.33%", "25%"),
        (FLAT, "on_costs.rest", "11.83%", "12.5%"),
        (FLAT, "on_costs.marginal", "26.83%", "24.33%"),
        (FLAT, "on_costs.understated", "£600", "£700"),
        (PACKAGE, "package.costs_given.2026_27", "£45,000", "£54,000"),
        (PACKAGE, "package.costs_given.2027_28", "£0.035m", "£0.036m"),
        (PACKAGE, "package.funding.2026_27", "£40k", "£41k"),
        (PACKAGE, "package.unfunded.2027_28", "£35,000", "£5,000"),
        (PACKAGE, "package.fte_itemised", "2 fte", "3 fte"),
    ],
)
def test_a_published_figure_is_held_against_the_case(text: str, id: str, right: str, other: str) -> None:
    assert first_cause(text, id, right) == "reproduces"
    entry = f"published:\n  - {{figure: {id}, value: '{other}'}}\n"
    [verdict] = reconciled(dedent(text) + entry).verdicts
    assert (verdict.result, verdict.claim.id) == ("differs", id)


@pytest.mark.parametrize(
    ("text", "id", "nearest"),
    [
        (BY_PART, "on_costs.marginal.pensions", "on_costs.marginal.pension"),
        (PACKAGE, "package.unfunded.2028_29", "package.unfunded.2027_28"),
    ],
)
def test_an_id_that_no_ledger_has_is_reported_with_the_nearest(text: str, id: str, nearest: str) -> None:
    [problem] = reconciled(f"{dedent(text)}published:\n  - {{figure: {id}, value: '5'}}\n").entry_problems
    assert (problem.code, problem.help) == ("published-unknown", f"did you mean {nearest}?")


def test_check_of_a_package_alone_reports_the_figure_that_differs() -> None:
    entry = "published:\n  - {figure: package.costs_given.2026_27, value: '£30,000'}\n"
    ran = run("check", "-", stdin=(dedent(PACKAGE) + entry).encode())
    assert ran.code == 1
    assert "the paper prints £30,000; the case gives £45,000 (£15,000 higher)" in ran.out
    assert "(row-left-out)" in ran.out


GRADES = """
title: t
on_costs: 30%
budget: 900000
grades: {A: {salary: 30000, in_post: 10, vacant: 2, supplement: 2000}}
published:
"""
# A penny, £1, £1,000 and nothing rounded, and £1 with the marginal rates, which a cause is looked for in.
ALWAYS = 5


def not_held(tmp_path: Path, entries: list[str]) -> list[int]:
    """The lines of the entries that a check says are not held against the case."""
    case = tmp_path / "case.yaml"
    case.write_text(GRADES + "".join(f"  - {{{entry}}}\n" for entry in entries))
    before = GRADES.count("\n")
    lines = [line for line in run("check", case, "-f", "concise").out.splitlines() if "is not held against the case" in line]
    assert all("error[too-large-a-case]" in line for line in lines)
    return [int(line.split(":")[1]) - before for line in lines]


def count_costings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one with each costing."""
    made: list[object] = []

    def counted(*given: Any, **more: Any) -> Costing:
        made.append(given)
        return cost(*given, **more)

    monkeypatch.setattr(ledgers, "cost", counted)
    return made


def test_a_case_is_costed_at_twenty_other_units_and_each_figure_past_them_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = count_costings(monkeypatch)
    entries = [f"figure: current_spend.total, value: £{unit * 100}, to: £{unit}" for unit in range(2, 42)]
    entries += [
        "figure: current_spend.total, value: £390000, to: £5",
        "figure: current_spend.total, value: £390000, to: £10000",
    ]
    assert not_held(tmp_path, entries) == list(range(21, 41))
    assert len(made) == 20 + ALWAYS


def test_a_large_case_is_costed_at_fewer_units_and_for_fewer_proofs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(further_costings, "FIGURES", 1000)
    made = count_costings(monkeypatch)
    units = [f"figure: current_spend.total, value: £{unit * 100}, to: £{unit}" for unit in range(2, 22)]
    held = 20 - len(past := not_held(tmp_path, units))
    assert 0 < held < 20 and past == list(range(held + 1, 21)) and len(made) == held + ALWAYS
    made.clear()
    proofs = [f"figure: proof.g{number}.empty, value: £1" for number in range(10)]
    held = 10 - len(past := not_held(tmp_path, proofs))
    assert 0 < held < 10 and past == list(range(held + 1, 11)) and len(made) <= held + ALWAYS
