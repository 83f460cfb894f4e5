"""Where a figure is looked for by its id: every ledger that may have it, and no other is made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.ledgers import OWN_PARTS, CaseLedgers, may_hold
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND, Ledger, Rounding
from support.mutation import seeds
from support.running import run
from support.yaml_trees import written

TWO_GRADES = """
title: Two grades
period: {starts: 2025-04-01, ends: 2027-03-31}
grades:
  Grade 9: {salary: 30000, in_post: 6, vacant: 2, supplement: 2000}
  Grade 10: {salary: 40000, in_post: 6, vacant: 2}
on_costs: 24.33%
budget: 400000
comparators: {B: {pay: {Grade 9: 33000}}}
forecast: {doing_nothing: {turnover: 20%, starters: 3}, proposal: {turnover: 10%, starters: 3}}
"""


def ids(case: CaseLedgers, kind: str) -> set[str]:
    """The ids of a ledger of a case."""
    ledger = case.ledger(kind, POUND)
    return set() if ledger is None else set(ledger.figures)


@cache
def own_ids() -> dict[str, set[str]]:
    """By kind: the ids of its ledgers that the costing of the same case has not, of every case that tests share."""
    own: dict[str, set[str]] = {kind: set() for kind in OWN_PARTS}
    for text in {written(seed) for seed in seeds()}:
        case = load_text(Source("case.yaml", text), EVERYTHING).case
        if case is not None:
            made = CaseLedgers(case)
            costing = ids(made, "costing")
            for kind, known in own.items():
                known |= ids(made, kind) - costing
    return own


@pytest.mark.parametrize("kind", OWN_PARTS)
def test_a_ledger_has_only_ids_that_it_is_looked_in_for(kind: str) -> None:
    own = own_ids()[kind]
    assert own
    assert [id for id in own if not may_hold(kind, id)] == []


@pytest.mark.parametrize(
    ("id", "near"),
    [
        ("full_establishment.totel", "full_establishment.total"),
        ("market.grade_9.gpa", "market.grade_9.gap"),
        ("markt.grade_9.gap", "market.grade_9.gap"),
        ("zzzzz.qqqqq", None),
    ],
)
def test_an_unknown_id_is_looked_for_in_every_ledger(
    id: str, near: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: set[str] = set()
    make = CaseLedgers._ledger

    def noted(self: CaseLedgers, kind: str, rounding: Rounding) -> Ledger | None:
        made.add(kind)
        return make(self, kind, rounding)

    monkeypatch.setattr(CaseLedgers, "_ledger", noted)
    case = tmp_path / "case.yaml"
    case.write_text(TWO_GRADES)
    ran = run("explain", case, id)
    meant = f" Did you mean {near}?" if near else ""
    hint = f"The case has no figure '{id}'.{meant} `supplement-calc explain {case}` lists the figures."
    assert (ran.code, hint in ran.err) == (2, True), ran.err
    assert made == {*OWN_PARTS, "costing", "proofs"}
