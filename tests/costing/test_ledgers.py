"""Where a figure is looked for by its id: every ledger that may have it, and no other is made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.ledgers import FORECASTS, OWN_PARTS, CaseLedgers, kinds_of, may_hold
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
            costing, forecast = ids(made, "costing"), ids(made, "forecast")
            for kind, known in own.items():
                known |= ids(made, kind) - costing - (forecast if kind == "levers" else set())
    return own


@pytest.mark.parametrize("kind", OWN_PARTS)
def test_a_ledger_has_only_ids_that_it_is_looked_in_for(kind: str) -> None:
    own = own_ids()[kind]
    assert own
    assert [id for id in own if not may_hold(kind, id)] == []


def test_what_rests_on_what_the_courses_differ_in_is_worked_out_for_whoever_asks_for_it_alone() -> None:
    """Each of a forecast's ledgers has its own ids and all that both have at the same values."""
    case = load_text(Source("case.yaml", TWO_GRADES), EVERYTHING).case
    assert case is not None
    plain, levers = (CaseLedgers(case).ledger(kind, POUND) for kind in FORECASTS)
    assert plain is not None and levers is not None
    more = levers.figures.keys() - plain.figures.keys()
    assert more and plain.figures.keys() <= levers.figures.keys()
    assert {id: one.value for id, one in plain.figures.items()} == {id: levers.figures[id].value for id in plain.figures}
    for id in ("forecast.fairness.turnover.share", "forecast.alike_turnover.total", "forecast.net.total"):
        (kind,) = kinds_of(id)
        assert (kind == "levers") is (id in more)
    assert {id for id in more if kinds_of(id) != ("levers",)} == set()


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
    assert made - {"forecast"} == {*OWN_PARTS, "costing", "proofs"} - {"forecast"}  # all of which "levers" has
