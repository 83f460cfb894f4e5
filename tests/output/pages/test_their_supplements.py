"""Supplements that other employers pay are named wherever pay is compared, whether they are counted or not."""

from __future__ import annotations

import json
from pathlib import Path

from support.running import run
from support.xlsx import read

CASE = b"""
title: A team
period: {starts: 2026-04-01, ends: 2028-03-31}
grades:
  Grade 9: {salary: 30000, in_post: 10, vacant: 2, supplement: 2000}
comparators:
  A: {pay: {Grade 9: 29500 - 32400}}
  B: {pay: {Grade 9: 30000 - 33700}}
  C: {pay: {Grade 9: 29900}, supplements: {Grade 9: 3100}}
"""
NOT_COUNTED = (
    "Grade 9: other employers’ own supplements are not counted: C £3,100. The market figure, the gap and our rank leave them "
    "out, so our pay with the supplement ranks against theirs without."
)
COUNTED = (
    "Grade 9: other employers’ own supplements are added to their pay, since the case compares pay with supplements: C £3,100."
)


def test_what_is_not_counted_is_named_by_market_the_paper_and_the_workbook(tmp_path: Path) -> None:
    page = " ".join(run("market", "-", stdin=CASE).out.split())
    assert "Rests on Mean of the tops of their ranges, basic pay without the supplements that 1 employer pays." in page
    assert NOT_COUNTED in page
    assert "Own supplement" not in page
    assert NOT_COUNTED in json.loads(run("market", "-", "-f", "json", stdin=CASE).out)["notes"]["market.grade_9.gap"]
    for name in ("paper.md", "paper.xlsx"):
        assert run("report", "-", "-o", tmp_path / name, stdin=CASE).code == 0
    assert NOT_COUNTED in (tmp_path / "paper.md").read_text(encoding="utf-8")
    cells = read((tmp_path / "paper.xlsx").read_bytes())["Notes and sources"]
    assert NOT_COUNTED in {str(cell.value) for cell in cells.values()}


def test_what_is_counted_has_a_column_and_a_figure_and_says_why() -> None:
    case = CASE + b"market: {counting: pay with supplements}\n"
    page = run("market", "-", stdin=case).out
    assert COUNTED in " ".join(page.split())
    assert "Rests on Mean of the tops of their ranges, pay with supplements, which 1 employer pays." in " ".join(page.split())
    rows = {line.split()[0]: line.split()[1:] for line in page.split("\n") if line.startswith(("  A ", "  B ", "  C "))}
    assert rows["A"][-4:] == ["32,400", "not", "given", "32,400"]
    assert rows["C"][-3:] == ["29,900", "3,100", "33,000"]
    figures = json.loads(run("market", "-", "-f", "json", stdin=case).out)["figures"]
    assert figures["market.grade_9.by.c.supplement"] == "3100"
    assert figures["market.grade_9.by.c"] == "33000"
    assert run("explain", "-", "market.grade_9.by.c.supplement", stdin=case).code == 0


def test_a_case_that_gives_none_says_nothing_of_them() -> None:
    page = run("market", "-", stdin=CASE.replace(b", supplements: {Grade 9: 3100}", b"")).out
    assert "own supplement" not in page
    assert "basic pay. " in page
