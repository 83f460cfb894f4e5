"""What a package beside a costing leaves unfunded stands with the key figures, by year, and nothing where it is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.running import run

# 10 posts × £2,000 × 1.25 = £25,000 a year.
CASE = """\
title: T
period: {starts: 2026-04-01, ends: 2028-03-31}
grades: {A: {salary: 30000, in_post: 8, vacant: 2, supplement: 2000}}
on_costs: 25%
measures: [{what: The supplement, cost: the supplement}, {what: Fees, kind: one-off, cost: EXTRA, year: 2026/27}]
funding: [FUNDS]
"""
FILLED = "(supplement with all posts filled)"


@pytest.mark.parametrize(
    ("extra", "funds", "said"),
    [
        # £25,000 + £6,000 less £20,000, and £25,000 less £20,000
        (
            "6000",
            "{years: 2026/27 to 2028/29, amount: 20000, from: grant}",
            "unfunded by £11,000 in 2026/27 and £5,000 in 2027/28.",
        ),
        ("6000", "{year: 2026/27, amount: 50000, from: reserve}", "unfunded after the reserve by £6,000 in 2027/28."),
        ("6000", "{year: 2026/27, amount: 56000, from: reserve}", f"every year {FILLED}, with the reserve."),
        ("0", "{years: 2026/27 to 2027/28, amount: 25000, from: grant}", f"meets the costs given of every year {FILLED}."),
    ],
)
def test_what_is_unfunded_is_said_by_year(extra: str, funds: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE.replace("EXTRA", extra).replace("FUNDS", funds), encoding="utf-8")
    note = " ".join(run("cost", file, "--brief").out.partition("Funding ")[2].split())
    assert said in note
    assert FILLED in note


def test_a_measure_without_a_cost_leaves_no_claim(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    text = CASE.replace("kind: one-off, cost: EXTRA, year: 2026/27", "year: 2026/27")
    file.write_text(text.replace("FUNDS", "{year: 2026/27, amount: 50000, from: grant}"), encoding="utf-8")
    ran = run("cost", file, "--brief")
    assert ran.code == 0
    assert "Funding " not in ran.out
